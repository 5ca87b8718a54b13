import { laterOf } from './hlc.ts';
import type { Hlc } from './hlc.ts';
import { isEmptied } from './tombstone.ts';

/**
 * Which fields of a record are collections that merge member by member:
 * `items` are objects with an `id`, `set` is a list of texts, `map` an object of values by key.
 * Every other field is one value and merges as a whole.
 */
export type Collections = Readonly<Record<string, 'items' | 'set' | 'map'>>;

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

/** A record as plain data: own fields of any JSON-like value. */
type Fields = Record<string, unknown>;
export type StampedRecord = Fields & Envelope;

/** Stamp key of a revival, a change of no field. */
const REVIVED = ':revived';
const ENVELOPE = new Set(['id', 'created', 'stamps', 'deleted', 'rev']);

/** Names of the fields that merge; the envelope itself is not among them. */
function fieldNames(record: object): string[] {
	return Object.keys(record).filter((name) => !ENVELOPE.has(name));
}

function own(object: object, key: string): unknown {
	return Object.prototype.hasOwnProperty.call(object, key) ? (object as Fields)[key] : undefined;
}

/** Sets also a key such as `__proto__` as an own property: names come out of files. */
function setOwn(object: object, key: string, value: unknown): void {
	// Assigned where that is enough: a record has dozens of fields, and an import tens of thousands of records.
	if (key !== '__proto__') (object as Record<string, unknown>)[key] = value;
	else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Canonical text of a value: object keys in order, `undefined` left out. Two values are the same when this is. */
export function canonical(value: unknown): string {
	if (value === undefined) return '';
	if (value instanceof Uint8Array) return `bytes:${Array.from(value).join(',')}`;
	if (Array.isArray(value)) return `[${value.map((each) => canonical(each) || 'null').join(',')}]`;
	if (value !== null && typeof value === 'object') {
		const parts = Object.keys(value)
			.sort()
			.filter((key) => own(value, key) !== undefined)
			.map((key) => `${JSON.stringify(key)}:${canonical(own(value, key))}`);
		return `{${parts.join(',')}}`;
	}
	return JSON.stringify(value);
}

function isSame(a: unknown, b: unknown): boolean {
	return a === b || canonical(a) === canonical(b);
}

/** The same plain data, whatever the order of keys? Quicker than two canonical texts where most records are the same. */
export function isEqual(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) || Array.isArray(b)) {
		return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, at) => isEqual(each, b[at]));
	}
	if (a instanceof Uint8Array || b instanceof Uint8Array) return canonical(a) === canonical(b);
	const keys = Object.keys(a);
	return (
		keys.length === Object.keys(b).length &&
		keys.every((key) => Object.hasOwn(b, key) && isEqual(own(a, key), own(b, key)))
	);
}

/**
 * The one order in which a record's content lies in every box: the envelope, then its fields by name; sets by text,
 * items by position. Two boxes with the same values so hold the same bytes, whichever of them wrote what.
 */
function inOrder(record: object, envelope: Envelope, collections: Collections): StampedRecord {
	const { id, created, stamps, deleted } = envelope;
	const ordered: StampedRecord = { id, created, stamps: sorted(stamps), deleted };
	for (const field of fieldNames(record).sort()) {
		const value = own(record, field);
		if (value !== undefined) setOwn(ordered, field, membersInOrder(value, kindOf(field, collections)));
	}
	return ordered;
}

function kindOf(field: string, collections: Collections): Collections[string] | undefined {
	return Object.hasOwn(collections, field) ? collections[field] : undefined;
}

function membersInOrder(value: unknown, kind: Collections[string] | undefined): unknown {
	if (Array.isArray(value)) {
		if (kind === 'set') return [...new Set(value as string[])].sort();
		return kind === 'items' ? [...(value as Positioned[])].sort(byPosition) : value;
	}
	if (kind !== 'map' || value === null || typeof value !== 'object') return value;
	return sorted(value as Fields);
}

/** Every value of a record by its stamp key: whole fields by name, members of collections as `field/member`. */
export function valuesByKey(record: object, collections: Collections): Map<string, unknown> {
	const values = new Map<string, unknown>();
	for (const field of fieldNames(record)) {
		const value = own(record, field);
		const kind = kindOf(field, collections);
		if (kind === 'items' && Array.isArray(value)) {
			for (const item of value as { id: string }[]) values.set(`${field}/${item.id}`, item);
		} else if (kind === 'set' && Array.isArray(value)) {
			for (const member of value as string[]) values.set(`${field}/${member}`, true);
		} else if (kind === 'map' && value !== null && typeof value === 'object') {
			for (const key of Object.keys(value)) values.set(`${field}/${key}`, own(value, key));
		} else if (value !== undefined) {
			values.set(field, value);
		}
	}
	return values;
}

/** The reverse of valuesByKey: the record's own fields. */
function fieldsOf(values: Map<string, unknown>, collections: Collections): Fields {
	const fields: Fields = {};
	for (const [field, kind] of Object.entries(collections)) setOwn(fields, field, kind === 'map' ? {} : []);
	for (const [key, value] of values) {
		const slash = key.indexOf('/');
		const field = slash < 0 ? key : key.slice(0, slash);
		const kind = kindOf(field, collections);
		if (slash < 0 || kind === undefined) {
			setOwn(fields, key, value);
		} else if (kind === 'map') {
			setOwn(fields[field] as object, key.slice(slash + 1), value);
		} else {
			(fields[field] as unknown[]).push(kind === 'set' ? key.slice(slash + 1) : value);
		}
	}
	return fields;
}

interface Positioned {
	id: string;
	position?: number;
}

function byPosition(a: Positioned, b: Positioned): number {
	return (a.position ?? 0) - (b.position ?? 0) || (a.id < b.id ? -1 : 1);
}

/** The stamp of one value of a record: its own, else the record's creation where the value is there. */
function stampOf(record: Envelope, key: string, present: boolean): Hlc | '' {
	const stamp = own(record.stamps, key);
	return typeof stamp === 'string' ? stamp : present ? record.created : '';
}

/** Is the record in the trash: deleted, and nothing on it changed since? */
export function isDeleted(record: Envelope): boolean {
	return record.deleted !== '' && record.deleted > lastEdit(record);
}

/** The latest stamp on the record, a deletion not counted. */
export function lastEdit(record: Envelope): Hlc {
	let last: Hlc = record.created;
	for (const stamp of Object.values(record.stamps)) if (stamp > last) last = stamp;
	return last;
}

/** One value that a command changed; `undefined` = not there. */
export interface ValueChange {
	before?: unknown;
	after?: unknown;
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

function sorted<V>(map: Record<string, V>): Record<string, V> {
	const ordered: Record<string, V> = {};
	for (const key of Object.keys(map).sort()) setOwn(ordered, key, own(map, key));
	return ordered;
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

/** The stamp that one value has now ('' = neither there nor ever removed). */
export function currentStamp(record: StampedRecord, key: string, collections: Collections): Hlc | '' {
	return stampOf(record, key, valuesByKey(record, collections).has(key));
}

/** The stamp of every value that is or was in the record, by stamp key. */
export function currentStamps(record: StampedRecord, collections: Collections): Map<string, Hlc> {
	const stamps = new Map<string, Hlc>(Object.entries(record.stamps).filter(([key]) => key !== REVIVED));
	for (const key of valuesByKey(record, collections).keys()) if (!stamps.has(key)) stamps.set(key, record.created);
	return stamps;
}

/**
 * Two states of one record joined value by value: the later stamp wins, a removal wins over an older value, an
 * edit later than a deletion revives. Equal stamps on different values (only a damaged or forged file has them)
 * are settled by the values' canonical text. A join: commutative, associative, idempotent.
 */
export function mergeRecords(a: StampedRecord, b: StampedRecord, collections: Collections): StampedRecord {
	const valuesA = valuesByKey(a, collections);
	const valuesB = valuesByKey(b, collections);
	const created = a.created < b.created ? a.created : b.created;
	const values = new Map<string, unknown>();
	const stamps: Record<string, Hlc> = {};
	const keys = new Set([...valuesA.keys(), ...valuesB.keys(), ...Object.keys(a.stamps), ...Object.keys(b.stamps)]);
	for (const key of keys) {
		const stampA = stampOf(a, key, valuesA.has(key));
		const stampB = stampOf(b, key, valuesB.has(key));
		const takeA = stampA === stampB ? canonical(valuesA.get(key)) >= canonical(valuesB.get(key)) : stampA > stampB;
		const from = takeA ? valuesA : valuesB;
		const stamp = laterOf(stampA, stampB);
		if (from.has(key)) values.set(key, from.get(key));
		if (stamp !== created || !from.has(key)) setOwn(stamps, key, stamp);
	}
	// Two records that both lost their content in the trash stay without any.
	const own = Object.fromEntries(values);
	const fields = isEmptied(own) ? own : fieldsOf(values, collections);
	return inOrder(fields, { id: a.id, created, stamps, deleted: laterOf(a.deleted, b.deleted) }, collections);
}
