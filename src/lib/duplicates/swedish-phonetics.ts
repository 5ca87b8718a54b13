import { fold } from '#lib/fold.ts';

/**
 * Spellings that are one sound in Swedish names, in the order they are replaced: the sje-sound ($) in front of all, as
 * its letters mean other sounds alone; then the tje-sound (%), -son beside -sson, and letters written in two ways.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
	[/s+on$/u, 'son'],
	[/^sh/u, '$'],
	[/sch|stj|skj|sj/gu, '$'],
	[/sk(?=[eiy])/gu, '$'],
	[/^(?:kj|tj)/u, '%'],
	[/^k(?=[eiy])/u, '%'],
	[/ch|ck/gu, 'k'],
	[/c(?=[eiy])/gu, 's'],
	[/[cq]/gu, 'k'],
	[/x/gu, 'ks'],
	[/z/gu, 's'],
	[/ph/gu, 'f'],
	[/fv|w/gu, 'v'],
	[/th|dt/gu, 't'],
	[/^(?:hj|gj|lj|dj)/u, 'j'],
	[/h/gu, '']
];

/**
 * A Swedish name as it sounds, roughly: Carlson and Karlsson, Sjöberg and Schöberg, Quist, Qvist and Kvist, Christina and
 * Kristina get one code. å, ä and ö count as their plain letters, vowels after the first letter do not count.
 */
export function swedishCode(word: string): string {
	let sound = fold(word).replace(/[^a-z]/gu, '');
	// "qu" is an older "qv".
	sound = sound.replaceAll('qu', 'qv');
	for (const [spelling, letters] of SOUNDS) sound = sound.replace(spelling, letters);
	const first = sound.slice(0, 1).replace(/[aeiouy]/u, 'a');
	const rest = sound.slice(1).replace(/[aeiouy]/gu, '');
	return (first + rest).replace(/(.)\1+/gu, '$1');
}
