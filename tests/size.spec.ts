import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, PHONE, test } from './app.ts';

/** Bytes of JavaScript, gzip, that the first screen of a new box may cost; the build holds the same figure. */
const IN_ALL = 100_000;

test('the first screen loads what the build says, and no more', async ({ browser, app }) => {
	// Without a service worker, which would fetch the rest of the app for offline use meanwhile.
	const context = await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' });
	const page = await context.newPage();
	const scripts = new Set<string>();
	context.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (pathname.endsWith('.js')) scripts.add(pathname);
	});
	await page.goto(app.url);
	await expect(page.locator('main h2:visible').first()).toBeVisible();
	const bytes = [...scripts].reduce(
		(sum, path) => sum + gzipSync(readFileSync(`build${path}`), { level: 9 }).length,
		0
	);
	expect(bytes, [...scripts].join('\n')).toBeLessThanOrEqual(IN_ALL);
	expect(bytes).toBeGreaterThan(50_000);
	await context.close();
});
