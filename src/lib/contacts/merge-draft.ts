import { mergeDraft as mergeAny } from '#lib/db/merge-draft.ts';
import type { Choices, Conflict } from '#lib/db/merge-draft.ts';
import type { Contact } from './contact.ts';

export type { Choices, Conflict } from '#lib/db/merge-draft.ts';

/** A contact's form joined with what became of the contact meanwhile; see the one for all tables. */
export function mergeDraft(
	base: Contact,
	current: Contact,
	draft: Contact,
	choices: Choices
): { contact: Contact; conflicts: Conflict[] } {
	const { record, conflicts } = mergeAny('contacts', base, current, draft, choices);
	return { contact: record, conflicts };
}
