import { fold } from '#lib/fold.ts';
import { phoneKeys } from '#lib/phone.ts';
import type { Query } from './query.ts';

/** A stretch of text as it is shown; `hit` = it is what was searched for. */
export interface Part {
	text: string;
	hit: boolean;
}

type Range = [from: number, to: number];

/** The folded patterns of a query, without the marks of fields: what is looked for in a shown text. */
export function patternsOf(query: Query): string[] {
	const patterns = new Set<string>();
	for (const term of [...query.terms, ...(query.joined ?? [])]) {
		for (const spelling of term) {
			const text = spelling.replace(/\p{Cc}/gu, '');
			// A stage stands in the index as a capital letter, which no shown text is searched for.
			if (text !== '' && text === text.toLowerCase()) patterns.add(text);
		}
	}
	return [...patterns];
}

const LETTER = /[\p{L}\p{N}]/u;
const SPELLINGS: readonly Record<string, string>[] = [
	{},
	{ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe' },
	{ å: 'aa' },
	{ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }
];

/** The text in parts, every place of every pattern marked, whichever way its umlauts are spelled. */
export function marked(text: string, patterns: readonly string[]): Part[] {
	const shown = text.normalize('NFC');
	const ranges: Range[] = [];
	for (const written of SPELLINGS) {
		const { folded, at } = foldedLetters(shown, written);
		for (const pattern of patterns) {
			for (let place = folded.indexOf(pattern); place >= 0; place = folded.indexOf(pattern, place + 1)) {
				// A single letter is everywhere: only words that begin with it are worth a mark.
				if (pattern.length === 1 && place > 0 && LETTER.test(folded[place - 1] ?? '')) continue;
				ranges.push([at[place] ?? 0, letterEnd(at, place + pattern.length - 1, shown.length)]);
			}
		}
		// Only letters with another spelling make another text.
		if (!/[äöüøå]/iu.test(shown)) break;
	}
	return parts(shown, ranges);
}

/** The text folded letter by letter, and for each folded letter where the one it came from begins. */
function foldedLetters(text: string, written: Record<string, string>): { folded: string; at: number[] } {
	let folded = '';
	const at: number[] = [];
	let index = 0;
	for (const letter of text) {
		const plain = /\s/u.test(letter) ? ' ' : (written[letter.toLowerCase()] ?? fold(letter));
		folded += plain;
		for (let i = 0; i < plain.length; i++) at.push(index);
		index += letter.length;
	}
	return { folded, at };
}

function letterEnd(at: readonly number[], last: number, end: number): number {
	const start = at[last] ?? end;
	for (let i = last + 1; i < at.length; i++) if (at[i] !== start) return at[i] ?? end;
	return end;
}

/**
 * A phone number in parts: digits are found whichever way the number is written, so that "0171 55" is marked in
 * "+49 171 5512". `homeCountry`: ISO 3166-1, 'DE'.
 */
export function markedPhone(text: string, patterns: readonly string[], homeCountry: string): Part[] {
	const places: number[] = [];
	for (let i = 0; i < text.length; i++) if (/\d/.test(text[i] ?? '')) places.push(i);
	const keys = phoneKeys(text, homeCountry);
	const ranges: Range[] = [];
	// The longest first: a whole number says more than one of its groups.
	for (const pattern of patterns.filter((each) => /^\d+$/.test(each)).sort((a, b) => b.length - a.length)) {
		const key = keys.find((each) => each.includes(pattern));
		if (key === undefined) continue;
		// Spellings of one number differ in how they begin, not in how they end: only the end can be shown.
		const ahead = places.length - key.length;
		const from = Math.max(places.length - commonEnd(text.replace(/\D/g, ''), key), key.indexOf(pattern) + ahead);
		const to = key.indexOf(pattern) + pattern.length + ahead;
		if (to > from) ranges.push([places[from] ?? 0, (places[to - 1] ?? text.length - 1) + 1]);
		if (ranges.length > 0) break;
	}
	return ranges.length > 0 ? parts(text, ranges) : marked(text, patterns);
}

function commonEnd(a: string, b: string): number {
	let length = 0;
	while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
	return length;
}

function parts(text: string, ranges: Range[]): Part[] {
	const found: Part[] = [];
	let done = 0;
	for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
		if (to <= done) continue;
		const start = Math.max(from, done);
		if (start > done) found.push({ text: text.slice(done, start), hit: false });
		const last = found.at(-1);
		if (last?.hit) last.text += text.slice(start, to);
		else found.push({ text: text.slice(start, to), hit: true });
		done = to;
	}
	if (done < text.length || found.length === 0) found.push({ text: text.slice(done), hit: false });
	return found;
}

export function hasHit(found: readonly Part[]): boolean {
	return found.some((part) => part.hit);
}

/** So many characters are shown before a hit in a long text: a phone's row has room for about forty. */
const LEAD = 14;

/** As parts that begin shortly before the first hit (`lead` characters at most), on one line; what is cut shows as "…". */
export function excerpt(found: readonly Part[], lead = LEAD): Part[] {
	const line = found.map(({ text, hit }) => ({ text: text.replace(/\s+/gu, ' '), hit }));
	const first = line[0];
	if (!first || first.hit || line.length === 1 || first.text.length <= lead) return line;
	const tail = first.text.slice(-lead);
	const word = tail.indexOf(' ');
	// Whole words where there is one, whole characters in any case.
	const start =
		word >= 0 && word < tail.length - 1 ? tail.slice(word + 1) : tail.toWellFormed().replace(/^\ufffd/u, '');
	return [{ text: `…${start}`, hit: false }, ...line.slice(1)];
}
