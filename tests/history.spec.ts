import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, firstVisit, isAtRest, LAPTOP, PHONE, test, wordsOf } from './app.ts';

const say = wordsOf('en');
const DAY = 86_400_000;
const NOW = new Date(2026, 10, 20, 10, 0).getTime();
const dayOf = (at: number) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

async function importCards(page: Page, url: string, path: string): Promise<void> {
	writeFileSync(
		path,
		'First Name,Last Name,E-mail Address\r\nAnna,Berg,anna@example.com\r\nErik,Ek,erik@example.com\r\n'
	);
	await page.goto(`${url}/import`);
	await page.getByLabel(say('interchange_import_file')).setInputFiles(path);
	await expect(page.getByRole('status').filter({ hasText: /^2 / })).toBeVisible();
	await page.getByRole('button', { name: say('interchange_import_run'), exact: true }).click();
	await expect(page.getByRole('button', { name: say('interchange_import_undo') })).toBeVisible();
}

async function openCard(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/contacts`);
	await page.getByRole('main').getByRole('link', { name: 'Berg, Anna' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Anna Berg' })).toBeVisible();
}

async function rename(page: Page, to: string): Promise<void> {
	await page
		.getByRole('main')
		.getByRole('link', { name: say('contacts_edit'), exact: true })
		.click();
	await page.getByLabel(say('contacts_family'), { exact: true }).fill(to);
	await page
		.getByRole('button', { name: say('contacts_save'), exact: true })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1, name: `Anna ${to}` })).toBeVisible();
}

async function violations(page: Page) {
	await isAtRest(page);
	return (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
}

test('a card as of yesterday, one value put back, an import taken back weeks later', async ({
	page,
	app
}, testInfo) => {
	await page.setViewportSize(PHONE);
	await page.clock.setFixedTime(NOW - 30 * DAY);
	await firstVisit(page, app, 'en');
	await app.unplug();
	await importCards(page, app.url, testInfo.outputPath('cards.csv'));
	await page.clock.setFixedTime(NOW - 2 * DAY);
	await openCard(page, app.url);
	await rename(page, 'Bergh');
	await page.clock.setFixedTime(NOW);
	await rename(page, 'Bergström');

	await page.getByRole('button', { name: say('contacts_more'), exact: true }).click();
	await page.getByRole('link', { name: say('history_of_card') }).click();
	await expect(page.getByRole('heading', { name: 'History of Anna Bergström' })).toBeVisible();
	const entries = page.locator('.entry-row');
	await expect(entries).toHaveCount(3);
	await entries.first().locator('.row').click();
	await expect(page.locator('ins')).toHaveText(/Anna Bergström/);

	const day = page.getByLabel(say('history_as_of'));
	await day.fill(dayOf(NOW - DAY));
	await expect(page.locator('.differs')).toHaveText(/Anna Bergh\s*now: Anna Bergström/);
	expect(await violations(page)).toEqual([]);
	await page.getByRole('button', { name: say('history_put_value_back_this', { field: 'Name' }) }).click();
	await expect(page.getByText(say('history_as_of_same'))).toBeVisible();
	await day.fill(dayOf(NOW - 40 * DAY));
	await expect(page.getByText(say('history_as_of_not_yet'))).toBeVisible();

	await page.setViewportSize(LAPTOP);
	await page.goto(`${app.url}/history`);
	await page.getByRole('button', { name: say('history_filter_imports'), exact: true }).click();
	await expect(entries).toHaveCount(1);
	await entries.getByRole('button', { name: /^Undo: / }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByText('Goes to the trash: Erik Ek.')).toBeVisible();
	await expect(dialog.getByText('Anna Bergh was edited since (Name).')).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await dialog.getByRole('button', { name: say('shell_undo'), exact: true }).click();
	await expect(entries.getByText(say('history_undone'))).toBeVisible();
	await page.goto(`${app.url}/contacts`);
	await expect(page.getByRole('main').getByRole('link', { name: 'Bergh, Anna' })).toBeVisible();
	await expect(page.getByRole('main').getByRole('link', { name: 'Ek, Erik' })).toHaveCount(0);

	await page.goto(`${app.url}/history`);
	await page.getByRole('radio', { name: say('history_view_trash') }).check();
	await page.getByLabel(say('history_trash_search')).fill('erik');
	await page.getByRole('checkbox', { name: say('history_trash_choose', { name: 'Erik Ek' }) }).check();
	await page.getByRole('button', { name: say('history_trash_delete'), exact: true }).click();
	const confirm = dialog.getByRole('button', { name: say('history_trash_delete'), exact: true });
	await expect(confirm).toBeDisabled();
	await dialog.getByRole('textbox').fill(say('history_trash_delete_word'));
	expect(await violations(page)).toEqual([]);
	await confirm.click();
	await expect(page.getByText(say('history_trash_none'))).toBeVisible();
});
