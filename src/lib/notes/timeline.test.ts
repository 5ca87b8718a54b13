import { describe, expect, it } from 'vitest';
import { dayOf } from '#lib/day.ts';
import { dropped, newFollowUp } from '#lib/follow-ups/follow-up.ts';
import { emptySale } from '#lib/sales/sale.ts';
import { newNote } from './note.ts';
import { byMonth, filtersIn, timelineOf } from './timeline.ts';

const at = (month: number, day: number, hour = 9) => new Date(2026, month - 1, day, hour).getTime();
const note = (id: string, when: number) => newNote({ id, at: when, zone: 'Europe/Berlin' });
const open = newFollowUp({ id: 'f', contactId: 'c', kind: 'call', text: 'Ask', due: '2026-11-20' });
const sale = {
	...emptySale('s', 'EUR', '2026-10-30'),
	payments: [{ id: 'p', position: 0, day: '2026-11-18', amount: 100, method: 'cash' as const, note: '' }]
};

describe('timelineOf', () => {
	it('joins everything, newest first', () => {
		const items = timelineOf({
			notes: [note('n1', at(11, 18, 9)), note('n2', at(11, 18, 15))],
			followUps: [dropped(open, 'Sold elsewhere', at(11, 19))],
			sales: [sale]
		});
		expect(items.map(({ id }) => id)).toEqual(['f', 'n2', 's/p', 'n1', 's/start']);
	});
	it('leaves out what is still to be done', () => {
		expect(timelineOf({ notes: [], followUps: [open] })).toEqual([]);
	});
	it('shows a follow-up once where its result is a note of the same moment', () => {
		const when = at(11, 19);
		const items = timelineOf({ notes: [note('n', when)], followUps: [dropped(open, '', when)] });
		expect(items.map(({ kind }) => kind)).toEqual(['note']);
	});
	it('keeps two entries of one instant in one order', () => {
		const notes = [note('a', at(11, 1)), note('b', at(11, 1))];
		const ids = timelineOf({ notes }).map(({ id }) => id);
		expect(timelineOf({ notes: notes.toReversed() }).map(({ id }) => id)).toEqual(ids);
	});
	it('keeps the steps of one day in the order they were taken, the payment last', () => {
		const step = (id: string, position: number) => ({
			id,
			position,
			step: 'order' as const,
			day: '2026-11-18',
			note: ''
		});
		const items = timelineOf({ notes: [], sales: [{ ...sale, steps: [step('z', 0), step('a', 1)] }] });
		expect(items.map(({ id }) => id)).toEqual(['s/p', 's/a', 's/z']);
	});
	it('dates a note by the local day', () => {
		const late = new Date(2026, 10, 18, 23, 59).getTime();
		expect(timelineOf({ notes: [note('n', late)] })[0]?.day).toBe(dayOf(late));
	});
});

describe('byMonth', () => {
	it('begins a month once, newest first', () => {
		const items = timelineOf({ notes: [note('a', at(10, 31)), note('b', at(11, 1)), note('c', at(11, 2))] });
		expect(byMonth(items).map(({ month, items }) => [month, items.length])).toEqual([
			['2026-11', 2],
			['2026-10', 1]
		]);
	});
	it('has no month of nothing', () => {
		expect(byMonth([])).toEqual([]);
	});
});

describe('filtersIn', () => {
	it('names what is there, the most frequent first, payments among the sales', () => {
		const items = timelineOf({ notes: [note('a', at(11, 1))], sales: [sale] });
		expect(filtersIn(items)).toEqual(['sale', 'call']);
	});
});
