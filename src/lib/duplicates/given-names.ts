import { asHeard, isOneSound, isTypo } from './word-likeness.ts';

/** Short forms that no rule of letters finds; each line is one name. Folded. */
const NAMES = `
hans johannes johann hannes
josef joseph sepp jupp
wilhelm willi willy
friedrich fritz
heinrich heinz heiner
elisabeth elsbeth lisbeth
margarete margarethe grete gretchen
katharina kathrin katrin
alexander alex
maximilian max
sebastian basti
matthias matze
andreas andi andy
michael micha mike mick
thomas tom tommy
stefan stephan steffen
christian chris
johan johannes jojje
lars lasse
karl carl kalle
bengt benke
nils nisse
per peter pelle
anders ante
mikael micke michael
fredrik freddan
kristina christina stina kerstin
william will bill billy
robert rob bob bobby
richard rick dick
james jim jimmy
john jack johnny
edward ed eddie ted
margaret maggie peggy
elizabeth liz beth lizzy betty
katherine catherine kate katie kathy
david dave
daniel dan danny
joseph joe
anthony tony
andrew andy drew
charles charlie chuck
susan sue susie
patricia pat patty
jennifer jen jenny
samuel sam
benjamin ben
nicholas nick
christopher chris
`;

const groupsOf = new Map<string, Set<number>>();
for (const [at, line] of NAMES.trim().split('\n').entries()) {
	for (const name of line.split(' ')) groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(at));
}

/** `variant`: spelled in two ways that sound alike, or a short form; `similar`: a slip of the finger apart. */
export type GivenLikeness = 'same' | 'variant' | 'similar' | 'initial' | 'unknown' | 'different';

function isNickname(a: string, b: string): boolean {
	const groups = groupsOf.get(b);
	return groups !== undefined && [...(groupsOf.get(a) ?? [])].some((group) => groups.has(group));
}

/** Martin and Martina, Carlo and Carla, Christian and Christina: an ending that makes another person of the name. */
function isOtherGender(a: string, b: string): boolean {
	if (a === b) return false;
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (long.length === short.length) return isOtherEnding(a, b, 'a', 'o') || isOtherEnding(a, b, 'ian', 'ina');
	return /^(?:a|e|s|ea|ia|ine|ina|le|lle|lla)$/u.test(long.slice(short.length)) && long.startsWith(short);
}

function isOtherEnding(a: string, b: string, one: string, other: string): boolean {
	const endings = (a.endsWith(one) && b.endsWith(other)) || (a.endsWith(other) && b.endsWith(one));
	return endings && a.slice(0, -one.length) === b.slice(0, -one.length);
}

/**
 * How alike two persons' given names are (folded words in their order; [] = not known). "Anna" and "Anna Maria" are the
 * same as one of them may be left out, "A." is an initial; `sounds` says whether two words have a phonetic code in common.
 */
export function givenLikeness(
	a: readonly string[],
	b: readonly string[],
	sounds: (a: string, b: string) => boolean
): GivenLikeness {
	const [one = '', other = ''] = [a[0], b[0]];
	if (one === '' || other === '') return 'unknown';
	if (one === other) return 'same';
	if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 'initial' : 'different';
	// "Karlheinz" and "Karl-Heinz"; "Maria Anna" for "Anna" where the second is the name used.
	if (a.join('') === b.join('')) return 'same';
	// Also where the two are spelled apart: Erik and Erica.
	if (isOtherGender(one, other) || isOtherGender(asHeard(one), asHeard(other))) return 'different';
	if (isNickname(one, other) || (sounds(one, other) && isOneSound(one, other))) return 'variant';
	return isTypo(one, other) ? 'similar' : 'different';
}
