const COMMON_LATIN = new Set('äöüßÄÖÜåÅéÉèêëàâáíóúñçøØæÆôîïûõãÁ');
const COMMON_EASTERN = new Set('áčďéěíňóřšťúůýžąćęłńóśźżőűţşăâîšžŠŽČŘŁŚŻäöüß');
const COMMON_CYRILLIC = new Set('оаеинтрслвкм');
const COMMON_GREEK = new Set('αοιετσνηρςίάόήέύ');

type Script = 'latin' | 'cyrillic' | 'greek' | 'asian' | 'other';

/** First wins a tie: in this project's countries undeclared eight-bit text is Windows-1252 nearly always. */
const CANDIDATES: readonly { encoding: string; common: ReadonlySet<string>; script: Script }[] = [
	{ encoding: 'windows-1252', common: COMMON_LATIN, script: 'latin' },
	{ encoding: 'macintosh', common: COMMON_LATIN, script: 'latin' },
	{ encoding: 'windows-1250', common: COMMON_EASTERN, script: 'latin' },
	{ encoding: 'windows-1251', common: COMMON_CYRILLIC, script: 'cyrillic' },
	{ encoding: 'windows-1253', common: COMMON_GREEK, script: 'greek' },
	{ encoding: 'shift_jis', common: new Set(), script: 'asian' }
];

const USUAL = 'windows-1252';
/** One word ("Üß", also Greek "άί") decides for no other encoding; two do. */
const HEAD_START = 1.2;
const SAMPLE = 65_536;

/** The eight-bit encoding in which the bytes read most like words. ASCII alone is 'windows-1252'. */
export function guessEightBit(bytes: Uint8Array): string {
	const sample = densest(bytes);
	let best = USUAL;
	let bestScore = -Infinity;
	for (const candidate of CANDIDATES) {
		const text = new TextDecoder(candidate.encoding).decode(sample);
		let score = scoreOf(text, candidate.common, candidate.script);
		if (candidate.encoding === USUAL) score += looksMisread(text) ? -3 : HEAD_START;
		if (score > bestScore) {
			best = candidate.encoding;
			bestScore = score;
		}
	}
	return best;
}

/**
 * Czech and Hungarian read as Western: each letter for itself would do, but no Western language has them together
 * (ø is their ř, õ their ő, û their ű).
 */
function looksMisread(text: string): boolean {
	const czech = /ø/i.test(text) && /[íýòùïì]/i.test(text) && !/[åæ]/i.test(text);
	const hungarian = /õ(?!e)|û[cgkszv]/i.test(text) && /[áéíó]/i.test(text) && !/[ãçàèêâ]/i.test(text);
	return czech || hungarian;
}

/** Only the lines with bytes above ASCII say anything; a long file may start with thousands without. */
function densest(bytes: Uint8Array): Uint8Array {
	if (bytes.length <= SAMPLE) return bytes;
	const sample = new Uint8Array(SAMPLE);
	let length = 0;
	let start = 0;
	let high = false;
	for (let index = 0; index <= bytes.length && length < SAMPLE; index++) {
		const byte = bytes[index] ?? 10;
		if (byte >= 0x80) high = true;
		if (byte !== 10) continue;
		if (high) {
			const line = bytes.subarray(start, Math.min(index + 1, start + SAMPLE - length, bytes.length));
			sample.set(line, length);
			length += line.length;
		}
		start = index + 1;
		high = false;
	}
	return sample.subarray(0, length);
}

function scriptOf(code: number): Script {
	if (code < 0x80) return /[A-Za-z]/.test(String.fromCharCode(code)) ? 'latin' : 'other';
	if (code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7) return 'latin';
	if (code >= 0x370 && code < 0x400) return 'greek';
	if (code >= 0x400 && code < 0x500) return 'cyrillic';
	if ((code >= 0x3040 && code < 0xa000) || (code >= 0xff66 && code < 0xffa0)) return 'asian';
	return 'other';
}

function isUpper(char: string): boolean {
	return char !== char.toLowerCase();
}

function isLower(char: string): boolean {
	return char !== char.toUpperCase();
}

function scoreOf(text: string, common: ReadonlySet<string>, expected: Script): number {
	let score = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code < 0x80) continue;
		const char = text.charAt(index);
		const before = index > 0 ? text.charAt(index - 1) : ' ';
		const after = text.charAt(index + 1) || ' ';
		score += scoreOfCharacter(char, before, after, common, expected);
	}
	return score;
}

function scoreOfCharacter(
	char: string,
	before: string,
	after: string,
	common: ReadonlySet<string>,
	expected: Script
): number {
	const code = char.charCodeAt(0);
	const script = scriptOf(code);
	const scriptBefore = scriptOf(before.charCodeAt(0));
	const scriptAfter = scriptOf(after.charCodeAt(0));
	// C1 controls, the private use area and the replacement character are in no text.
	if (code < 0xa0 || (code >= 0xe000 && code < 0xf900) || code === 0xfffd) return -10;
	// A sign inside a word ("M⁄ller") is a letter of another encoding; an apostrophe is not.
	if (script === 'other') return scriptBefore !== 'other' && scriptAfter !== 'other' && char !== '’' ? -3 : 0;
	if (script !== expected) return -3;
	if (scriptBefore !== 'other' && scriptBefore !== script) return -3;
	if (scriptAfter !== 'other' && scriptAfter !== script) return -3;
	// Two Western letters in a row ("Üß") are two half-width ones, too; those alone make a text where there are many.
	if (script === 'asian') return code >= 0xff66 ? 0.5 : 2;
	let score = common.has(char) ? 1.2 : script === 'latin' ? 0 : 0.7;
	if (isUpper(char) && isLower(before)) score -= 2;
	// Two accented letters in a row are rare in Latin scripts and the rule in the others.
	if (script === 'latin' && before.charCodeAt(0) >= 0xc0) score -= 1;
	return score;
}
