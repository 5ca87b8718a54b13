import { button, dialogOf, open, openPerson, retitle } from './screen.ts';
import type { Screen } from './screen.ts';

/* Backups, another device's file, and the folders. The pickers give folders of the browser's own. */

async function save(screen: Screen): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
	await open(screen, '/backup');
	const [download] = await Promise.all([
		screen.page.waitForEvent('download'),
		button(screen, 'box_backup_save').click()
	]);
	const parts: Buffer[] = [];
	for await (const part of await download.createReadStream()) parts.push(part as Buffer);
	return { name: 'kartei-laptop.kartei', mimeType: '', buffer: Buffer.concat(parts) };
}

const give = ({ page, say }: Screen, file: Awaited<ReturnType<typeof save>>) =>
	page.getByLabel(say('box_restore_file'), { exact: true }).setInputFiles(file);

async function takeLocked(screen: Screen): Promise<void> {
	const { page, say, take } = screen;
	await open(screen, '/backup');
	await page.getByLabel(say('box_backup_lock'), { exact: true }).check();
	await page.getByLabel(say('box_passphrase'), { exact: true }).fill('lampe hafen birke regen');
	await page.getByLabel(say('box_passphrase_again')).fill('lampe hafen');
	await take('backup-passphrase', 'whole');
	await page.getByLabel(say('box_passphrase_again')).fill('lampe hafen birke regen');
	const [download] = await Promise.all([page.waitForEvent('download'), button(screen, 'box_backup_save').click()]);
	await page.getByLabel(say('box_restore_file'), { exact: true }).setInputFiles(await download.path());
	await button(screen, 'box_unlock').waitFor();
	await take('backup-unlock', 'whole');
}

async function takeFolders(screen: Screen): Promise<void> {
	const { page, say, take } = screen;
	await open(screen, '/backup');
	await button(screen, 'box_automatic_choose').click();
	await page.locator('.key').waitFor();
	await take('backup-folder-key', 'whole');
	await page.getByLabel(say('box_automatic_key_kept')).check();
	await button(screen, 'box_automatic_begin').click();
	await page.getByText(say('box_automatic_good').split('{')[0] ?? '').waitFor();
	await button(screen, 'devices_shared_choose').click();
	await page.getByText(say('devices_shared_alone')).waitFor();
	await take('backup-folders', 'whole');
}

/** Another device changed what was changed here as well. */
async function takeMerge(screen: Screen): Promise<void> {
	const { page, say, take } = screen;
	const card = await openPerson(screen);
	const laptop = await screen.another();
	await open(laptop, '/backup');
	await give(laptop, await save(screen));
	await button(laptop, 'box_restore_replace').click();
	if (await dialogOf(laptop).isVisible()) await button(laptop, 'box_restore_replace_confirm').click();
	await laptop.page
		.getByRole('status')
		.filter({ hasText: say('box_restore_replaced') })
		.waitFor();
	await retitle(laptop, card, 'Geschäftsführender Gesellschafter und Malermeister');
	const file = await save(laptop);
	await laptop.context.close();
	await retitle(screen, card, 'Chef');
	await open(screen, '/backup');
	await give(screen, file);
	const conflicts = page.locator('main details', { hasText: 'Chef' }).locator('summary');
	await conflicts.first().click();
	await page.getByText(say('box_check_more')).click();
	await take('merge-preview', 'whole');
	await button(screen, 'box_restore_merge').click();
	await button(screen, 'devices_conflict_other').first().waitFor();
	await take('merge-done', 'whole');
}

export async function takeBackups(screen: Screen): Promise<void> {
	await takeLocked(screen);
	await takeMerge(screen);
	await takeFolders(screen);
}
