import type { ContactDraft } from '../draft.ts';
import type { ImportPlan } from '../import-plan.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { displayName } from '#lib/contacts/name.ts';
import { mergeDraft } from '#lib/contacts/merge-draft.ts';
import type { Photo } from '#lib/contacts/photo.ts';
import { openBox } from '#lib/db/box.ts';
import { readClock } from '#lib/db/meta.ts';
import { readAll, readMany } from '#lib/db/read.ts';
import type { Kept } from '#lib/db/undo.ts';
import { write } from '#lib/db/write.ts';
import type { Command, Work } from '#lib/db/command.ts';
import { toE164 } from '#lib/phone.ts';
import { settingsOfBox } from '#lib/shell/store.ts';

/** The box's change counter: another value than before means that something was written. */
export async function boxRevision(): Promise<number> {
	const { db } = await openBox();
	return (await readClock(db)).rev;
}

export function existingContacts(): Promise<Contact[]> {
	return readAll('contacts');
}

/** The user's own fields: a column with the label of one becomes its value. */
export function ownFields(): Promise<CustomField[]> {
	return readAll('customFields');
}

const DRAFTS_AT_ONCE = 500;

/** E.164 of the drafts' numbers, each read once with the home country. `onProgress` hears the part done, 0 to 1. */
export async function numberReader(
	drafts: readonly ContactDraft[],
	onProgress: (part: number) => void
): Promise<(phone: string) => string> {
	const { country } = await settingsOfBox()();
	const known = new Map<string, string>();
	for (const [at, { phones }] of drafts.entries()) {
		if (at % DRAFTS_AT_ONCE === 0) onProgress(at / drafts.length);
		for (const { value } of phones) if (!known.has(value)) known.set(value, await toE164(value, country));
	}
	return (phone) => known.get(phone) ?? '';
}

/**
 * Stores a plan as one command: every contact of it and its photos, and what `also` writes, or nothing. The answer is
 * the entry to undo it by.
 */
export async function storeImport(
	plan: ImportPlan,
	photos: readonly { contactId: string; photo: Photo }[],
	command: Omit<Command, 'what'>,
	also: (box: Work) => Promise<void> | void = () => undefined
): Promise<string> {
	const photoOf = new Map(photos.map(({ contactId, photo }) => [contactId, photo.id]));
	// A photo set since the dry run stays.
	const withPhoto = (contact: Contact): Contact => ({
		...contact,
		photoId: contact.photoId || (photoOf.get(contact.id) ?? '')
	});
	const done = await write({ ...command, what: 'import.contacts' }, async (box) => {
		const added = plan.add.map((contact) => ({ ...withPhoto(contact), importId: box.entryId }));
		box.addAll('contacts', added);
		const used = new Set(added.map(({ photoId }) => photoId));
		await box.preload(plan.update.map(({ after }) => ({ table: 'contacts', id: after.id })));
		for (const { before, after } of plan.update) {
			const current = await box.get('contacts', after.id);
			// What the plan changes, on what is there now: a change made since the dry run stays.
			if (!current) continue;
			const next = withPhoto(mergeDraft(before, current, after, {}).contact);
			used.add(next.photoId);
			box.put('contacts', next);
		}
		box.addAll(
			'photos',
			photos.map(({ photo }) => photo).filter(({ id }) => used.has(id))
		);
		await also(box);
	});
	return done.entryId;
}

/** A contact that taking an import back left as it is, in whole (made by it and used since) or in single values. */
export interface KeptContact {
	id: string;
	displayName: string;
	/** The contact itself stays; otherwise only `keys` do. */
	isWhole: boolean;
	/** Stamp keys of the values meant: a field's name, or `field/member`. */
	keys: readonly string[];
}

/** The contacts that `undo` left, by name; what lies in the trash is not among them. */
export async function keptContacts(kept: readonly Kept[]): Promise<KeptContact[]> {
	const ofContacts = kept.filter(({ change }) => change.table === 'contacts');
	const contacts = await readMany('contacts', [...new Set(ofContacts.map(({ change }) => change.id))]);
	const names = new Map(contacts.map((contact) => [contact.id, displayName(contact)]));
	return ofContacts.flatMap(({ change: { id }, reason, keys }) => {
		const name = names.get(id);
		return name === undefined ? [] : [{ id, displayName: name, isWhole: reason !== 'changed', keys }];
	});
}
