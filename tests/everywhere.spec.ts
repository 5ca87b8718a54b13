import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addSample, expect, firstVisit, isAtRest, LAPTOP, PHONE, ROUTES, test, wordsOf } from './app.ts';

/** Accessible, and no wider than the screen. */
async function isSound(page: Page, what: string): Promise<void> {
	await isAtRest(page);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Two cards of one person, as an import takes them for two. */
const TWICE = [
	'First Name,Last Name,Mobile Phone,Job Title',
	'Anna,Müller,+49 171 5512345,Owner',
	'Anna,Mueller,0049 171 55 12345,Director'
].join('\r\n');

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
				const check = (route: string) => isSound(page, route);
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

	for (const [size, viewport, colorScheme] of [
		['phone', PHONE, 'dark'],
		['laptop', LAPTOP, 'light']
	] as const) {
		test(`asks accessibly: ${size}, ${colorScheme}`, async ({ page, app }) => {
			const say = wordsOf('en');
			const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
			const dialog = page.getByRole('dialog');
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await firstVisit(page, app, 'en');
			await addSample(page, app, 'en');

			await page.goto(`${app.url}/backup`);
			const [download] = await Promise.all([page.waitForEvent('download'), button('box_backup_save').click()]);
			const backup = await download.path();

			await page.goto(`${app.url}/contacts/new`);
			await button('interchange_arrived_paste').click();
			await dialog.getByLabel(say('interchange_arrived_text')).fill('Jane Doe\nHarbour Tools Ltd\nTel. 07700 900123');
			await isSound(page, 'Paste text');

			await page.goto(`${app.url}/import`);
			const file = { name: 'twice.csv', mimeType: 'text/csv', buffer: Buffer.from(TWICE) };
			await page.getByLabel(say('interchange_import_file')).setInputFiles(file);
			await button('interchange_import_run').click();
			await expect(button('interchange_import_undo')).toBeVisible();
			await isSound(page, 'Imported');

			await page.goto(`${app.url}/duplicates`);
			await page.getByRole('button', { name: say('duplicates_merge_named', { name: 'Anna Müller' }) }).click();
			await expect(dialog).toBeVisible();
			await isSound(page, 'Merge two cards');
			await page.keyboard.press('Escape');

			await page.locator('main table').getByRole('link', { name: 'Anna Müller', exact: true }).click();
			const menu = button('contacts_more');
			await menu.click();
			await isSound(page, 'Menu of a card');
			await button('interchange_share').click();
			await expect(dialog.getByRole('img')).toBeVisible();
			await isSound(page, 'Share as a code');
			await dialog.getByRole('radio', { name: say('interchange_share_file') }).check();
			await isSound(page, 'Share as a file');
			await page.keyboard.press('Escape');
			await expect(dialog).toHaveCount(0);
			await expect(menu, 'what opened the menu has the focus again').toBeFocused();

			await page.goto(`${app.url}/history`);
			await page
				.getByRole('button', { name: /^Undo: / })
				.first()
				.click();
			await expect(dialog).toBeVisible();
			await isSound(page, 'Undo');

			await page.goto(`${app.url}/backup`);
			await page.getByLabel(say('box_restore_file'), { exact: true }).setInputFiles(backup);
			await expect(button('box_restore_merge')).toBeEnabled();
			await isSound(page, 'Merge preview');
		});
	}
});
