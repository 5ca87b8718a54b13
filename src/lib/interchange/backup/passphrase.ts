/** How hard a passphrase is to guess, roughly: enough for a hint, too little for a verdict. */
export type Strength = 'short' | 'weak' | 'good';

/** A passphrase of fewer bits (guessed) falls to a patient computer, slow as each try is. */
const GOOD_BITS = 60;
const SHORT = 8;

/**
 * Counts four words as about 52 bits (11 to 13 each, from lists of thousands) and other characters by the kinds used;
 * repeated ones count once.
 */
export function strengthOf(passphrase: string): Strength {
	const text = passphrase.trim();
	if (text.length < SHORT) return 'short';
	const words = new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
	if (words.size >= 4) return 13 * words.size + 10 >= GOOD_BITS ? 'good' : 'weak';
	const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(text)).length;
	const bits = new Set(text).size * (2 + kinds);
	return bits >= GOOD_BITS ? 'good' : 'weak';
}
