import { distance } from 'fastest-levenshtein';

/** In shorter words one letter makes another name: Berg and Borg, Anna and Anni. */
const SHORTEST_TYPO = 5;
/** In shorter ones a wrong first letter makes another name: Bauer and Sauer. */
const SHORTEST_FIRST = 8;

/**
 * One slip of the finger apart: a letter wrong, missing or too many, or two neighbours exchanged; only in words of five
 * letters and more.
 */
export function isTypo(a: string, b: string): boolean {
	const shortest = Math.min(a.length, b.length);
	if (shortest < SHORTEST_TYPO || Math.abs(a.length - b.length) > 1) return false;
	if (a[0] !== b[0] && shortest < SHORTEST_FIRST && !isExchanged(a, b)) return false;
	return distance(a, b) <= 1 || isExchanged(a, b);
}

function isExchanged(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) && at < a.length - 1;
}

const heard = new Map<string, string>();
/** A box has far fewer different names; a file of random letters must not fill the memory. */
const MOST_HEARD = 50_000;

/** Spellings of one sound made one, so that a distance counts what is heard: Lindh and Lind, Quist and Kvist. */
export function asHeard(word: string): string {
	const known = heard.get(word);
	if (known !== undefined) return known;
	const text = word
		.replace(/ph/gu, 'f')
		.replace(/th|dt/gu, 't')
		.replace(/tz/gu, 'z')
		.replace(/sch|sj|stj/gu, 's')
		.replace(/qu|qv/gu, 'kv')
		.replace(/ch|ck|c|q/gu, 'k')
		.replace(/w/gu, 'v')
		.replace(/[yj]/gu, 'i')
		.replace(/ai|ay/gu, 'ei')
		// Voigt is spoken as Vogt is.
		.replace(/oi(?=gt)/gu, 'o')
		// An h is heard only before a vowel, and there not after a consonant.
		.replace(/(?<=.)h(?![aeiou])|(?<=[^aeiou])(?<=.)h/gu, '')
		.replace(/(.)\1/gu, '$1');
	if (heard.size >= MOST_HEARD) heard.clear();
	heard.set(word, text);
	return text;
}

/**
 * Are two words of one phonetic code one name in two spellings? The codes leave out the vowels, so Kohl and Kehl have
 * one; beyond the code no more than a letter may differ as it is heard.
 */
export function isOneSound(a: string, b: string): boolean {
	const [one, other] = [asHeard(a), asHeard(b)];
	if (one === other) return true;
	const shortest = Math.min(one.length, other.length);
	return shortest >= SHORTEST_TYPO ? distance(one, other) <= 1 : isVowelSpelling(one, other);
}

/** Short names: only in a vowel within, and of the pairs that German and Swedish write for one sound. */
function isVowelSpelling(a: string, b: string): boolean {
	const plain = (word: string) => word.replace(/ei|ie|e/gu, 'i');
	return a.length >= 4 && a[0] === b[0] && plain(a) === plain(b);
}
