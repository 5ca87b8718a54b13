import { displayName } from '#lib/contacts/name.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { readAll, readMany } from '#lib/db/read.ts';
import { writeContactsCsv } from '../csv/write.ts';
import type { ExportLocale } from '../csv/own-layout.ts';
import { writeVCards } from '../vcard/write.ts';

interface Choice {
	/** Contacts to write; missing = all. */
	ids?: readonly string[];
	/** Fields marked as sensitive too. */
	includeSensitive: boolean;
}

/** A contacts' file and how many contacts it holds. */
export interface ContactsFile {
	content: string;
	contacts: number;
}

/** Contacts as one vCard 3.0 file, photos included. */
export async function contactsAsVCard({ ids, includeSensitive }: Choice): Promise<ContactsFile> {
	const contacts = await chosen(ids);
	const photos = new Map(
		(await readMany('photos', contacts.map(({ photoId }) => photoId).filter(Boolean))).map((photo) => [photo.id, photo])
	);
	const fields = (await readAll('customFields')).filter(({ sensitive }) => includeSensitive || !sensitive);
	const labels = new Map(fields.map(({ id, label }) => [id, label]));
	const employers = new Map(
		(await readMany('contacts', employerIds(contacts))).map((contact) => [contact.id, displayName(contact)])
	);
	const content = writeVCards(contacts, {
		photo: (id) => photos.get(id),
		organisationOf: (contact) => employers.get(employerOf(contact)) ?? '',
		customLabel: (id) => labels.get(id) ?? ''
	});
	return { content, contacts: contacts.length };
}

/** Contacts as CSV in our own layout, which our import reads back. */
export async function contactsAsCsv(choice: Choice, locale: ExportLocale): Promise<ContactsFile> {
	const contacts = await chosen(choice.ids);
	const customFields = await readAll('customFields');
	const content = writeContactsCsv(contacts, { locale, customFields, includeSensitive: choice.includeSensitive });
	return { content, contacts: contacts.length };
}

function chosen(ids: readonly string[] | undefined): Promise<Contact[]> {
	return ids ? readMany('contacts', ids) : readAll('contacts');
}

function employerOf(contact: Contact): string {
	return contact.relations.find(({ type, to }) => type === 'worksAt' && to === '')?.contactId ?? '';
}

function employerIds(contacts: readonly Contact[]): string[] {
	return [...new Set(contacts.map(employerOf).filter(Boolean))];
}
