import { button, dialogOf, open, openPerson, retitle } from './screen.ts';
import type { Screen } from './screen.ts';

const DAY = 86_400_000;

/** The history, the trash, and what is asked before something is taken back or deleted for good. */
export async function takeHistory(screen: Screen): Promise<void> {
	const { page, say, take } = screen;
	await open(screen, '/contacts');
	await page.locator('main a[href^="/contacts/0"]').nth(3).click();
	await button(screen, 'contacts_more').click();
	await button(screen, 'contacts_delete').click();
	// It is deleted when it can be undone.
	await button(screen, 'shell_undo').first().waitFor();
	const card = await openPerson(screen);
	await page.clock.setFixedTime(Date.now() + 2 * DAY);
	await retitle(screen, card, 'Malermeister');

	await open(screen, `/history?card=${card.split('/').at(-1) ?? ''}`);
	await page.locator('.entry-row .row').first().click();
	await take('history-of-card');
	const before = new Date(Date.now() + DAY).toISOString().slice(0, 10);
	await page.getByLabel(say('history_as_of')).fill(before);
	await page.locator('.differs').first().waitFor();
	await take('history-as-of', 'whole');

	await open(screen, '/history');
	await page.locator('.entry-row').first().waitFor();
	await take('history');
	await button(screen, 'history_filter_imports').click();
	await page
		.locator('.entry-row')
		.last()
		.getByRole('button', { name: say('history_undo_this', { what: '' }).trim() })
		.click();
	await dialogOf(screen).waitFor();
	await take('history-undo');
	await page.keyboard.press('Escape');
	await page.getByRole('radio', { name: say('history_view_trash') }).check();
	await page.getByRole('checkbox').last().check();
	await take('trash');
	await button(screen, 'history_trash_delete').click();
	await dialogOf(screen).waitFor();
	await take('trash-delete');
	// Long after the last backup.
	await page.clock.setFixedTime(Date.now() + 45 * DAY);
	await open(screen, '/');
	await take('reminder-loud', 'whole');
	await page.clock.setFixedTime(Date.now());
}
