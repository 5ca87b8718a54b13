import type { Contact } from '#lib/contacts/contact.ts';
import { displayName } from '#lib/contacts/name.ts';
import { readAll, readMany, readRows } from '#lib/db/read.ts';
import { writeGoogleCsv } from '../csv/write-google.ts';
import { writeOutlookCsv } from '../csv/write-outlook.ts';
import { writeContactsCsv } from '../csv/write.ts';
import type { WriteVersion } from '../vcard/card-lines.ts';
import { writeVCards } from '../vcard/write.ts';
import type { ContactFormat, ExportRequest, Selection } from './protocol.ts';

/** Contacts read at once: a few megabytes, and soon enough for the next word on how far it is. */
const PAGE = 500;

const VERSIONS: Partial<Record<ContactFormat, WriteVersion>> = { vcard3: '3.0', vcard4: '4.0' };

/** The chosen contacts as a file; `onread` hears how many were found so far. */
export async function contactsFile(
	{ format, selection, includeSensitive, locale }: ExportRequest,
	onread: (contacts: number) => void
): Promise<{ content: Blob; contacts: number }> {
	const contacts: Contact[] = [];
	const parts: BlobPart[] = [];
	const version = VERSIONS[format];
	let count = 0;
	for await (const page of chosenContacts(selection)) {
		count += page.length;
		// Photos are large: cards are written page by page, tables need all contacts to know their columns.
		if (version) parts.push(await vCardText(page, version, includeSensitive));
		else contacts.push(...page);
		onread(count);
	}
	if (!version) {
		const customFields = (await readAll('customFields')).filter((field) => includeSensitive || !field.sensitive);
		if (format === 'csv') parts.push(writeContactsCsv(contacts, { locale, customFields, includeSensitive }));
		else {
			const write = format === 'google' ? writeGoogleCsv : writeOutlookCsv;
			parts.push(write(await withEmployers(contacts), { locale, customFields }));
		}
	}
	return { content: new Blob(parts), contacts: count };
}

/** The live contacts of a selection in the order they were made. */
async function* chosenContacts({ stage, tag }: Selection): AsyncGenerator<Contact[]> {
	let last = '';
	let size = PAGE;
	while (size === PAGE) {
		const page = await readRows('contacts', async (rows) => {
			const found = await rows.where('id').above(last).limit(PAGE).toArray();
			size = found.length;
			last = found.at(-1)?.id ?? last;
			return found;
		});
		yield page.filter(
			(contact) => (stage === '' || contact.stage === stage) && (tag === '' || contact.tags.includes(tag))
		);
	}
}

async function vCardText(
	contacts: readonly Contact[],
	version: WriteVersion,
	includeSensitive: boolean
): Promise<string> {
	const photos = new Map(
		(await readMany('photos', contacts.map(({ photoId }) => photoId).filter(Boolean))).map((photo) => [photo.id, photo])
	);
	const fields = (await readAll('customFields')).filter(({ sensitive }) => includeSensitive || !sensitive);
	const labels = new Map(fields.map(({ id, label }) => [id, label]));
	const others = await relatedTo(contacts);
	return writeVCards(contacts, {
		version,
		photo: (id) => photos.get(id),
		organisationOf: (contact) => others.get(employerOf(contact))?.name ?? '',
		customLabel: (id) => labels.get(id) ?? '',
		related: (id) => others.get(id)
	});
}

/** The employer's name as text where a contact has only the relation to one: other programs know no relations. */
async function withEmployers(contacts: readonly Contact[]): Promise<Contact[]> {
	const others = await relatedTo(contacts);
	return contacts.map((contact) => ({
		...contact,
		organisation: contact.organisation || (others.get(employerOf(contact))?.name ?? '')
	}));
}

/** The contacts these ones have relations to, by id: how other cards name them. */
async function relatedTo(contacts: readonly Contact[]): Promise<Map<string, { uid: string; name: string }>> {
	const ids = [...new Set(contacts.flatMap(({ relations }) => relations.map(({ contactId }) => contactId)))];
	return new Map(
		(await readMany('contacts', ids)).map((contact) => [
			contact.id,
			{ uid: contact.uid || contact.id, name: displayName(contact) }
		])
	);
}

function employerOf(contact: Contact): string {
	return contact.relations.find(({ type, to }) => type === 'worksAt' && to === '')?.contactId ?? '';
}

/** Contacts with a birthday of which day and month are known. */
export const birthdays = () => async (): Promise<{ id: string; name: string; day: string }[]> => {
	const found: { id: string; name: string; day: string }[] = [];
	for await (const page of chosenContacts({ stage: '', tag: '' })) {
		for (const contact of page) {
			if (/-\d\d-\d\d$/.test(contact.birthday)) {
				found.push({ id: contact.id, name: displayName(contact), day: contact.birthday });
			}
		}
	}
	return found;
};
