import { v7 } from 'uuid';

/** A new record id: UUIDv7, so ids made later sort later. `now` (ms) may be given for tests and imports. */
export function newId(now?: number): string {
	return now === undefined ? v7() : v7({ msecs: now });
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new id for an item of a list inside one record (a phone, a line, a payment): ten characters, 50 random bits.
 * It must be unique within its record only, also when two devices add items apart from each other.
 */
export function newItemId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(10));
	let id = '';
	for (const byte of bytes) id += ALPHABET[byte & 31];
	return id;
}
