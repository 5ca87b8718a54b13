import type { Day } from '#lib/day.ts';
import { readAll, readMany, readOne, readRows, readWithTrash } from '#lib/db/read.ts';
import { write } from '#lib/db/write.ts';
import { newId } from '#lib/id.ts';
import { toE164 } from '#lib/phone.ts';
import { settingsOfBox } from '#lib/shell/store.ts';
import { emptyContact } from './contact.ts';
import type { Contact, Stage } from './contact.ts';
import type { CustomField } from './custom-field.ts';
import { mergeDraft } from './merge-draft.ts';
import type { Choices, Conflict } from './merge-draft.ts';
import { nameFromText } from './name-from-text.ts';
import { displayName } from './name.ts';
import type { Photo } from './photo.ts';
import { tidyContact } from './tidy.ts';

/** One live contact; undefined where there is none or it lies in the trash. */
export const contactById = (id: string) => () => readOne('contacts', id);

/** Live contacts in the order of `ids`; missing ones are left out. */
export const contactsByIds = (ids: readonly string[]) => () => readMany('contacts', ids);

/** A contact with the word whether it lies in the trash; undefined where the id means nothing. */
export const cardById = (id: string) => () => readWithTrash('contacts', id);

/** Contacts that have a relation to this one: who works here, whom it referred. */
export const contactsRelatedTo = (id: string) => () =>
	readRows('contacts', (rows) => rows.where('relatedIds').equals(id).toArray());

export const photoById = (id: string) => async () => (id === '' ? undefined : readOne('photos', id));

/** The user's own fields in their order. */
export const customFields = () => async () =>
	(await readAll('customFields')).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

interface Saving {
	/** The contact as the form got it; null = a new one. */
	base: Contact | null;
	draft: Contact;
	/** A new picture for it, already made small. */
	photo?: Photo | undefined;
	/** Answers to the conflicts of an earlier try. */
	choices?: Choices;
	now: number;
}

/** Saved, with the history entry's id ('' = nothing had changed); or what another window changed as well. */
export type Saved = { entryId: string; conflicts?: undefined } | { conflicts: Conflict[]; entryId?: undefined };

/**
 * Saves what the form changed and nothing else. A value that was changed meanwhile to something else is not
 * overwritten: it comes back as a conflict to be answered in `choices`, and nothing is saved until then.
 */
export async function saveContact({ base, draft, photo, choices = {}, now }: Saving): Promise<Saved> {
	const tidy = await withE164(tidyContact(draft), base);
	const mine = photo ? { ...tidy, photoId: photo.id } : tidy;
	const what = base === null ? 'contact.create' : 'contact.save';
	const done = await write<Conflict[]>({ what, label: displayName(mine), now }, async (box) => {
		// Also from the trash: an edit later than the deletion brings the card back.
		const current = await box.peek('contacts', draft.id);
		const merged = current
			? mergeDraft(base ?? emptyContact(draft.id), plain(current as unknown as Contact), mine, choices)
			: { contact: mine, conflicts: [] };
		if (merged.conflicts.length > 0) return merged.conflicts;
		if (photo) box.put('photos', photo);
		box.put('contacts', merged.contact);
		return [];
	});
	return done.result.length > 0 ? { conflicts: done.result } : { entryId: done.entryId };
}

/** The record's own fields, without the envelope it was read with. */
function plain(record: Contact): Contact {
	const fields = Object.keys(emptyContact(record.id)) as (keyof Contact)[];
	return Object.fromEntries(fields.map((field) => [field, record[field]])) as unknown as Contact;
}

/** E.164 beside each number that is new or was changed. Loads the phone metadata, so it runs before the transaction. */
async function withE164(contact: Contact, base: Contact | null): Promise<Contact> {
	const known = new Map(base?.phones.map(({ value, e164 }) => [value, e164]));
	if (contact.phones.every(({ value }) => known.has(value))) return contact;
	const { country } = await settingsOfBox()();
	const phones = await Promise.all(
		contact.phones.map(async (phone) => ({
			...phone,
			e164: known.get(phone.value) ?? (await toE164(phone.value, country))
		}))
	);
	return { ...contact, phones };
}

/** A new contact from a line of text ("Anna Berg", "Berg GmbH"); the answer is its id. */
export async function createFromText(text: string, now: number, kind?: Contact['kind']): Promise<string> {
	const named = nameFromText(text);
	const id = newId(now);
	const asked = kind === 'organisation' ? { kind, name: emptyContact(id).name, organisation: text.trim() } : named;
	await saveContact({ base: null, draft: { ...emptyContact(id), ...asked }, now });
	return id;
}

/** Changes one live contact; the answer is the history entry's id, '' where nothing changed. */
async function change(what: string, id: string, now: number, next: (contact: Contact) => Contact): Promise<string> {
	const done = await write({ what, now }, async (box) => {
		const contact = await box.get('contacts', id);
		if (!contact) return;
		box.callIt(displayName(contact));
		box.put('contacts', next(contact));
	});
	return done.entryId;
}

/** Moves the contact to the trash. Notes, sales and follow-ups stay and come back into sight with it. */
export async function deleteContact(id: string, now: number): Promise<string> {
	const done = await write({ what: 'contact.delete', now }, async (box) => {
		const contact = await box.get('contacts', id);
		if (!contact) return;
		box.callIt(displayName(contact));
		await box.remove('contacts', id);
	});
	return done.entryId;
}

/** Takes the contact out of the trash. */
export async function restoreContact(id: string, now: number): Promise<string> {
	const found = await readWithTrash('contacts', id);
	if (!found) return '';
	const done = await write({ what: 'contact.restore', label: displayName(found.record), now }, (box) =>
		box.revive('contacts', id)
	);
	return done.entryId;
}

export const setStage = (id: string, stage: Stage, now: number) =>
	change('contact.stage', id, now, (contact) => ({ ...contact, stage }));

/** Leaves the contact without a next step on purpose, until a day or for good (''). */
export const parkContact = (id: string, until: Day | '', reason: string, now: number) =>
	change('contact.park', id, now, (contact) => ({ ...contact, parked: { until, reason: reason.trim() } }));

export const unparkContact = (id: string, now: number) =>
	change('contact.unpark', id, now, (contact) => ({ ...contact, parked: null }));

/** Adds a tag to each of these contacts. */
export async function addTag(ids: readonly string[], tag: string, now: number): Promise<string> {
	const done = await write({ what: 'contact.tag', label: tag, now }, async (box) => {
		await box.preload(ids.map((id) => ({ table: 'contacts', id })));
		for (const id of ids) {
			const contact = await box.get('contacts', id);
			if (contact && !contact.tags.includes(tag)) {
				box.put('contacts', { ...contact, tags: [...contact.tags, tag].sort() });
			}
		}
	});
	return done.entryId;
}

/** Adds a field of the user's own, or changes it. */
export async function saveCustomField(field: CustomField, now: number): Promise<string> {
	const done = await write({ what: 'customField.save', label: field.label, now }, async (box) => {
		await box.get('customFields', field.id);
		box.put('customFields', field);
	});
	return done.entryId;
}

/** Takes the field off all cards. The values stay in the records, so that undo brings them back. */
export async function deleteCustomField(field: CustomField, now: number): Promise<string> {
	const done = await write({ what: 'customField.delete', label: field.label, now }, async (box) => {
		if (await box.get('customFields', field.id)) await box.remove('customFields', field.id);
	});
	return done.entryId;
}
