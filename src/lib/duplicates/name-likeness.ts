import { givenLikeness } from './given-names.ts';
import { soundAlike } from './name-sound.ts';
import type { NameLanguage, Traits } from './traits.ts';
import { isOneSound, isTypo } from './word-likeness.ts';

/**
 * How alike the names of two contacts are. `variant`: spelled in two ways that sound alike, or a short form; `similar`: a
 * slip of the finger apart; `part`: one of them has only a part of the name, an initial or one word of a firm's; `unknown`:
 * one has none, which speaks for nothing; `otherFamily`: the same given name, so perhaps married.
 */
export type NameLikeness = 'same' | 'variant' | 'similar' | 'part' | 'unknown' | 'otherFamily' | 'different';

type WordLikeness = 'same' | 'variant' | 'similar' | 'part' | 'unknown' | 'different';

/** `home`: the language of the box's country; each contact's own counts too. */
export function nameLikeness(a: Traits, b: Traits, home: NameLanguage): NameLikeness {
	if (a.name === '' || b.name === '') return 'unknown';
	if (a.name === b.name || a.allWords === b.allWords) return isWhole(a) && isWhole(b) ? 'same' : 'part';
	if (a.kind !== b.kind) return 'different';
	const languages = [...new Set([home, a.language, b.language])];
	const sounds = (one: string, other: string) => soundAlike(one, other, languages);
	if (a.kind === 'organisation') return listLikeness(a.firm, b.firm, sounds);
	return personLikeness(a, b, sounds);
}

/** A single word is no whole name of a person. */
function isWhole({ kind, given, family }: Traits): boolean {
	return kind === 'organisation' || (given.length > 0 && family.length > 0);
}

function personLikeness(a: Traits, b: Traits, sounds: (a: string, b: string) => boolean): NameLikeness {
	const given = givenLikeness(a.given, b.given, sounds);
	const family = listLikeness(a.family, b.family, sounds);
	if (given === 'different') return 'different';
	if (family === 'different') return ['same', 'variant', 'similar'].includes(given) ? 'otherFamily' : 'different';
	if (given === 'unknown' && family === 'unknown') return 'unknown';
	if (given === 'unknown' || given === 'initial' || family === 'unknown') return 'part';
	if (given === 'same' && family === 'same') return 'same';
	const isOneName = [given, family].every((each) => each === 'same' || each === 'variant');
	return isOneName ? 'variant' : 'similar';
}

function listLikeness(
	a: readonly string[],
	b: readonly string[],
	sounds: (a: string, b: string) => boolean
): WordLikeness {
	if (a.length === 0 || b.length === 0) return 'unknown';
	if (a.toSorted().join('') === b.toSorted().join('')) return 'same';
	const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
	const isHeard = (word: string, other: string) => word === other || (sounds(word, other) && isOneSound(word, other));
	const isWhole = shorter.length === longer.length;
	if (isWhole && shorter.every((word) => longer.some((other) => isHeard(word, other)))) return 'variant';
	if (isTypo(a.join(''), b.join(''))) return 'similar';
	if (!shorter.every((word) => longer.some((other) => isTypo(word, other) || isHeard(word, other)))) return 'different';
	// "Müller" and "Müller-Lück" may be one, "Berg" and "Tischlerei Berg" as well.
	return isWhole ? 'similar' : 'part';
}
