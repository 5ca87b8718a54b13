import AxeBuilder from '@axe-core/playwright';
import { addSample, expect, firstVisit, isAtRest, LAPTOP, PHONE, ROUTES, test, wordsOf } from './app.ts';

test.describe('every screen', () => {
	test('opens and reloads with the network off', async ({ page, app }) => {
		await page.setViewportSize(PHONE);
		await firstVisit(page, app, 'en');
		await app.unplug();
		for (const route of ROUTES) {
			await page.goto(`${app.url}${route}`);
			await expect(page.locator('main h1:visible, main h2:visible').first(), route).toBeVisible();
			await page.reload();
			await expect(page.locator('main h1:visible, main h2:visible').first(), route).toBeVisible();
		}
	});

	for (const [size, viewport] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
		for (const colorScheme of ['light', 'dark'] as const) {
			test(`is accessible and fits: ${size}, ${colorScheme}`, async ({ page, app }) => {
				await page.setViewportSize(viewport);
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await firstVisit(page, app, 'en');
				const check = async (route: string) => {
					await isAtRest(page);
					const { violations } = await new AxeBuilder({ page }).analyze();
					expect(
						violations.map(({ id, nodes }) => `${route}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)
					).toEqual([]);
					const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
					expect(overflow, `${route} scrolls sideways`).toBeLessThanOrEqual(0);
				};
				await expect(page.locator('main h2:visible').first()).toBeVisible();
				await check('/ empty');
				await addSample(page, app, 'en');
				for (const route of ROUTES) {
					await page.goto(`${app.url}${route}`);
					await expect(page.locator('main h1:visible, main h2:visible').first(), route).toBeVisible();
					await check(route);
				}
				for (const list of ['/contacts', '/sales']) {
					await page.goto(`${app.url}${list}`);
					await page.locator(`main a[href^="${list}/0"]`).first().click();
					await expect(page.locator('main h1:visible').first()).toBeVisible();
					await check(`${list}/[id]`);
				}
				const say = wordsOf('en');
				await page.goto(app.url);
				await page
					.getByRole('button', { name: say('shell_log_note') })
					.first()
					.click();
				await expect(page.getByRole('dialog')).toBeVisible();
				await check('Log a note');
			});
		}
	}
});
