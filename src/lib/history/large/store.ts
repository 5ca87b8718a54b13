import { openBox } from '#lib/db/box.ts';
import { codec } from '#lib/db/codec.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { isOfKind } from '../entry-kind.ts';
import type { EntryKind } from '../entry-kind.ts';
import { inShort } from '../listed-entry.ts';
import type { ListedEntry } from '../listed-entry.ts';

/** Those of these large commands that changed one of some records, with what they did to these alone. For a worker. */
export async function largeEntriesAbout(
	entryIds: readonly string[],
	ids: ReadonlySet<string>
): Promise<HistoryEntry[]> {
	const found: HistoryEntry[] = [];
	for await (const entry of read(entryIds)) {
		const changes = entry.changes.filter((change) => ids.has(change.id));
		if (changes.length > 0) found.push({ ...entry, changes });
	}
	return found;
}

/** Those of these large commands that are of one kind, in short. For a worker. */
export async function largeEntriesInShort(entryIds: readonly string[], kind: EntryKind): Promise<ListedEntry[]> {
	const found: ListedEntry[] = [];
	for await (const entry of read(entryIds)) if (isOfKind(entry, kind)) found.push(inShort(entry));
	return found;
}

/** One after the other: an import of thousands is no small thing to hold. */
async function* read(entryIds: readonly string[]): AsyncGenerator<HistoryEntry> {
	const { db } = await openBox();
	for (const id of entryIds) {
		const row = await db.history.get(id);
		if (row) yield (await codec.open('history', id, row.body)) as HistoryEntry;
	}
}
