import { displayName } from '#lib/contacts/name.ts';
import type { Records, TableName } from '#lib/db/schema.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { isEmptied } from '#lib/db/tombstone.ts';

const LONGEST = 80;

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

/** What a record is called: a name, a title, the beginning of a text; '' where it has none, or no content any more. */
export function recordName(table: TableName, record: StampedRecord): string {
	if (isEmptied(record)) return '';
	const name = NAMES[table] as ((record: unknown) => string) | undefined;
	return (name?.(record) ?? '').trim().slice(0, LONGEST);
}
