import { describe, expect, it } from 'vitest';
import type { RecordChange } from '#lib/db/history-entry.ts';
import type { ValueChange } from '#lib/db/stamps.ts';
import { changeLines } from './change-words.ts';

function changed(table: RecordChange['table'], values: Record<string, ValueChange>): RecordChange {
	return { table, id: 'r1', kind: 'changed', values };
}
const linesOf = (change: RecordChange) => changeLines(change, [], 'en');

describe('changeLines', () => {
	it('says before and after of short texts', () => {
		expect(linesOf(changed('sales', { title: { before: 'Sofa', after: 'Chair' } }))).toEqual([
			{ key: 'title', field: 'Title', before: 'Sofa', after: 'Chair' }
		]);
	});
	it('names a value that was not there as empty, and days in words', () => {
		const change = changed('followUps', { due: { before: '', after: '2026-11-22' } });
		expect(linesOf(change)).toMatchObject([{ before: 'empty', after: expect.stringContaining('2026') as string }]);
	});
	it('only names the field of a long text', () => {
		expect(linesOf(changed('notes', { text: { before: 'x', after: 'y'.repeat(81) } }))).toEqual([
			{ key: 'text', field: 'Text' }
		]);
	});
	it('shows no ids and codes, and a field of many members once', () => {
		const change = changed('sales', {
			contactId: { before: 'c1', after: 'c2' },
			'lines/a': { after: { id: 'a' } },
			'lines/b': { after: { id: 'b' } }
		});
		expect(linesOf(change)).toEqual([
			{ key: 'contactId', field: 'Contact' },
			{ key: 'lines/a', field: 'Lines' }
		]);
	});
	it('keeps counters to itself', () => {
		expect(linesOf(changed('followUps', { sequence: { before: 1, after: 2 } }))).toEqual([]);
	});
	it('says the steps of a sale in words', () => {
		expect(linesOf(changed('sales', { step: { before: 'order', after: 'paid' } }))).toMatchObject([
			{ before: 'Order', after: 'Paid' }
		]);
	});
	it('has a word for the label of an own field', () => {
		const own = { id: 'f1', label: 'Shoe size', type: 'text', choices: [], sensitive: false, position: 0 } as const;
		const change = changed('contacts', { 'custom/f1': { before: '42', after: '43' } });
		expect(changeLines(change, [{ ...own, choices: [] }], 'en')).toMatchObject([{ field: 'Shoe size', after: '43' }]);
	});
});
