import { describe, expect, it } from 'vitest';
import { mergedIntoOf, valuesToRevive } from './merged.ts';
import { mergeRecords, stampDeleted, stampNew, stampRevived, withValues } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { tick } from './hlc.ts';
import { TABLES } from './tables.ts';

const { collections } = TABLES.contacts;
const at = (now: number, device = 'laptop') => tick('', now, device);
const card = (id: string, more: object = {}) =>
	stampNew({ id, mergedInto: '', remark: '', relations: [], ...more }, at(1), collections);
/** As the merge of two cards leaves the one that goes. */
const merged = (record: StampedRecord, into: string, now: number, device = 'laptop') =>
	stampDeleted(
		withValues(record, new Map([['mergedInto', into]]), collections, at(now, device)),
		tick(at(now, device), 0, device)
	);
const edited = (record: StampedRecord, now: number, device: string) =>
	withValues(record, new Map([['remark', 'called']]), collections, at(now, device));

describe('mergedIntoOf', () => {
	it('is where a merge put a card, and nowhere for one that lives or was only deleted', () => {
		expect(mergedIntoOf(merged(card('a'), 'b', 5))).toBe('b');
		expect(mergedIntoOf(card('a'))).toBe('');
		expect(mergedIntoOf(stampDeleted(card('a'), at(5)))).toBe('');
	});
	it('ends with the life after it: deleted later, the card is in the trash for itself', () => {
		const revived = mergeRecords(merged(card('a'), 'b', 5), edited(card('a'), 7, 'phone'), collections);
		expect(mergedIntoOf(revived)).toBe('');
		expect(mergedIntoOf(stampDeleted(revived, at(9)))).toBe('');
		expect(mergedIntoOf(stampDeleted(stampRevived(merged(card('a'), 'b', 5), at(6)), at(7)))).toBe('');
	});
	it('holds with an edit from elsewhere that was earlier than the merge', () => {
		const joined = mergeRecords(merged(card('a'), 'b', 5), edited(card('a'), 4, 'phone'), collections);
		expect(mergedIntoOf(joined)).toBe('b');
	});
	it('is the later one where two devices merged the card into different ones', () => {
		const joined = mergeRecords(merged(card('a'), 'b', 5), merged(card('a'), 'c', 5, 'phone'), collections);
		expect(mergedIntoOf(joined)).toBe('c');
	});
});

describe('valuesToRevive', () => {
	const box = new Map([
		['a', merged(card('a'), 'b', 5)],
		['b', merged(card('b'), 'c', 6)],
		['c', card('c')]
	]);
	const peek = (_table: string, id: string) => Promise.resolve(box.get(id));
	const record = (fields: object) => stampNew({ id: 'r', ...fields }, at(2));
	it('leads each kind of record to the card at the end of the way', async () => {
		const note = await valuesToRevive(peek, 'notes', record({ contactIds: ['a', 'other'], saleId: '' }));
		expect([...note]).toEqual([
			['contactIds/a', undefined],
			['contactIds/c', true]
		]);
		expect([...(await valuesToRevive(peek, 'followUps', record({ contactId: 'b' })))]).toEqual([['contactId', 'c']]);
		expect([...(await valuesToRevive(peek, 'sales', record({ contactId: 'c', lines: [] })))]).toEqual([]);
	});
	it('leads links between cards on, and ends one that would lead to the card itself', async () => {
		const relations = [{ id: 'r1', contactId: 'a', label: 'brother' }];
		const other = await valuesToRevive(peek, 'contacts', card('x', { relations }));
		expect([...other]).toEqual([['relations/r1', { id: 'r1', contactId: 'c', label: 'brother' }]]);
		const self = await valuesToRevive(peek, 'contacts', card('c', { relations }));
		expect([...self]).toEqual([['relations/r1', undefined]]);
	});
	it('makes a card that comes back itself again', async () => {
		expect([...(await valuesToRevive(peek, 'contacts', merged(card('a'), 'b', 5)))]).toEqual([['mergedInto', '']]);
	});
});
