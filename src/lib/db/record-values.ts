/**
 * Which fields of a record are collections that merge member by member:
 * `items` are objects with an `id`, `set` is a list of texts, `map` an object of values by key.
 * Every other field is one value and merges as a whole.
 */
export type Collections = Readonly<Record<string, 'items' | 'set' | 'map'>>;

/** A record as plain data: own fields of any JSON-like value. */
export type Fields = Record<string, unknown>;

const ENVELOPE = new Set(['id', 'created', 'stamps', 'deleted', 'rev']);

/** Names of the fields that merge; the envelope itself is not among them. */
function fieldNames(record: object): string[] {
	return Object.keys(record).filter((name) => !ENVELOPE.has(name));
}

function own(object: object, key: string): unknown {
	return Object.prototype.hasOwnProperty.call(object, key) ? (object as Fields)[key] : undefined;
}

/** Sets also a key such as `__proto__` as an own property: names come out of files. */
export function setOwn(object: object, key: string, value: unknown): void {
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
 * Sets the fields of a record on `target` in the one order in which they lie in every box: by name; sets by text, items
 * by position. Two boxes with the same values so hold the same bytes, whichever of them wrote what.
 */
export function setInOrder(target: object, record: object, collections: Collections): void {
	for (const field of fieldNames(record).sort()) {
		const value = own(record, field);
		if (value !== undefined) setOwn(target, field, membersInOrder(value, kindOf(field, collections)));
	}
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
export function fieldsOf(values: Map<string, unknown>, collections: Collections): Fields {
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

export function sorted<V>(map: Record<string, V>): Record<string, V> {
	const ordered: Record<string, V> = {};
	for (const key of Object.keys(map).sort()) setOwn(ordered, key, own(map, key));
	return ordered;
}
