import { decodeLatin, decodeStrictly, strictDecoder } from '../bytes.ts';
import { decodeBase64 } from './base64.ts';
import type { Property } from './property.ts';

const SINGLE_BYTE = /^(windows-125|iso-8859-|macintosh|koi8)/;

/** How undeclared text of this file is read. */
export interface TextRules {
	/** The user's own choice, '' = none. */
	chosen: string;
	/** For text that is neither declared nor UTF-8. */
	fallback: string;
	/** The file itself proved to be Unicode, so that a CHARSET says nothing about text that is not encoded on top. */
	unicode: boolean;
}

/** The value without its transfer encoding; null where base64 is broken. */
export function valueBytes(property: Property): Uint8Array | null {
	if (property.encoding === 'quoted-printable') return decodeQuotedPrintable(property.raw);
	if (property.encoding === 'base64') return decodeBase64(property.raw);
	return property.raw;
}

/**
 * The value as text, still with its escapes: a backslash byte may be half of a Shift_JIS character, so the charset
 * comes first. Order: declared CHARSET, the user's choice, UTF-8 where valid, the file's fallback.
 */
export function valueText(property: Property, rules: TextRules): string {
	const bytes = valueBytes(property) ?? property.raw;
	const charset = rules.unicode && property.encoding === 'none' ? 'utf-8' : property.charset;
	return decodeValue(bytes, charset, rules).replaceAll('\0', '').toWellFormed();
}

function decodeValue(bytes: Uint8Array, charset: string, rules: TextRules): string {
	if (charset) {
		const encoding = strictDecoder(charset)?.encoding ?? '';
		// Files that were converted keep their old CHARSET: valid UTF-8, all of it characters which that charset has.
		// UTF-16 cannot stand in a file whose lines we can see.
		const converted =
			SINGLE_BYTE.test(encoding) || encoding.startsWith('utf-16') ? decodeStrictly(bytes, 'utf-8') : null;
		if (converted !== null && isIn(converted, encoding)) return converted;
		const declared = decodeStrictly(bytes, charset);
		if (declared !== null) return declared;
	}
	if (!charset && rules.chosen && rules.chosen !== 'utf-8') return decodeLatin(bytes, rules.chosen);
	const utf8 = decodeStrictly(bytes, 'utf-8') ?? cutUtf8(bytes);
	return utf8 ?? decodeLatin(bytes, rules.fallback);
}

const repertoires = new Map<string, ReadonlySet<string>>();

/** Could this text have been written in that encoding of one byte a letter? */
function isIn(text: string, encoding: string): boolean {
	if (!SINGLE_BYTE.test(encoding)) return true;
	let known = repertoires.get(encoding);
	if (!known) {
		known = new Set(new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)));
		repertoires.set(encoding, known);
	}
	for (const char of text) if (char > '\x7f' && !known.has(char)) return false;
	return true;
}

/** UTF-8 whose last character was cut off by a program that counts bytes; null where it is not UTF-8 before that. */
function cutUtf8(bytes: Uint8Array): string | null {
	for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
		const text = decodeStrictly(bytes.subarray(0, -cut), 'utf-8');
		// Without another non-ASCII character the odd byte is rather the last letter of "José" in an old encoding.
		if (text !== null) return /[^\0-\x7f]/.test(text) ? text : null;
	}
	return null;
}

function hexDigit(byte: number | undefined): number {
	if (byte === undefined) return -1;
	if (byte >= 48 && byte <= 57) return byte - 48;
	if (byte >= 65 && byte <= 70) return byte - 55;
	if (byte >= 97 && byte <= 102) return byte - 87;
	return -1;
}

/** Old phones left the ENCODING out; codes of a UTF-8 character one after the other are in no other text. */
export function isUndeclaredQuotedPrintable({ name, encoding, raw }: Property): boolean {
	if (encoding !== 'none' || name === 'URL' || raw.length > 10_000 || !raw.includes(61)) return false;
	return /=(C[2-9A-F]|D[0-9A-F])=[89AB][0-9A-F]|=E[0-9A-F](=[89AB][0-9A-F]){2}/i.test(String.fromCharCode(...raw));
}

/** RFC 2045, 6.7; a "=" that is no code stays as it is. */
function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
	if (!bytes.includes(61)) return bytes;
	const result = new Uint8Array(bytes.length);
	let length = 0;
	for (let index = 0; index < bytes.length; index++) {
		const high = bytes[index] === 61 ? hexDigit(bytes[index + 1]) : -1;
		const low = high >= 0 ? hexDigit(bytes[index + 2]) : -1;
		if (low >= 0) {
			result[length++] = high * 16 + low;
			index += 2;
		} else result[length++] = bytes[index] ?? 0;
	}
	return result.subarray(0, length);
}

/** vCard 2.1 escapes differently from 3.0 and 4.0: a backslash before a separator always binds to it. */
export type Dialect = '2.1' | '3.0';

/** Splits at separators that are not escaped; the parts keep their escapes. */
export function splitEscaped(text: string, separator: ';' | ',', dialect: Dialect): string[] {
	const parts: string[] = [];
	let start = 0;
	let escaped = false;
	for (let index = 0; index < text.length; index++) {
		const char = text[index];
		if (char === '\\') escaped = dialect === '2.1' || !escaped;
		else {
			if (char === separator && !escaped) {
				parts.push(text.slice(start, index));
				start = index + 1;
			}
			escaped = false;
		}
	}
	parts.push(text.slice(start));
	return parts;
}

/**
 * Takes the escapes out (RFC 6350, 3.4) and makes every line break \n. An escape the standard does not know stays.
 */
export function unescaped(text: string, dialect: Dialect): string {
	const plain = text.includes('\\')
		? text.replace(/\\([\\,;:"nN])/g, (both, char: string) => {
				if (char === 'n') return '\n';
				if (char === 'N') return dialect === '2.1' ? both : '\n';
				return char;
			})
		: text;
	return plain.replace(/\r\n?/g, '\n');
}
