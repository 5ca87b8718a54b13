import { openBox } from '#lib/db/box.ts';
import { codec } from '#lib/db/codec.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';

/**
 * Commands that changed very many records are not listed under each of them: those that are under none are looked
 * through, and come with what they did to these records alone. There are few, but each is read in one piece, which takes
 * longer than a page may stand still: call it in a worker.
 */
export async function largeEntriesAbout(ids: ReadonlySet<string>): Promise<HistoryEntry[]> {
	const { db } = await openBox();
	const listed = new Set(await db.history.orderBy('subjects').primaryKeys());
	const large = (await db.history.toCollection().primaryKeys()).filter((id) => !listed.has(id));
	const found: HistoryEntry[] = [];
	// One after the other: an import of thousands is no small thing to hold.
	for (const id of large) {
		const row = await db.history.get(id);
		if (!row) continue;
		const entry = (await codec.open('history', id, row.body)) as HistoryEntry;
		const changes = entry.changes.filter((change) => ids.has(change.id));
		if (changes.length > 0) found.push({ ...entry, changes });
	}
	return found;
}
