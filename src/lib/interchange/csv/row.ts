import type { ContactDraft, CrmField, Problem } from '../draft.ts';
import { emptyDraft } from '../draft.ts';
import { displayNameOf } from '../display-name.ts';
import { isCompanyName, splitName } from '../vcard/name.ts';
import { AddressBuilder } from './address-builder.ts';
import type { Column } from './columns.ts';
import { dateOfParts, parseDate } from './dates.ts';
import type { DateOrder } from './dates.ts';
import { CRM_COLUMNS, isAddressPart } from './fields.ts';
import { ownExtraLabel, ownField } from './own-layout.ts';
import { isMangled, isPlaceholder, splitEmails, splitOwnTags, splitPhones, splitTags, splitUrls } from './split.ts';
import type { TableRow } from './table.ts';
import { codeOfWord, codesOfCrm, typeOfWord } from './words.ts';

export interface RowRules {
	dateOrder: DateOrder;
	/** A file of our own export: cells mean exactly what they say, nothing is split or guessed. */
	own: boolean;
	problems: Problem[];
}

const NAME_PARTS = ['prefix', 'given', 'additional', 'family', 'suffix'] as const;
const CRM_FIELDS = ['salutation', ...CRM_COLUMNS] as const;
/** What Outlook says of every e-mail address: how it sends. */
const TRANSPORT = /^(smtp|ex)$/i;
/** Columns that Outlook fills on every contact with a default that says nothing. */
const NOISE =
	/^(normal|falsch|falskt|false|aus|off|av|keine angabe|unspecified|ospecificerat|ospecificerad|smtp|ex|0)$/i;
const NOISY_HEADER =
	/^(priorit|sensitivity|private?$|privat$|gender|geschlecht|kön$|vertraulichkeit|känslighet|e-mail.*(type|typ)$|e-post.*typ$)/i;

/** What one row says about one contact. `columns` from `columnsOf`; the row may be shorter or longer than they are. */
export function draftOfRow(row: TableRow, columns: readonly Column[], rules: RowRules): ContactDraft {
	const draft = emptyDraft(row.line);
	const addresses = new AddressBuilder(rules.own);
	const birth = { year: '', month: '', day: '' };
	const cell = (index: number) => (row.cells[index] ?? '').trim();
	for (const column of columns) {
		const value = cell(column.index);
		if (column.part === 'addressType' && column.isAfter) addresses.endTyped(value);
		else if (column.part === 'addressType') addresses.startTyped(value);
		else if (isAddressPart(column.part)) {
			if (value !== '' && (rules.own || !isPlaceholder(value))) addresses.set(column.part, column.type, value);
		} else if (column.part === 'birthDay') birth.day = value;
		else if (column.part === 'birthMonth') birth.month = value;
		else if (column.part === 'birthYear') birth.year = value;
		else if (value !== '') addValue(draft, column, value, column.typeIndex === -1 ? '' : cell(column.typeIndex), rules);
	}
	for (let index = columns.length; index < row.cells.length; index++) {
		const value = cell(index);
		if (value !== '') draft.extra.push({ label: `Column ${index + 1}`, value });
	}
	draft.addresses.push(...addresses.finish());
	setBirthParts(draft, birth, rules);
	finishName(draft, rules);
	draft.displayName = displayNameOf(draft);
	return draft;
}

function addValue(draft: ContactDraft, column: Column, value: string, typeWord: string, rules: RowRules): void {
	const type = typeWord === '' || TRANSPORT.test(typeWord) ? column.type : typeOfWord(typeWord, column.type);
	const split = (splitter: (text: string) => string[]) => (rules.own ? [value] : splitter(value));
	switch (column.part) {
		case 'phone':
			return addPhones(draft, column, value, type === 'label' ? column.label : type, rules);
		case 'email':
			for (const email of split(splitEmails)) {
				if (!/\S@\S/.test(email))
					rules.problems.push({ line: draft.line, code: 'notAnEmail', values: { text: email.slice(0, 80) } });
				draft.emails.push({ value: email, type });
			}
			return;
		case 'url':
			for (const url of split(splitUrls)) draft.urls.push({ value: url, type });
			return;
		case 'tags':
			for (const tag of rules.own ? splitOwnTags(value) : splitTags(value)) {
				if (!draft.tags.includes(tag)) draft.tags.push(tag);
			}
			return;
		case 'note':
			draft.note = draft.note === '' ? value : `${draft.note}\n${value}`;
			return;
		case 'birthday':
		case 'anniversary':
		case 'occasion':
			return addDate(draft, column, value, typeWord, rules);
		case 'extra':
			if (typeWord !== '' && setLabelled(draft, typeWord, value, rules)) return;
			return addExtra(draft, typeWord || column.label, value);
		case 'own':
			draft.extra.push({ label: column.type, value });
			return;
		case 'skip':
		case 'phoneType':
		case 'emailType':
		case 'urlType':
		case 'occasionType':
		case 'extraType':
			return;
		default:
			addSingle(draft, column, value);
	}
}

function addPhones(draft: ContactDraft, column: Column, cell: string, type: string, rules: RowRules): void {
	const phones = rules.own ? [{ value: cell, word: '' }] : splitPhones(cell);
	for (const { value, word } of phones) {
		if (!rules.own && isMangled(value)) {
			rules.problems.push({ line: draft.line, code: 'mangledNumber', values: { text: value, column: column.label } });
			draft.extra.push({ label: column.label, value });
		} else draft.phones.push({ value, type: word === '' ? type : typeOfWord(word, type) });
	}
}

/** A field that Google has none for, under the name that our own export gives it there. */
function setLabelled(draft: ContactDraft, label: string, value: string, { dateOrder }: RowRules): boolean {
	const field = ownField(label);
	if (field !== 'birthday') return field !== null && setCrm(draft, field, value);
	const day = draft.birthday === '' ? parseDate(value, dateOrder) : null;
	if (day === null || day === '') return false;
	draft.birthday = day;
	return true;
}

function addExtra(draft: ContactDraft, label: string, value: string): void {
	if (NOISY_HEADER.test(label) && NOISE.test(value)) return;
	draft.extra.push({ label: ownExtraLabel(label), value });
}

function addDate(draft: ContactDraft, column: Column, value: string, typeWord: string, rules: RowRules): void {
	const day = parseDate(value, rules.dateOrder);
	const label = typeWord || ownExtraLabel(column.label);
	if (day === '') return;
	if (day === null) {
		rules.problems.push({
			line: draft.line,
			code: 'impossibleDate',
			values: { text: value.slice(0, 80), column: column.label }
		});
		draft.extra.push({ label, value });
	} else if (column.part === 'birthday' && draft.birthday === '') draft.birthday = day;
	else draft.occasions.push({ label, day });
}

/** A field with one value: the first column wins, what comes after goes to the extra fields. */
function addSingle(draft: ContactDraft, column: Column, value: string): void {
	const name = NAME_PARTS.find((part) => part === column.part);
	if (name !== undefined && draft.name[name] === '') draft.name[name] = value;
	// "Anrede; Titel": both stand before the name.
	else if (name === 'prefix') draft.name.prefix = `${draft.name.prefix} ${value}`;
	else if (column.part === 'kind' && codeOfWord('kind', value) !== null) {
		draft.kind = codeOfWord('kind', value) === 'person' ? 'person' : 'organisation';
	} else if (!setText(draft, column.part, value) && !setCrm(draft, column.part, value)) {
		draft.extra.push({ label: column.label || column.part, value });
	}
}

function setText(draft: ContactDraft, part: string, value: string): boolean {
	switch (part) {
		case 'displayName':
		case 'nickname':
		case 'organisation':
		case 'department':
		case 'title':
		case 'uid':
			if (draft[part] !== '') return false;
			draft[part] = value;
			return true;
		default:
			return false;
	}
}

function setCrm(draft: ContactDraft, part: string, value: string): boolean {
	const field: CrmField | undefined = CRM_FIELDS.find((name) => name === part);
	const text = field === undefined ? null : codesOfCrm(field, value);
	if (field === undefined || text === null || draft.crm[field] !== undefined) return false;
	draft.crm[field] = text;
	return true;
}

function setBirthParts(
	draft: ContactDraft,
	birth: { year: string; month: string; day: string },
	rules: RowRules
): void {
	const day = dateOfParts(birth.year, birth.month, birth.day);
	if (day !== null) draft.birthday ||= day;
	else {
		const text = `${birth.year}-${birth.month}-${birth.day}`;
		rules.problems.push({ line: draft.line, code: 'impossibleDate', values: { text: text.slice(0, 80), column: '' } });
		draft.extra.push({ label: 'Birthday', value: text });
	}
}

/** Person or organisation, and the parts of a name that came in one piece. */
function finishName(draft: ContactDraft, rules: RowRules): void {
	if (rules.own) return;
	const { given, additional, family } = draft.name;
	if (given + additional + family !== '') return;
	const full = draft.displayName;
	const isOrganisation = full === '' || full === draft.organisation || isCompanyName(full) || full.includes('@');
	if (!isOrganisation) {
		draft.name = { ...splitName(full), ...filled(draft.name) };
		// "Berg, Anna" is an order to sort by; people are called the other way round.
		if (full.includes(',')) draft.displayName = '';
	} else if (draft.organisation !== '' || (full !== '' && !full.includes('@'))) {
		draft.organisation ||= full;
		draft.kind = 'organisation';
	}
}

function filled(name: ContactDraft['name']): Partial<ContactDraft['name']> {
	return Object.fromEntries(Object.entries(name).filter(([, text]) => text !== ''));
}
