import { conflictsBetween } from './conflicts.ts';
import type { BoxContents } from './dump.ts';
import { withoutValuesOf } from './forgotten.ts';
import { laterOf, writerOf } from './hlc.ts';
import type { Hlc } from './hlc.ts';
import type { Conflict, HistoryEntry } from './history-entry.ts';
import { refKey } from './references.ts';
import { repaired } from './repaired.ts';
import { TABLE_NAMES } from './schema.ts';
import type { TableName } from './schema.ts';
import { isEqual } from './record-values.ts';
import { changesBetween, isDeleted, mergeKeeping, mergeRecords } from './stamps.ts';
import type { StampedRecord, ValueChange } from './stamps.ts';
import { TABLES } from './tables.ts';
import { emptiedAt, isEmptied } from './tombstone.ts';

/** The last stamp of each writer that a box has taken in. */
export type Seen = ReadonlyMap<string, Hlc>;

/**
 * What becomes of one record. `older`: here it is newer in all that differs. `silent`: nothing a person would see (two
 * states in the trash, the same value typed twice), but the stamps are joined.
 */
export type MergeKind = 'new' | 'changed' | 'deleted' | 'revived' | 'older' | 'silent';

export interface MergedRecord {
	table: TableName;
	kind: MergeKind;
	/** As it will be; where `isOurs`, as it already is. */
	record: StampedRecord;
	isOurs: boolean;
	/** As the other box has it. */
	theirs: StampedRecord;
	/** For `changed`, `deleted` and `revived`: the values that change, by stamp key. */
	values: Record<string, ValueChange>;
	conflicts: Conflict[];
}

/** What joining another box with this one would do; nothing of it is done yet. */
export interface MergePlan {
	/** All records that are not the same on both sides. */
	records: MergedRecord[];
	same: number;
	/** Entries of the other box's history that are not here yet. */
	history: HistoryEntry[];
	/** Live contacts here before. */
	contacts: number;
	seenHere: Seen;
	seenThere: Seen;
}

/** What joining another box with this one did. */
export interface MergeCounts {
	added: number;
	changed: number;
	deleted: number;
	same: number;
	conflicts: number;
}

const YIELD_AFTER = 500;

/**
 * What each box has seen, from the stamps in it. Sound because a merge takes in the whole of the other box: whoever
 * holds one stamp of a writer has, from the same writer, everything before it. The history is counted in because a value
 * that was overwritten takes its stamp out of the record, and the entry of the command that set it stays.
 */
function* seenIn(contents: BoxContents): Generator<void, Seen> {
	let steps = 0;
	const seen = new Map<string, Hlc>();
	const see = (stamp: Hlc) => {
		const writer = writerOf(stamp);
		if (writer !== '') seen.set(writer, laterOf(seen.get(writer) ?? '', stamp));
	};
	for (const table of TABLE_NAMES) {
		for (const { created, deleted, stamps } of contents.tables[table]) {
			if (++steps % YIELD_AFTER === 0) yield;
			see(created);
			see(deleted);
			for (const stamp of Object.values(stamps)) see(stamp);
		}
	}
	for (const { stamp, changes } of contents.history) {
		see(stamp);
		for (const { conflicts } of changes)
			if (Array.isArray(conflicts)) for (const each of conflicts) see(each.lostStamp);
	}
	return seen;
}

/** One record of both sides joined; undefined where they are the same. */
export function joinOne(
	table: TableName,
	ours: StampedRecord | undefined,
	theirs: StampedRecord,
	seen: { here: Seen; there: Seen }
): MergedRecord | undefined {
	const { collections } = TABLES[table];
	const result = { table, theirs, values: {}, conflicts: [] as Conflict[] };
	if (!ours) {
		// Joined with itself, so that its lists and fields lie in the order they have in every box.
		const record = mergeRecords(theirs, theirs, collections);
		return { ...result, kind: isDeleted(theirs) ? 'silent' : 'new', record, isOurs: false };
	}
	if (isEqual(ours, theirs)) return undefined;
	const record = whole(table, mergeKeeping(ours, theirs, collections));
	const conflicts = conflictsBetween(ours, theirs, record, collections, seen);
	// A row that lost its content before that was stamped gets the stamp, so that both boxes hold the same.
	const isOurs = isEqual(record, isEmptied(ours) ? ours : mergeRecords(ours, ours, collections));
	if (isOurs) {
		// What was forgotten for good stays so: an old backup brings its content back not even into the trash.
		if (isEmptied(ours)) return undefined;
		const isSame = conflicts.length === 0 && isEqual(record, mergeRecords(theirs, theirs, collections));
		return isSame ? undefined : { ...result, kind: 'older', record: ours, isOurs, conflicts };
	}
	const values = Object.fromEntries(changesBetween(ours, record, collections));
	const isGone = isDeleted(record);
	if (isGone !== isDeleted(ours)) {
		// As of a new record: there is nothing that taking it back could set back.
		if (isEmptied(ours)) return { ...result, kind: 'revived', record, isOurs, conflicts };
		return { ...result, kind: isGone ? 'deleted' : 'revived', record, isOurs, values, conflicts };
	}
	const isSilent = isGone || Object.keys(values).length === 0;
	return {
		...result,
		kind: isSilent ? 'silent' : 'changed',
		record,
		isOurs,
		values: isSilent ? {} : values,
		conflicts
	};
}

/** A record that lost its content and was written anew, with the fields that only this version of the app knows. */
function whole(table: TableName, record: StampedRecord): StampedRecord {
	if (emptiedAt(record) === '' || isEmptied(record)) return record;
	const full = repaired(table, record);
	return mergeRecords(full, full, TABLES[table].collections);
}

/**
 * Compares another box with this one. A generator, so that whoever runs it on a page can let the page breathe between
 * two steps; `planMerge` runs it in one go.
 */
export function* mergeSteps(ours: BoxContents, theirs: BoxContents): Generator<void, MergePlan> {
	const seen = { here: yield* seenIn(ours), there: yield* seenIn(theirs) };
	const plan: MergePlan = {
		records: [],
		same: 0,
		history: newEntries(ours, theirs),
		contacts: ours.tables.contacts.filter((contact) => !isDeleted(contact)).length,
		seenHere: seen.here,
		seenThere: seen.there
	};
	yield;
	let steps = 0;
	for (const table of TABLE_NAMES) {
		const known = new Map(ours.tables[table].map((record) => [record.id, record]));
		for (const record of theirs.tables[table]) {
			if (++steps % YIELD_AFTER === 0) yield;
			const stored = known.get(record.id);
			const joined =
				stored && isEqual(stored, record) ? undefined : joinOne(table, stored, repaired(table, record), seen);
			if (joined) plan.records.push(joined);
			else plan.same++;
		}
	}
	return plan;
}

export function planMerge(ours: BoxContents, theirs: BoxContents): MergePlan {
	const steps = mergeSteps(ours, theirs);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/**
 * Entries are immutable and have an id of their own: the union of two histories is the history of both. What lost its
 * content here for good does not get it back through what the other box remembers of it.
 */
function newEntries(ours: BoxContents, theirs: BoxContents): HistoryEntry[] {
	const known = new Set(ours.history.map(({ id }) => id));
	const forgotten = new Set(
		TABLE_NAMES.flatMap((table) =>
			ours.tables[table].filter((record) => isEmptied(record)).map(({ id }) => refKey({ table, id }))
		)
	);
	const entries = theirs.history.filter(({ id }) => !known.has(id));
	return forgotten.size === 0 ? entries : entries.map((entry) => withoutValuesOf(entry, forgotten));
}
