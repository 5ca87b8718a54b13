import type { Page } from '@playwright/test';
import { addSample, clearSite, expect, firstVisit, PHONE, test, wordsOf } from './app.ts';

const say = wordsOf('en');
const familyName = (page: Page) => page.getByLabel(say('contacts_family'), { exact: true });

test.beforeEach(async ({ page }) => page.setViewportSize(PHONE));

test('a second tab sees a change at once', async ({ context, page, app }) => {
	await firstVisit(page, app, 'en');
	const second = await context.newPage();
	await second.setViewportSize(PHONE);
	await second.goto(`${app.url}/contacts`);
	await page.goto(`${app.url}/contacts/new`);
	await familyName(page).fill('Öberg');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Öberg' })).toBeVisible();
	await expect(second.getByText('Öberg').first()).toBeVisible();
});

test('a reload and a killed tab lose no draft', async ({ context, page, app }) => {
	await firstVisit(page, app, 'en');
	await page.goto(`${app.url}/contacts/new`);
	await familyName(page).fill('Halb Fertig');
	await page.waitForTimeout(600);
	await page.reload();
	await expect(familyName(page)).toHaveValue('Halb Fertig');
	const session = await context.newCDPSession(page);
	const crashed = page.waitForEvent('crash');
	// The tab is gone before it can answer.
	session.send('Page.crash').catch(() => undefined);
	await crashed;
	const next = await context.newPage();
	await next.goto(`${app.url}/contacts/new`);
	await expect(familyName(next)).toHaveValue('Halb Fertig');
});

test('cleared data is never taken for an empty box', async ({ context, page, app }) => {
	await firstVisit(page, app, 'en');
	await addSample(page, app, 'en');
	const session = await context.newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin: app.url, storageTypes: 'indexeddb' });
	await page.reload();
	await expect(page.getByText(say('shell_data_gone'))).toBeVisible();
	await expect(page.getByRole('button', { name: say('shell_restore_backup') })).toBeVisible();
	await clearSite(context, page, app.url);
	await page.reload();
	await expect(page.getByRole('heading', { name: say('shell_first_title') })).toBeVisible();
});

test('nor where all that was in it came by an import', async ({ context, page, app }) => {
	await firstVisit(page, app, 'en');
	await page.goto(`${app.url}/import`);
	const file = { name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from('First Name,Last Name\nAnna,Berg\n') };
	await page.getByLabel(say('interchange_import_file')).setInputFiles(file);
	await page.getByRole('button', { name: say('interchange_import_run'), exact: true }).click();
	await expect(page.getByRole('button', { name: say('interchange_import_undo') })).toBeVisible();
	const session = await context.newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin: app.url, storageTypes: 'indexeddb' });
	await page.reload();
	await expect(page.getByText(say('shell_data_gone'))).toBeVisible();
});

test('a browser that gives no database says so', async ({ page, app }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('denied', 'SecurityError');
		};
	});
	await page.goto(app.url);
	await expect(page.getByText(say('shell_storage_denied'))).toBeVisible();
});

test('a newer database is refused, not emptied', async ({ page, app }) => {
	await page.goto(`${app.url}/rescue.html`);
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.open('kartei', 20);
				request.onupgradeneeded = () => request.result.createObjectStore('future');
				request.onsuccess = () => {
					request.result.close();
					resolve();
				};
				request.onerror = () => reject(request.error);
			})
	);
	await page.goto(app.url);
	await expect(page.getByText(say('shell_newer_data'))).toBeVisible();
});

test('a full disk is named and loses nothing that was typed', async ({ page, app }) => {
	await firstVisit(page, app, 'en');
	await page.goto(`${app.url}/contacts/new`);
	await expect(familyName(page)).toBeVisible();
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
		IDBObjectStore.prototype.add = IDBObjectStore.prototype.put;
	});
	await familyName(page).fill('Voll');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText(say('contacts_write_failed_full'))).toBeVisible();
	await expect(familyName(page)).toHaveValue('Voll');
});
