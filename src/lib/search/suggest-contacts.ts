import type { Suggestion } from '#lib/contacts/suggestion.ts';
import { searchIndex } from './client.svelte.ts';

const MOST = 7;

/** Contacts that fit what was typed, best first: what a ContactPicker offers. */
export async function suggestContacts(text: string): Promise<Suggestion[]> {
	const { contacts } = await searchIndex.ask('search', text, MOST);
	return contacts.map(({ row }) => ({
		id: row.id,
		name: row.displayName,
		detail: [row.organisation, row.city].filter((part) => part !== '').join(' · ')
	}));
}
