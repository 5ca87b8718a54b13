import type { Contact } from '#lib/contacts/contact.ts';

/** The part of a phone number that is the same in every spelling: its last eight digits, '' below six. */
export function phoneKey(text: string): string {
	const digits = text.replace(/\D/g, '');
	return digits.length < 6 ? '' : digits.slice(-8);
}

/** Letters and digits only, lower case, without accents: "Müller-Lüdenscheidt" -> "mullerludenscheidt". */
export function fold(text: string): string {
	return text
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.normalize('NFD')
		.replace(/[^\p{L}\p{N}]/gu, '');
}

function familyKey(contact: Contact): string {
	if (contact.kind === 'organisation') return fold(contact.organisation);
	return fold(contact.name.family) || fold(contact.name.given) || fold(contact.organisation);
}

function nameKey(contact: Contact): string {
	if (contact.kind === 'organisation') return `o ${fold(contact.organisation)}`;
	const { given, family } = contact.name;
	const key = fold(given) + fold(family);
	return key === '' ? `o ${fold(contact.organisation)}` : `p ${key}`;
}

/** Could both be the same person or organisation, going by their names? A missing name contradicts nothing. */
function compatible(a: Contact, b: Contact): boolean {
	if (familyKey(a) === '' || familyKey(b) === '' || nameKey(a) === nameKey(b)) return true;
	if (a.kind !== b.kind) return false;
	if (a.kind === 'organisation') return false;
	const [familyA, familyB] = [fold(a.name.family), fold(b.name.family)];
	const [givenA, givenB] = [fold(a.name.given), fold(b.name.given)];
	const families = familyA === familyB || familyA === '' || familyB === '';
	return families && (givenA.startsWith(givenB) || givenB.startsWith(givenA));
}

/** Contacts that share a key are compared one by one up to here; a switchboard's address may be on thousands. */
const MAX_COMPARED = 50;

/** Finds the contact that a draft describes: by UID, then e-mail, then phone and family name, then name and postcode. */
export class MatchIndex {
	readonly #byId = new Map<string, Contact>();
	readonly #idsByKey = new Map<string, string[]>();

	/** Adds a contact, or its new keys after a change. */
	add(contact: Contact): void {
		this.#byId.set(contact.id, contact);
		for (const key of keysOf(contact)) {
			const ids = this.#idsByKey.get(key);
			if (ids === undefined) this.#idsByKey.set(key, [contact.id]);
			else if (!ids.includes(contact.id)) ids.push(contact.id);
		}
	}

	/** The contact as it stands now. */
	current(id: string): Contact | undefined {
		return this.#byId.get(id);
	}

	/** `sure` is the same contact; `doubtful` only has the same name. */
	find(candidate: Contact): { sure: Contact | null; doubtful: Contact | null } {
		const sure =
			(candidate.uid === '' ? null : this.#first([`uid ${candidate.uid}`], candidate, () => true)) ??
			this.#first(
				candidate.emails.flatMap(({ value }) => [emailNameKey(value, candidate), emailKey(value)]),
				candidate,
				compatible
			) ??
			this.#first(phoneKeys(candidate), candidate, compatible) ??
			this.#first(postcodeKeys(candidate), candidate, compatible);
		return { sure, doubtful: sure ? null : this.#first([`name ${nameKey(candidate)}`], candidate, () => true) };
	}

	#first(keys: readonly string[], candidate: Contact, test: (a: Contact, b: Contact) => boolean): Contact | null {
		for (const key of keys) {
			for (const id of (this.#idsByKey.get(key) ?? []).slice(0, MAX_COMPARED)) {
				const contact = this.#byId.get(id);
				if (contact && test(contact, candidate)) return contact;
			}
		}
		return null;
	}
}

function emailKey(value: string): string {
	return `email ${value.trim().toLowerCase()}`;
}

function emailNameKey(value: string, contact: Contact): string {
	return `${emailKey(value)} ${nameKey(contact)}`;
}

function phoneKeys(contact: Contact): string[] {
	const family = familyKey(contact);
	const keys = contact.phones.map(({ value }) => phoneKey(value)).filter((key) => key !== '');
	return keys.map((key) => `phone ${key} ${family}`);
}

function postcodeKeys(contact: Contact): string[] {
	const codes = contact.addresses.map(({ postalCode }) => fold(postalCode)).filter((code) => code !== '');
	return codes.map((code) => `postcode ${code} ${nameKey(contact)}`);
}

function keysOf(contact: Contact): Set<string> {
	return new Set([
		`uid ${contact.id}`,
		...(contact.uid === '' ? [] : [`uid ${contact.uid}`]),
		...contact.emails.flatMap(({ value }) => [emailNameKey(value, contact), emailKey(value)]),
		...phoneKeys(contact),
		...postcodeKeys(contact),
		`name ${nameKey(contact)}`
	]);
}
