import { fold } from '#lib/fold.ts';

const LOCALES = ['en', 'de', 'sv'] as const;
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

let known: Map<string, string> | undefined;

/** Codes and names of the countries, each with what it is compared by. Old codes ("DD", "UK") mean the one of today. */
function countries(): Map<string, string> {
	if (known) return known;
	known = new Map();
	const names = LOCALES.map((locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }));
	for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
		const [key, ...others] = names.map((name) => fold(name.of(code) ?? ''));
		if (key === undefined || key === '') continue;
		for (const word of [fold(code), key, ...others]) known.set(word, key);
	}
	return known;
}

/**
 * Are these two different countries? Codes (ISO 3166-1) and names in English, German and Swedish are known; of what is
 * none of these, and of nothing, nobody can tell.
 */
export function areTwoCountries(a: string, b: string): boolean {
	const [one, other] = [fold(a), fold(b)];
	if (one === other || one === '' || other === '') return false;
	const [oneKey, otherKey] = [countries().get(one), countries().get(other)];
	return oneKey !== undefined && otherKey !== undefined && oneKey !== otherKey;
}
