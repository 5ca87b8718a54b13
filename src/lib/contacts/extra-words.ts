import { m } from '#lib/paraglide/messages.js';

/** Names that a reader of files had to make up, as they are stored: a column without a title, a day that is none. */
const COLUMN = /^Column (\d+)$/;
const BIRTHDAY = /^(Birthday|BDAY)$/;

/** The name of an extra field: in the person's language where it is ours, else as the file has it. */
export function extraLabel(label: string): string {
	const number = COLUMN.exec(label)?.[1];
	if (number !== undefined) return m.interchange_import_column_unnamed({ number });
	return BIRTHDAY.test(label) ? m.contacts_birthday() : label;
}
