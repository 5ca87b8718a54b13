import type { StampedRecord } from './stamps.ts';

const KEPT = new Set(['id', 'created', 'stamps', 'deleted', 'rev']);

/**
 * What stays of a deleted record when its time in the trash is over: that it was, and that it is gone. An old backup
 * that still has the record can so never bring it back as a live one by merging.
 */
export function emptied({ id, created, deleted }: StampedRecord): StampedRecord {
	return { id, created, stamps: {}, deleted };
}

/** Has the record lost its content, so that nothing can be put back? */
export function isEmptied(record: object): boolean {
	return Object.keys(record).every((key) => KEPT.has(key));
}
