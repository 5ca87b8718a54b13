/** Bytes per call: `String.fromCharCode` takes its characters as arguments, and those have a limit. */
const CHUNK = 0x8000;

/** A record as JSON can hold it: bytes as `{"$bytes": base64}`, other keys that begin with $ get a second one. Texts are made well-formed, as UTF-8 needs them. */
export function toPlain(value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed();
	if (value instanceof Uint8Array) return { $bytes: toBase64(value) };
	if (Array.isArray(value)) return value.map(toPlain);
	if (value !== null && typeof value === 'object')
		return mapOwn(value, toPlain, (key) => (key.startsWith('$') ? `$${key}` : key));
	return value;
}

/** The reverse. Keys are taken as they are, also `__proto__`; half characters, which a made file may have, are not. */
export function fromPlain(value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed();
	if (Array.isArray(value)) return value.map(fromPlain);
	if (value !== null && typeof value === 'object') {
		const bytes: unknown = Object.hasOwn(value, '$bytes') ? (value as { $bytes: unknown }).$bytes : undefined;
		return typeof bytes === 'string'
			? fromBase64(bytes)
			: mapOwn(value, fromPlain, (key) => (key.startsWith('$') ? key.slice(1) : key));
	}
	return value;
}

function mapOwn(object: object, map: (value: unknown) => unknown, rename: (key: string) => string): object {
	const copy = {};
	for (const [key, value] of Object.entries(object)) {
		Object.defineProperty(copy, rename(key), {
			value: map(value),
			enumerable: true,
			configurable: true,
			writable: true
		});
	}
	return copy;
}

function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (let from = 0; from < bytes.length; from += CHUNK)
		text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
	return btoa(text);
}

function fromBase64(text: string): unknown {
	try {
		return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
	} catch {
		// Only a hand-made file gets here; an unreadable picture is no picture.
		return new Uint8Array();
	}
}
