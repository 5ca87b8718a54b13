import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Download, Page } from '@playwright/test';
import readXlsxFile from 'read-excel-file/node';
import { expect, firstVisit, LAPTOP, PHONE, test, wordsOf } from './app.ts';
import type { Language } from './app.ts';
import { sampleFile } from './corpus.ts';

/*
 * The job the app is for, from an address book on the phone to the accountant's list and back from a backup, all of it
 * with the network off after the first visit.
 */
const PEOPLE: { language: Language; size: string; viewport: { width: number; height: number } }[] = [
	{ language: 'en', size: 'phone', viewport: PHONE },
	{ language: 'de', size: 'phone', viewport: PHONE },
	{ language: 'sv', size: 'phone', viewport: PHONE },
	{ language: 'en', size: 'laptop', viewport: LAPTOP }
];

async function saved(page: Page, click: () => Promise<void>): Promise<{ download: Download; path: string }> {
	const [download] = await Promise.all([page.waitForEvent('download'), click()]);
	return { download, path: await download.path() };
}

for (const { language, size, viewport } of PEOPLE) {
	test(`switching from paper: ${language}, ${size}`, async ({ context, page, app }) => {
		const say = wordsOf(language);
		const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
		const dialog = page.getByRole('dialog');
		const decimal = (text: string) => (language === 'en' ? text : text.replace('.', ','));
		await page.setViewportSize(viewport);
		await firstVisit(page, app, language);
		await app.unplug();

		await test.step('bring the contacts', async () => {
			const files = [
				{ path: sampleFile('csv/google-old-de.csv', 'address-book.csv') },
				{ path: sampleFile('vcf/android-contacts.vcf', 'phone.vcf') }
			];
			for (const { path } of files) {
				await page.goto(`${app.url}/import`);
				await page.getByLabel(say('interchange_import_file')).setInputFiles(path);
				await expect(page.getByRole('status').filter({ hasText: /^(Nya: )?\d+/ })).toBeVisible();
				await button('interchange_import_run').click();
				await expect(button('interchange_import_undo')).toBeVisible();
			}
		});

		await test.step('find one by four digits in the middle of a phone number', async () => {
			await page.getByRole('searchbox', { name: say('shell_search') }).fill('5566');
			await page.locator('main a[href^="/contacts/0"]').first().click();
			await expect(page).toHaveURL(/\/contacts\/0/);
			await expect(page.locator('main h1:visible').first()).toBeVisible();
		});
		const name = (await page.locator('main h1:visible').first().innerText()).trim();
		const card = page.url();

		await test.step('log a call that asks to be called back', async () => {
			await page
				.locator('main')
				.getByRole('button', { name: say('contacts_log_note') })
				.first()
				.click();
			await dialog.getByLabel(say('notes_text'), { exact: true }).fill('Wants an offer for the fence.');
			await dialog.getByRole('button', { name: say('notes_outcome_callBack') }).click();
			await dialog.getByRole('button', { name: say('followups_today'), exact: true }).click();
			await dialog.getByRole('button', { name: say('notes_save'), exact: true }).click();
			await expect(dialog).toHaveCount(0);
			await expect(page.getByText('Wants an offer for the fence.')).toBeVisible();
		});

		await test.step('see the follow-up on Today and complete it', async () => {
			await page.goto(app.url);
			const due = page.getByRole('button', { name: new RegExp(escaped(name)) }).first();
			await due.click();
			await dialog.getByLabel(say('followups_result'), { exact: true }).fill('Reached, order comes.');
			await dialog.getByRole('button', { name: say('followups_save'), exact: true }).click();
			await expect(dialog).toHaveCount(0);
			await expect(page.getByText(say('followups_no_due_left'))).toBeVisible();
		});

		await test.step('record a sale with two VAT rates and a part payment', async () => {
			await page.goto(card);
			await page
				.locator('main')
				.getByRole('button', { name: say('sales_new') })
				.first()
				.click();
			await page.getByLabel(say('sales_what'), { exact: true }).fill('Fence');
			await page.getByLabel(say('sales_number'), { exact: true }).fill('2026-0001');
			for (const [at, line] of [
				{ text: 'Work', price: '100.00', vat: '20' },
				{ text: 'Book', price: '50.00', vat: '5' }
			].entries()) {
				const fields = page.getByRole('group', { name: say('sales_line', { number: at + 1 }) });
				if ((await fields.count()) === 0) await button('sales_line_add').click();
				await fields.getByLabel(say('sales_line_text'), { exact: true }).fill(line.text);
				await fields.getByLabel(say('sales_price_net'), { exact: true }).fill(decimal(line.price));
				const rate = fields.getByLabel(say('sales_vat_rate'), { exact: true });
				const usual = await rate.locator('option').allInnerTexts();
				if (usual.includes(line.vat)) await rate.selectOption(line.vat);
				else {
					await rate.selectOption('other');
					await fields.getByLabel(say('sales_vat_rate'), { exact: true }).fill(line.vat);
				}
			}
			await page.getByRole('button', { name: say('sales_step_invoiced') }).click();
			await button('sales_payment_add').click();
			await page.getByLabel(say('sales_amount'), { exact: true }).fill(decimal('72.50'));
			await button('sales_save').click();
			await expect(page.getByText(say('sales_saved'))).toBeVisible();
		});

		await test.step('see the balance on the card', async () => {
			await page.goto(card);
			// 100 + 20 % and 50 + 5 % are 172.50; 72.50 of it came in.
			await expect(page.locator('dl').getByText(new RegExp(`100[.,]00`)).first()).toBeVisible();
		});

		await test.step('hand the accountant a spreadsheet', async () => {
			await page.goto(`${app.url}/export`);
			const { download, path } = await saved(page, () => button('interchange_export_xlsx').click());
			expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
			const sheets = await readXlsxFile(readFileSync(path));
			const rows = sheets[0]?.data ?? [];
			const table = rows.slice(1).filter((row) => row[0] instanceof Date);
			expect(rows[0]?.length).toBe(14);
			expect(table).toHaveLength(2);
			const sum = (column: number) => table.reduce((total, row) => total + Number(row[column]), 0);
			// The part payment of 72.50 split over the rates as the invoice: 120 to 52.50.
			expect(sum(10)).toBeCloseTo(72.5, 5);
			expect(table.map((row) => Number(row[8])).sort((a, b) => a - b)).toEqual(
				table.every((row) => Number(row[8]) < 1) ? [0.05, 0.2] : [5, 20]
			);
			expect(table.every((row) => row[3] === name && row[2] === '2026-0001')).toBe(true);
		});

		const backup = async () => {
			await page.goto(`${app.url}/backup`);
			return readFileSync((await saved(page, () => button('box_backup_save').click())).path);
		};
		const before = await test.step('save a backup', backup);
		expect(gunzipSync(before).toString('utf8')).toContain('"kartei-backup"');

		await test.step("clear the site's data and restore", async () => {
			const file = test.info().outputPath('box.kartei');
			writeFileSync(file, before);
			const session = await context.newCDPSession(page);
			await session.send('Storage.clearDataForOrigin', {
				origin: app.url,
				storageTypes: 'indexeddb,local_storage,websql,file_systems'
			});
			await page.reload();
			await page.getByLabel(say('box_restore_file'), { exact: true }).setInputFiles(file);
			await button('box_restore_replace').click();
			await expect(page.getByRole('status').filter({ hasText: say('box_restore_replaced') })).toBeVisible();
		});

		await test.step('find everything again, byte for byte', async () => {
			// The device that restores is another one, and gives itself a name before its first backup.
			const isOfDevice = (row: string) => row.startsWith('["devices"') || row.includes('"what":"device.name"');
			const rows = (file: Buffer) => gunzipSync(file).toString('utf8').split('\n').slice(1, -2);
			const [old, now] = [rows(before), rows(await backup())];
			const news = now.filter((row) => !old.includes(row));
			expect(news.map(isOfDevice)).toEqual([true, true]);
			expect(now.filter((row) => !news.includes(row))).toEqual(old);
			await page.goto(card);
			await expect(page.locator('main h1:visible').first()).toHaveText(name);
			await expect(page.getByText('Wants an offer for the fence.')).toBeVisible();
			await expect(page.locator('dl').getByText(new RegExp(`100[.,]00`)).first()).toBeVisible();
		});
	});
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
