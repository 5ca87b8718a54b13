import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { codec } from '#lib/db/codec.ts';
import type { HistoryRow } from '#lib/db/dexie-box.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { undoEntry } from '#lib/db/undo.ts';
import type { Kept } from '#lib/db/undo.ts';

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
	const undone = new Set(
		(
			await db.history
				.where('undoes')
				.anyOf(rows.map(({ id }) => id))
				.toArray()
		).map(({ undoes }) => undoes)
	);
	const opened = await Promise.all(rows.map(({ id, body }) => codec.open('history', id, body)));
	return (opened as HistoryEntry[]).map((entry) => ({ ...entry, isUndone: undone.has(entry.id) }));
}
