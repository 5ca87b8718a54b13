import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { draftOf } from '../draft-contact.ts';
import type { AddressDraft, ContactDraft } from '../draft.ts';
import { crmTexts, isWholeDay } from './foreign.ts';
import type { LabelledText } from './foreign.ts';
import { ownHeader } from './own-layout.ts';
import type { ExportLocale } from './own-layout.ts';
import { csvText } from './text.ts';

/** Columns that every export of Google Contacts begins with since 2024; the numbered groups follow. */
const FIXED = [
	'First Name',
	'Middle Name',
	'Last Name',
	'Phonetic First Name',
	'Phonetic Middle Name',
	'Phonetic Last Name',
	'Name Prefix',
	'Name Suffix',
	'Nickname',
	'File As',
	'Organization Name',
	'Organization Title',
	'Organization Department',
	'Birthday',
	'Notes',
	'Photo',
	'Labels'
] as const;

const ADDRESS = [
	'Label',
	'Formatted',
	'Street',
	'City',
	'PO Box',
	'Region',
	'Postal Code',
	'Country',
	'Extended Address'
] as const;

/** Google's own words, English in every language; what is missing here goes out as a label of one's own. */
const PHONE_LABELS: Record<string, string> = {
	mobile: 'Mobile',
	work: 'Work',
	home: 'Home',
	main: 'Main',
	fax: 'Work Fax',
	other: 'Other'
};
const PLACE_LABELS: Record<string, string> = { work: 'Work', home: 'Home', other: 'Other', contact: '' };

function labelOf(type: string, labels: Record<string, string>): string {
	return (Object.hasOwn(labels, type) ? labels[type] : undefined) ?? type;
}

/** Columns "E-mail 1 - Label", "E-mail 1 - Value" and their cells. */
interface Group {
	name: string;
	columns: readonly string[];
	/** One row of cells for each value of a contact. */
	cells: (draft: ContactDraft) => string[][];
}

/**
 * Contacts as the CSV that Google Contacts imports: its header of 2024, UTF-8, comma. What Google has no column for
 * (stage, VAT ID, own fields, …) becomes its custom fields, labelled in `locale`. Formulas are guarded, see `guardCell`.
 */
export function writeGoogleCsv(
	contacts: readonly Contact[],
	options: { locale: ExportLocale; customFields: readonly CustomField[] }
): string {
	const drafts = contacts.map((contact) => draftOf(contact, options.customFields));
	const groups = groupsOf(options.locale);
	const sizes = groups.map((group) => drafts.reduce((most, draft) => Math.max(most, group.cells(draft).length), 1));
	const header = groups.flatMap(({ name, columns }, at) =>
		numbers(sizes[at] ?? 0).flatMap((number) => columns.map((column) => `${name} ${number + 1} - ${column}`))
	);
	const rows = drafts.map((draft) => [
		...fixedCells(draft),
		...groups.flatMap(({ columns, cells }, at) => {
			const filled = cells(draft);
			return numbers(sizes[at] ?? 0).flatMap((number) => filled[number] ?? columns.map(() => ''));
		})
	]);
	return csvText([[...FIXED, ...header], ...rows], { delimiter: ',' });
}

function numbers(count: number): number[] {
	return Array.from({ length: count }, (_, at) => at);
}

function fixedCells(draft: ContactDraft): string[] {
	const { name } = draft;
	// " ::: " is Google's sign between labels; every contact is in its group for all.
	const labels = ['* myContacts', ...draft.tags.map((tag) => tag.replaceAll(':::', ' '))].join(' ::: ');
	return [
		...[name.given, name.additional, name.family, '', '', '', name.prefix, name.suffix, draft.nickname, ''],
		...[draft.organisation, draft.title, draft.department, birthdayCell(draft.birthday), draft.note, '', labels]
	];
}

/** Without a year as Google writes it itself, with a blank in front; a year or month alone it does not take. */
function birthdayCell(birthday: string): string {
	if (birthday.startsWith('--')) return ` ${birthday}`;
	return isWholeDay(birthday) ? birthday : '';
}

function groupsOf(locale: ExportLocale): Group[] {
	const pair = ['Label', 'Value'];
	const typed = (name: string, list: 'emails' | 'phones' | 'urls', labels: Record<string, string>): Group => ({
		name,
		columns: pair,
		cells: (draft) => draft[list].map(({ type, value }) => [labelOf(type, labels), value])
	});
	return [
		typed('E-mail', 'emails', PLACE_LABELS),
		typed('Phone', 'phones', PHONE_LABELS),
		{ name: 'Address', columns: ADDRESS, cells: (draft) => draft.addresses.map(addressCells) },
		typed('Website', 'urls', { ...PLACE_LABELS, other: '' }),
		{
			name: 'Event',
			columns: pair,
			cells: (draft) => draft.occasions.filter(({ day }) => isWholeDay(day)).map(({ label, day }) => [label, day])
		},
		{
			name: 'Custom Field',
			columns: pair,
			cells: (draft) => customTexts(draft, locale).map(({ label, value }) => [label, value])
		}
	];
}

function customTexts(draft: ContactDraft, locale: ExportLocale): LabelledText[] {
	const partial = draft.birthday !== '' && birthdayCell(draft.birthday) === '';
	return [
		...(partial ? [{ label: ownHeader('birthday', locale), value: draft.birthday }] : []),
		...draft.occasions.filter(({ day }) => !isWholeDay(day)).map(({ label, day }) => ({ label, value: day })),
		...crmTexts(draft, locale),
		...draft.extra
	];
}

function addressCells(address: AddressDraft): string[] {
	const { type, street, city, region, postalCode, country } = address;
	const formatted = [street, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join('\n');
	return [labelOf(type, PLACE_LABELS), formatted, street, city, '', region, postalCode, country, ''];
}
