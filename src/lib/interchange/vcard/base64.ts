const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const INVALID = 255;
const VALUES = new Uint8Array(256).fill(INVALID);
for (let index = 0; index < 64; index++) VALUES[ALPHABET.charCodeAt(index)] = index;
// RFC 4648, 5: the URL-safe alphabet, which some web programs write.
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

function isIgnored(byte: number): boolean {
	return byte <= 32 || byte === 61;
}

/** Base64 bytes decoded, white space and padding ignored; null where there is anything else in it, or nothing. */
export function decodeBase64(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
	const result = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
	let length = 0;
	let buffer = 0;
	let bits = 0;
	for (const byte of bytes) {
		if (isIgnored(byte)) continue;
		const value = VALUES[byte] ?? INVALID;
		if (value === INVALID) return null;
		buffer = ((buffer << 6) | value) & 0xffff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		result[length++] = (buffer >> bits) & 0xff;
	}
	return length > 0 ? result.subarray(0, length) : null;
}

/** Base64 (RFC 4648, 4) with padding. */
export function encodeBase64(bytes: Uint8Array): string {
	const parts: string[] = [];
	let part = '';
	for (let index = 0; index < bytes.length; index += 3) {
		const [a = 0, b, c] = bytes.subarray(index, index + 3);
		const triple = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
		part += ALPHABET[triple >> 18];
		part += ALPHABET[(triple >> 12) & 63];
		part += b === undefined ? '=' : ALPHABET[(triple >> 6) & 63];
		part += c === undefined ? '=' : ALPHABET[triple & 63];
		if (part.length < 8192) continue;
		parts.push(part);
		part = '';
	}
	parts.push(part);
	return parts.join('');
}
