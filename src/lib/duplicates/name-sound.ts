import { doubleMetaphone } from 'double-metaphone';
import { kolnerCode } from './kolner-phonetik.ts';
import { swedishCode } from './swedish-phonetics.ts';
import type { NameLanguage } from './traits.ts';

const RULES: Record<NameLanguage, (word: string) => readonly string[]> = {
	de: (word) => [kolnerCode(word)],
	sv: (word) => [swedishCode(word)],
	en: (word) => doubleMetaphone(word)
};

const known: Record<NameLanguage, Map<string, readonly string[]>> = { de: new Map(), sv: new Map(), en: new Map() };
/** A box has far fewer different names; a file of random letters must not fill the memory. */
const MOST_KNOWN = 50_000;

/** The phonetic codes of a folded word in one language, the language in front; [] where it has no sound. */
export function soundsOf(word: string, language: NameLanguage): readonly string[] {
	const cached = known[language].get(word);
	if (cached) return cached;
	const codes = [...new Set(RULES[language](word))].filter((code) => code !== '').map((code) => `${language}${code}`);
	if (known[language].size >= MOST_KNOWN) known[language].clear();
	known[language].set(word, codes);
	return codes;
}

/** Do two words sound alike in one of the languages? */
export function soundAlike(a: string, b: string, languages: readonly NameLanguage[]): boolean {
	return languages.some((language) => {
		const codes = soundsOf(b, language);
		return soundsOf(a, language).some((code) => codes.includes(code));
	});
}
