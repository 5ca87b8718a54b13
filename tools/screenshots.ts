import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.ts';
import { addSample, LAPTOP, PHONE, ROUTES } from '../tests/app.ts';
import type { Language } from '../tests/app.ts';

/*
 * `npm run screenshots` (after `npm run build`) writes every screen with the sample data in it to screenshots/, for
 * people to look at: phone and laptop, light and dark, in three languages. `-- en phone light` takes a part of them.
 */

const wanted = process.argv.slice(2);
const folder = 'screenshots';
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM_PATH'] ?? findChromium(),
	args: ['--no-sandbox', '--disable-gpu']
});
const app = await serve('build', 0);

async function take(page: Page, name: string): Promise<void> {
	await page.waitForTimeout(350);
	await page.screenshot({ path: `${folder}/${name}.png` });
}

async function first(page: Page, list: string): Promise<void> {
	await page.goto(`${app.url}${list}`);
	await page.locator(`main a[href^="${list}/0"]`).nth(2).click();
	await page.locator('main h1:visible').first().waitFor();
}

for (const language of ['en', 'de', 'sv'] as const satisfies Language[]) {
	for (const [size, viewport] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
		for (const colorScheme of ['light', 'dark'] as const) {
			if (!wanted.every((want) => [language, size, colorScheme].includes(want))) continue;
			const context = await browser.newContext({ viewport, colorScheme, locale: language, reducedMotion: 'reduce' });
			const page = await context.newPage();
			const name = (what: string) => `${size}-${language}-${colorScheme}-${what}`;
			await page.addInitScript((code) => localStorage.setItem('kartei-language', code), language);
			await page.goto(app.url);
			await page.locator('main h2:visible').first().waitFor();
			await take(page, name('first'));
			await addSample(page, app, language);
			for (const route of ROUTES) {
				await page.goto(`${app.url}${route}`);
				await page.locator('main h1:visible, main h2:visible').first().waitFor();
				await take(page, name(route.slice(1).replace('/', '-') || 'today'));
			}
			await first(page, '/contacts');
			await take(page, name('card'));
			await first(page, '/sales');
			await take(page, name('sale'));
			await context.close();
		}
	}
}
await app.close();
await browser.close();
