import type { Contact } from '#lib/contacts/contact.ts';
import { emailKey, phoneEnd, samePhone, textKey } from '#lib/contacts/same.ts';
import { fold } from '#lib/fold.ts';

interface Names {
	kind: Contact['kind'];
	/** Folded; '' where not known. */
	given: string;
	family: string;
	organisation: string;
	/** The first of the given names, or its initial. */
	first: string;
	/** Person or organisation by name, '' without one. */
	key: string;
}

const known = new WeakMap<Contact, Names>();

function namesOf(contact: Contact): Names {
	const cached = known.get(contact);
	if (cached) return cached;
	const { kind, name } = contact;
	const [given, family, organisation] = [textKey(name.given), textKey(name.family), textKey(contact.organisation)];
	const person = kind === 'person' && given + family !== '' ? `p ${given} ${family}` : '';
	const key = person === '' && organisation !== '' ? `o ${organisation}` : person;
	const names = { kind, given, family, organisation, first: textKey(name.given.trim().split(/[\s.-]/)[0] ?? ''), key };
	known.set(contact, names);
	return names;
}

/** Could both be the same person or organisation, going by their names? A missing name contradicts nothing. */
function compatible(a: Names, b: Names): boolean {
	if (a.key === '' || b.key === '' || a.key === b.key) return true;
	// An organisation's number or address may be its people's too; and "Berg" plus "Anna" make no Anna Berg.
	if (!a.key.startsWith('p ') || !b.key.startsWith('p ')) return false;
	const complement = (a.given === '' && b.family === '') || (b.given === '' && a.family === '');
	if (complement) return false;
	return (a.family === b.family || a.family === '' || b.family === '') && sameGiven(a.first, b.first);
}

/** "Anna", "Anna Maria" and "A." may be one person; "Max" and "Maxine" are two. */
function sameGiven(a: string, b: string): boolean {
	if (a === '' || b === '' || a === b) return true;
	return (a.length === 1 || b.length === 1) && a[0] === b[0];
}

/** Contacts that share a key are compared one by one up to here; a switchboard's number may be on thousands. */
const MAX_COMPARED = 50;
/** From so many on, a shared key is kept together with the name as well, so that it finds its own contact at once. */
const MANY_SHARING = 8;
/** What more contacts than this have in common is a switchboard or an info@ address and says nothing of one of them. */
const MOST_SHARING = 3;

/** Why a draft may be the contact it resembles, and may not. */
export type Doubt =
	/** The same name, and nothing else in common. */
	| 'name'
	/** The same e-mail or phone and first name, another family name: married, or two people. */
	| 'familyName'
	/** The same e-mail and the same number, another name: a new name, or two people of one house. */
	| 'reach'
	/** The same UID, another name: a program that gives one UID to two people, or somebody renamed in all respects. */
	| 'uid'
	/** Fits, but the birthday is another one: father and son. */
	| 'birthday'
	/** Fits several contacts equally well. */
	| 'several';

/** The contact a draft is (`doubt` ''), or may be. */
export interface Match {
	contact: Contact;
	doubt: Doubt | '';
}

/**
 * Finds the contact that a draft describes: by the mark of an earlier import, UID and name, then e-mail, phone and family name,
 * name and postcode; and, in doubt, by the name alone.
 */
export class MatchIndex {
	readonly #byId = new Map<string, Contact>();
	readonly #idsByKey = new Map<string, string[]>();

	/** Adds a contact, or its new keys after a change. */
	add(contact: Contact): void {
		this.#byId.set(contact.id, contact);
		for (const key of [...markKeys(contact), ...uidKeys(contact), `uid ${contact.id}`, ...nameKeys(contact)]) {
			this.#note(key, contact.id);
		}
		const { key: name, family } = namesOf(contact);
		for (const key of reachKeys(contact)) {
			if (this.#note(key, contact.id) <= MANY_SHARING) continue;
			for (const own of namedKeys(key, name, family)) this.#note(own, contact.id);
		}
	}

	/** How many have the key now. */
	#note(key: string, id: string): number {
		const ids = this.#idsByKey.get(key);
		if (ids === undefined) this.#idsByKey.set(key, [id]);
		else if (ids.length < MAX_COMPARED && !ids.includes(id)) ids.push(id);
		return ids?.length ?? 1;
	}

	/** The contact as it stands now. */
	current(id: string): Contact | undefined {
		return this.#byId.get(id);
	}

	/** The best match; of several that fit, the one that `has` all already: so a second import finds the first one's. */
	find(candidate: Contact, has: (known: Contact, candidate: Contact) => boolean): Match | undefined {
		const [marked] = this.#all(markKeys(candidate));
		if (marked) return { contact: marked, doubt: '' };
		const identified = [...this.#all(uidKeys(candidate))];
		const own = ownOf(identified, candidate, has);
		if (own) return own;
		const names = namesOf(candidate);
		const reach = reachKeys(candidate);
		const named = reach.flatMap((key) => namedKeys(key, names.key, names.family));
		const near = this.#all(postcodeKeys(candidate));
		const reachable = [...this.#all([...named, ...reach])].filter(
			(each) => near.has(each) || isReached(each, candidate)
		);
		const reached = [...new Set([...reachable, ...near])];
		const fitting = reached.filter((contact) => compatible(namesOf(contact), names));
		// The one of the same name goes before one that merely does not contradict it.
		const first = fitting.find((contact) => names.key !== '' && namesOf(contact).key === names.key) ?? fitting[0];
		const namesakes = this.#all(names.key === '' ? namelessKeys(candidate) : [`name ${names.key}`]);
		// Who has none of its e-mails and numbers cannot have all it says.
		const pool = reach.length > 0 ? fitting : [...fitting, ...namesakes];
		const known = pool.find((contact) => has(contact, candidate));
		if (known) return { contact: known, doubt: '' };
		if (first) return { contact: first, doubt: doubtOf(candidate, first, fitting) };
		const married = reached.length > MOST_SHARING ? undefined : reached.find((other) => isRenamed(other, candidate));
		if (married) return { contact: married, doubt: 'familyName' };
		const together = reached.length > MOST_SHARING ? undefined : reached.find((other) => shareAll(other, candidate));
		if (together) return { contact: together, doubt: 'reach' };
		// A UID on many is none.
		const [holder] = identified.length > MOST_SHARING ? [] : identified;
		if (holder) return { contact: holder, doubt: 'uid' };
		const [namesake] = namesakes;
		return namesake && { contact: namesake, doubt: 'name' };
	}

	#all(keys: readonly string[]): Set<Contact> {
		const found = new Set<Contact>();
		for (const key of keys) {
			for (const id of this.#idsByKey.get(key) ?? []) {
				const contact = this.#byId.get(id);
				if (contact) found.add(contact);
			}
		}
		return found;
	}
}

function doubtOf(candidate: Contact, first: Contact, fitting: readonly Contact[]): Doubt | '' {
	const { key } = namesOf(candidate);
	const isNamed = key !== '' && namesOf(first).key === key;
	if (!isNamed && fitting.length > 1) return 'several';
	const days = [candidate.birthday, first.birthday];
	return days.every((day) => day.length === 10) && days[0] !== days[1] ? 'birthday' : '';
}

/** The one of those with the candidate's UID that it is. */
function ownOf(
	identified: readonly Contact[],
	candidate: Contact,
	has: (known: Contact, candidate: Contact) => boolean
): Match | undefined {
	const names = namesOf(candidate);
	const own = identified.filter(
		(contact) =>
			compatible(namesOf(contact), names) ||
			((isRenamed(contact, candidate) || areFirms(contact, candidate)) && isReached(contact, candidate))
	);
	const [first] = own;
	if (own.length <= 1) return first && { contact: first, doubt: '' };
	const sure =
		own.find((contact) => has(contact, candidate)) ??
		own.find((contact) => names.key !== '' && namesOf(contact).key === names.key) ??
		own.find((contact) => isReached(contact, candidate));
	return sure && { contact: sure, doubt: '' };
}

function areFirms(a: Contact, b: Contact): boolean {
	return namesOf(a).key.startsWith('o ') && namesOf(b).key.startsWith('o ');
}

/** Have both an e-mail or a number in common? */
function isReached(a: Contact, b: Contact): boolean {
	return shareEmail(a, b) || sharePhone(a, b);
}

/** Two people by their names who have an e-mail as well as a number in common. */
function shareAll(a: Contact, b: Contact): boolean {
	const arePeople = [a, b].every((contact) => namesOf(contact).key.startsWith('p '));
	return arePeople && shareEmail(a, b) && sharePhone(a, b);
}

function shareEmail(a: Contact, b: Contact): boolean {
	const emails = new Set(a.emails.map(({ value }) => mailKey(value)));
	return b.emails.some(({ value }) => mailKey(value) !== '' && emails.has(mailKey(value)));
}

function sharePhone(a: Contact, b: Contact): boolean {
	return b.phones.some((phone) => phoneEnd(phone) !== '' && a.phones.some((other) => samePhone(phone, other)));
}

const mailKey = (email: string) => emailKey(email) || fold(email);

/** Two people by their full names who share a first name and a way to reach them, but no family name. */
function isRenamed(a: Contact, b: Contact): boolean {
	const [one, other] = [namesOf(a), namesOf(b)];
	if (one.first === '' || one.first !== other.first || one.family === '' || other.family === '') return false;
	return one.key.startsWith('p ') && other.key.startsWith('p ') && one.family !== other.family;
}

/** What only one contact has: its marks of earlier imports. */
function markKeys(contact: Contact): string[] {
	return marksOf(contact).map((mark) => `mark ${mark}`);
}

function uidKeys({ uid }: Contact): string[] {
	return uid === '' ? [] : [`uid ${uid}`];
}

/** Marks of the file entries that made or filled a contact; those of the first version have none. */
export function marksOf(contact: Contact): readonly string[] {
	return (contact as Partial<Contact>).imported ?? [];
}

/** E-mails, and of phones what finds them in any spelling; see isReached. */
function reachKeys(contact: Contact): string[] {
	const emails = contact.emails.map(({ value }) => mailKey(value)).filter((email) => email !== '');
	const phones = contact.phones.map(phoneEnd).filter((phone) => phone !== '');
	return [...emails.map((email) => `email ${email}`), ...phones.map((phone) => `phone ${phone}`)];
}

/** A shared key together with the name. */
function namedKeys(key: string, name: string, family: string): string[] {
	return [`${key} ${name}`, `${key} f ${family}`];
}

function postcodeKeys(contact: Contact): string[] {
	const { key } = namesOf(contact);
	if (key === '') return [];
	const codes = contact.addresses.map(({ postalCode }) => textKey(postalCode)).filter((code) => code !== '');
	return codes.map((code) => `postcode ${code} ${key}`);
}

function nameKeys(contact: Contact): string[] {
	const { key } = namesOf(contact);
	return key === '' ? namelessKeys(contact) : [`name ${key}`, ...postcodeKeys(contact)];
}

/** For a card that is only "Mimi", or only an extension too short to tell it by: each of these alone. */
function namelessKeys({ nickname, name, phones }: Contact): string[] {
	const words = [nickname, name.additional, ...phones.map(({ value }) => value)].map(textKey);
	return words.filter((word) => word !== '').map((word) => `nameless ${word}`);
}
