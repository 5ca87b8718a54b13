import { justAfter, laterOf } from './hlc.ts';
import type { Hlc } from './hlc.ts';

/** The one field that stays of a record that lost its content: the id of the one it was merged into. */
export const MERGED_INTO = 'mergedInto';
/** Stamp key of the deletion at which a record lost its content: what is not later than it is gone on every device. */
export const EMPTIED = ':emptied';
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
 * What stays of a deleted record when its time in the trash is over: that it was, that it is gone, and since when. An
 * old backup, or a device where it lies in the trash, can so never bring its content back by merging. Of a card that was
 * merged also where it went: another device may still bring something that points at it.
 */
export function emptied(record: Placed): Placed {
	const { id, created, deleted } = record;
	const stamps: Record<string, Hlc> = { [EMPTIED]: deleted };
	const into = record[MERGED_INTO];
	const stamp = record.stamps[MERGED_INTO] ?? (into === undefined ? undefined : bornAt(record));
	if (stamp !== undefined) stamps[MERGED_INTO] = stamp;
	return { id, created, stamps, deleted, ...(isPointer(into) ? { [MERGED_INTO]: into } : {}) };
}

/** Has the record lost its content, so that nothing can be put back? */
export function isEmptied(record: object): boolean {
	return Object.keys(record).every((key) => KEPT.has(key));
}

/** The deletion at which a record lost its content, '' = never. It may have got another since. */
export function emptiedAt({ stamps }: Pick<Placed, 'stamps'>): Hlc | '' {
	return stamps[EMPTIED] ?? '';
}

/** The stamp of a value that has none of its own: the record is as old as its creation, or as the loss of its content. */
export function bornAt(record: Pick<Placed, 'created' | 'stamps'>): Hlc {
	const emptied = emptiedAt(record);
	return emptied === '' ? record.created : laterOf(record.created, justAfter(emptied));
}

/** A record that lost its content before that was stamped, with the stamp. */
export function withEmptying<R extends Placed>(record: R): R {
	if (emptiedAt(record) !== '' || record.deleted === '' || !isEmptied(record)) return record;
	return { ...record, stamps: { ...record.stamps, ...emptied(record).stamps } };
}

/** Does `mergedInto` name a card? */
export function isPointer(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
