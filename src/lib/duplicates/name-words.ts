import { fold } from '#lib/fold.ts';

/** Legal forms, and the words around them, folded and without dots: they say nothing about who it is. */
const LEGAL_FORM =
	/^(?:gmbh|mbh|ggmbh|ag|aktiengesellschaft|kgaa|kg|ohg|gbr|ug|haftungsbeschrankt|ek|ekfm|ekfr|ev|eg|se|co|company|cie|und|and|och|ab|aktiebolag|aktiebolaget|publ|hb|handelsbolag|handelsbolaget|kb|kommanditbolag|kommanditbolaget|ef|ltd|limited|llp|plc|inc|incorporated|llc|corp|corporation|fa|firma|the)$/u;
/** Forms of which a name has at most one; two different ones are two firms of one name. */
const STRICT_FORM = /^(?:gmbh|ag|kgaa|ohg|gbr|ug|ek|ev|eg|se|ab|hb|kb|ltd|llp|plc|inc|llc|corp)$/u;
const SAME_FORM: Readonly<Record<string, string>> = {
	...{ limited: 'ltd', incorporated: 'inc', corporation: 'corp', ekfm: 'ek', ekfr: 'ek', aktiengesellschaft: 'ag' },
	...{ aktiebolag: 'ab', aktiebolaget: 'ab', handelsbolag: 'hb', handelsbolaget: 'hb' },
	...{ kommanditbolag: 'kb', kommanditbolaget: 'kb' }
};

/** Umlauts and å written out count as their plain letter, on both sides alike: mueller and muller, haakan and hakan. */
function plainSpelling(word: string): string {
	return word.replace(/([aou])e|(a)a/gu, '$1$2');
}

function folded(text: string): string[] {
	return (
		fold(text)
			.replace(/(\p{L})\.\s?(?=\p{L}\.)/gu, '$1')
			// "e. K", where the last dot is missing.
			.replace(/\be\.? ?(?=k(?:fm|fr)?\b)/gu, 'e')
			.replace(/[.']/gu, '')
			.split(/[^\p{L}\p{N}]+/u)
			.filter((word) => word !== '')
	);
}

/** The words of a name, folded, each spelling of an umlaut alike: "Dr. Müller-Lück" and "dr mueller lueck" are one. */
export function nameWords(text: string): string[] {
	return folded(text).map(plainSpelling);
}

/** The words of an organisation's name without legal form, "Fa." and "&": "Fa. Berg & Co. KG" → berg. */
export function firmWords(text: string): string[] {
	const words = folded(text);
	const telling = words.filter((word) => !LEGAL_FORM.test(word));
	// "Die AG" and "The Co" are names too.
	return (telling.length > 0 ? telling : words).map(plainSpelling);
}

/** The legal form in a name, '' where none is said: "Berg GmbH & Co. KG" is gmbh. */
export function legalForm(text: string): string {
	for (const word of folded(text)) {
		const form = SAME_FORM[word] ?? word;
		if (STRICT_FORM.test(form)) return form;
	}
	return '';
}
