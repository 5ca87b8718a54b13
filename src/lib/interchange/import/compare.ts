import { conflictLabel, conflictValue } from '#lib/contacts/conflict-words.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { extraLabel } from '#lib/contacts/extra-label.ts';
import { displayName } from '#lib/contacts/name.ts';
import { IMPORT_FIELDS } from '../fill.ts';
import type { ImportField } from '../fill.ts';

/** One field of two contacts side by side; each value is a few lines, none where it is empty. */
export interface ComparedField {
	key: string;
	label: string;
	mine: string[];
	theirs: string[];
	isSame: boolean;
}

/** Codes that a file rarely has and that tell nobody apart. */
const SILENT = new Set<ImportField>([
	'salutation',
	'language',
	'stage',
	'preferredChannel',
	'doNotContact',
	'terms',
	'parked'
]);

/** Every field that one of the two has, the name first, in the order of a card. */
export function compared(
	mine: Contact,
	theirs: Contact,
	fields: readonly CustomField[],
	locale: string
): ComparedField[] {
	const rows: ComparedField[] = [];
	const add = (key: string, label: string, [a, b]: [string[], string[]]) => {
		if (a.length + b.length === 0) return;
		rows.push({ key, label, mine: a, theirs: b, isSame: a.join('\n') === b.join('\n') });
	};
	for (const field of IMPORT_FIELDS) {
		if (SILENT.has(field)) continue;
		if (field !== 'custom') {
			add(field, conflictLabel(field, fields), [linesOf(mine, field, locale), linesOf(theirs, field, locale)]);
			continue;
		}
		for (const key of new Set([...Object.keys(mine.custom), ...Object.keys(theirs.custom)])) {
			const lines = ({ custom }: Contact) => (Object.hasOwn(custom, key) ? [conflictValue(custom[key], locale)] : []);
			add(`custom/${key}`, conflictLabel(`custom/${key}`, fields), [lines(mine), lines(theirs)]);
		}
	}
	return rows;
}

function linesOf(contact: Contact, field: ImportField, locale: string): string[] {
	if (field === 'name') return [displayName(contact)];
	if (field === 'organisation' && contact.kind === 'organisation') return [];
	const value = contact[field];
	if (field === 'extra') return contact.extra.map(({ label, value: text }) => `${extraLabel(label)}: ${text}`);
	if (Array.isArray(value)) return value.map((item) => conflictValue(item, locale));
	return value === '' ? [] : [conflictValue(value, locale)];
}
