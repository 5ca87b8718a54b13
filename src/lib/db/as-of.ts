import type { RecordChange } from './history-entry.ts';
import { canonical, isDeleted, valuesByKey, withValues } from './stamps.ts';
import type { Collections, StampedRecord } from './stamps.ts';
import { isEmptied } from './tombstone.ts';

/** A record as it was at some time: on the table, in the trash, or not yet written. */
export interface PastRecord {
	state: 'live' | 'trashed' | 'notYet';
	/** Its fields as they were; undefined where it was not there, or its content is gone. */
	record: StampedRecord | undefined;
}

/**
 * What a record was before some commands: their changes of it taken back, the newest first. `record` is the record as
 * it is now, from the trash too; its stamps are not taken back, only its values.
 */
export function recordBefore(
	record: StampedRecord,
	newestFirst: readonly RecordChange[],
	collections: Collections
): PastRecord {
	let state: PastRecord['state'] = isDeleted(record) ? 'trashed' : 'live';
	// Of several changes of one value the oldest is met last, and says what was there before all of them.
	const before = new Map<string, unknown>();
	for (const { kind, values } of newestFirst) {
		for (const [key, value] of Object.entries(values ?? {})) before.set(key, value.before);
		if (kind === 'created') state = 'notYet';
		else if (kind === 'deleted') state = 'live';
		else if (kind === 'revived') state = 'trashed';
	}
	if (state === 'notYet' || isEmptied(record)) return { state, record: undefined };
	return { state, record: before.size === 0 ? record : withValues(record, before, collections, record.created) };
}

/** The stamp keys whose values differ now from what they were before these changes, the newest first. */
export function changedSince(
	record: StampedRecord,
	newestFirst: readonly RecordChange[],
	collections: Collections
): string[] {
	const before = new Map<string, unknown>();
	for (const { values } of newestFirst)
		for (const [key, value] of Object.entries(values ?? {})) before.set(key, value.before);
	const now = valuesByKey(record, collections);
	return [...before].filter(([key, value]) => canonical(value) !== canonical(now.get(key))).map(([key]) => key);
}
