import type { Contact, PersonName } from './contact.ts';

type NamedContact = Pick<Contact, 'kind' | 'name' | 'organisation' | 'nickname' | 'emails' | 'phones'>;

function joined(...parts: string[]): string {
	return parts
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.join(' ');
}

function personName(name: PersonName): string {
	return joined(name.prefix, name.given, name.additional, name.family, name.suffix);
}

/** What stands in for a missing name: organisation or person, nickname, first e-mail, first phone; '' with none. */
function standIn(contact: NamedContact): string {
	const candidates = [
		contact.kind === 'person' ? contact.organisation : personName(contact.name),
		contact.nickname,
		contact.emails[0]?.value ?? '',
		contact.phones[0]?.value ?? ''
	];
	return candidates.map((text) => text.trim()).find((text) => text !== '') ?? '';
}

/** The name as it is spoken: "Dr. Anna von Berg", "Berg & Söhne GmbH". '' where nothing at all is known. */
export function displayName(contact: NamedContact): string {
	const own = contact.kind === 'person' ? personName(contact.name) : contact.organisation.trim();
	return own === '' ? standIn(contact) : own;
}

/**
 * Particles that do not count in sorting, by language, lower-case only (a capital "Von" is part of the name).
 * German (as the Bundestag and library rules list names): prepositions, with the article that follows them; fused forms
 * (vom, zum, zur, am) and foreign particles (van, de) stay in front. Swedish (Svenska skrivregler): von and af of the
 * nobility. English: a name sorts as it is written.
 */
const PARTICLES: Record<string, RegExp> = {
	de: /^(?:(?:von und zu|von|zu|v\.)(?: der| dem| den)?) (?=\S)/u,
	sv: /^(?:von der|von|af|v\.) (?=\S)/u
};

/** Splits "von Berg" into the particle and the part one sorts by; particle '' where the language has no such rule. */
export function splitParticle(family: string, locale: string): { particle: string; main: string } {
	const name = family.trim().replace(/\s+/gu, ' ');
	const particle = PARTICLES[locale.slice(0, 2)]?.exec(name)?.[0] ?? '';
	return { particle: particle.trim(), main: name.slice(particle.length) };
}

/** The name as a list sorts and shows it: "Berg, Anna von", "Berg & Söhne GmbH"; no leading quotes or brackets. */
export function sortName(contact: NamedContact, locale: string): string {
	const { name } = contact;
	let text: string;
	if (contact.kind === 'person' && joined(name.given, name.additional, name.family) !== '') {
		const { particle, main } = splitParticle(name.family, locale);
		const rest = joined(name.given, name.additional, particle);
		text = main !== '' && rest !== '' ? `${main}, ${rest}` : main + rest;
	} else {
		text = displayName(contact);
	}
	return text.replace(/^[^\p{L}\p{N}]+/u, '') || text;
}

const collators = new Map<string, Intl.Collator>();

/**
 * The order of names: German by DIN 5007-2 (the phone book's: ä as ae), Swedish with Å Ä Ö at the end, numbers by value
 * ("Halle 9" before "Halle 10").
 */
export function nameCollator(locale: string): Intl.Collator {
	const known = collators.get(locale);
	if (known) return known;
	const made = new Intl.Collator(locale.startsWith('de') ? 'de-u-co-phonebk' : locale, { numeric: true });
	collators.set(locale, made);
	return made;
}

const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The letters of the A–Z tabs in order; names that begin otherwise are under OTHER_LETTER. */
export function alphabet(locale: string): readonly string[] {
	return [...(locale.startsWith('sv') ? `${LATIN}ÅÄÖ` : LATIN)];
}

export const OTHER_LETTER = '#';

const letters = new Map<string, string>();

/**
 * The tab a sort name belongs under. It follows the collator, so that a tab is one unbroken part of the list: Ä is A in
 * German and its own letter in Swedish, where Ü is Y. Digits, signs and other scripts are '#'.
 */
export function indexLetter(sorted: string, locale: string): string {
	const first = String.fromCodePoint(sorted.normalize('NFC').codePointAt(0) ?? 0x23);
	const key = locale + first;
	const known = letters.get(key);
	if (known !== undefined) return known;
	const letter = /\p{Script=Latin}/u.test(first) ? lastNotAfter(first, locale) : OTHER_LETTER;
	letters.set(key, letter);
	return letter;
}

function lastNotAfter(first: string, locale: string): string {
	const usage = locale.startsWith('de') ? 'de-u-co-phonebk' : locale;
	const base = new Intl.Collator(usage, { sensitivity: 'base' });
	let found = OTHER_LETTER;
	for (const letter of alphabet(locale)) if (base.compare(letter, first) <= 0) found = letter;
	return found;
}

/** One or two letters for the place of a photo: "AB" for Anna von Berg, "BS" for Berg & Söhne; '?' where no name is. */
export function initials(contact: NamedContact): string {
	const { given, family } = contact.name;
	const isNamed = contact.kind === 'person' && joined(given, family) !== '';
	const main = splitParticle(family, 'de').main;
	const words = isNamed ? [given, main] : displayName(contact).split(/[\s/-]+/u);
	const firsts = words
		.map((word) => /[\p{L}\p{N}]/u.exec(word.normalize('NFC'))?.[0] ?? '')
		.filter((letter) => letter !== '');
	return firsts.slice(0, 2).join('').toUpperCase() || '?';
}

const ADDRESS_WORDS = /^(?:(herrn?|mr\.?|hr\.?)|(frau|fr\.|mrs\.?|ms\.?|miss))(?:\s+|$)/iu;

/** How to address the person: the salutation on the card, else "Herr" or "Ms" written into the prefix. */
function gender(contact: Pick<Contact, 'salutation' | 'name'>): 'mr' | 'ms' | '' {
	if (contact.salutation === 'mr' || contact.salutation === 'ms') return contact.salutation;
	const match = ADDRESS_WORDS.exec(contact.name.prefix.trim());
	if (!match || contact.salutation === 'neutral') return '';
	return match[1] === undefined ? 'ms' : 'mr';
}

/** The academic titles that belong into a greeting ("Prof. Dr."), without degrees such as Dipl.-Ing. or B.A. */
function titles(prefix: string): string {
	const words = prefix.trim().replace(ADDRESS_WORDS, '').split(/\s+/u);
	return words.filter((word) => /^(prof|dr)/iu.test(word)).join(' ');
}

/**
 * The greeting line of a letter without the comma, in the contact's language, else `locale`: "Sehr geehrte Frau Dr. Berg",
 * "Dear Ms Berg", "Hej Anna". A greeting of the user's own wins. Where it is not known whether to write Herr or Frau, the
 * form that takes nobody amiss: "Guten Tag Anna Berg", "Dear Anna Berg".
 */
export function letterSalutation(
	contact: Pick<Contact, 'kind' | 'name' | 'greeting' | 'salutation' | 'language'>,
	locale: string
): string {
	if (contact.greeting.trim() !== '') return contact.greeting.trim();
	const language = contact.language === '' ? locale.slice(0, 2) : contact.language;
	const { given, family, prefix } = contact.name;
	const known = gender(contact);
	const title = titles(prefix);
	const named = joined(given, family) !== '';
	if (language === 'sv') return joined('Hej', given.trim() === '' ? joined(title, family) : given);
	if (language === 'de') {
		if (!named) return 'Sehr geehrte Damen und Herren';
		if (family.trim() !== '' && known !== '') {
			return joined(known === 'ms' ? 'Sehr geehrte Frau' : 'Sehr geehrter Herr', title, family);
		}
		return joined('Guten Tag', title, given, family);
	}
	if (!named) return 'Dear Sir or Madam';
	if (family.trim() !== '' && title !== '') return joined('Dear', title.replace(/\bDr\./gu, 'Dr'), family);
	if (family.trim() !== '' && known !== '') return joined('Dear', known === 'ms' ? 'Ms' : 'Mr', family);
	return joined('Dear', given, family);
}
