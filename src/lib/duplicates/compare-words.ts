import type { Contact } from '#lib/contacts/contact.ts';
import { addressLines } from '#lib/contacts/contact-rules.ts';
import { conflictLabel, conflictValue } from '#lib/contacts/conflict-words.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { extraLabel } from '#lib/contacts/extra-words.ts';
import { refusalLabel } from '#lib/contacts/labels.ts';
import { emailKey, phoneEnd } from '#lib/contacts/same.ts';
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

/** Lists are united by a merge: they differ where nothing is in both, and not at all where order is all they lack. */
interface ListField {
	lines: (contact: Contact, locale: string) => string[];
	/** A line as it is compared; '' = never different. */
	same: (line: string) => string;
}
const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
const LISTS: Readonly<Record<string, ListField>> = {
	// The end of a number is the same with and without its country.
	phones: {
		lines: ({ phones }) => phones.map(({ value }) => value),
		same: (line) => phoneEnd({ value: line, e164: '' })
	},
	emails: { lines: ({ emails }) => emails.map(({ value }) => value), same: emailKey },
	addresses: {
		lines: ({ addresses }) => addresses.map((address) => addressLines(address).join(', ')),
		same: letters
	},
	urls: { lines: ({ urls }) => urls.map(({ value }) => value), same: letters },
	occasions: {
		lines: ({ occasions }, locale) => occasions.map((occasion) => conflictValue(occasion, locale)),
		same: () => ''
	},
	tags: { lines: ({ tags }) => tags, same: () => '' },
	doNotContact: { lines: ({ doNotContact }) => doNotContact.map(refusalLabel), same: () => '' },
	remark: { lines: ({ remark }) => (remark.trim() === '' ? [] : [remark.trim()]), same: () => '' },
	extra: { lines: ({ extra }) => extra.map(({ label, value }) => `${extraLabel(label)}: ${value}`), same: () => '' }
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
		.map((key) => {
			const values = contacts.map((contact) => {
				const value = valueOf(contact, key);
				return value === undefined ? [] : [valueText(key, value, locale)];
			});
			const differs = new Set(values.flat().map(fold)).size > 1;
			return { key: key as string, label: words.label(key), values, differs };
		})
		// Every card has a stage: the same one says nothing.
		.filter(({ key, differs }) => key !== 'stage' || differs);
	const lists = Object.entries(LISTS).map(([key, { lines, same }]) => {
		const values = contacts.map((contact) => lines(contact, locale));
		return {
			key,
			label: conflictLabel(key, fields),
			values,
			differs: isDisjoint(values.map((each) => each.map(same)))
		};
	});
	const isFirst = ({ key }: { key: string }) => FIRST.includes(key);
	return [
		...singles.filter(isFirst),
		...lists.slice(0, 3),
		...singles.filter((one) => !isFirst(one)),
		...lists.slice(3)
	].filter(({ values }) => values.some((lines) => lines.length > 0));
}

function isDisjoint(values: readonly string[][]): boolean {
	const said = values.filter((keys) => keys.length > 0);
	return said.some((keys, at) =>
		said.slice(at + 1).some((others) => keys.every((key) => key !== '' && !others.includes(key)))
	);
}
