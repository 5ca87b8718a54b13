import { describe, expect, it } from 'vitest';
import type { RecordChange } from '#lib/db/history-entry.ts';
import type { ValueChange } from '#lib/db/stamps.ts';
import { changeLines } from './change-words.ts';

function changed(table: RecordChange['table'], values: Record<string, ValueChange>): RecordChange {
	return { table, id: 'r1', kind: 'changed', values };
}
const words = { locale: 'en', currency: 'EUR', fields: [], names: new Map([['c2', 'Erik Ek']]) };
const linesOf = (change: RecordChange) => changeLines(change, words);

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
	it('cuts a long text, so that two can be read beside each other', () => {
		const [line] = linesOf(changed('notes', { text: { before: 'x', after: 'y'.repeat(2000) } }));
		expect(line?.before).toBe('x');
		expect(line?.after).toMatch(/^y{200,}…$/);
	});
	it('says lines, payments and days of a sale as people see them', () => {
		const line = { id: 'a', position: 0, text: 'Larch', quantity: 2500, unit: 'm²', unitPrice: 123456, vatRate: 1900 };
		const paid = { id: 'p', position: 0, day: '2026-11-22', amount: 500, method: 'cash', note: '' };
		const lines = linesOf(changed('sales', { 'lines/a': { after: line }, 'payments/p': { after: paid } }));
		expect(lines[0]).toEqual({ key: 'lines/a', field: 'Lines', after: '2.5 m² · Larch · €1,234.56' });
		expect(lines[1]?.after).toMatch(/^€5\.00 · .*2026.* · Cash$/);
	});
	it('says a phone with its kind and its mark, and an address in one line', () => {
		const phone = { id: 'p', position: 0, type: 'work', value: '0171 99', e164: '+4917199' };
		const address = {
			id: 'a',
			position: 0,
			type: 'home',
			street: 'Gata 1',
			postalCode: '123',
			city: 'X',
			region: '',
			country: 'SE'
		};
		const lines = linesOf(
			changed('contacts', {
				'phones/p': { before: phone, after: { ...phone, wrong: true } },
				'addresses/a': { after: address }
			})
		);
		expect(lines[0]).toMatchObject({ before: '0171 99 (work)', after: '0171 99 (work) wrong number' });
		expect(lines[1]).toMatchObject({ after: 'Gata 1, 123 X, SE' });
	});
	it('says of a member of a list that it came or went, and never that the list was empty', () => {
		const email = { id: 'e', position: 1, type: 'work', value: 'anna@privat.example' };
		const lines = linesOf(
			changed('contacts', { 'emails/e': { after: email }, 'emails/f': { before: email }, 'tags/vip': { after: true } })
		);
		expect(lines).toEqual([
			{ key: 'emails/e', field: 'E-mail', after: 'anna@privat.example (work)' },
			{ key: 'emails/f', field: 'E-mail', before: 'anna@privat.example (work)' },
			{ key: 'tags/vip', field: 'Tags', after: 'vip' }
		]);
	});
	it('names whom a value points at, and only the field where nobody knows', () => {
		const change = changed('sales', { contactId: { before: '', after: 'c2' } });
		expect(linesOf(change)).toMatchObject([{ field: 'Contact', before: 'empty', after: 'Erik Ek' }]);
		expect(linesOf(changed('sales', { contactId: { before: 'c1', after: 'c2' } }))).toEqual([
			{ key: 'contactId', field: 'Contact' }
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
		const withField = { ...words, fields: [{ ...own, choices: [] }] };
		expect(changeLines(change, withField)).toMatchObject([{ field: 'Shoe size', after: '43' }]);
		// An own field holds one value: it was empty before.
		const first = changed('contacts', { 'custom/f1': { after: '43' } });
		expect(changeLines(first, withField)).toMatchObject([{ before: 'empty', after: '43' }]);
	});
});
