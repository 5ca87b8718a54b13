import { STAGES } from '#lib/contacts/contact.ts';
import type { Contact, CustomValue, Parked, PersonName, Stage } from '#lib/contacts/contact.ts';
import type { Envelope } from '#lib/db/stamps.ts';
import { canonical } from '#lib/db/record-values.ts';
import { fold } from '#lib/fold.ts';

/** A contact with the stamps that say when which of its values was last written. */
export type StampedContact = Contact & Pick<Envelope, 'created' | 'stamps'>;

/** Fields of which a merged contact can have one value only, in the order a person is asked about them. */
const SINGLE = [
	'kind',
	'name',
	'organisation',
	'department',
	'title',
	'nickname',
	'salutation',
	'greeting',
	'stage',
	'birthday',
	'photoId',
	'source',
	'language',
	'preferredChannel',
	'vatId',
	'customerNumber',
	'daysToPay',
	'discount',
	'creditLimit',
	'parked'
] as const;
type SingleField = (typeof SINGLE)[number];

/** A field with one value; own fields are `custom/<id>`. */
export type FieldKey = SingleField | `custom/${string}`;

/** `source` and `creditLimit` are two values that mean nothing apart. */
interface Sourced {
	source: string;
	sourceDay: string;
}
interface Limit {
	creditLimit: number;
	creditCurrency: string;
}
export type FieldValue = CustomValue | PersonName | Parked | Sourced | Limit;

const isOwnField = (key: FieldKey): key is `custom/${string}` => key.startsWith('custom/');

/** The contact's value of a field, undefined where it has none. */
export function valueOf(contact: Contact, key: FieldKey): FieldValue | undefined {
	if (isOwnField(key)) {
		const id = key.slice('custom/'.length);
		return Object.hasOwn(contact.custom, id) ? contact.custom[id] : undefined;
	}
	switch (key) {
		case 'name':
			return Object.values(contact.name).some((part) => part.trim() !== '') ? contact.name : undefined;
		case 'source':
			return contact.source + contact.sourceDay === ''
				? undefined
				: { source: contact.source, sourceDay: contact.sourceDay };
		case 'daysToPay':
		case 'discount':
			return contact.terms[key] ?? undefined;
		case 'creditLimit': {
			const { creditLimit, creditCurrency } = contact.terms;
			return creditLimit === null ? undefined : { creditLimit, creditCurrency };
		}
		case 'parked':
			return contact.parked ?? undefined;
		default:
			return contact[key].trim() === '' ? undefined : contact[key];
	}
}

/** The contact with another value there; undefined = the contact as it is. */
export function withValue(contact: Contact, key: FieldKey, value: FieldValue | undefined): Contact {
	if (value === undefined) return contact;
	if (isOwnField(key)) {
		return { ...contact, custom: { ...contact.custom, [key.slice('custom/'.length)]: value as CustomValue } };
	}
	switch (key) {
		case 'source':
			return { ...contact, ...(value as Sourced) } as Contact;
		case 'daysToPay':
		case 'discount':
			return { ...contact, terms: { ...contact.terms, [key]: value } };
		case 'creditLimit':
			return { ...contact, terms: { ...contact.terms, ...(value as Limit) } };
		default:
			return { ...contact, [key]: value };
	}
}

/** The stamp key a field's time is under: parts of `terms` share one. */
function stampKey(key: FieldKey): string {
	return key === 'daysToPay' || key === 'discount' || key === 'creditLimit' ? 'terms' : key;
}

function writtenAt({ created, stamps }: StampedContact, key: FieldKey): string {
	const name = stampKey(key);
	return (Object.hasOwn(stamps, name) ? stamps[name] : undefined) ?? created;
}

/** The fields with one value that any of the contacts has, own fields last. */
export function fieldsOf(contacts: readonly Contact[]): FieldKey[] {
	const own = new Set(contacts.flatMap(({ custom }) => Object.keys(custom)));
	const keys: FieldKey[] = [...SINGLE, ...[...own].sort().map((id) => `custom/${id}` as const)];
	return keys.filter((key) => contacts.some((contact) => valueOf(contact, key) !== undefined));
}

/** Values that only differ in blanks or capitals are one. */
export function isSameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
	if (typeof a === 'string' && typeof b === 'string') return a === b || fold(a) === fold(b);
	return canonical(a) === canonical(b);
}

/** A field of which the contacts have different values: a person may choose. */
export interface Question {
	key: FieldKey;
	/** Each different value once, with the first contact that has it. */
	answers: { contactId: string; value: FieldValue }[];
	/** The answer that counts where nobody chooses; see `presetOf`. */
	preset: string;
}

/** What may be asked of cards that are to become the one that stays. */
export function questionsOf(contacts: readonly StampedContact[], survivor: StampedContact | undefined): Question[] {
	return fieldsOf(contacts).flatMap((key) => {
		// Whom one card does not park is at work, whatever the others say.
		if (key === 'parked' && contacts.some(({ parked }) => parked === null)) return [];
		const answers: Question['answers'] = [];
		for (const contact of contacts) {
			const value = valueOf(contact, key);
			if (value === undefined || answers.some((one) => isSameValue(one.value, value))) continue;
			answers.push({ contactId: contact.id, value });
		}
		const chosen = presetOf(contacts, key, survivor);
		const preset = answers.find(({ value }) => chosen && isSameValue(valueOf(chosen, key), value));
		return answers.length < 2 || !preset ? [] : [{ key, answers, preset: preset.contactId }];
	});
}

/**
 * The contact whose value counts where nobody chooses: the card that stays, so that nothing of it changes unasked;
 * where it says nothing, the usual one. Only the stage goes further by itself: nobody is known to be less than a
 * customer because the older card still has a lead.
 */
export function presetOf(
	contacts: readonly StampedContact[],
	key: FieldKey,
	survivor: StampedContact | undefined
): StampedContact | undefined {
	const isSaid = survivor && key !== 'stage' && valueOf(survivor, key) !== undefined;
	return isSaid ? survivor : usualOf(contacts, key);
}

/** How far a stage is: who has bought on one card is a customer, whatever the other says. */
const FURTHEST: readonly Stage[] = ['customer', 'former', 'supplier', 'prospect', 'lead', 'other'];

/** The contact with the fullest name or day, the furthest stage, else the newest value. */
function usualOf(contacts: readonly StampedContact[], key: FieldKey): StampedContact | undefined {
	const having = contacts.filter((contact) => valueOf(contact, key) !== undefined);
	return having.toSorted(
		(a, b) => fullness(b, key) - fullness(a, key) || (writtenAt(a, key) < writtenAt(b, key) ? 1 : -1)
	)[0];
}

function fullness(contact: Contact, key: FieldKey): number {
	if (key === 'stage') return STAGES.length - FURTHEST.indexOf(contact.stage);
	if (key === 'birthday') return contact.birthday.length;
	if (key !== 'name') return 0;
	const { prefix: _prefix, suffix: _suffix, ...name } = contact.name;
	const words = Object.values(name).flatMap((part) => part.split(/[\s.]+/u));
	// Müller before Mueller: the other way round nobody writes an umlaut that is not there.
	const hasOwnLetters = words.some((word) => /[^\p{ASCII}]/u.test(word));
	return words.filter((word) => word.length > 1).length + (hasOwnLetters ? 0.5 : 0);
}
