interface Factory {
	createPolicy(
		name: string,
		rules: { createScriptURL: (url: string) => string }
	): { createScriptURL: (url: string) => string };
}

let policy: ReturnType<Factory['createPolicy']> | undefined;

/**
 * A script address as Trusted Types want it, for the few the app makes itself: the service worker and
 * `new Worker(trustedScriptUrl(url))` with `import url from './x-worker.ts?worker&url'`. Another origin's address
 * is a bug and throws. It is a `string` only to TypeScript, whose DOM does not know Trusted Types yet.
 */
export function trustedScriptUrl(url: string): string {
	if (new URL(url, location.href).origin !== location.origin) throw new TypeError(`Foreign script: ${url}`);
	policy ??= (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('kartei-script-url', {
		createScriptURL: (own) => own
	});
	return policy ? policy.createScriptURL(url) : url;
}
