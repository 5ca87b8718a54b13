import type { Contact } from '#lib/contacts/contact.ts';
import { fold } from '#lib/fold.ts';

/** The part of a phone number that is the same in every spelling: its last eight digits, '' below six. */
export function phoneKey(text: string): string {
	const digits = text.replace(/\D/g, '');
	return digits.length < 6 ? '' : digits.slice(-8);
}

/** Folded, and without signs and blanks: "Müller-Lüdenscheidt" -> "mullerludenscheidt"; signs alone stay. */
export function textKey(text: string): string {
	const folded = fold(text);
	return folded.replace(/[^\p{L}\p{N}]/gu, '') || folded;
}

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

/** Finds the contact that a draft describes: by UID, then e-mail, then phone and family name, then name and postcode. */
export class MatchIndex {
	readonly #byId = new Map<string, Contact>();
	readonly #idsByKey = new Map<string, string[]>();

	/** Adds a contact, or its new keys after a change. */
	add(contact: Contact): void {
		this.#byId.set(contact.id, contact);
		const uids = contact.uid === '' ? [contact.id] : [contact.id, contact.uid];
		for (const key of [...uids.map((uid) => `uid ${uid}`), ...reachKeys(contact), ...nameKeys(contact)]) {
			const ids = this.#idsByKey.get(key);
			if (ids === undefined) this.#idsByKey.set(key, [contact.id]);
			else if (ids.length < MAX_COMPARED && !ids.includes(contact.id)) ids.push(contact.id);
		}
	}

	/** The contact as it stands now. */
	current(id: string): Contact | undefined {
		return this.#byId.get(id);
	}

	/** Contacts that are the candidate, the surest first; the same one may come again. */
	*sure(candidate: Contact): Generator<Contact> {
		if (candidate.uid !== '') yield* this.#all([`uid ${candidate.uid}`]);
		const names = namesOf(candidate);
		for (const contact of this.#all([...reachKeys(candidate), ...postcodeKeys(candidate)])) {
			if (compatible(namesOf(contact), names)) yield contact;
		}
	}

	/** Contacts that only have the candidate's name, or what it is called by where it has none. */
	namesakes(candidate: Contact): Contact[] {
		const { key } = namesOf(candidate);
		return [...this.#all(key === '' ? namelessKeys(candidate) : [`name ${key}`])];
	}

	*#all(keys: readonly string[]): Generator<Contact> {
		for (const key of keys) {
			for (const id of this.#idsByKey.get(key) ?? []) {
				const contact = this.#byId.get(id);
				if (contact) yield contact;
			}
		}
	}
}

/** E-mails and phones, each first together with the name, so that a shared one finds its own contact at once. */
function reachKeys(contact: Contact): string[] {
	const { key, family } = namesOf(contact);
	const emails = contact.emails.map(({ value }) => value.trim().toLowerCase()).filter((email) => email !== '');
	const phones = contact.phones.map(({ value }) => phoneKey(value)).filter((phone) => phone !== '');
	return [
		...emails.flatMap((email) => [`email ${email} ${key}`, `email ${email}`]),
		...phones.flatMap((phone) => [`phone ${phone} ${key}`, `phone ${phone} f ${family}`, `phone ${phone}`])
	];
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
