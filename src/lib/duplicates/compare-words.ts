import type { Contact } from '#lib/contacts/contact.ts';
import { addressLines } from '#lib/contacts/contact-rules.ts';
import { conflictLabel } from '#lib/contacts/conflict-words.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { refusalLabel } from '#lib/contacts/labels.ts';
import { fold } from '#lib/fold.ts';
import { fieldsOf, valueOf } from './merge-fields.ts';
import { mergeWords, valueText } from './merge-words.ts';

/** One field of several cards, side by side. */
export interface ComparedField {
	key: string;
	label: string;
	/** The lines each card has there, in the order of the cards. */
	values: string[][];
	/** Two cards say different things. A card that says nothing contradicts nobody. */
	differs: boolean;
}

const LISTS: Readonly<Record<string, (contact: Contact) => string[]>> = {
	phones: ({ phones }) => phones.map(({ value }) => value),
	emails: ({ emails }) => emails.map(({ value }) => value),
	addresses: ({ addresses }) => addresses.map((address) => addressLines(address).join(', ')),
	urls: ({ urls }) => urls.map(({ value }) => value),
	tags: ({ tags }) => tags,
	doNotContact: ({ doNotContact }) => doNotContact.map(refusalLabel),
	remark: ({ remark }) => (remark.trim() === '' ? [] : [remark.trim()])
};
const FIRST = ['name', 'organisation'];

/** What the cards say, field by field; what none of them has is left out. The picture is shown, not said. */
export function comparison(
	contacts: readonly Contact[],
	fields: readonly CustomField[],
	locale: string
): ComparedField[] {
	const words = mergeWords(fields, locale);
	const singles = fieldsOf(contacts)
		.filter((key) => key !== 'photoId' && key !== 'kind')
		.map((key) => ({
			key: key as string,
			label: words.label(key),
			values: contacts.map((contact) => {
				const value = valueOf(contact, key);
				return value === undefined ? [] : [valueText(key, value, locale)];
			})
		}));
	const lists = Object.entries(LISTS).map(([key, linesOf]) => ({
		key,
		label: conflictLabel(key, fields),
		values: contacts.map(linesOf)
	}));
	const isFirst = ({ key }: { key: string }) => FIRST.includes(key);
	return [
		...singles.filter(isFirst),
		...lists.slice(0, 3),
		...singles.filter((one) => !isFirst(one)),
		...lists.slice(3)
	]
		.filter(({ values }) => values.some((lines) => lines.length > 0))
		.map((field) => ({ ...field, differs: differs(field.values) }));
}

function differs(values: readonly string[][]): boolean {
	const said = values.filter((lines) => lines.length > 0).map((lines) => fold(lines.toSorted().join('\n')));
	return new Set(said).size > 1;
}
