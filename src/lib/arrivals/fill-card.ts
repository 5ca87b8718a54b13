import type { Contact } from '#lib/contacts/contact.ts';
import { contactOf } from '#lib/interchange/draft-contact.ts';
import type { ContactDraft } from '#lib/interchange/draft.ts';
import { fillContact, PRESETS } from '#lib/interchange/fill.ts';

/** A card in the making with what a draft says: what is empty is filled, lists grow, nothing typed is overwritten. */
export function filledCard(contact: Contact, draft: ContactDraft, newItemId: () => string): Contact {
	const arrived = contactOf(draft, { newId: () => contact.id, newItemId, importId: '' });
	const { given, family } = contact.name;
	const isNameless = given + family + contact.organisation === '';
	const filled = fillContact(isNameless ? { ...contact, kind: arrived.kind } : contact, arrived, PRESETS.fill);
	// Marks are for entries of files; a card made by hand comes from none.
	return { ...filled, imported: contact.imported };
}
