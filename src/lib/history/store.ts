import { displayName } from '#lib/contacts/name.ts';
import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { codec, openRows } from '#lib/db/codec.ts';
import type { Row, Stored } from '#lib/db/codec.ts';
import type { HistoryRow } from '#lib/db/dexie-box.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { timeOf } from '#lib/db/hlc.ts';
import { daysLeft } from '#lib/db/retention.ts';
import type { Records } from '#lib/db/schema.ts';
import { isEmptied } from '#lib/db/tombstone.ts';
import { undoEntry } from '#lib/db/undo.ts';
import type { Kept } from '#lib/db/undo.ts';
import { write } from '#lib/db/write.ts';
import { undoneAmong } from './undone.ts';
import type { UndoLink } from './undone.ts';

/** Days a deleted record can be put back. */
export { TRASH_DAYS } from '#lib/db/retention.ts';

/** Takes a command back; values changed since then stay and are named in `kept`. */
export function undo(entryId: string, now: number): Promise<{ entryId: string; kept: Kept[] }> {
	return undoEntry(entryId, now);
}

/** An entry of the history with whether it was taken back. */
export interface ShownEntry extends HistoryEntry {
	isUndone: boolean;
}

/** The newest entries of the history. */
export const latestEntries = (limit: number) => () =>
	entries(async () => {
		const { db } = boxIfOpen() ?? (await openBox());
		return db.history.orderBy('at').reverse().limit(limit).toArray();
	});

/** The history of one record, newest first. Imports of many records are not listed under each single one. */
export const entriesOf = (recordId: string) => () =>
	entries(async () => {
		const { db } = boxIfOpen() ?? (await openBox());
		return db.history.where('subjects').equals(recordId).reverse().sortBy('at');
	});

async function entries(query: () => Promise<HistoryRow[]>): Promise<ShownEntry[]> {
	const rows = await query();
	const { db } = boxIfOpen() ?? (await openBox());
	const links: UndoLink[] = [];
	// An undo can be undone, and that again.
	for (let ids = rows.map(({ id }) => id); ids.length > 0;) {
		const undoing = await db.history.where('undoes').anyOf(ids).toArray();
		links.push(...undoing.map(({ id, undoes = '' }) => ({ id, undoes })));
		ids = undoing.map(({ id }) => id);
	}
	const undone = undoneAmong(links);
	const opened = await Promise.all(rows.map(({ id, body }) => codec.open('history', id, body)));
	return (opened as HistoryEntry[]).map((entry) => ({ ...entry, isUndone: undone.has(entry.id) }));
}

/** The tables whose records can be put back one by one. */
const TRASH_TABLES = ['contacts', 'notes', 'followUps', 'sales'] as const;
type TrashTable = (typeof TRASH_TABLES)[number];

/** Something in the trash. */
export interface Trashed {
	table: TrashTable;
	id: string;
	/** What it is called: a name, a title, the beginning of a text; '' where it has none. */
	name: string;
	/** Instant (ms) it was deleted. */
	deletedAt: number;
	/** Whole days until its content may go. */
	daysLeft: number;
}

/** What lies in the trash, the latest first, at most `limit`. */
export const trash = (limit: number, now: number) => async (): Promise<Trashed[]> => {
	const { db } = boxIfOpen() ?? (await openBox());
	const found: { table: TrashTable; row: Row }[] = [];
	for (const table of TRASH_TABLES) {
		const rows = await db.rows(table).where('deleted').equals(1).toArray();
		found.push(...rows.map((row) => ({ table, row })));
	}
	found.sort((a, b) => (a.row.changed < b.row.changed ? 1 : -1));
	const listed: Trashed[] = [];
	for (const { table, row } of found) {
		if (listed.length === limit) break;
		const [record] = await openRows<AnyTrashed>(table, [row]);
		if (!record || isEmptied(record)) continue;
		const deletedAt = timeOf(row.changed);
		listed.push({ table, id: row.id, name: nameOf(table, record), deletedAt, daysLeft: daysLeft(deletedAt, now) });
	}
	return listed;
};

type AnyTrashed = Records[TrashTable];

/** The table's name decides the record's type. */
const NAMES: { readonly [T in TrashTable]: (record: Records[T]) => string } = {
	contacts: displayName,
	notes: ({ text }) => text,
	followUps: ({ text }) => text,
	sales: ({ title, lines }) => title || (lines.find(({ text }) => text !== '')?.text ?? '')
};

function nameOf(table: TrashTable, record: Stored<AnyTrashed>): string {
	return (NAMES[table] as (record: AnyTrashed) => string)(record).trim().slice(0, 120);
}

/** Takes one thing out of the trash. */
export async function putBack({ table, id, name }: Trashed, now: number): Promise<string> {
	const done = await write({ what: 'trash.restore', label: name, now }, async (box) => {
		const record = await box.peek(table, id);
		if (record && !isEmptied(record)) await box.revive(table, id);
	});
	return done.entryId;
}
