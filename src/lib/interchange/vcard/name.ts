import type { ContactDraft } from '../draft.ts';

type PersonName = ContactDraft['name'];

const PARTICLES = new Set('von van de der den del della di du la le zu zum zur af av ter ten dos da'.split(' '));
const PREFIXES = /^(dr|prof|herr|frau|mr|mrs|ms|miss|mag|ing|dipl|med|rer|nat|phil)\.?$|^dipl\.?-/i;
const LEGAL_FORM =
	/\s(gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|eg|e\.\s?v\.|e\.\s?k\.|se|ab|hb|kb|ltd\.?|limited|inc\.?|llc|llp|plc|corp\.?|company|s\.?a\.?r\.?l\.?|b\.?v\.?|oy|a\/s|aps)$/i;

/** "Müller Bau GmbH": a name that ends in a legal form is nobody's own. */
export function isCompanyName(text: string): boolean {
	return LEGAL_FORM.test(text.trim());
}

export function isEmptyName(name: PersonName): boolean {
	return Object.values(name).every((part) => part === '');
}

export function joinName({ prefix, given, additional, family, suffix }: PersonName): string {
	return [prefix, given, additional, family, suffix].filter((part) => part).join(' ');
}

/**
 * Parts of a name that a file gives as one text only: "Dr. Ada van der Berg", "Mustermann, Erika". The last word with
 * the particles before it is the family name; one word alone is a given name.
 */
export function splitName(text: string): PersonName {
	const empty: PersonName = { prefix: '', given: '', additional: '', family: '', suffix: '' };
	// A longer text is no name; the limit keeps the pattern below from taking quadratic time.
	const comma = text.length > 200 ? null : /^([^,]+),\s*([^,]+)$/.exec(text);
	if (comma) return { ...empty, ...withPrefix((comma[2] ?? '').trim().split(/\s+/)), family: (comma[1] ?? '').trim() };
	const words = text.trim().split(/\s+/);
	const { prefix, given } = withPrefix(words);
	const rest = given.split(' ');
	if (rest.length === 1) return prefix ? { ...empty, prefix, family: given } : { ...empty, given };
	let start = rest.length - 1;
	while (start > 1 && PARTICLES.has((rest[start - 1] ?? '').toLowerCase())) start--;
	return { ...empty, prefix, given: rest.slice(0, start).join(' '), family: rest.slice(start).join(' ') };
}

function withPrefix(words: readonly string[]): { prefix: string; given: string } {
	let end = 0;
	while (end < words.length - 1 && PREFIXES.test(words[end] ?? '')) end++;
	return { prefix: words.slice(0, end).join(' '), given: words.slice(end).join(' ') };
}
