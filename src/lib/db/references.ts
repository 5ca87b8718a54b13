import type { TableName } from './schema.ts';
import type { StampedRecord } from './stamps.ts';

/** One record of the box by its place. */
export interface RecordRef {
	table: TableName;
	id: string;
}

/** One text for a record's place, for maps and sets. */
export function refKey({ table, id }: RecordRef): string {
	return `${table}/${id}`;
}

/**
 * The records that this one would miss if they went to the trash: its people, its sale, its picture, the own fields it
 * has values of. A pair that is no duplicate does not hold its contacts; it is nothing without them.
 */
export function referencesOf(table: TableName, record: StampedRecord): RecordRef[] {
	const to = (target: TableName, ids: readonly unknown[]): RecordRef[] =>
		ids.filter((id) => typeof id === 'string' && id !== '').map((id) => ({ table: target, id: id as string }));
	const members = (field: string): readonly unknown[] => (Array.isArray(record[field]) ? record[field] : []);
	switch (table) {
		case 'contacts':
			return [
				...to(
					'contacts',
					members('relations').map((relation) => (relation as { contactId?: unknown }).contactId)
				),
				...to('photos', [record['photoId']]),
				...to('customFields', Object.keys(record['custom'] ?? {}))
			];
		case 'notes':
			return [...to('contacts', members('contactIds')), ...to('sales', [record['saleId']])];
		case 'followUps':
			return [...to('contacts', [record['contactId']]), ...to('sales', [record['saleId']])];
		case 'sales':
			return [
				...to('contacts', [record['contactId']]),
				...to(
					'products',
					members('lines').map((line) => (line as { productId?: unknown }).productId)
				)
			];
		default:
			return [];
	}
}
