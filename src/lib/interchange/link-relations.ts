import { RELATION_TYPES } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { isDay } from '#lib/day.ts';
import type { ContactDraft } from './draft.ts';

/** What a file says of a contact's links to others. */
export interface FileRelations {
	contactId: string;
	relations: ContactDraft['relations'];
}

/**
 * The new contacts with the links their file had: to a contact of the file or of the box with the UID (or id) that is
 * named. A link to nobody we know becomes an extra field with the name, so that it is not lost. Contacts that were in
 * the box before keep the links they have.
 */
export function linkRelations(
	added: readonly Contact[],
	known: Iterable<Contact>,
	found: readonly FileRelations[],
	newItemId: () => string
): Contact[] {
	if (found.length === 0) return [...added];
	const ids = new Map<string, string>();
	for (const { id, uid } of [...known, ...added]) {
		ids.set(id, id);
		if (uid !== '') ids.set(uid, id);
	}
	const byContact = new Map(found.map(({ contactId, relations }) => [contactId, relations]));
	return added.map((contact) => {
		const linked = { ...contact, relations: [...contact.relations], extra: [...contact.extra] };
		for (const relation of byContact.get(contact.id) ?? []) link(linked, relation, ids.get(relation.uid), newItemId());
		return linked;
	});
}

function link(
	contact: Contact,
	{ type, name, title, from, to }: ContactDraft['relations'][number],
	contactId: string | undefined,
	id: string
): void {
	if (contactId === undefined) {
		contact.extra.push({ id, position: contact.extra.length, label: title || type, value: name });
		return;
	}
	contact.relations.push({
		id,
		position: contact.relations.length,
		type: RELATION_TYPES.find((known) => known === type) ?? 'other',
		contactId,
		title,
		from: isDay(from) ? from : '',
		to: isDay(to) ? to : ''
	});
}
