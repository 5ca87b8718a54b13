import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { codec } from '#lib/db/codec.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';

/**
 * Ids of the commands that changed so many records that they are listed under none. By keys alone: each is read in one
 * piece, which takes longer than a page may stand still.
 */
export async function largeEntryIds(): Promise<string[]> {
	const { db } = boxIfOpen() ?? (await openBox());
	const [listed, all] = await db.transaction('r', db.history, () =>
		Promise.all([db.history.orderBy('subjects').primaryKeys(), db.history.toCollection().primaryKeys()])
	);
	const small = new Set(listed);
	return all.filter((id) => !small.has(id));
}

/** Those of these large commands that changed one of some records, with what they did to these alone. For a worker. */
export async function largeEntriesAbout(
	entryIds: readonly string[],
	ids: ReadonlySet<string>
): Promise<HistoryEntry[]> {
	const { db } = await openBox();
	const found: HistoryEntry[] = [];
	// One after the other: an import of thousands is no small thing to hold.
	for (const id of entryIds) {
		const row = await db.history.get(id);
		if (!row) continue;
		const entry = (await codec.open('history', id, row.body)) as HistoryEntry;
		const changes = entry.changes.filter((change) => ids.has(change.id));
		if (changes.length > 0) found.push({ ...entry, changes });
	}
	return found;
}
