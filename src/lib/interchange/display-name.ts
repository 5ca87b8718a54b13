import type { ContactDraft } from './draft.ts';

type NamedDraft = Omit<ContactDraft, 'line'>;

/** "01.11.2026", "2026-11-01 10:00", "-1.234,50 EUR": nobody is called so. */
const DAY_OR_AMOUNT =
	/^(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T][\d:.Z+-]+)?|[+-]?(?:[€$£]|[A-Z]{3})?\s?[+-]?\d[\d.,'\s]*[.,]\d{1,2}(?:\s?(?:[€$£]|kr|[A-Z]{3}))?|[+-]?\d+\s?(?:[€$£]|kr))$/;

/** The draft's name for people to read: its own, else the name's parts, organisation, e-mail, phone or whatever there is. */
export function displayNameOf(draft: NamedDraft): string {
	const { prefix, given, additional, family, suffix } = draft.name;
	const parts = [prefix, given, additional, family, suffix].filter((part) => part !== '').join(' ');
	const person = given + additional + family === '' ? '' : parts;
	const candidates = [
		draft.displayName,
		draft.kind === 'organisation' ? draft.organisation : person,
		person,
		draft.organisation,
		draft.nickname,
		draft.emails[0]?.value,
		draft.phones[0]?.value,
		parts,
		draft.urls[0]?.value,
		draft.addresses.map((address) => address.street || address.city || address.postalCode)[0],
		draft.extra.find(({ value }) => value.trim() !== '' && !DAY_OR_AMOUNT.test(value.trim()))?.value,
		draft.note
	];
	const found = candidates.find((text) => text !== undefined && text.trim() !== '') ?? '';
	return (found.split('\n')[0] ?? '').trim().slice(0, 200) || '?';
}
