/**
 * Text for comparing and searching: lower case, no diacritics, one space for any run of white space or control
 * characters. Western text becomes Latin-1 (one byte a character; a single wider one doubles the memory of a whole
 * index), other scripts are kept.
 *
 * Umlauts have two spellings each: ä a/ae, ö and ø o/oe, ü u/ue, å a/aa. `fold` gives the first, `spellings` all.
 * An indexed text holds every spelling of its words (`foldSpelled`), and a query looks for every spelling of its
 * words: so mueller finds Müller, müller finds Mueller, and muller finds Müller. Within one word umlauts are spelled
 * alike (jonkoping, joenkoeping); å is independent of them (angstrom, angstroem, aangstroem).
 */
export const FOLD_VERSION = 1;

/** Letters and marks that do not decompose (NFD), by their usual ASCII spelling. */
const SPECIAL: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ħ: 'h',
	ı: 'i',
	ŋ: 'n',
	'‘': "'",
	'’': "'",
	'‚': "'",
	'´': "'",
	'`': "'",
	'“': '"',
	'”': '"',
	'„': '"',
	'‐': '-',
	'‑': '-',
	'–': '-',
	'—': '-',
	'−': '-',
	'⁄': '/',
	'€': 'eur'
};
const SPECIALS = new RegExp(`[${Object.keys(SPECIAL).join('')}]`, 'gu');
/** Combining marks of European scripts; soft hyphen, joiners, direction marks and the byte order mark. */
const IGNORED = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const BLANKS = /[\s\p{Cc}]+/gu;
const PLAIN = /^[\u0020-\u007e]*$/u;

function asAscii(mark: string): string {
	return SPECIAL[mark] ?? mark;
}

/** The plain spelling (ä → a, å → a, ß → ss), trimmed. `fold(fold(x)) === fold(x)`. */
export function fold(text: string): string {
	if (PLAIN.test(text)) return text.toLowerCase().replace(BLANKS, ' ').trim();
	return text
		.toLowerCase()
		.replace(SPECIALS, asAscii)
		.normalize('NFKD')
		.toLowerCase()
		.replace(IGNORED, '')
		.replace(SPECIALS, asAscii)
		.replace(BLANKS, ' ')
		.trim();
}

const WRITTEN_OUT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe' };
const TWO_SPELLINGS = /[äöüøå]/u;

/** Every folded spelling of one word, the plain one first: Ångström → angstrom, angstroem, aangstrom, aangstroem. */
export function spellings(word: string): string[] {
	if (PLAIN.test(word)) return [fold(word)];
	const lower = word.normalize('NFC').toLowerCase();
	if (!TWO_SPELLINGS.test(lower)) return [fold(word)];
	const umlauts = lower.replace(/[äöüø]/gu, (letter) => WRITTEN_OUT[letter] ?? letter);
	return [
		...new Set([fold(lower), fold(umlauts), fold(lower.replaceAll('å', 'aa')), fold(umlauts.replaceAll('å', 'aa'))])
	];
}

/** The folded text, followed by the other spellings of its words: "Müller GmbH" → "muller gmbh mueller". */
export function foldSpelled(text: string): string {
	const plain = fold(text);
	if (PLAIN.test(text)) return plain;
	const others: string[] = [];
	for (const word of text.split(BLANKS)) {
		const all = spellings(word);
		for (let i = 1; i < all.length; i++) others.push(all[i] ?? '');
	}
	return others.length === 0 ? plain : `${plain} ${others.join(' ')}`;
}
