import type { HistoryEntry } from './history-entry.ts';
import { refKey } from './references.ts';

/**
 * An entry without what it knows of these records (see `refKey`): their values, and the label where it names nothing
 * else. The entry itself where it is about none of them.
 */
export function withoutValuesOf(entry: HistoryEntry, keys: ReadonlySet<string>): HistoryEntry {
	if (!entry.changes.some((change) => keys.has(refKey(change)))) return entry;
	const changes = entry.changes.map((change) => {
		if (!keys.has(refKey(change))) return change;
		const { table, id, kind } = change;
		return { table, id, kind };
	});
	return { ...entry, label: entry.changes.every((change) => keys.has(refKey(change))) ? '' : entry.label, changes };
}
