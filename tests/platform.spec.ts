import type { Page } from '@playwright/test';
import { expect, firstVisit, isAtRest, LAPTOP, PHONE, test, wordsOf } from './app.ts';

/*
 * What the system hands to the app: shared files and text, files opened with it, contacts of the phone, pasted text.
 * The system's part (share sheet, file manager, address book) is played by a form or a stub; the app's is the built one.
 */
const say = wordsOf('en');
const CARD =
	'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Anna;;;\r\nFN:Anna Berg\r\nTEL;TYPE=CELL:0171 2345678\r\nEND:VCARD\r\n';
const SIGNATURE =
	'Kind regards\nJane Doe\nHarbour Tools Ltd\n12 Station Road\nLeeds LS1 4DT\nMobile: 07700 900123\nOpen daily';

/** What a share sheet does: a form sent to the app's address, by a page that is none of the app's. */
async function share(page: Page, url: string, fields: { text?: string; files?: { name: string; text: string }[] }) {
	const other = await page.context().newPage();
	await other.setContent(
		`<form method="post" enctype="multipart/form-data" action="${url}/share">
			<input name="title" value=""><textarea name="text"></textarea><input type="file" name="files" multiple><button>Go</button>
		</form>`
	);
	await other.locator('textarea').fill(fields.text ?? '');
	const files = (fields.files ?? []).map(({ name, text }) => ({
		name,
		mimeType: 'text/vcard',
		buffer: Buffer.from(text)
	}));
	if (files.length > 0) await other.locator('[type=file]').setInputFiles(files);
	await other.getByRole('button', { name: 'Go' }).click();
	return other;
}

const counts = (added: number) => say('interchange_import_dry_run', { added, updated: 0, skipped: 0, withProblems: 0 });
const caches = (page: Page) =>
	page.evaluate(async () => (await window.caches.keys()).filter((key) => key === 'kartei-shared'));

test('a shared card waits on the import page, and nothing of it is left behind', async ({ page, app }) => {
	await page.setViewportSize(PHONE);
	await firstVisit(page, app, 'en');
	await app.unplug();
	const shared = await share(page, app.url, {
		files: [
			{ name: 'anna.vcf', text: CARD },
			{ name: 'erik.vcf', text: CARD.replaceAll('Anna', 'Erik').replace('2345678', '9999999') }
		]
	});
	await expect(shared).toHaveURL(`${app.url}/import#shared`);
	await expect(shared.getByRole('status').filter({ hasText: counts(2) })).toBeVisible();
	expect(await caches(shared)).toEqual([]);
	await shared.getByRole('button', { name: say('interchange_import_run'), exact: true }).click();
	await expect(shared.getByRole('button', { name: say('interchange_import_undo') })).toBeVisible();
});

test('a shared backup opens the backup page, and one that was lost is said', async ({ page, app }) => {
	await firstVisit(page, app, 'en');
	const shared = await share(page, app.url, { files: [{ name: 'kartei-2026-11-22.kartei', text: 'no backup' }] });
	await expect(shared).toHaveURL(`${app.url}/backup#shared`);
	await expect(shared.locator('input[type=file]').first()).toHaveValue(/kartei-2026-11-22\.kartei$/);
	// As from another app: a page of its own, not a place in this one.
	await shared.goto('about:blank');
	await shared.goto(`${app.url}/import#shared`);
	await expect(shared.getByText(say('interchange_arrived_nothing'))).toBeVisible();
});

test('shared text is shown as it was understood, and fills a new card', async ({ page, app }) => {
	await page.setViewportSize(PHONE);
	await firstVisit(page, app, 'en');
	const shared = await share(page, app.url, { text: SIGNATURE });
	const dialog = shared.getByRole('dialog');
	await expect(dialog.getByText('Jane Doe', { exact: true })).toBeVisible();
	await expect(dialog.getByText('12 Station Road, Leeds, LS1 4DT')).toBeVisible();
	expect(await caches(shared)).toEqual([]);
	await dialog.getByRole('button', { name: say('interchange_arrived_take') }).click();
	// What came is in sight before it is saved.
	await expect(shared.getByLabel(say('contacts_postal_code'), { exact: true })).toHaveValue('LS1 4DT');
	await expect(shared.getByLabel(say('contacts_postal_code'), { exact: true })).toBeVisible();
	await shared.getByRole('button', { name: say('contacts_save'), exact: true }).click();
	await expect(shared.getByRole('heading', { name: 'Jane Doe' })).toBeVisible();
	await expect(shared.getByText('Harbour Tools Ltd').first()).toBeVisible();
	await expect(shared.getByText('Open daily')).toBeVisible();
});

test('pasting keeps what was typed before', async ({ page, app }) => {
	await page.setViewportSize(LAPTOP);
	await firstVisit(page, app, 'en');
	await page.goto(`${app.url}/contacts/new`);
	await page.getByLabel(say('contacts_family'), { exact: true }).fill('Smith');
	await page.getByRole('button', { name: say('interchange_arrived_paste'), exact: true }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel(say('interchange_arrived_text')).fill(SIGNATURE);
	await dialog.getByRole('button', { name: say('interchange_arrived_take') }).click();
	await expect(dialog).toHaveCount(0);
	await expect(page.getByLabel(say('contacts_family'), { exact: true })).toHaveValue('Smith');
	await page.getByRole('button', { name: say('contacts_save'), exact: true }).click();
	await expect(page.getByText('07700 900123').first()).toBeVisible();
});

test('a file the system opens goes to the import; a second start without one leaves a form alone', async ({
	page,
	app
}) => {
	await page.addInitScript(() => {
		const queue = { consumer: undefined as ((params: unknown) => void) | undefined };
		Object.defineProperty(window, 'launchQueue', {
			value: { setConsumer: (consumer: (params: unknown) => void) => (queue.consumer = consumer) }
		});
		Object.assign(window, {
			launch: (params: unknown) => queue.consumer?.(params),
			isWatched: () => queue.consumer !== undefined
		});
	});
	await firstVisit(page, app, 'en');
	await page.goto(`${app.url}/contacts/new`);
	const family = page.getByLabel(say('contacts_family'), { exact: true });
	await family.fill('Half typed');
	const isWatched = () => page.waitForFunction(() => (window as unknown as { isWatched: () => boolean }).isWatched());
	await isWatched();
	const launch = (card: string, targetURL: string) =>
		page.evaluate(
			({ card, targetURL }) => {
				const files =
					card === '' ? [] : [{ getFile: async () => new File([card], 'anna.vcf', { type: 'text/vcard' }) }];
				(window as unknown as { launch: (params: unknown) => void }).launch({ files, targetURL });
			},
			{ card, targetURL }
		);
	await launch('', `${app.url}/`);
	await isAtRest(page);
	await expect(family).toHaveValue('Half typed');
	await launch(CARD, `${app.url}/import`);
	await expect(page.getByRole('status').filter({ hasText: counts(1) })).toBeVisible();
	await page.goto(`${app.url}/contacts/new`);
	await expect(family).toHaveValue('Half typed');
	await isWatched();
	await launch('', `${app.url}/follow-ups`);
	await expect(page).toHaveURL(`${app.url}/follow-ups`);
});

test('contacts of the phone are planned like a file', async ({ page, app }) => {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'contacts', {
			value: {
				select: async () => [
					{ name: ['Anna Berg'], tel: ['0171 2345678'], email: [], address: [] },
					{ name: ['Erik Ek'], tel: [], email: ['erik@example.org'], address: [] }
				]
			}
		});
	});
	await page.setViewportSize(PHONE);
	await firstVisit(page, app, 'en');
	await page.goto(`${app.url}/import`);
	await page.getByRole('button', { name: say('interchange_arrived_pick') }).click();
	await expect(page.getByRole('status').filter({ hasText: counts(2) })).toBeVisible();
	await page.goto(`${app.url}/contacts/new`);
	await page.getByRole('button', { name: say('interchange_arrived_pick') }).click();
	await expect(page.getByLabel(say('contacts_family'), { exact: true })).toHaveValue('Berg');
});
