import { fold } from '#lib/fold.ts';

/**
 * Kölner Phonetik (H. J. Postel, "Die Kölner Phonetik", IBM-Nachrichten 19, 1969): German names that sound alike get
 * one row of digits, Müller and Miller 657. Foreign letters are folded first, so Å counts as A. Signs are left out.
 */
export function kolnerCode(word: string): string {
	const letters = fold(word).replace(/[^a-z]/gu, '');
	let digits = '';
	for (let at = 0; at < letters.length; at++) digits += digitsAt(letters, at);
	// Equal neighbours count once, and a vowel only at the beginning; in this order, so that a vowel parts them.
	const once = digits.replace(/(.)\1+/gu, '$1');
	return once.slice(0, 1) + once.slice(1).replaceAll('0', '');
}

function digitsAt(letters: string, at: number): string {
	const letter = letters.charAt(at);
	const before = letters.charAt(at - 1);
	const after = letters.charAt(at + 1);
	if ('aeiouy'.includes(letter) || letter === 'j') return '0';
	if (letter === 'h') return '';
	if (letter === 'b') return '1';
	if (letter === 'p') return after === 'h' ? '3' : '1';
	if (letter === 'd' || letter === 't') return isOneOf(after, 'csz') ? '8' : '2';
	if ('fvw'.includes(letter)) return '3';
	if ('gkq'.includes(letter)) return '4';
	if (letter === 'c') return cCode(at, before, after);
	if (letter === 'x') return isOneOf(before, 'ckq') ? '8' : '48';
	if (letter === 'l') return '5';
	if (letter === 'm' || letter === 'n') return '6';
	return letter === 'r' ? '7' : '8';
}

/** C sounds as K before certain letters, more of them at the beginning of a word, and never after S or Z. */
function cCode(at: number, before: string, after: string): string {
	if (at === 0) return isOneOf(after, 'ahkloqrux') ? '4' : '8';
	if (isOneOf(before, 'sz')) return '8';
	return isOneOf(after, 'ahkoqux') ? '4' : '8';
}

function isOneOf(letter: string, letters: string): boolean {
	return letter !== '' && letters.includes(letter);
}
