import type { Page } from '@playwright/test';
import type { ContactDraft } from '../../src/lib/interchange/draft.ts';
import { withApp } from './app-in-browser.ts';
import { round } from './figures.ts';

export interface ImportFigures {
	rows: number;
	columns: number;
	/** From the choice of the file to the dry run: read, compared with the box, nothing written. */
	dryRunMs: number;
	/** From the click on "Import" to the word that it is done. */
	ms: number;
	/** The same rows, indexes and durability by bare IndexedDB calls: the faster of two writes, right after the import. */
	rawWritesMs: number;
	ratio: number;
	/** The longest the page was blocked from the choice of the file to the end; 0 = never over 50 ms. */
	longestTaskMs: number;
	/** Bars of progress were seen while it read and wrote; a short import may be over before one is painted. */
	progressSeen: number;
	/** The same file again: every row is compared, nothing is new. */
	again: { ms: number; added: number; updated: number };
}

/** Family names enough that most people of the file are no namesakes. */
const ENDINGS = ['', 'er', 'mann', 'sen', 'hoff', 'ström', 'lund', 'ow', 'ke', 'stedt', 'ich', 'mark', 'ert', 'ley'];

const COLUMNS: readonly [title: string, cell: (draft: ContactDraft, at: number) => string][] = [
	['Title', ({ name }) => name.prefix],
	['First Name', ({ name }) => name.given],
	['Middle Name', (_, at) => (at % 9 === 0 ? 'Maria' : '')],
	['Last Name', ({ name }, at) => (name.family === '' ? '' : name.family + ENDINGS[at % ENDINGS.length])],
	['Suffix', (_, at) => (at % 50 === 0 ? 'jun.' : '')],
	['Nickname', ({ name }, at) => (at % 7 === 0 ? name.given.slice(0, 3) : '')],
	['Company', ({ organisation }) => organisation],
	['Department', (_, at) => (at % 5 === 0 ? 'Einkauf' : '')],
	['Job Title', ({ title }) => title],
	['Mobile Phone', (_, at) => `0171 ${10_000_000 + at}`],
	['Business Phone', (_, at) => (at % 2 === 0 ? `+49 30 ${20_000_000 + at}` : '')],
	['Home Phone', (_, at) => (at % 4 === 0 ? `040 ${30_000_000 + at}` : '')],
	['Business Fax', (_, at) => (at % 6 === 0 ? `040 ${40_000_000 + at}` : '')],
	['E-mail Address', ({ emails }) => emails[0]?.value ?? ''],
	['E-mail 2 Address', (_, at) => (at % 3 === 0 ? `private${at}@example.org` : '')],
	['Home Street', ({ addresses }) => addresses[0]?.street ?? ''],
	['Home Postal Code', (_, at) => String(10_000 + at)],
	['Home City', ({ addresses }) => addresses[0]?.city ?? ''],
	['Home Country', ({ addresses }) => addresses[0]?.country ?? ''],
	['Business Street', (_, at) => (at % 3 === 0 ? `Industriestraße ${at % 300}` : '')],
	['Business Postal Code', (_, at) => (at % 3 === 0 ? String(20_000 + (at % 999)) : '')],
	['Business City', (_, at) => (at % 3 === 0 ? 'Hamburg' : '')],
	['Web Page', (_, at) => (at % 4 === 0 ? `https://example.com/${at}` : '')],
	['Birthday', ({ birthday }) => birthday],
	['Notes', ({ note }) => note],
	['Categories', ({ tags }) => tags.join(';')],
	['Source', (_, at) => (at % 2 === 0 ? 'Messe' : '')],
	['Customer number', (_, at) => String(100_000 + at)],
	['Account', (_, at) => `Konto ${at % 40}`],
	['Referred By', (_, at) => (at % 8 === 0 ? 'Erik Carlsson' : '')]
];

/** The generated contacts as a table of thirty columns, as Outlook and its like export them. */
function wideCsv(drafts: readonly ContactDraft[]): string {
	const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
	const rows = drafts.map((draft, at) => COLUMNS.map(([, cell]) => cell(draft, at)));
	return [COLUMNS.map(([title]) => title), ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/**
 * A large import by the built app, in a fresh profile on the disk, beside bare IndexedDB writes of the very rows it
 * stored: one transaction, the same indexes, the same strict durability, each into a new database. The bare writes come
 * after the import (its rows are what they write), twice, and the faster one counts. The history entry, the stamps and
 * the look for what is there already are the import's own cost and not in the yardstick.
 */
export async function benchImport(drafts: readonly ContactDraft[]): Promise<ImportFigures> {
	return withApp(wideCsv(drafts), async (context, url, file) => {
		const page = await context.newPage();
		const first = await importOf(page, url, file);
		const rawWritesMs = Math.min(await rawWrites(page), await rawWrites(page));
		const again = await dryRunOf(page, url, file);
		return {
			rows: drafts.length,
			columns: COLUMNS.length,
			...first,
			rawWritesMs,
			ratio: round(first.ms / rawWritesMs),
			again
		};
	});
}

/** From the choice of the file to its counts. */
async function dryRunOf(
	page: Page,
	url: string,
	file: string
): Promise<{ ms: number; added: number; updated: number }> {
	await page.goto(`${url}/import`);
	const field = page.getByLabel('File to import');
	await field.waitFor();
	const started = Date.now();
	await field.setInputFiles(file);
	const counts = page.getByRole('status').filter({ hasText: /\d+ new/ });
	await counts.waitFor({ timeout: 120_000 });
	const ms = Date.now() - started;
	const [added = 0, updated = 0] = ((await counts.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
	return { ms, added, updated };
}

/** Reads and imports a file: both times, and the longest the page was blocked meanwhile. */
export async function importOf(
	page: Page,
	url: string,
	file: string
): Promise<{ dryRunMs: number; ms: number; longestTaskMs: number; progressSeen: number }> {
	await page.goto(`${url}/import`);
	await page.getByLabel('File to import').waitFor();
	await page.evaluate(() => {
		const marks = window as unknown as { longest: number; bars: Set<string> };
		marks.longest = 0;
		marks.bars = new Set();
		new MutationObserver(() => {
			const bar = document.querySelector('[role=progressbar], progress');
			if (bar) marks.bars.add(bar.outerHTML);
		}).observe(document.body, { childList: true, subtree: true, attributes: true });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) marks.longest = Math.max(marks.longest, duration);
		}).observe({ type: 'longtask' });
	});
	const chosen = Date.now();
	await page.getByLabel('File to import').setInputFiles(file);
	const button = page.getByRole('button', { name: 'Import', exact: true });
	await button.waitFor({ timeout: 120_000 });
	const started = Date.now();
	await button.click();
	await page.getByText(/^Imported: /).waitFor({ timeout: 300_000 });
	const ms = Date.now() - started;
	const { longest, progressSeen } = await page.evaluate(() => {
		const marks = window as unknown as { longest: number; bars: Set<string> };
		return { longest: marks.longest, progressSeen: marks.bars.size };
	});
	return { dryRunMs: started - chosen, ms, longestTaskMs: round(longest), progressSeen };
}

/** The rows of the box into a database of the same indexes with bare IndexedDB: one transaction, strict, puts not awaited. */
export function rawWrites(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const open = (name: string, upgrade?: (db: IDBDatabase) => void) =>
			new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onupgradeneeded = () => upgrade?.(request.result);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const box = await open('kartei');
		const rows = await new Promise<unknown[]>((resolve) => {
			const request = box.transaction('contacts').objectStore('contacts').getAll();
			request.onsuccess = () => resolve(request.result as unknown[]);
		});
		const indexes = [...box.transaction('contacts').objectStore('contacts').indexNames];
		box.close();
		const raw = await open('yardstick', (db) => {
			const store = db.createObjectStore('contacts', { keyPath: 'id' });
			for (const index of indexes) store.createIndex(index, index, { multiEntry: index === 'relatedIds' });
		});
		const started = performance.now();
		await new Promise<void>((resolve, reject) => {
			const tx = raw.transaction('contacts', 'readwrite', { durability: 'strict' });
			for (const row of rows) tx.objectStore('contacts').put(row);
			tx.oncomplete = () => resolve();
			tx.onabort = () => reject(tx.error);
		});
		const took = performance.now() - started;
		raw.close();
		await new Promise((resolve) => {
			const gone = indexedDB.deleteDatabase('yardstick');
			gone.onsuccess = gone.onerror = resolve;
		});
		return Math.round(took);
	});
}
