import { justAfter, laterOf } from './hlc.ts';
import type { Hlc } from './hlc.ts';
import { canonical, fieldsOf, setInOrder, setOwn, sorted, valuesByKey } from './record-values.ts';
import type { Collections, Fields } from './record-values.ts';
import { bornAt, EMPTIED, emptiedAt, isEmptied, isPointer, MERGED_INTO, withEmptying } from './tombstone.ts';

/**
 * What every stored record carries beside its own fields. A value without a stamp of its own is as old as the
 * record; a member that was removed leaves its stamp behind. Keys of `stamps` are a field's name, or
 * `field/member` for a member of a collection.
 */
export interface Envelope {
	id: string;
	created: Hlc;
	stamps: Record<string, Hlc>;
	/** The last deletion, '' = never. Any later stamp on the record revives it. */
	deleted: Hlc | '';
}

export type StampedRecord = Fields & Envelope;

/** Stamp key of a revival, a change of no field. */
const REVIVED = ':revived';

/** The one order of a record's content in every box: the envelope, then its fields. */
function inOrder(record: object, envelope: Envelope, collections: Collections): StampedRecord {
	const { id, created, stamps, deleted } = envelope;
	const ordered: StampedRecord = { id, created, stamps: sorted(stamps), deleted };
	setInOrder(ordered, record, collections);
	return ordered;
}

/** Is the record in the trash: deleted, and nothing on it changed since? */
export function isDeleted(record: Envelope): boolean {
	return record.deleted !== '' && record.deleted > lastEdit(record);
}

/** The latest stamp on the record, a deletion and the loss of its content not counted. */
export function lastEdit(record: Envelope): Hlc {
	let last: Hlc = record.created;
	const emptied = record.stamps[EMPTIED];
	for (const stamp of Object.values(record.stamps)) if (stamp > last && stamp !== emptied) last = stamp;
	return last;
}

/** One value that a command changed; `undefined` = not there. */
export interface ValueChange {
	before?: unknown;
	after?: unknown;
}

function isSame(a: unknown, b: unknown): boolean {
	return a === b || canonical(a) === canonical(b);
}

/** What differs between two states of a record, by stamp key. `before` undefined: everything `after` has. */
export function changesBetween(
	before: object | undefined,
	after: object,
	collections: Collections
): Map<string, ValueChange> {
	const old = before ? valuesByKey(before, collections) : new Map<string, unknown>();
	const now = valuesByKey(after, collections);
	const changes = new Map<string, ValueChange>();
	for (const [key, value] of now)
		if (!isSame(old.get(key), value)) changes.set(key, { before: old.get(key), after: value });
	for (const [key, value] of old) if (!now.has(key)) changes.set(key, { before: value });
	return changes;
}

/** A new record with its creation stamp. */
export function stampNew<R extends { id: string }>(
	fields: R,
	stamp: Hlc,
	collections: Collections = {}
): StampedRecord {
	return inOrder(fields, { id: fields.id, created: stamp, stamps: {}, deleted: '' }, collections);
}

/** The record in its new state, with `stamp` on every value in `keys`. */
export function stampChanged(
	before: Envelope,
	after: object & { id: string },
	keys: Iterable<string>,
	stamp: Hlc,
	collections: Collections = {}
): StampedRecord {
	const stamps = copyOwn(before.stamps);
	for (const key of keys) setOwn(stamps, key, stamp);
	return inOrder(after, { id: before.id, created: before.created, stamps, deleted: before.deleted }, collections);
}

export function stampDeleted<R extends Envelope>(record: R, stamp: Hlc): R {
	return { ...record, deleted: stamp };
}

/** Takes a record out of the trash without changing a field. */
export function stampRevived<R extends Envelope>(record: R, stamp: Hlc): R {
	const stamps = copyOwn(record.stamps);
	setOwn(stamps, REVIVED, stamp);
	return { ...record, stamps: sorted(stamps) };
}

function copyOwn(stamps: Record<string, Hlc>): Record<string, Hlc> {
	const copy: Record<string, Hlc> = {};
	for (const [key, stamp] of Object.entries(stamps)) setOwn(copy, key, stamp);
	return copy;
}

/**
 * The record with single values set back or forward, for undo. `undefined` takes a value away.
 * Every value given gets `stamp`.
 */
export function withValues(
	record: StampedRecord,
	values: Map<string, unknown>,
	collections: Collections,
	stamp: Hlc
): StampedRecord {
	const all = valuesByKey(record, collections);
	for (const [key, value] of values) {
		if (value === undefined) all.delete(key);
		else all.set(key, value);
	}
	const fields = { ...fieldsOf(all, collections), id: record.id };
	return stampChanged(record, fields, values.keys(), stamp, collections);
}

/** The stamp of every value that is or was in the record, by stamp key. */
export function currentStamps(record: StampedRecord, collections: Collections): Map<string, Hlc> {
	const stamps = new Map<string, Hlc>(
		Object.entries(record.stamps).filter(([key]) => key !== REVIVED && key !== EMPTIED)
	);
	for (const key of valuesByKey(record, collections).keys()) if (!stamps.has(key)) stamps.set(key, record.created);
	return stamps;
}

/**
 * Two states of one record joined value by value: the later stamp wins, a removal wins over an older value, an
 * edit later than a deletion revives, and what was there when either lost its content is gone, whoever still has it.
 * Equal stamps on different values (only a damaged or forged file has them) are settled by the values' canonical text.
 * A join: commutative, associative, idempotent.
 */
export function mergeRecords(a: StampedRecord, b: StampedRecord, collections: Collections): StampedRecord {
	return joined(sideOf(a, collections), sideOf(b, collections), collections);
}

/**
 * As `mergeRecords`, but of a record that one side worked on after the deletion at which the other side took its
 * content away, nothing is lost: the older values only that side knows stay, as if they were written anew right after
 * that deletion. They have the same stamps on whichever device that happens, and lie before all that was done since.
 */
export function mergeKeeping(a: StampedRecord, b: StampedRecord, collections: Collections): StampedRecord {
	const [one, other] = [sideOf(a, collections), sideOf(b, collections)];
	const emptied = laterOf(one.emptied, other.emptied);
	const kept = (from: Side, beside: Side) => (isWorkedOn(from, emptied) ? lifted(from, beside, emptied) : from);
	return joined(kept(one, other), kept(other, one), collections);
}

/** One of two states that are joined. */
interface Side {
	record: StampedRecord;
	values: Map<string, unknown>;
	emptied: Hlc | '';
	stamps: Map<string, Hlc | ''>;
}

function sideOf(stored: StampedRecord, collections: Collections): Side {
	const record = withEmptying(stored);
	const values = valuesByKey(record, collections);
	const born = bornAt(record);
	const stamps = new Map<string, Hlc | ''>(Object.entries(record.stamps));
	stamps.delete(EMPTIED);
	for (const key of values.keys()) if (!stamps.has(key)) stamps.set(key, born);
	return { record, values, emptied: emptiedAt(record), stamps };
}

/** Did somebody work on it after that deletion, without knowing what it took away? */
function isWorkedOn({ record, emptied: known }: Side, emptied: Hlc | ''): boolean {
	return known < emptied && lastEdit(record) > emptied;
}

function lifted(side: Side, beside: Side, emptied: Hlc): Side {
	const stamps = new Map(side.stamps);
	for (const [key, stamp] of side.stamps) {
		// A card that came back is no longer part of the one that it was merged into.
		const isAlive = key === MERGED_INTO && side.values.has(key) && !isPointer(side.values.get(key));
		if (stamp <= emptied && (isAlive || !beside.stamps.has(key))) stamps.set(key, justAfter(emptied));
	}
	return { ...side, stamps };
}

function joined(a: Side, b: Side, collections: Collections): StampedRecord {
	const emptied = laterOf(a.emptied, b.emptied);
	const created = a.record.created < b.record.created ? a.record.created : b.record.created;
	const stamps: Record<string, Hlc> = emptied === '' ? {} : { [EMPTIED]: emptied };
	const born = bornAt({ created, stamps });
	const values = new Map<string, unknown>();
	for (const key of new Set([...a.stamps.keys(), ...b.stamps.keys()])) {
		const [stampA, stampB] = [a.stamps.get(key) ?? '', b.stamps.get(key) ?? ''];
		const takeA = stampA === stampB ? canonical(a.values.get(key)) >= canonical(b.values.get(key)) : stampA > stampB;
		const from = takeA ? a.values : b.values;
		const stamp = laterOf(stampA, stampB);
		const isGone = stamp <= emptied;
		// Where a card went is still asked for when nothing else is left of it.
		if (isGone && key !== MERGED_INTO) continue;
		const isThere = from.has(key) && (!isGone || isPointer(from.get(key)));
		if (isThere) values.set(key, from.get(key));
		if (stamp !== born || !isThere) setOwn(stamps, key, stamp);
	}
	const deleted = laterOf(laterOf(a.record.deleted, b.record.deleted), emptied);
	// Two records that both lost their content in the trash stay without any.
	const plain = Object.fromEntries(values);
	const fields = isEmptied(plain) ? plain : fieldsOf(values, collections);
	return inOrder(fields, { id: a.record.id, created, stamps, deleted }, collections);
}
