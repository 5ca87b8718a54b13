import type { sveltekit } from '@sveltejs/kit/vite';

type KitOptions = NonNullable<Parameters<typeof sveltekit>[0]>;

/**
 * The Content-Security-Policy, said once: the build puts it into the page as a `<meta>` (with the hash of
 * SvelteKit's boot script), and `tools/headers.ts` sends the same directives as a response header.
 * `svelte-trusted-html` is Svelte's own policy for static markup; `kartei-script-url` names the
 * service worker and the Web Workers, the only script URLs the app makes itself.
 */
export const contentSecurityPolicy: NonNullable<NonNullable<KitOptions['csp']>['directives']> = {
	'default-src': ['none'],
	'script-src': ['self'],
	'style-src': ['self'],
	// SvelteKit's route announcer hides itself with one inline style; this is that style's hash.
	'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
	'img-src': ['self', 'data:', 'blob:'],
	'font-src': ['self'],
	'connect-src': ['self'],
	'manifest-src': ['self'],
	'worker-src': ['self'],
	'form-action': ['none'],
	'base-uri': ['none'],
	'object-src': ['none'],
	'require-trusted-types-for': ['script'],
	'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'kartei-script-url']
};
