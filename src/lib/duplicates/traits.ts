import type { Contact } from '#lib/contacts/contact.ts';
import { emailKey, phoneKey } from '#lib/contacts/same.ts';
import { fold } from '#lib/fold.ts';
import { firmWords, legalForm, nameWords } from './name-words.ts';

/** Languages whose names have phonetic rules here. */
export type NameLanguage = 'de' | 'sv' | 'en';

/** A place to be compared: '' where a part is not known. */
export interface Place {
	/** Folded, without blanks. */
	postcode: string;
	/** Street without its kind of spelling ("hauptstr"), and house number ("12a"). */
	street: string;
	house: string;
}

/** What of a contact tells whether it is the same as another one, made comparable once. */
export interface Traits {
	id: string;
	kind: Contact['kind'];
	/** Folded words of a person's given and family name; a firm's has neither. */
	given: readonly string[];
	family: readonly string[];
	/** Words of an organisation's name, or of a person's employer; without the legal form. */
	firm: readonly string[];
	/** Those words as one text, in order of the alphabet. */
	firmKey: string;
	form: string;
	/** First given and family name as one text, words in order of the alphabet; '' without a name. */
	name: string;
	/** Every word of the name in that order: the same for "Karl Heinz, Berg" in the wrong fields. */
	allWords: string;
	/** Jr, sen., III: tells generations apart. */
	generation: string;
	salutation: Contact['salutation'];
	/** International digits; no fax, no internal number. */
	phones: readonly string[];
	emails: readonly string[];
	places: readonly Place[];
	birthday: string;
	uid: string;
	vatId: string;
	customerNumber: string;
	language: NameLanguage;
}

export function languageOfCountry(country: string): NameLanguage {
	if (['DE', 'AT', 'CH', 'LI', 'LU'].includes(country)) return 'de';
	return ['SE', 'FI', 'NO', 'DK', 'AX'].includes(country) ? 'sv' : 'en';
}

const COUNTRY_LANGUAGE: readonly [RegExp, NameLanguage][] = [
	[/^(?:d|de|deu|deutschland|germany|tyskland|a|at|osterreich|austria|ch|schweiz|switzerland)$/u, 'de'],
	[/^(?:s|se|swe|sverige|sweden|schweden|fi|finland|finnland)$/u, 'sv'],
	[/^(?:gb|uk|united kingdom|england|scotland|wales|ie|ireland|us|usa|united states)$/u, 'en']
];

function languageOf(contact: Contact, home: NameLanguage): NameLanguage {
	if (contact.language !== '') return contact.language;
	for (const { country } of contact.addresses) {
		const known = COUNTRY_LANGUAGE.find(([names]) => names.test(fold(country)));
		if (known) return known[1];
	}
	return home;
}

/** What is compared of a contact; phones without country are read with the home country (ISO 3166-1). */
export function traitsOf(contact: Contact, homeCountry: string): Traits {
	const { given, family } = personWords(contact);
	const isFirm = contact.kind === 'organisation' || (given.length === 0 && family.length === 0);
	const firm = contact.organisation === '' ? [] : firmWords(contact.organisation);
	const words = isFirm ? firm : [...given.slice(0, 1), ...family];
	return {
		id: contact.id,
		kind: isFirm && firm.length > 0 ? 'organisation' : contact.kind,
		given: isFirm ? [] : given,
		family: isFirm ? [] : family,
		firm,
		firmKey: firm.toSorted().join(' '),
		form: contact.organisation === '' ? '' : legalForm(contact.organisation),
		name: words.toSorted().join(' '),
		allWords: (isFirm ? firm : [...given, ...family])
			.filter((word) => !PARTICLE.test(word))
			.toSorted()
			.join(' '),
		generation: generationOf(contact),
		salutation: contact.salutation,
		phones: unique(contact.phones.filter(({ type }) => type !== 'fax').map((phone) => phoneKey(phone, homeCountry))),
		emails: unique(contact.emails.map(({ value }) => emailKey(value))),
		places: contact.addresses.map(placeOf).filter(({ postcode, street }) => postcode !== '' || street !== ''),
		birthday: contact.birthday,
		uid: contact.uid,
		vatId: fold(contact.vatId).replace(/[^\p{L}\p{N}]/gu, ''),
		customerNumber: fold(contact.customerNumber),
		language: languageOf(contact, languageOfCountry(homeCountry))
	};
}

const PARTICLE = /^(?:von|van|vom|zu|zur|der|den|dem|de|af|av|di|da|del|la|le)$/u;

function personWords({ kind, name, nickname }: Contact): { given: string[]; family: string[] } {
	if (kind === 'organisation') return { given: [], family: [] };
	const given = nameWords(`${name.given} ${name.additional}`);
	const all = nameWords(name.family);
	const family = all.filter((word) => !PARTICLE.test(word));
	if (family.length === 0) family.push(...all);
	// A whole name in the one field: "Anna Berg".
	if (family.length === 0 && given.length > 1) return { given: given.slice(0, -1), family: given.slice(-1) };
	if (family.length + given.length === 0) return { given: nameWords(nickname), family: [] };
	return { given, family };
}

const GENERATION: readonly [RegExp, string][] = [
	[/^(?:jr|jun|junior|d y|dy|ii)$/u, 'junior'],
	[/^(?:sr|sen|senior|d a|da|i)$/u, 'senior']
];

function generationOf({ name }: Contact): string {
	const text = fold(name.suffix).replace(/[.,]/gu, '').trim();
	return GENERATION.find(([words]) => words.test(text))?.[1] ?? (/^i[iv]+$/u.test(text) ? text : '');
}

/** Street names end in a word that is written in many ways. */
const STREET_KIND: readonly [RegExp, string][] = [
	[/str(?:asse)?\b\.?/gu, 'str'],
	[/\b(?:street|st)\b\.?/gu, 'st'],
	[/\b(?:road|rd)\b\.?/gu, 'rd'],
	[/\b(?:avenue|ave)\b\.?/gu, 'ave'],
	[/\b(?:lane|ln)\b\.?/gu, 'ln'],
	[/g(?:atan)?\b\.?(?=\s*\d|$)/gu, 'g'],
	[/v(?:agen)?\b\.?(?=\s*\d|$)/gu, 'v']
];

function placeOf(address: Contact['addresses'][number]): Place {
	let street = nameWords(address.street.split('\n')[0] ?? '').join(' ');
	const house = /\d+\s?[a-z]?\b/u.exec(street)?.[0] ?? '';
	street = street.replace(house, ' ');
	for (const [spelling, short] of STREET_KIND) street = street.replace(spelling, short);
	return {
		postcode: fold(address.postalCode)
			.replace(/^[a-z]{1,2}-(?=\d)/u, '')
			.replace(/[^\p{L}\p{N}]/gu, ''),
		street: street.replace(/\s/gu, ''),
		house: house.replace(/\s/gu, '')
	};
}

function unique(values: readonly string[]): string[] {
	return [...new Set(values.filter((value) => value !== ''))];
}
