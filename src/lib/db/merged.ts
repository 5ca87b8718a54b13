import { redirected } from '#lib/duplicates/redirect.ts';
import { tick, writerOf } from './hlc.ts';
import { referencesOf } from './references.ts';
import type { RecordRef } from './references.ts';
import type { TableName } from './schema.ts';
import { isDeleted } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';

/**
 * The card that this one became part of; '' where it did not. The pointer counts only with the deletion that a merge
 * gave it, the next stamp after it: a card that lived again since, and was then deleted, is in the trash for itself.
 */
export function mergedIntoOf(record: StampedRecord): string {
	const into = record['mergedInto'];
	const stamp = record.stamps['mergedInto'];
	if (typeof into !== 'string' || into === '' || stamp === undefined || !isDeleted(record)) return '';
	return record.deleted === deletionAfter(stamp) ? into : '';
}

/** The stamp of a deletion that goes with values stamped `stamp`: it counts only where it is later than every value. */
export function deletionAfter(stamp: string): string {
	return tick(stamp, 0, writerOf(stamp));
}

/**
 * The values with which a record that comes out of the trash points at the cards that those it knew became meanwhile,
 * by stamp key; undefined takes one away. A card that comes back is no longer part of another.
 */
export async function valuesToRevive(
	peek: (table: TableName, id: string) => Promise<StampedRecord | undefined>,
	table: TableName,
	record: StampedRecord
): Promise<Map<string, unknown>> {
	const values = new Map<string, unknown>();
	if (table === 'contacts' && record['mergedInto']) values.set('mergedInto', '');
	const merged = await mergedAmong(peek, referencesOf(table, record));
	if (merged.size === 0) return values;
	const survivorOf = (id: unknown) => redirected(String(id), (each) => merged.get(each) ?? '');
	if (table === 'notes') {
		for (const id of record['contactIds'] as string[]) {
			if (survivorOf(id) === id) continue;
			values.set(`contactIds/${id}`, undefined);
			values.set(`contactIds/${survivorOf(id)}`, true);
		}
	} else if (table === 'contacts') {
		for (const relation of record['relations'] as { id: string; contactId: string }[]) {
			const contactId = survivorOf(relation.contactId);
			if (contactId === relation.contactId) continue;
			values.set(`relations/${relation.id}`, contactId === record.id ? undefined : { ...relation, contactId });
		}
	} else if (survivorOf(record['contactId']) !== record['contactId']) {
		values.set('contactId', survivorOf(record['contactId']));
	}
	return values;
}

/** Where those of these cards went that were merged, and those they were merged into. */
async function mergedAmong(
	peek: (table: TableName, id: string) => Promise<StampedRecord | undefined>,
	refs: readonly RecordRef[]
): Promise<Map<string, string>> {
	const merged = new Map<string, string>();
	const waiting = refs.filter(({ table }) => table === 'contacts').map(({ id }) => id);
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		const card = merged.has(id) ? undefined : await peek('contacts', id);
		const into = card ? mergedIntoOf(card) : '';
		if (into === '') continue;
		merged.set(id, into);
		waiting.push(into);
	}
	return merged;
}
