import { displayName } from '#lib/contacts/name.ts';
import type { Records, TableName } from '#lib/db/schema.ts';
import { isEmptied } from '#lib/db/tombstone.ts';

/** The table's name decides the record's type. */
const NAMES: { readonly [T in TableName]?: (record: Records[T]) => string } = {
	contacts: displayName,
	notes: ({ text }) => text,
	followUps: ({ text }) => text,
	sales: ({ title, number, lines }) => title || number || (lines.find(({ text }) => text !== '')?.text ?? ''),
	products: ({ name }) => name,
	customFields: ({ label }) => label,
	devices: ({ name }) => name
};
const LONGEST = 120;

/** What a record is called: a name, a title, the beginning of a text; '' where it has none, or no content any more. */
export function recordName(table: TableName, record: object): string {
	if (isEmptied(record)) return '';
	const name = (NAMES[table] as ((record: object) => string) | undefined)?.(record) ?? '';
	return name.trim().slice(0, LONGEST).toWellFormed();
}

/** A record by name. */
export interface NamedRecord {
	/** '' where it has no name, or no content any more. */
	name: string;
	/** ISO 4217 of a sale or a product, else ''. */
	currency: string;
	/** Not in the trash. */
	isThere: boolean;
}
