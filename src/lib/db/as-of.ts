import type { RecordChange } from './history-entry.ts';
import { canonical, valuesByKey } from './record-values.ts';
import { isDeleted, withValues } from './stamps.ts';
import type { Collections } from './record-values.ts';
import type { StampedRecord } from './stamps.ts';
import { isEmptied } from './tombstone.ts';

/** A record as it was at some time: on the table, in the trash, or not yet written. */
export interface PastRecord {
	state: 'live' | 'trashed' | 'notYet';
	/** Its fields as they were; undefined where it was not there, or its content is gone. */
	record: StampedRecord | undefined;
}

/**
 * What a record was before some commands: their changes of it taken back, the newest first. `record` is the record as
 * it is now, from the trash too; its stamps are not taken back, only its values. What another device's history tells
 * of values that this box never had is passed over.
 */
export function recordBefore(
	record: StampedRecord,
	newestFirst: readonly RecordChange[],
	collections: Collections
): PastRecord {
	let state: PastRecord['state'] = isDeleted(record) ? 'trashed' : 'live';
	for (const { kind } of newestFirst) {
		if (kind === 'created') state = 'notYet';
		else if (kind === 'deleted') state = 'live';
		else if (kind === 'revived') state = 'trashed';
	}
	if (state === 'notYet' || isEmptied(record)) return { state, record: undefined };
	const old = valuesBefore(valuesByKey(record, collections), newestFirst);
	return { state, record: old.size === 0 ? record : withValues(record, old, collections, record.created) };
}

/** The stamp keys whose values differ now from what they were before these changes, the newest first. */
export function changedSince(
	record: StampedRecord,
	newestFirst: readonly RecordChange[],
	collections: Collections
): string[] {
	const now = valuesByKey(record, collections);
	const old = valuesBefore(now, newestFirst);
	return [...old].filter(([key, value]) => canonical(value) !== canonical(now.get(key))).map(([key]) => key);
}

/** Follows each value back through the changes, as long as one leads to the next. */
function valuesBefore(now: ReadonlyMap<string, unknown>, newestFirst: readonly RecordChange[]): Map<string, unknown> {
	const old = new Map<string, unknown>();
	for (const { values } of newestFirst) {
		for (const [key, { before, after }] of Object.entries(values ?? {})) {
			const later = old.has(key) ? old.get(key) : now.get(key);
			if (canonical(later) === canonical(after)) old.set(key, before);
		}
	}
	return old;
}
