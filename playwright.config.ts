import { defineConfig } from '@playwright/test';

/** People's jobs on the built app (`npm run build` first). Each test serves it on a port of its own: see tests/app.ts. */
export default defineConfig({
	testDir: 'tests',
	testMatch: '*.spec.ts',
	// Two cores are usual; a third browser only makes all of them slow.
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	timeout: 240_000,
	expect: { timeout: 30_000 },
	reporter: 'list',
	use: {
		launchOptions: {
			executablePath: process.env['CHROMIUM_PATH'],
			args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']
		},
		acceptDownloads: true,
		trace: 'off'
	}
});
