import { laterOf, tick, writerOf } from '#lib/db/hlc.ts';
import type { Hlc } from '#lib/db/hlc.ts';
import type { TableName } from '#lib/db/schema.ts';
import { changesBetween, lastEdit, stampRevived, withValues } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { isEmptied, MERGED_INTO } from '#lib/db/tombstone.ts';

/**
 * A record that another device deleted and that is to stay as it is `here`: out of the trash by a stamp later than all
 * it carries, so that it is so on every device. `joined`: both sides' states joined, which lies in the trash.
 */
export function keptRecord(
	{ table, record: joined }: { table: TableName; record: StampedRecord },
	here: StampedRecord,
	stamp: Hlc
): StampedRecord {
	const { collections } = TABLES[table];
	const last = laterOf(lastEdit(joined), joined.deleted);
	const own = last < stamp ? stamp : tick(last, 0, writerOf(stamp));
	const values = new Map<string, unknown>();
	if (isEmptied(joined)) {
		for (const [key, { after }] of changesBetween(joined, here, collections)) values.set(key, after);
	} else if (joined[MERGED_INTO]) values.set(MERGED_INTO, here[MERGED_INTO]);
	return stampRevived(values.size === 0 ? joined : withValues(joined, values, collections, own), own);
}
