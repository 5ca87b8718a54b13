import { addressLines } from '#lib/contacts/contact-rules.ts';
import type { ContactDraft } from '#lib/interchange/draft.ts';
import { m } from '#lib/paraglide/messages.js';

/** What was understood of a text, line by line in words: a list to look at before it is taken. */
export function factsOf(draft: ContactDraft): { label: string; value: string }[] {
	const { name } = draft;
	const person = [name.prefix, name.given, name.additional, name.family, name.suffix].filter(Boolean).join(' ');
	const place = draft.addresses.map((address) => addressLines(address).join(', '));
	const values = (list: readonly { value: string }[]) => list.map(({ value }) => value);
	const facts: [string, string[]][] = [
		[m.interchange_arrived_name(), [person]],
		[m.interchange_field_organisation(), [draft.organisation]],
		[m.interchange_field_department(), [draft.department]],
		[m.interchange_field_title(), [draft.title]],
		[m.interchange_field_phone(), values(draft.phones)],
		[m.interchange_field_email(), values(draft.emails)],
		[m.interchange_field_url(), values(draft.urls)],
		[m.interchange_arrived_address(), place],
		[m.interchange_field_vat_id(), [draft.crm.vatId ?? '']],
		[m.interchange_field_note(), [draft.note]]
	];
	return facts
		.map(([label, texts]) => ({ label, value: texts.filter((text) => text !== '').join('\n') }))
		.filter(({ value }) => value !== '');
}
