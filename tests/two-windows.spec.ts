import type { Page } from '@playwright/test';
import { addSample, expect, firstVisit, LAPTOP, test, wordsOf } from './app.ts';

const say = wordsOf('en');
const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true });

/** The forms two windows may have open at once: how one gets there, and a field of it. */
const FORMS: { what: string; path: string; open: (page: Page) => Promise<void>; field: string; save: string }[] = [
	{
		what: 'note',
		path: '/contacts',
		open: async (page) => {
			await page.locator('main .timeline button[aria-expanded]').first().click();
			await button(page, 'notes_log_edit').click();
		},
		field: 'notes_text',
		save: 'notes_save'
	},
	{
		what: 'follow-up',
		path: '/follow-ups',
		open: async (page) => {
			await page
				.getByRole('button', { name: say('followups_menu_button', { text: '' }) })
				.first()
				.click();
			await button(page, 'followups_edit').click();
		},
		field: 'followups_text',
		save: 'followups_save'
	},
	{ what: 'sale', path: '/sales', open: async () => {}, field: 'sales_what', save: 'sales_save' }
];

for (const { what, path, open, field, save } of FORMS) {
	test(`two windows change one ${what}`, async ({ context, page, app }) => {
		await page.setViewportSize(LAPTOP);
		await firstVisit(page, app, 'en');
		await addSample(page, app, 'en');
		await page.goto(`${app.url}${path}`);
		if (path !== '/follow-ups') {
			await page.locator(`main a[href^="${path}/0"]`).first().click();
			await expect(page).toHaveURL(new RegExp(`${path}/0`));
		}
		const other = await context.newPage();
		await other.setViewportSize(LAPTOP);
		await other.goto(page.url());
		const fieldIn = (window: Page) => window.getByLabel(say(field), { exact: true });
		for (const window of [page, other]) {
			await open(window);
			await expect(fieldIn(window)).toBeVisible();
		}
		await fieldIn(page).fill('Quince');
		await button(page, save).click();
		await expect(fieldIn(page)).toHaveCount(0);
		await fieldIn(other).fill('Medlar');
		await button(other, save).click();

		const question = other.getByRole('dialog', { name: say('contacts_conflict_title') });
		await question.getByLabel(say('contacts_conflict_theirs', { value: 'Quince' })).check();
		await question.getByRole('button', { name: say('contacts_save'), exact: true }).click();
		await expect(question).toHaveCount(0);
		await expect(fieldIn(other)).toHaveCount(0);
		await expect(page.getByText('Quince').first()).toBeVisible();
		await expect(page.getByText('Medlar')).toHaveCount(0);
	});
}
