import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writeXlsx } from '../src/lib/interchange/xlsx/write.ts';
import type { SheetCell } from '../src/lib/interchange/xlsx/write.ts';
import { expect, firstVisit, isAtRest, LAPTOP, PHONE, test, wordsOf } from './app.ts';

/* An import as a plan: looked at, answered, carried out, taken back; and what was rejected, mended. */
const say = wordsOf('en');
const HEAD = 'First Name,Last Name,Job Title,E-mail,Phone,Birthday,Notes';
const csv = (...rows: string[]) => [HEAD, ...rows].join('\n');

test.beforeEach(async ({ page, app }) => {
	await page.setViewportSize(PHONE);
	await firstVisit(page, app, 'en');
});

const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true });
const dryRun = (page: Page) => page.getByRole('status').filter({ hasText: /\d+ new/ });

async function choose(page: Page, content: string | Buffer, name = 'list.csv'): Promise<void> {
	await page.goto(new URL('/import', page.url()).href);
	await page
		.getByLabel(say('interchange_import_file'))
		.setInputFiles({ name, mimeType: '', buffer: Buffer.from(content as string) });
	await expect(dryRun(page)).toBeVisible();
}

async function importAll(page: Page, content: string | Buffer): Promise<void> {
	await choose(page, content);
	await button(page, 'interchange_import_run').click();
	await expect(button(page, 'interchange_import_undo')).toBeVisible();
}

/** Live contacts as they lie on the disk. */
async function contacts(page: Page): Promise<{ id: string; name: string; title: string; remark: string }[]> {
	return page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const request = indexedDB.open('kartei');
				request.onerror = () => reject(request.error);
				request.onsuccess = () => {
					const db = request.result;
					const all = db.transaction('contacts').objectStore('contacts').index('deleted').getAll(0);
					all.onsuccess = () => {
						db.close();
						type Row = { body: { id: string; name: { given: string }; title: string; remark: string } };
						const bodies = (all.result as Row[]).map(({ body }) => body);
						resolve(bodies.map(({ id, name, title, remark }) => ({ id, name: name.given, title, remark })));
					};
				};
			})
	);
}

const names = async (page: Page) => (await contacts(page)).map(({ name }) => name).sort();

async function hasNoFaults(page: Page): Promise<void> {
	await isAtRest(page);
	expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.length])).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test('an import is taken back but for the contact that was edited, which is named', async ({ page, app }) => {
	await importAll(page, csv('Anna,Berg,,anna@berg.de,,,', 'Bo,Ek,,bo@ek.se,,,', 'Eva,Lind,,eva@lind.se,,,'));
	const bo = (await contacts(page)).find(({ name }) => name === 'Bo');
	// In another tab: the page that offers the undo stays open.
	const other = await page.context().newPage();
	await other.goto(`${app.url}/contacts/${bo?.id}`);
	await other.getByRole('link', { name: say('contacts_edit'), exact: true }).click();
	await other.getByLabel(say('contacts_given'), { exact: true }).fill('Bosse');
	await other.getByRole('button', { name: say('contacts_save'), exact: true }).click();
	await expect.poll(() => names(page)).toContain('Bosse');
	await other.close();
	await button(page, 'interchange_import_undo').click();
	await expect(page.getByText(say('interchange_kept_whole'))).toBeVisible();
	await expect(page.getByRole('link', { name: 'Bosse Ek' })).toBeVisible();
	expect(await names(page)).toEqual(['Bosse']);
	await hasNoFaults(page);
});

test('a doubtful contact is seen beside the one it resembles, and becomes what one says', async ({ page }) => {
	await importAll(page, csv('Hans,Müller,,,030 1234567,,', 'Karl,Maier,,,030 7654321,,', 'Eva,Lind,,eva@lind.se,,,'));
	const second = csv(
		'Hans,Müller,Boss,hans@mueller.example,,,',
		'Karl,Maier,Chef,karl@maier.example,,,',
		'Eva,Ek,,eva@lind.se,,,',
		'Neu,Er,,neu@example.org,,,'
	);
	await choose(page, second);
	await expect(dryRun(page)).toHaveText('4 new, 0 updated, 0 skipped, 0 with problems, 3 doubtful');
	const review = page.getByRole('region', { name: say('interchange_doubt_title') });
	await expect(review.getByText(say('interchange_doubt_name'))).toBeVisible();
	await expect(review.getByRole('row', { name: '030 1234567' })).toBeVisible();
	await expect(review.getByRole('row', { name: 'hans@mueller.example' })).toBeVisible();
	await hasNoFaults(page);
	// By the keyboard alone: each answer goes on to the next.
	const same = review.getByRole('group').getByRole('button', { name: say('interchange_doubt_same') });
	await same.focus();
	await page.keyboard.press('Enter');
	await expect(review.getByText('Karl Maier').first()).toBeVisible();
	await review
		.getByRole('group')
		.getByRole('button', { name: say('interchange_doubt_skip') })
		.click();
	await expect(review.getByText(say('interchange_doubt_family_name'))).toBeVisible();
	await expect(dryRun(page)).toHaveText('2 new, 1 updated, 1 skipped, 0 with problems, 1 doubtful');
	await page.getByText(/What would change on 1/).click();
	await expect(page.getByRole('definition').filter({ hasText: 'hans@mueller.example' })).toBeVisible();
	await page.setViewportSize(LAPTOP);
	await hasNoFaults(page);
	await button(page, 'interchange_import_run').click();
	await expect(button(page, 'interchange_import_undo')).toBeVisible();
	expect(await names(page)).toEqual(['Eva', 'Eva', 'Hans', 'Karl', 'Neu']);
	expect((await contacts(page)).find(({ name }) => name === 'Hans')?.title).toBe('Boss');
	// Once more: what was answered with "leave out" is a question again, everything else is known.
	await choose(page, second);
	await expect(dryRun(page)).toHaveText('1 new, 0 updated, 3 skipped, 0 with problems, 1 doubtful');
});

test('each field follows its own rule', async ({ page }) => {
	await importAll(page, csv('Anna,Berg,Chefin,anna@berg.de,,,Likes tea'));
	const second = csv('Anna,Berg,Boss,anna@berg.de,,,Has a dog');
	await choose(page, second);
	await page.getByRole('radio', { name: new RegExp(say('interchange_import_by_field')) }).check();
	await page.getByLabel(say('contacts_job_title'), { exact: true }).selectOption('overwrite');
	await page.getByLabel(say('contacts_remark'), { exact: true }).selectOption('keep');
	await hasNoFaults(page);
	await button(page, 'interchange_import_run').click();
	await expect(button(page, 'interchange_import_undo')).toBeVisible();
	expect(await contacts(page)).toMatchObject([{ title: 'Boss', remark: 'Likes tea' }]);
});

test('rejected rows are saved, mended and imported again', async ({ page }) => {
	await choose(page, csv('Anna,Berg,,anna@berg.de,,,', 'Bo,Ek,=1+1,bo@ek.se,,31.31.1980,', 'Eva'));
	await expect(dryRun(page)).toHaveText('3 new, 0 updated, 0 skipped, 2 with problems (lines 3, 4)');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		button(page, 'interchange_rejected_save').click()
	]);
	const saved = readFileSync(await download.path(), 'utf8');
	expect(download.suggestedFilename()).toBe(`list-${say('interchange_rejected_file')}.csv`);
	expect(saved.split('\r\n').map((row) => row.split(',')[0])).toEqual(['\uFEFFKartei: Line', '3', '4', '']);
	expect(saved).toContain(",Bo,Ek,'=1+1,bo@ek.se,,31.31.1980,");
	await hasNoFaults(page);
	await button(page, 'interchange_import_run').click();
	await expect(button(page, 'interchange_import_undo')).toBeVisible();
	await choose(page, saved.replaceAll('31.31.1980', '1980-03-31').replace('Eva', 'Eva,Lind,,eva@lind.se,,,'));
	await expect(dryRun(page)).toHaveText('1 new, 1 updated, 0 skipped, 0 with problems');
	await button(page, 'interchange_import_run').click();
	await expect(button(page, 'interchange_import_undo')).toBeVisible();
	expect((await contacts(page)).find(({ name }) => name === 'Bo')?.title).toBe('=1+1');
});

test('hostile names of columns, zero characters and lone surrogates do no harm', async ({ page }) => {
	const head = 'First Name,Last Name,__proto__,constructor,toString';
	await choose(page, Buffer.from(`${head}\nAnna,Be\0rg,{"a":1},x,y\nBo,\uD800Ek,=cmd|' /C calc'!A0,@x,-1+1\n`));
	await expect(page.getByText(say('problem_zero_bytes'))).toBeVisible();
	await button(page, 'interchange_import_run').click();
	await expect(button(page, 'interchange_import_undo')).toBeVisible();
	expect(await names(page)).toEqual(['Anna', 'Bo']);
	await page.getByRole('link', { name: say('interchange_import_show') }).click();
	await page.getByText('Berg, Anna').click();
	await expect(page.getByText('__proto__')).toBeAttached();
	expect(await page.evaluate(() => ({}) as { a?: number }).then(({ a }) => a)).toBeUndefined();
});

test('columns that were given a meaning have it for the next such file, until that is forgotten', async ({ page }) => {
	const list = 'First Name,Last Name,Was man ruft\nAnna,Berg,Anni\n';
	const column = page.getByLabel('Was man ruft', { exact: true });
	const remembered = page.getByText(say('interchange_columns_remembered'));
	await choose(page, list);
	await page.getByText(say('interchange_import_columns'), { exact: true }).click();
	await expect(column).toHaveValue('extra');
	await column.selectOption('nickname');
	await expect(column).toHaveValue('nickname');
	await button(page, 'interchange_import_run').click();
	await expect(button(page, 'interchange_import_undo')).toBeVisible();

	await choose(page, list.replace('Anna,Berg,Anni', 'Bo,Ek,Bosse'));
	await expect(remembered).toBeVisible();
	await page.getByText(say('interchange_import_columns'), { exact: true }).click();
	await expect(column).toHaveValue('nickname');
	await hasNoFaults(page);
	// Another list is none of its business.
	await choose(page, 'First Name,Last Name,Was man ruft,Ort\nEva,Lind,Evi,Kiel\n');
	await expect(remembered).toHaveCount(0);

	await choose(page, list);
	await button(page, 'interchange_columns_forget').click();
	await expect(remembered).toHaveCount(0);
	await page.getByRole('button', { name: say('ui_close') }).click();
	await page.getByText(say('interchange_import_columns'), { exact: true }).click();
	await expect(column).toHaveValue('extra');
	await choose(page, list);
	await expect(remembered).toHaveCount(0);
});

test('a workbook is read, imported and known again', async ({ page }) => {
	const text = (value: string): SheetCell => ({ kind: 'text', text: value });
	const titles = ['First Name', 'Last Name', 'Job Title', 'E-mail', 'Phone', 'Birthday'];
	const workbook = await writeXlsx({
		name: 'People',
		columns: titles.map((header) => ({ header, width: 12 })),
		rows: [
			[...['Anna', 'Berg', '=1+1', 'anna@berg.de', '0049 30 1234567'].map(text), { kind: 'day', day: '1980-05-17' }],
			[...['Åsa', 'Ek', '', 'asa@ek.se', '+46 8 123 456'].map(text), { kind: 'empty' }]
		],
		totals: [],
		dayFormat: 'dd.mm.yyyy'
	});
	const bytes = Buffer.from(await workbook.arrayBuffer());
	await choose(page, bytes, 'people.xlsx');
	await expect(dryRun(page)).toHaveText('2 new, 0 updated, 0 skipped, 0 with problems');
	await hasNoFaults(page);
	await button(page, 'interchange_import_run').click();
	await expect(button(page, 'interchange_import_undo')).toBeVisible();
	expect(await names(page)).toEqual(['Anna', 'Åsa']);
	expect((await contacts(page)).find(({ name }) => name === 'Anna')?.title).toBe('=1+1');
	await choose(page, bytes, 'people.xlsx');
	await expect(dryRun(page)).toHaveText('0 new, 0 updated, 2 skipped, 0 with problems');
});

test('two rows that became one card are known when their file comes again', async ({ page, app }) => {
	const list = csv('Anna,Müller,Owner,,+49 171 5512345,,', 'Anna,Mueller,Director,,0049 171 55 12345,,');
	await importAll(page, list);
	await page.goto(`${app.url}/duplicates`);
	await page.getByRole('button', { name: /^Merge.*Anna/ }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: say('duplicates_merge_do'), exact: true })
		.click();
	await expect.poll(async () => (await contacts(page)).length).toBe(1);
	await choose(page, list);
	await expect(dryRun(page)).toHaveText('0 new, 0 updated, 2 skipped, 0 with problems');
});

test('the reading of a large file shows how far it is, and is cancelled', async ({ page }) => {
	const rows = Array.from(
		{ length: 20_000 },
		(_, at) => `Given${at},Family${at},,p${at}@example.org,0171 ${at + 1e7},,`
	);
	const large = Buffer.from(csv(...rows));
	const progress = page.getByRole('progressbar');
	await page.goto(new URL('/import', page.url()).href);
	await page
		.getByLabel(say('interchange_import_file'))
		.setInputFiles({ name: 'large.csv', mimeType: '', buffer: large });
	await expect(progress).toHaveAttribute('value', /^0\.\d/);
	await button(page, 'ui_cancel').click();
	await expect(page.getByText(say('interchange_import_cancelled'))).toBeVisible();
	await expect(progress).toHaveCount(0);
	expect(await contacts(page)).toEqual([]);
	// On the same page the next file is read as ever.
	await page
		.getByLabel(say('interchange_import_file'))
		.setInputFiles({ name: 'list.csv', mimeType: '', buffer: Buffer.from(csv('Anna,Berg,,,,,')) });
	await expect(dryRun(page)).toHaveText('1 new, 0 updated, 0 skipped, 0 with problems');
});
