import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * Who may import whom, as DESIGN section 3 draws it; each block is one line of that drawing. The patterns are
 * gitignore's, where a leading # begins a comment: it is written as \\#.
 */
const NO_DEXIE = { group: ['dexie', 'dexie/*'], message: 'Only src/lib/db knows Dexie.' };
const NO_STORES = { group: ['svelte/store'], message: 'The database is the store; page state is runes.' };
const USES = [
	'search',
	'interchange',
	'duplicates',
	'devices',
	'history',
	'arrivals',
	'reports',
	'campaigns',
	'letters',
	'workflow',
	'call-desk',
	'privacy',
	'demo'
];
const NO_USES = {
	group: USES.map((room) => `\\#lib/${room}/*`),
	message: 'The nouns do not know their uses; a page brings them together.'
};
const NO_DB = {
	group: ['\\#lib/db/*', '!#lib/db/live.svelte.ts', '!#lib/db/failures.ts'],
	message: "Views reach the box through a room's store.ts; of db/ they know live and the failures' names."
};
/** The pure files of db/ and its types. */
const PURE_DB = [
	'as-of',
	'codec',
	'dump',
	'history-entry',
	'hlc',
	'merge-draft',
	'merge-plan',
	'record-values',
	'references',
	'schema',
	'stamps',
	'tables',
	'three-devices',
	'tombstone',
	'undo-plan'
].map((file) => `!#lib/db/${file}.ts`);
const NO_OPEN_DB = { ...NO_DB, group: [...NO_DB.group, ...PURE_DB] };
const IMPURE = {
	group: ['svelte', 'svelte/*', '$app/*', '**/*.svelte', '**/store.ts', '**/*.svelte.ts', '\\#lib/paraglide/*'],
	message: 'A pure file runs in plain Node.'
};
const NOUNS = ['contacts', 'notes', 'follow-ups', 'sales', 'products'];
const restrict = (...patterns) => ({
	'no-restricted-imports': ['error', { patterns: [NO_STORES, ...patterns] }]
});

/** Files with a role of their own; every other .ts file in src/lib is pure. */
const IMPURE_FILES = [
	'src/lib/**/store.ts',
	'src/lib/**/*.svelte.ts',
	'src/lib/**/*.worker.ts',
	'src/lib/**/*.browser.test.ts',
	'src/lib/db/**',
	'src/lib/shell/**',
	'src/lib/ui/**',
	// They hand a file to the browser.
	'src/lib/interchange/*/save-*.ts',
	// The search worker's reading of the box.
	'src/lib/search/box-index.ts'
];
/** Codes into words of the person's language: pure but for the messages. */
const WORDS = ['src/lib/**/*labels.ts', 'src/lib/**/*-{words,text}.ts', 'src/lib/**/*-{words,text}.test.ts'];
const IMPURE_BUT_WORDS = { ...IMPURE, group: IMPURE.group.slice(0, -1) };

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'src/lib/paraglide/', 'screenshots/', 'test-results/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'no-restricted-imports': ['error', { patterns: [NO_STORES] }],
			// TypeScript checks names; ESLint does not know ambient types.
			'no-undef': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'error',
			// Routes are plain paths of this one app, served from the root of an origin of its own.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{ files: ['src/**/*.svelte', 'src/routes/**'], rules: restrict(NO_DEXIE, NO_DB) },
	{
		files: ['src/lib/**/*.ts'],
		ignores: IMPURE_FILES,
		rules: {
			...restrict(NO_DEXIE, NO_OPEN_DB, IMPURE),
			'no-restricted-globals': ['error', 'window', 'document', 'navigator', 'localStorage', 'indexedDB'],
			'no-restricted-syntax': [
				'error',
				{
					selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
					message: 'now is a parameter.'
				},
				{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'today is a parameter.' }
			]
		}
	},
	{ files: NOUNS.map((room) => `src/lib/${room}/**`), rules: restrict(NO_DEXIE, NO_USES) },
	{ files: NOUNS.map((room) => `src/lib/${room}/**/*.svelte`), rules: restrict(NO_DEXIE, NO_USES, NO_DB) },
	{
		files: NOUNS.map((room) => `src/lib/${room}/**/*.ts`),
		ignores: IMPURE_FILES,
		rules: restrict(NO_DEXIE, NO_USES, NO_OPEN_DB, IMPURE)
	},
	{ files: WORDS, rules: restrict(NO_DEXIE, NO_OPEN_DB, IMPURE_BUT_WORDS) },
	{
		files: NOUNS.flatMap((room) => [
			`src/lib/${room}/*labels.ts`,
			`src/lib/${room}/*-words.ts`,
			`src/lib/${room}/*-text.ts`
		]),
		rules: restrict(NO_DEXIE, NO_USES, NO_OPEN_DB, IMPURE_BUT_WORDS)
	},
	{ files: ['src/lib/*/store.ts'], rules: restrict(NO_DEXIE) },
	{
		files: ['src/lib/ui/**'],
		rules: restrict(NO_DEXIE, {
			group: ['\\#lib/*/*', '!#lib/ui/*', '!#lib/paraglide/*'],
			message: 'ui/ knows no room.'
		})
	}
);
