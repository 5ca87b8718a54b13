import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { openBox } from '#lib/db/box.ts';
import { codec } from '#lib/db/codec.ts';
import type { HistoryEntry, RecordChange } from '#lib/db/history-entry.ts';
import { write } from '#lib/db/write.ts';
import { cardHistory, latestEntries, undoSummary } from '../store.ts';
import type { CardHistory } from '../store.ts';
import { deleteForGood, trash } from '../trash/store.ts';

const NOW = Date.UTC(2026, 10, 22);
const MANY = 50_000;
const LARGE = '00000000-large';

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(wipe);
afterEach(async () => {
	vi.restoreAllMocks();
	await wipe();
});

/** The entry of an import of very many, the card among them. */
async function withLargeEntry(): Promise<void> {
	await write({ what: 'contact.create', now: NOW }, (box) => {
		box.put('contacts', { ...emptyContact('c1'), organisation: 'Berg GmbH', kind: 'organisation' });
	});
	const changes = Array.from({ length: MANY }, (_, at): RecordChange => ({
		table: 'contacts',
		id: at === 7 ? 'c1' : `x${at}`,
		kind: 'changed',
		values: { remark: { before: '', after: at === 7 ? 'imported secret' : 'imported' } }
	}));
	const stamp = `${String(NOW + 1).padStart(15, '0')}-000000-aaaaaaaaaa`;
	const about = { id: LARGE, what: 'import.contacts', label: '', at: NOW - 1, stamp, device: 'aaaaaaaaaa', undoes: '' };
	const body: HistoryEntry = { ...about, changes };
	await (await openBox()).db.history.put({ id: LARGE, rev: 1, at: NOW - 1, subjects: [], body });
}

/** What the page itself opened of the history. */
function openedHere(): () => unknown[] {
	const open = vi.spyOn(codec, 'open');
	return () => open.mock.calls.filter(([table]) => table === 'history').map(([, id]) => id);
}

describe('with a command of fifty thousand changes in the history', () => {
	it('a card’s history has its part of it, and the page reads nothing of the rest', async () => {
		await withLargeEntry();
		const opened = openedHere();
		const { entries, knownFrom } = await cardHistory('c1')();
		expect(entries.map(({ what, changes }) => [what, changes.length])).toEqual([
			['import.contacts', 1],
			['contact.create', 1]
		]);
		expect(entries[0]?.changes[0]?.values).toEqual({ remark: { before: '', after: 'imported secret' } });
		expect(knownFrom).toBe(NOW - 1);
		expect(opened()).not.toContain(LARGE);
		expect((await cardHistory('nobody')()).entries).toEqual([]);
	});
	it('a record is forgotten in it, and the page reads nothing of it', async () => {
		await withLargeEntry();
		await write({ what: 'contact.delete', now: NOW + 2 }, (box) => box.remove('contacts', 'c1'));
		const opened = openedHere();
		await deleteForGood(await trash(50)(), NOW + 3);
		expect(opened()).not.toContain(LARGE);
		const entry = (await (await openBox()).db.history.get(LARGE))?.body as HistoryEntry;
		expect(entry.changes).toHaveLength(MANY);
		expect(entry.changes[7]).toEqual({ table: 'contacts', id: 'c1', kind: 'changed' });
		expect(entry.changes[8]?.values).toEqual({ remark: { before: '', after: 'imported' } });
	});
	it('the list of all changes shows it in its place, in short, and the page reads nothing of it', async () => {
		await withLargeEntry();
		await write({ what: 'contact.create', now: NOW - 2 }, (box) => box.put('contacts', emptyContact('c0')));
		const opened = openedHere();
		const entries = await latestEntries(50)();
		expect(entries.map(({ what }) => what)).toEqual(['contact.create', 'import.contacts', 'contact.create']);
		expect(entries[1]).toMatchObject({ id: LARGE, isUndone: false, counts: { records: MANY, contacts: MANY } });
		expect(entries[1]?.changes).toHaveLength(10);
		expect((await latestEntries(50, 'imports')()).map(({ id }) => id)).toEqual([LARGE]);
		expect(await latestEntries(50, 'deletions')()).toEqual([]);
		expect(opened()).not.toContain(LARGE);
	});
	it('whether it is large is known without it being read, and what undoing it would do is looked up elsewhere', async () => {
		await withLargeEntry();
		const opened = openedHere();
		expect(await undoSummary(LARGE, false)).toMatchObject({ trash: { count: 0 } });
		expect(opened()).toEqual([]);
	});
	it('a card’s history that is left is waited for no longer', async () => {
		await withLargeEntry();
		const leaving = new AbortController();
		const history = cardHistory('c1', leaving.signal)();
		leaving.abort();
		await expect(history).rejects.toMatchObject({ code: 'cancelled' });
	});
});

describe('with no large command in the history', () => {
	it('a card’s history starts no worker, and has a large one as soon as it comes', async () => {
		const started = vi.spyOn(globalThis, 'Worker');
		await write({ what: 'contact.create', now: NOW }, (box) => box.put('contacts', emptyContact('c1')));
		const { liveQuery } = await openBox();
		const seen: CardHistory[] = [];
		const following = liveQuery(cardHistory('c1')).subscribe((history) => seen.push(history));
		await vi.waitFor(() => expect(seen).toHaveLength(1));
		expect(started).not.toHaveBeenCalled();
		await write({ what: 'import.contacts', now: NOW + 1 }, async (box) => {
			const card = await box.get('contacts', 'c1');
			for (let at = 0; at < 60; at++) box.put('contacts', emptyContact(`x${at}`));
			if (card) box.put('contacts', { ...card, remark: 'imported' });
		});
		await vi.waitFor(() =>
			expect(seen.at(-1)?.entries.map(({ what }) => what)).toEqual(['import.contacts', 'contact.create'])
		);
		following.unsubscribe();
	});
});
