import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { draftOf } from '../draft-contact.ts';
import type { ContactDraft, CrmField } from '../draft.ts';
import { OWN_MARK, ownExtraHeader, ownHeader } from './own-layout.ts';
import type { ExportLocale, OwnField } from './own-layout.ts';
import { joinOwnTags } from './split.ts';
import { csvText } from './text.ts';
import { wordOfCode, wordsOfCrm } from './words.ts';

export interface ContactsCsvOptions {
	locale: ExportLocale;
	customFields?: readonly CustomField[];
	/** Sensitive custom fields are left out unless asked for. */
	includeSensitive?: boolean;
}

interface Column {
	header: string;
	cell: (draft: ContactDraft) => string;
}

/** Columns of a group; the fixed layout has so many groups, more are added behind it. */
interface Group {
	fixed: number;
	size: (draft: ContactDraft) => number;
	columns: (at: number) => Column[];
}

/**
 * Contacts as CSV in our own layout (version 1): UTF-8 with byte order mark, CRLF, comma for English and semicolon for
 * German and Swedish, as their spreadsheets expect; formulas are guarded. `readCsv` reads it back to the same drafts.
 */
export function writeContactsCsv(contacts: readonly Contact[], options: ContactsCsvOptions): string {
	const { locale } = options;
	const fields = (options.customFields ?? []).filter((field) => options.includeSensitive || !field.sensitive);
	const drafts = contacts.map((contact) => draftOf(contact, fields));
	const columns = layout(drafts, locale);
	const rows = [
		columns.map((column) => column.header),
		...drafts.map((draft) => columns.map((column) => column.cell(draft)))
	];
	return `\uFEFF${csvText(rows, { delimiter: locale === 'en' ? ',' : ';' })}`;
}

function layout(drafts: readonly ContactDraft[], locale: ExportLocale): Column[] {
	const groups = groupsOf(locale);
	const [phones, emails, addresses, urls, occasions] = groups;
	const fixed = (group: Group | undefined) =>
		group === undefined ? [] : numbers(0, group.fixed).flatMap((at) => group.columns(at));
	const crm = (field: CrmField): Column => ({
		header: ownHeader(field, locale),
		cell: (draft) => wordsOfCrm(field, draft.crm[field] ?? '', locale)
	});
	const plain = (field: OwnField, cell: (draft: ContactDraft) => string): Column => ({
		header: ownHeader(field, locale),
		cell
	});
	const most = drafts.reduce((count, draft) => Math.max(count, draft.extra.length), 0);
	return [
		{ header: OWN_MARK, cell: (draft) => draft.uid },
		plain('kind', (draft) => wordOfCode('kind', draft.kind, locale)),
		crm('salutation'),
		...(['prefix', 'given', 'additional', 'family', 'suffix'] as const).map((part) =>
			plain(part, (draft) => draft.name[part])
		),
		...(['nickname', 'organisation', 'department', 'title'] as const).map((part) =>
			plain(part, (draft) => draft[part])
		),
		...[phones, emails, addresses, urls].flatMap(fixed),
		plain('birthday', (draft) => draft.birthday),
		...fixed(occasions),
		plain('tags', (draft) => joinOwnTags(draft.tags)),
		...(['stage', 'source', 'language', 'vatId', 'customerNumber'] as const).map(crm),
		plain('note', (draft) => draft.note),
		...(['greeting', 'sourceDay', 'preferredChannel', 'doNotContact', 'daysToPay', 'discount'] as const).map(crm),
		...(['creditLimit', 'creditCurrency', 'prepayOnly', 'parkedUntil', 'parkedReason'] as const).map(crm),
		...groups.flatMap((group) => {
			const needed = drafts.reduce((count, draft) => Math.max(count, group.size(draft)), group.fixed);
			return numbers(group.fixed, needed).flatMap((at) => group.columns(at));
		}),
		...extraColumns(drafts, most, locale)
	];
}

function numbers(from: number, to: number): number[] {
	return Array.from({ length: to - from }, (_, index) => from + index);
}

function groupsOf(locale: ExportLocale): [Group, Group, Group, Group, Group] {
	const typed = (
		fixed: number,
		list: 'phones' | 'emails' | 'urls',
		typeField: OwnField,
		valueField: OwnField
	): Group => ({
		fixed,
		size: (draft) => draft[list].length,
		columns: (at) => [
			{
				header: ownHeader(typeField, locale, at + 1),
				cell: (draft) => wordOfCode('type', draft[list][at]?.type ?? '', locale)
			},
			{ header: ownHeader(valueField, locale, at + 1), cell: (draft) => draft[list][at]?.value ?? '' }
		]
	});
	return [
		typed(4, 'phones', 'phoneType', 'phone.other'),
		typed(3, 'emails', 'emailType', 'email.other'),
		addressGroup(locale),
		typed(2, 'urls', 'urlType', 'url.other'),
		{
			fixed: 1,
			size: (draft) => draft.occasions.length,
			columns: (at) => [
				{ header: ownHeader('occasionType', locale, at + 1), cell: (draft) => draft.occasions[at]?.label ?? '' },
				{ header: ownHeader('occasion', locale, at + 1), cell: (draft) => draft.occasions[at]?.day ?? '' }
			]
		}
	];
}

function addressGroup(locale: ExportLocale): Group {
	const parts = ['street', 'postalCode', 'city', 'region', 'country'] as const;
	return {
		fixed: 2,
		size: (draft) => draft.addresses.length,
		columns: (at) => [
			{
				header: ownHeader('addressType', locale, at + 1),
				cell: (draft) => wordOfCode('type', draft.addresses[at]?.type ?? '', locale)
			},
			...parts.map((part) => ({
				header: ownHeader(`${part}.contact`, locale, at + 1),
				cell: (draft: ContactDraft) => draft.addresses[at]?.[part] ?? ''
			}))
		]
	};
}

/** One column a label, more where a contact has the same label more than once. */
function extraColumns(drafts: readonly ContactDraft[], most: number, locale: ExportLocale): Column[] {
	if (most === 0) return [];
	const counts = new Map<string, number>();
	const cells = new Map<ContactDraft, Map<string, string[]>>();
	for (const draft of drafts) {
		const byLabel = new Map<string, string[]>();
		for (const { label, value } of draft.extra) byLabel.set(label, [...(byLabel.get(label) ?? []), value]);
		for (const [label, values] of byLabel) counts.set(label, Math.max(counts.get(label) ?? 0, values.length));
		cells.set(draft, byLabel);
	}
	return [...counts].flatMap(([label, count]) =>
		numbers(0, count).map((at) => ({
			header: ownExtraHeader(label, locale),
			cell: (draft: ContactDraft) => cells.get(draft)?.get(label)?.[at] ?? ''
		}))
	);
}
