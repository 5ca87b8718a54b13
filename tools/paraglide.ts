import type { CompilerOptions } from '@inlang/paraglide-js';

/** How messages are compiled, for the build and for `npm run messages` alike. */
export const paraglideOptions: CompilerOptions = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
	localStorageKey: 'kartei-language',
	emitGitIgnore: false,
	emitPrettierIgnore: false,
	emitReadme: false
};
