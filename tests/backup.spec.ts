import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addSample, clearSite, expect, firstVisit, LAPTOP, PHONE, test, wordsOf } from './app.ts';

/* Backups of every kind, in and out. The picker gives a folder of the browser's own, which works as any other. */

const say = wordsOf('en');
const FOLDER = 'my backups';
const PASSPHRASE = 'lampe hafen birke regen';
const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true });

test.beforeEach(async ({ page, app }) => {
	await page.addInitScript((name) => {
		const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
		Object.defineProperty(window, 'showDirectoryPicker', { value: pick });
	}, FOLDER);
	await page.setViewportSize(PHONE);
	await firstVisit(page, app, 'en');
	await addSample(page, app, 'en');
	await page.goto(`${app.url}/backup`);
});

/** Name and content (base64) of what lies in the folder. */
function folderOf(page: Page): Promise<{ name: string; content: string }[]> {
	return page.evaluate(async (folderName) => {
		const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
		const files: { name: string; content: string }[] = [];
		for await (const handle of folder.values()) {
			const file = await (handle as FileSystemFileHandle).getFile();
			const bytes = new Uint8Array(await file.arrayBuffer());
			files.push({ name: file.name, content: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) });
		}
		return files.sort((a, b) => (a.name < b.name ? -1 : 1));
	}, FOLDER);
}

async function seedFolder(page: Page, names: string[]): Promise<void> {
	await page.evaluate(
		async ([folderName, fileNames]) => {
			const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(folderName);
			for (const name of fileNames) await folder.getFileHandle(name, { create: true });
		},
		[FOLDER, names] as const
	);
}

const good = (page: Page) => page.getByText(say('box_automatic_good').split('{')[0] ?? '');

/** Sets up automatic backups; the answer is the key that opens them. */
async function setUp(page: Page): Promise<string> {
	await button(page, 'box_automatic_choose').click();
	const key = await page.locator('.key').innerText();
	await page.getByLabel(say('box_automatic_key_kept')).check();
	await button(page, 'box_automatic_begin').click();
	await expect(good(page)).toBeVisible();
	return key;
}

async function backUpNow(page: Page): Promise<void> {
	const before = (await folderOf(page)).map(({ name }) => name);
	await expect(async () => {
		await button(page, 'box_automatic_now').click({ timeout: 500 });
		await expect(button(page, 'box_automatic_now')).toBeEnabled();
		expect((await folderOf(page)).some(({ name }) => !before.includes(name))).toBe(true);
	}).toPass();
}

async function save(page: Page): Promise<{ name: string; content: Buffer }> {
	const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'box_backup_save').click()]);
	return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

const fileField = (page: Page) => page.getByLabel(say('box_restore_file'), { exact: true });
const give = (page: Page, name: string, buffer: Buffer) =>
	fileField(page).setInputFiles({ name, mimeType: '', buffer });
const rowsOf = (file: Buffer) => gunzipSync(file).toString('utf8').split('\n').slice(1, -2);
const whole = (page: Page) => page.getByText(say('box_restore_whole'));

async function isAccessible(page: Page): Promise<void> {
	for (const size of [PHONE, LAPTOP]) {
		await page.setViewportSize(size);
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
	}
	await page.setViewportSize(PHONE);
}

test('automatic backups go into a folder, open with the key alone, and are rotated', async ({ page }) => {
	await button(page, 'box_automatic_choose').click();
	await expect(page.locator('.key')).toBeVisible();
	await isAccessible(page);
	await button(page, 'ui_cancel').click();
	const key = await setUp(page);
	await isAccessible(page);

	const [first] = await folderOf(page);
	const name = first?.name ?? '';
	expect(name).toMatch(/^kartei-\d{4}-\d\d-\d\d-\d{6}-[0-9a-z]+-\d+\.kartei\.age$/);
	const content = Buffer.from(first?.content ?? '', 'base64');
	expect(content.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
	expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(key);

	// Two of each day for forty days, a file of another device and one of another program.
	const device = name.split('-')[5] ?? '';
	const days = Array.from({ length: 40 }, (_, at) => new Date(Date.now() - (at + 1) * 86_400_000));
	const named = (day: Date, time: string, of = device) =>
		`kartei-${day.toISOString().slice(0, 10)}-${time}-${of}-1.kartei.age`;
	const foreign = [named(days[39] ?? new Date(), '080000', 'other'), 'holiday.jpg'];
	await seedFolder(page, [...days.flatMap((day) => [named(day, '080000'), named(day, '180000')]), ...foreign]);
	await backUpNow(page);
	const left = (await folderOf(page)).map((file) => file.name);
	expect(left).toEqual(expect.arrayContaining([name, ...foreign]));
	expect(left.filter((each) => each.includes(`-${device}-`)).length).toBeLessThanOrEqual(15);
	expect(left).toContain(named(days[0] ?? new Date(), '180000'));
	expect(left).not.toContain(named(days[0] ?? new Date(), '080000'));

	await give(page, name, content);
	await page.getByLabel(say('box_key'), { exact: true }).fill('AGE-SECRET-KEY-1NONE');
	await button(page, 'box_unlock').click();
	await expect(page.getByText(say('box_backup_problem_no_key'))).toBeVisible();
	await page.getByLabel(say('box_key'), { exact: true }).fill(key.toLowerCase());
	await button(page, 'box_unlock').click();
	await expect(whole(page)).toBeVisible();
});

test('a disk that is full leaves the old backup whole, and says so', async ({ page }) => {
	await setUp(page);
	const before = await folderOf(page);
	await page.evaluate(() => {
		FileSystemWritableFileStream.prototype.write = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
	});
	await button(page, 'box_automatic_now').click();
	await expect(page.getByText(say('shell_folder_full'))).toBeVisible();
	expect(await folderOf(page)).toEqual(before);
});

test('what does not come back as it was written is no backup', async ({ page }) => {
	await setUp(page);
	const before = await folderOf(page);
	await page.evaluate(() => {
		const write = FileSystemWritableFileStream.prototype.write;
		FileSystemWritableFileStream.prototype.write = function (data) {
			const damaged = new Uint8Array(data as Uint8Array<ArrayBuffer>);
			damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
			return write.call(this, damaged);
		};
	});
	await button(page, 'box_automatic_now').click();
	await expect(page.getByText(say('shell_folder_unverified'))).toBeVisible();
	const after = await folderOf(page);
	expect(after).toEqual(expect.arrayContaining(before));
});

test('a box that lost many contacts rotates nothing out until that is said to be right', async ({ page }) => {
	await setUp(page);
	const [first] = await folderOf(page);
	const old = (first?.name ?? '').replace(/kartei-\d{4}-\d\d-\d\d-\d{6}/, 'kartei-2020-01-01-080000');
	await seedFolder(page, [old, old.replace('080000', '070000')]);
	await page.evaluate(
		() =>
			new Promise<void>((done, fail) => {
				const opening = indexedDB.open('kartei');
				opening.onerror = () => fail(opening.error);
				opening.onsuccess = () => {
					const change = opening.result.transaction('meta', 'readwrite');
					const rows = change.objectStore('meta');
					const reading = rows.get('automatic-backups') as IDBRequest<{ id: string; value: object }>;
					reading.onsuccess = () =>
						rows.put({ ...reading.result, value: { ...reading.result.value, expected: 10_000 } });
					change.oncomplete = () => {
						opening.result.close();
						done();
					};
				};
			})
	);
	await backUpNow(page);
	await expect(button(page, 'box_automatic_fewer_right')).toBeVisible();
	// Whoever lost them by mistake learns it without looking at the backups.
	const backups = page.url();
	await page
		.getByRole('link', { name: say('nav_today') })
		.first()
		.click();
	await expect(page.getByText(say('box_automatic_shrunk'))).toBeVisible();
	await page.goto(backups);
	expect((await folderOf(page)).map(({ name }) => name)).toEqual(expect.arrayContaining([old]));
	const count = (await folderOf(page)).length;
	await button(page, 'box_automatic_fewer_right').click();
	await expect(button(page, 'box_automatic_fewer_right')).toHaveCount(0);
	await backUpNow(page);
	expect((await folderOf(page)).length).toBeLessThanOrEqual(count);
});

test('an encrypted backup is saved, asks for its passphrase, and brings the box back', async ({
	page,
	context,
	app
}) => {
	await page.getByLabel(say('box_backup_lock')).check();
	await expect(button(page, 'box_backup_save')).toBeDisabled();
	await page.getByLabel(say('box_passphrase'), { exact: true }).fill(PASSPHRASE);
	await page.getByLabel(say('box_passphrase_again')).fill('lampe');
	await expect(button(page, 'box_backup_save')).toBeDisabled();
	await page.getByLabel(say('box_passphrase_again')).fill(PASSPHRASE);
	await isAccessible(page);
	const { name, content } = await save(page);
	expect(name).toMatch(/\.kartei\.age$/);
	expect(content.includes('kartei-backup')).toBe(false);
	await expect(page.getByText(say('box_backup_unchecked'))).toBeVisible();

	await clearSite(context, page, app.url);
	await page.reload();
	await give(page, name, content);
	const asked = page.locator('form').getByLabel(say('box_passphrase'), { exact: true });
	await asked.fill('something else');
	await button(page, 'box_unlock').click();
	await expect(page.getByText(say('box_backup_problem_wrong_passphrase'))).toBeVisible();
	await expect(asked).toHaveValue('something else');
	await isAccessible(page);
	await asked.fill(PASSPHRASE);
	await button(page, 'box_unlock').click();
	await expect(whole(page)).toBeVisible();
	await button(page, 'box_restore_replace').click();
	await expect(page.getByRole('status').filter({ hasText: say('box_restore_replaced') })).toBeVisible();
});

test('a file is checked without touching the box', async ({ page }) => {
	const { name, content } = await save(page);
	await expect(page.getByText(say('box_backup_unchecked'))).toBeVisible();
	await give(page, name, content);
	await expect(whole(page)).toBeVisible();
	await page.getByText(say('box_check_more')).click();
	await expect(page.getByText(say('box_check_this_device'), { exact: true })).toBeVisible();
	await isAccessible(page);
	// The last backup was looked into: it is no longer one that nobody has checked.
	await expect(page.getByText(say('box_backup_unchecked'))).toHaveCount(0);
	expect(rowsOf((await save(page)).content)).toEqual(rowsOf(content));
});

test('a file that wants too much memory, or is of another kind, is refused with a sentence', async ({ page }) => {
	const stanza = (work: number) =>
		Buffer.from(`age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA ${work}\n${'A'.repeat(43)}\n--- AAAA\n`);
	await give(page, 'greedy.kartei.age', stanza(30));
	await expect(page.getByText(say('box_backup_problem_work_factor', { factor: 30 }))).toBeVisible();
	await give(page, 'ssh.age', Buffer.from('age-encryption.org/v1\n-> ssh-ed25519 AAAA\nAAAA\n--- AAAA\n'));
	await expect(page.getByText(say('box_backup_problem_unknown_lock'))).toBeVisible();
	await give(page, 'photos.zip', Buffer.from('PK\u0003\u0004 and more'));
	await expect(page.getByText(say('box_backup_problem_zip'))).toBeVisible();
	await expect(button(page, 'box_restore_replace')).toHaveCount(0);
});
