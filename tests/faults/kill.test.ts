import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import contacts from '../../messages/contacts/en.json' with { type: 'json' };
import interchange from '../../messages/interchange/en.json' with { type: 'json' };
import { serve } from '../../tools/serve.ts';
import { start } from './browser.ts';

/*
 * The whole browser is killed while it saves cards and imports a file: what the page said was saved is there at the next
 * start, and an import is there whole or not at all. This is no power loss: what the system has in its memory survives.
 */
const ROUNDS = Number(process.env['KARTEI_KILLS'] ?? 5);
const ROWS = 5000;
const EARLIEST = 1500;
const LATEST = 9000;

const profile = mkdtempSync(join(tmpdir(), 'kartei-kill-'));
let site: Awaited<ReturnType<typeof serve>>;
let running: Awaited<ReturnType<typeof start>> | undefined;
beforeAll(async () => {
	if (!existsSync('build/200.html')) throw new Error('There is no build: run `npm run build` first.');
	site = await serve('build', 0);
});
afterAll(async () => {
	await running?.kill();
	await site?.close();
	rmSync(profile, { recursive: true, force: true });
});

interface Acknowledged {
	cards: string[];
	begun: string[];
	imports: string[];
}

/** Saves one card after the other until the browser is gone. */
async function saveCards(page: Page, round: number, acknowledged: Acknowledged): Promise<void> {
	for (let number = 0; ; number++) {
		const name = `Saved R${round}N${number}`;
		await page.goto(`${site.url}/contacts/new`);
		await page.getByLabel(contacts.contacts_given, { exact: true }).fill(name);
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.locator('main h1').filter({ hasText: name }).waitFor();
		acknowledged.cards.push(name);
	}
}

async function importFiles(page: Page, round: number, acknowledged: Acknowledged): Promise<void> {
	for (let number = 0; ; number++) {
		const label = `R${round}I${number}`;
		acknowledged.begun.push(label);
		await importFile(page, label);
		acknowledged.imports.push(label);
	}
}

async function importFile(page: Page, label: string): Promise<void> {
	const rows = Array.from({ length: ROWS }, (_, at) => `Imported,${label}N${at},${label}-${at}@example.org`);
	const buffer = Buffer.from(['First Name,Last Name,E-mail', ...rows].join('\n'));
	await page.goto(`${site.url}/import`);
	const field = page.getByLabel(interchange.interchange_import_file);
	await field.setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: interchange.interchange_import_run, exact: true }).click();
	await page.getByRole('button', { name: interchange.interchange_import_undo }).waitFor();
}

interface Found {
	/** Given and family name of every card. */
	names: string[];
	/** Cards no history entry tells of, and cards a history entry tells of that are not there. */
	orphans: number;
	missing: number;
	rev: number;
	latestRow: number;
}

/** What lies in the database, read without the app. */
function found(page: Page): Promise<Found> {
	return page.evaluate(async () => {
		interface Name {
			given: string;
			family: string;
		}
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('kartei');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const all = <Row>(table: string) =>
			new Promise<Row[]>((resolve, reject) => {
				const request = db.transaction(table).objectStore(table).getAll() as IDBRequest<Row[]>;
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const cards = await all<{ id: string; rev: number; body: { name: Name } }>('contacts');
		const history = await all<{ body: { changes: { table: string; id: string; kind: string }[] } }>('history');
		const meta = await all<{ id: string; value: { rev: number } }>('meta');
		db.close();
		const told = new Set(
			history.flatMap(({ body }) =>
				body.changes.filter(({ table, kind }) => table === 'contacts' && kind === 'created').map(({ id }) => id)
			)
		);
		const there = new Set(cards.map(({ id }) => id));
		return {
			names: cards.map(({ body: { name } }) => `${name.given} ${name.family}`.trim()),
			orphans: cards.filter(({ id }) => !told.has(id)).length,
			missing: [...told].filter((id) => !there.has(id)).length,
			rev: meta.find(({ id }) => id === 'clock')?.value.rev ?? 0,
			latestRow: Math.max(0, ...cards.map(({ rev }) => rev))
		};
	});
}

/** In English, whatever the computer speaks. */
async function inEnglish(page: Page): Promise<Page> {
	await page.addInitScript(() => localStorage.setItem('kartei-language', 'en'));
	return page;
}

describe('a browser killed while it writes', () => {
	const acknowledged: Acknowledged = { cards: [], begun: [], imports: [] };

	it.each(Array.from({ length: ROUNDS }, (_, at) => at + 1))(
		'round %i: nothing told as saved is lost',
		async (round) => {
			running = await start(profile);
			const saver = await inEnglish(await running.open());
			const importer = await inEnglish(await running.open());
			let isKilled = false;
			const ended = (work: Promise<void>) =>
				work.catch((error: unknown) => {
					// A page whose browser is gone answers nothing; before that every error is one.
					if (!isKilled) throw error;
				});
			const works = [ended(saveCards(saver, round, acknowledged))];
			// An import keeps other writes waiting: every second round is for many small ones.
			if (round % 2 === 1) works.push(ended(importFiles(importer, round, acknowledged)));
			const delay = EARLIEST + Math.random() * (LATEST - EARLIEST);
			await Promise.race([pause(delay), Promise.all(works)]);
			isKilled = true;
			await running.kill();
			await Promise.all(works);

			const again = await start(profile);
			try {
				const page = await inEnglish(await again.open());
				await page.goto(`${site.url}/contacts`);
				const { names, orphans, missing, rev, latestRow } = await found(page);
				const there = new Set(names);
				expect(
					acknowledged.cards.filter((name) => !there.has(name)),
					'saved cards that are lost'
				).toEqual([]);
				for (const each of acknowledged.begun) {
					const count = names.filter((name) => name.startsWith(`Imported ${each}N`)).length;
					expect(acknowledged.imports.includes(each) ? [ROWS] : [0, ROWS], `rows of import ${each}`).toContain(count);
				}
				expect({ orphans, missing }).toEqual({ orphans: 0, missing: 0 });
				expect(rev).toBeGreaterThanOrEqual(latestRow);
				// The app itself opens the box, too.
				const shown = page.locator('main').getByText(/R\d+(I\d+)?N\d/);
				if (names.length > 0) await shown.first().waitFor();
				console.log(
					`Killed after ${Math.round(delay)} ms: ${acknowledged.cards.length} cards told as saved, all there; ` +
						`${there.size} in the box; imports told as done ${acknowledged.imports.length} of ${acknowledged.begun.length}`
				);
			} finally {
				await again.kill();
			}
		}
	);
});
