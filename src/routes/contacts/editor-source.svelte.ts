import type { Contact } from '#lib/contacts/contact.ts';
import type { FormSettings } from '#lib/contacts/contact-form.ts';
import { sortName } from '#lib/contacts/name.ts';
import { customFields } from '#lib/contacts/store.ts';
import type { Suggestion } from '#lib/contacts/suggestion.ts';
import type { Day } from '#lib/day.ts';
import type { BoxFailure } from '#lib/db/failures.ts';
import { live } from '#lib/db/live.svelte.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { searchIndex } from '#lib/search/client.svelte.ts';
import { settingsOfBox } from '#lib/shell/store.ts';

/** Contacts that may be the same as a draft, for the editor's warning. */
export async function duplicatesFor(draft: Contact): Promise<Suggestion[]> {
	const hasFullName = draft.name.given !== '' && draft.name.family !== '';
	const found = await searchIndex.ask('duplicatesOf', {
		id: draft.id,
		name: hasFullName || draft.kind === 'organisation' ? sortName(draft, getLocale()) : '',
		phones: draft.phones.map(({ value }) => value),
		emails: draft.emails.map(({ value }) => value),
		postalCode: draft.addresses[0]?.postalCode ?? ''
	});
	return found.map(({ row, shared }) => {
		const place = [row.organisation, row.city].filter((part) => part !== '').join(' · ');
		return { id: row.id, name: row.displayName, detail: shared === row.displayName ? place : shared };
	});
}

/** What an editor of a contact needs from the box and the index; undefined until it is there. */
export function editorSource(today: () => Day) {
	const fields = live(() => customFields());
	const box = live(() => settingsOfBox());
	let knownTags = $state.raw<string[]>([]);
	$effect(() => {
		void searchIndex.version;
		// Tags are offered as a help; without an index one types them.
		searchIndex.ask('tags').then(
			(tags) => (knownTags = tags.map(({ tag }) => tag)),
			() => {}
		);
	});
	return {
		get fields() {
			return fields.current.data;
		},
		get settings(): FormSettings | undefined {
			const currency = box.current.data?.currency;
			return currency === undefined ? undefined : { locale: getLocale(), currency, today: today() };
		},
		/** ISO 3166-1, '' while it is being read. */
		get country() {
			return box.current.data?.country ?? '';
		},
		get failure(): BoxFailure | undefined {
			return fields.current.failure ?? box.current.failure;
		},
		get knownTags() {
			return knownTags;
		}
	};
}
