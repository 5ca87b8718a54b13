import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, firstVisit, isAtRest, LAPTOP, PHONE, test, wordsOf } from './app.ts';
import type { Language } from './app.ts';

/** Two cards each of Anna, Ida, Karl and a firm, spelled so that an import takes them for different ones. */
const CARDS = [
	'First Name,Last Name,Company,Mobile Phone,E-mail Address,Job Title',
	'Anna,Müller,,+49 171 5512345,,Owner',
	'Anna,Mueller,,0049 171 55 12345,,Director',
	'Carl,Sjöberg,,,sjoberg@example.com,',
	'Karl,Sjöberg,,,SJOBERG@example.com,',
	'Ida,Bär,,+49 89 2345678,,',
	'Ida,Baer,,+49 (0)89 2345678,,',
	',,Berg & Söhne GmbH,+49 6221 445566,,',
	',,Fa. Berg und Söhne,0049 6221 44 55 66,,',
	'Vera,Thiele,,+49 40 7654321,,',
	'Uwe,Thiele,,+49 40 7654321,,'
];

async function bringCards(page: Page, url: string, language: Language, path: string): Promise<void> {
	const say = wordsOf(language);
	writeFileSync(path, CARDS.map((line) => `${line}\r\n`).join(''));
	await page.goto(`${url}/import`);
	await page.getByLabel(say('interchange_import_file')).setInputFiles(path);
	await expect(page.getByRole('status').filter({ hasText: /^10 / })).toBeVisible();
	await page.getByRole('button', { name: say('interchange_import_run'), exact: true }).click();
	await expect(page.getByRole('button', { name: say('interchange_import_undo') })).toBeVisible();
}

test('find, compare, merge, undo', async ({ page, app }, testInfo) => {
	const say = wordsOf('en');
	const groups = page.locator('main section.card');
	const groupOf = (name: string) => groups.filter({ has: page.getByRole('heading', { name }) });
	const dialog = page.getByRole('dialog');
	const said = (text: string) => page.getByText(text, { exact: true });
	const card = (name: string) => page.locator('main table').getByRole('link', { name, exact: true });
	const anna = groupOf('Anna');
	const mergeAnna = async () => {
		await anna.getByRole('button', { name: /^Merge/ }).click();
		await dialog.getByRole('radio', { name: /^Anna Müller since/ }).check();
		await dialog.getByRole('radio', { name: 'Owner' }).check();
		await dialog.getByRole('button', { name: say('duplicates_merge_do'), exact: true }).click();
		await expect(groups).toHaveCount(3);
	};
	const undo = (text: string) =>
		said(text)
			.locator('..')
			.getByRole('button', { name: say('shell_undo') })
			.click();
	await page.setViewportSize(PHONE);
	await firstVisit(page, app, 'en');
	await app.unplug();
	await bringCards(page, app.url, 'en', testInfo.outputPath('cards.csv'));

	await page.goto(`${app.url}/more`);
	await page
		.getByRole('main')
		.getByRole('link', { name: say('duplicates_title') })
		.click();
	await expect(groups).toHaveCount(4);
	await expect(anna.getByText(say('duplicates_level_sure'))).toBeVisible();
	await expect(groupOf('Sjöberg').getByText(say('duplicates_level_likely'))).toBeVisible();
	const owner = (await card('Anna Müller').getAttribute('href')) ?? '';
	const director = (await card('Anna Mueller').getAttribute('href')) ?? '';

	await test.step('what hangs on the card that goes moves to the one that stays', async () => {
		await page.goto(app.url + director);
		await page
			.locator('main')
			.getByRole('button', { name: say('contacts_log_note') })
			.first()
			.click();
		await dialog.getByLabel(say('notes_text'), { exact: true }).fill('Wants the blue one.');
		await dialog.getByRole('button', { name: say('notes_save'), exact: true }).click();
		await expect(dialog).toHaveCount(0);
		await page.goto(`${app.url}/duplicates`);
		await mergeAnna();
		await undo(say('duplicates_merged', { name: 'Anna Müller' }));
		await expect(groups).toHaveCount(4);
		await mergeAnna();
	});

	await test.step('the address of the other card leads to the one that stayed', async () => {
		await page.goto(app.url + director);
		await expect(page).toHaveURL(app.url + owner);
		await expect(said(say('duplicates_merged_into', { name: 'Anna Mueller' }))).toBeVisible();
		await expect(page.getByText('Wants the blue one.')).toBeVisible();
		await expect(page.getByText('Director')).toBeVisible();
	});

	await test.step('"Not a duplicate" is remembered, and can be taken back', async () => {
		await page.goto(`${app.url}/duplicates`);
		await groupOf('Sjöberg')
			.getByRole('button', { name: say('duplicates_distinct'), exact: true })
			.click();
		await expect(groupOf('Sjöberg')).toHaveCount(0);
		await page.reload();
		await expect(groups).toHaveCount(2);
		await page.getByText(say('duplicates_marked', { count: 1 })).click();
		await page.getByRole('button', { name: /^Take back/ }).click();
		await expect(groupOf('Sjöberg')).toHaveCount(1);
	});

	await test.step('all sure ones in one step, and back in one', async () => {
		await page.getByRole('button', { name: say('duplicates_merge_all', { count: 2 }) }).click();
		await dialog.getByRole('button', { name: say('duplicates_merge_all_do'), exact: true }).click();
		await expect(dialog).toHaveCount(0);
		await expect(groups).toHaveCount(1);
		await undo(say('duplicates_merged_all', { count: 2 }));
		await expect(groups).toHaveCount(3);
	});
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`is accessible and fits: ${colorScheme}`, async ({ page, app }, testInfo) => {
		const say = wordsOf('de');
		await page.setViewportSize(PHONE);
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await firstVisit(page, app, 'de');
		await bringCards(page, app.url, 'de', testInfo.outputPath('cards.csv'));
		await page.goto(`${app.url}/duplicates`);
		await expect(page.locator('main section.card')).toHaveCount(4);
		for (const viewport of [PHONE, LAPTOP]) {
			await page.setViewportSize(viewport);
			await check(page);
		}
		await page.getByRole('button', { name: say('duplicates_merge_named', { name: 'Anna Müller' }) }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await check(page);
	});
}

async function check(page: Page): Promise<void> {
	await isAtRest(page);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
