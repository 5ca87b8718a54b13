import type { HistoryEntry } from '#lib/db/history-entry.ts';

/** So many of a command's records are listed one by one; the names of an import's thousands are on the cards. */
export const MOST_LISTED = 10;

/** An entry as a list shows it. Of one that changed very many records `changes` has only what is shown of them. */
export interface ListedEntry extends HistoryEntry {
	/** How many records the command changed, and how many of these were contacts. */
	counts: { records: number; contacts: number };
}

export function listed(entry: HistoryEntry): ListedEntry {
	const contacts = entry.changes.filter(({ table }) => table === 'contacts').length;
	return { ...entry, counts: { records: entry.changes.length, contacts } };
}

/** With the changes that are listed one by one, and those that a merge left conflicts in. */
export function inShort(entry: HistoryEntry): ListedEntry {
	const changes = entry.changes.filter(({ conflicts }, at) => at < MOST_LISTED || conflicts);
	return { ...listed(entry), changes };
}
