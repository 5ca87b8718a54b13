import { guessEightBit } from './eight-bit.ts';

/** Text as it came out of a file, and the encoding that made it, as TextDecoder names it. */
interface DecodedText {
	text: string;
	encoding: string;
}

/** What one can offer a user whose umlauts look wrong. */
export const TEXT_ENCODINGS = [
	'utf-8',
	'windows-1252',
	'windows-1250',
	'windows-1251',
	'windows-1253',
	'macintosh',
	'shift_jis',
	'utf-16le',
	'utf-16be'
] as const;

/** Names that files give to encodings and TextDecoder does not know. */
const ALIASES: Readonly<Record<string, string>> = {
	macroman: 'macintosh',
	'x-macroman': 'macintosh',
	cp932: 'shift_jis',
	ansi: 'windows-1252',
	utf_8: 'utf-8',
	'8859-1': 'windows-1252',
	ucs2: 'utf-16le'
};

const decoders = new Map<string, TextDecoder | null>();

/** A strict decoder for an encoding label; null where no such encoding is known. */
export function strictDecoder(label: string): TextDecoder | null {
	const key = label.trim().toLowerCase();
	const known = decoders.get(key);
	if (known !== undefined) return known;
	let made: TextDecoder | null = null;
	try {
		made = new TextDecoder(Object.hasOwn(ALIASES, key) ? ALIASES[key] : key, { fatal: true, ignoreBOM: true });
	} catch {
		// An unknown label is the file's mistake (or ours below 64 labels): the caller takes the next encoding.
	}
	if (decoders.size < 64) decoders.set(key, made);
	return made;
}

/** The text, or null where the bytes are not in that encoding (or the encoding is unknown). */
export function decodeStrictly(bytes: Uint8Array, label: string): string | null {
	const decoder = strictDecoder(label);
	if (!decoder) return null;
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}

/** Every byte means something here: the undefined five are the C1 controls. */
export function decodeLatin(bytes: Uint8Array, label = 'windows-1252'): string {
	return decodeStrictly(bytes, label) ?? new TextDecoder('windows-1252').decode(bytes);
}

function isAscii(byte: number | undefined): boolean {
	return byte !== undefined && byte >= 32 && byte < 127;
}

/** Encoding by its byte order mark, or UTF-16 without one by its zero bytes; '' where there is no sign. */
export function sniffUnicode(bytes: Uint8Array): string {
	const [a, b, c, d] = bytes;
	if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
	if (a === 0xff && b === 0xfe) return 'utf-16le';
	if (a === 0xfe && b === 0xff) return 'utf-16be';
	// Two ASCII letters: whatever script comes after them.
	if (isAscii(a) && b === 0 && isAscii(c) && d === 0) return 'utf-16le';
	if (a === 0 && isAscii(b) && c === 0 && isAscii(d)) return 'utf-16be';
	const length = Math.min(bytes.length & ~1, 4096);
	let even = 0;
	let odd = 0;
	for (let index = 0; index < length; index += 2) {
		if (bytes[index] === 0) even++;
		if (bytes[index + 1] === 0) odd++;
	}
	// Latin text in UTF-16 is half zeros, all on one side; a quarter leaves room for other scripts.
	const quarter = Math.max(length / 8, 1);
	if (odd > quarter && even < odd / 8) return 'utf-16le';
	if (even > quarter && odd < even / 8) return 'utf-16be';
	return '';
}

/** Decodes UTF-16; half a character at the end is left out. */
export function decodeUtf16(bytes: Uint8Array, encoding: string): string {
	const text = new TextDecoder(encoding).decode(bytes.subarray(0, bytes.length & ~1));
	return text.toWellFormed();
}

/**
 * The text of a file. Order: byte order mark or UTF-16, the encoding the user chose, UTF-8 where it is valid,
 * else the eight-bit encoding that reads best. Never fails; the result has no byte order mark and no NUL.
 */
export function decodeText(bytes: Uint8Array, chosen?: string): DecodedText {
	const sniffed = sniffUnicode(bytes);
	const wanted = chosen ? (strictDecoder(chosen)?.encoding ?? '') : '';
	const encoding = wanted || sniffed;
	if (encoding.startsWith('utf-16')) return { text: clean(decodeUtf16(bytes, encoding)), encoding };
	if (wanted && wanted !== 'utf-8') {
		// Some programs put the mark of UTF-8 before text that is none.
		const unmarked = sniffed === 'utf-8' ? bytes.subarray(3) : bytes;
		return { text: clean(decodeLoosely(unmarked, wanted)), encoding: wanted };
	}
	const text = decodeStrictly(bytes, 'utf-8');
	if (text !== null) return { text: clean(text), encoding: 'utf-8' };
	if (encoding === 'utf-8') return { text: clean(decodeLoosely(bytes, 'utf-8')), encoding };
	const guess = guessEightBit(bytes);
	return { text: clean(decodeLoosely(bytes, guess)), encoding: guess };
}

function decodeLoosely(bytes: Uint8Array, encoding: string): string {
	return new TextDecoder(encoding).decode(bytes);
}

function clean(text: string): string {
	const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	return text.slice(start).replaceAll('\0', '').toWellFormed();
}
