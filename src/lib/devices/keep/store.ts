import type { Work } from '#lib/db/command.ts';
import type { Joined } from '#lib/db/merge.ts';
import { changesBetween, isDeleted } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { keptRecord } from './kept-record.ts';

/** Within a merge: what it would delete here stays. The answer: what the merge puts into the box, as it is by then. */
export async function keepDeleted(box: Work, joined: readonly Joined[]): Promise<Joined[]> {
	const all: Joined[] = [];
	for (const one of joined) {
		const { table, record } = one;
		const stored = isDeleted(record) ? await box.peek(table, record.id) : undefined;
		if (!stored || isDeleted(stored)) {
			all.push(one);
			continue;
		}
		const { rev: _rev, ...plain } = stored;
		const here = plain as StampedRecord;
		const kept = keptRecord(one, here, box.stamp);
		const values = Object.fromEntries(changesBetween(here, kept, TABLES[table].collections));
		await box.putStamped(table, kept, { table, id: record.id, kind: 'changed', values });
		all.push({ table, record: kept });
	}
	return all;
}
