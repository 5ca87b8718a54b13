import type { ContactDraft, Problem, ReadResult } from '../draft.ts';
import { decodeStrictly, decodeText, decodeUtf16, sniffUnicode, strictDecoder } from '../bytes.ts';
import { guessEightBit } from '../eight-bit.ts';
import { cardsOf } from './card.ts';
import { draftOf } from './map.ts';
import { tagMembers } from './groups.ts';
import type { GroupCard } from './groups.ts';
import { isJCard, jCardsOf } from './jcard.ts';
import { logicalLines } from './lines.ts';
import { parseProperty } from './property.ts';
import { valueBytes } from './text.ts';
import type { TextRules } from './text.ts';

/** More cards than a box is made for; the rest of the file is reported, not read. */
const CARD_LIMIT = 100_000;
const CARDS_AT_ONCE = 200;
/** Enough odd bytes to know an encoding by. */
const SAMPLE = 65_536;

interface ReadOptions {
	/** Encoding for all text that declares none, as the user chose it; a label TextDecoder knows. */
	encoding?: string | undefined;
	/** Hears the part of the file that is read, 0 to 1; of one long line of jCard it hears nothing. */
	onProgress?: ((part: number) => void) | undefined;
}

/**
 * Reads vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350) and jCard (RFC 7095) as real programs write them. Never throws: whatever is broken
 * becomes a problem with its line. A file without any card has the format 'unknown'. Photos by URL are not fetched.
 */
export function readVCard(bytes: Uint8Array, options: ReadOptions = {}): ReadResult {
	const chosen = options.encoding ? (strictDecoder(options.encoding)?.encoding ?? '') : '';
	const sniffed = sniffUnicode(bytes);
	const wide = [chosen, sniffed].find((encoding) => encoding.startsWith('utf-16'));
	const source = wide ? new TextEncoder().encode(decodeUtf16(bytes, wide)) : bytes;
	const rules = wide
		? { chosen: '', fallback: 'windows-1252', unicode: true, usesFallback: false }
		: textRules(source, chosen);

	const contacts: ContactDraft[] = [];
	const problems: Problem[] = [];
	const groups: GroupCard[] = [];
	const json = jCardText(source, rules);
	const lines = options.onProgress ? linesIn(source) : 1;
	let cards = 0;
	for (const card of json === '' ? cardsOf(logicalLines(source), problems) : jCardsOf(json, problems)) {
		if (cards % CARDS_AT_ONCE === 0) options.onProgress?.(Math.min(1, card.line / lines));
		if (++cards > CARD_LIMIT) {
			problems.push({ line: card.line, code: 'tooManyCards', values: { limit: CARD_LIMIT } });
			break;
		}
		const draft = draftOf(card, rules, problems, groups);
		if (draft) contacts.push(draft);
	}
	tagMembers(contacts, groups);
	const encoding = wide ?? (rules.chosen || (rules.usesFallback ? rules.fallback : 'utf-8'));
	if (cards === 0)
		return { format: 'unknown', encoding, contacts, problems: [{ line: 0, code: 'notVCard', values: {} }] };
	return { format: 'vcard', encoding, contacts, problems };
}

function linesIn(bytes: Uint8Array): number {
	let lines = 1;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
	return lines;
}

/** The file as text where it is JSON with cards in it, else ''. */
function jCardText(bytes: Uint8Array, { chosen }: TextRules): string {
	const first = bytes.find((byte) => byte > 32 && byte < 0x80);
	if (first !== 0x5b && first !== 0x7b) return '';
	const { text } = decodeText(bytes, chosen);
	return isJCard(text) ? text : '';
}

/** Looks through the whole file first: a CHARSET on one property tells how the undeclared ones were written. */
function textRules(bytes: Uint8Array, chosen: string): TextRules & { usesFallback: boolean } {
	const named: string[] = [];
	const sample = new Uint8Array(SAMPLE);
	let length = 0;
	for (const logical of logicalLines(bytes)) {
		if (!isWorthALook(logical.bytes)) continue;
		const property = parseProperty(logical);
		if (!property || property.encoding === 'base64') continue;
		const declared = property.charset && strictDecoder(property.charset)?.encoding;
		if (declared && declared !== 'utf-8' && !named.includes(declared)) named.push(declared);
		if (declared) continue;
		const value = valueBytes(property) ?? property.raw;
		if (length >= SAMPLE || decodeStrictly(value, 'utf-8') !== null) continue;
		const part = value.subarray(0, SAMPLE - length - 1);
		sample.set(part, length);
		length += part.length;
		if (length < SAMPLE) sample[length++] = 10;
	}
	const odd = sample.subarray(0, length);
	const fallback = named.find((encoding) => decodeStrictly(odd, encoding) !== null) ?? guessEightBit(odd);
	return { chosen, fallback, unicode: sniffUnicode(bytes) === 'utf-8', usesFallback: length > 0 || named.length > 0 };
}

/** Most lines are plain ASCII without a charset or an encoding: nothing to learn from them. */
function isWorthALook(line: Uint8Array): boolean {
	for (let index = 0; index < line.length; index++) {
		const byte = line[index] ?? 0;
		// "=" is in CHARSET= and in every quoted-printable code.
		if (byte >= 0x80 || byte === 61) return true;
	}
	return false;
}
