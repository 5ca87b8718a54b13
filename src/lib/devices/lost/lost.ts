import { deviceOf, writerOf } from '#lib/db/hlc.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { namedConflicts } from '../summary.ts';

/**
 * The values that lost in what a merge left in the history, one text each, the same on every device. With `device` only
 * those that this device had written.
 */
export function lostIn({ changes }: Pick<HistoryEntry, 'changes'>, device = ''): string[] {
	return changes.flatMap(({ table, id, conflicts }) =>
		Array.isArray(conflicts)
			? namedConflicts({ table, record: { id } as StampedRecord, conflicts })
					.filter(({ conflict: { lostStamp } }) => device === '' || deviceOf(writerOf(lostStamp)) === device)
					.map(({ conflict: { key, lostStamp } }) => `${table}/${id}/${key}/${lostStamp}`)
			: []
	);
}
