import adapter from '@sveltejs/adapter-static';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './tools/csp.ts';
import { paraglideOptions } from './tools/paraglide.ts';

export default defineConfig({
	plugins: [
		paraglideVitePlugin(paraglideOptions),
		sveltekit({
			adapter: adapter({ fallback: '200.html' }),
			csp: { mode: 'hash', directives: contentSecurityPolicy },
			serviceWorker: { register: false }
		})
	],
	// The handbook lies beside the code, where people read it on the web, too.
	server: { fs: { allow: ['docs'] } },
	// One file each: SvelteKit's list of files, which the service worker keeps for offline use, has no chunks of workers.
	worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
	// The service worker has every chunk at hand; to name each one's scripts in the first ones costs 3 kB before the
	// first screen. Styles must be named: the loader fetches them.
	build: { modulePreload: { resolveDependencies: (_page, files) => files.filter((file) => file.endsWith('.css')) } },
	test: {
		expect: { requireAssertions: true },
		// What takes long says so itself; a busy computer must fail nothing.
		testTimeout: 60_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'rules',
					environment: 'node',
					setupFiles: ['tests/random-setup.ts'],
					include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
					exclude: ['src/**/*.browser.test.ts']
				}
			},
			{
				extends: true,
				// Found only when a worker asks for them, they would be prepared then, and every test begun anew.
				optimizeDeps: {
					include: [
						'age-encryption',
						'double-metaphone',
						'fastest-levenshtein',
						'libphonenumber-js/min',
						'papaparse',
						'uqr'
					]
				},
				test: {
					name: 'browser',
					include: ['src/**/*.browser.test.ts'],
					setupFiles: ['tests/browser-setup.ts'],
					// They share one origin and so one database.
					fileParallelism: false,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
								args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
