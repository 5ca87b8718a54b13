import type { Hlc } from './hlc.ts';

/** The one field that stays of a record that lost its content: the id of the one it was merged into. */
const MERGED_INTO = 'mergedInto';
const KEPT = new Set(['id', 'created', 'stamps', 'deleted', 'rev', MERGED_INTO]);

/** A stamped record; see stamps.ts, which knows this file. */
interface Placed {
	[field: string]: unknown;
	id: string;
	created: Hlc;
	stamps: Record<string, Hlc>;
	deleted: Hlc | '';
}

/**
 * What stays of a deleted record when its time in the trash is over: that it was, and that it is gone. An old backup
 * that still has the record can so never bring it back as a live one by merging. Of a card that was merged also where
 * it went: another device may still bring something that points at it.
 */
export function emptied(record: Placed): Placed {
	const { id, created, deleted } = record;
	const survivorId = record[MERGED_INTO];
	if (typeof survivorId !== 'string' || survivorId === '') return { id, created, stamps: {}, deleted };
	const stamp = record.stamps[MERGED_INTO];
	return { id, created, stamps: stamp ? { [MERGED_INTO]: stamp } : {}, deleted, [MERGED_INTO]: survivorId };
}

/** Has the record lost its content, so that nothing can be put back? */
export function isEmptied(record: object): boolean {
	return Object.keys(record).every((key) => KEPT.has(key));
}
