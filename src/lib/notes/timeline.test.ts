import { describe, expect, it } from 'vitest';
import { dayOf } from '#lib/day.ts';
import { dropped, newFollowUp } from '#lib/follow-ups/follow-up.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import { completed } from '#lib/follow-ups/recurrence.ts';
import { emptySale } from '#lib/sales/sale.ts';
import { newNote } from './note.ts';
import type { Note } from './note.ts';
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
	describe('of a follow-up and the note of its result', () => {
		const when = at(11, 19);
		const done = (result: string) => completed(open, { result, nextId: '' }, '2026-11-19', when).closed;
		const said = (text: string, after: number, contactId = 'c') => ({
			...note('n', when + after),
			text,
			contactIds: [contactId]
		});
		const kinds = (followUp: FollowUp, written: Note) =>
			timelineOf({ notes: [written], followUps: [followUp] }).map(({ kind }) => kind);

		it.each([
			['of the same instant, whatever became of its words', 'Sold', said('Sold, at last', 0)],
			['made a moment before', 'Sold', said('Sold', -3)],
			['whose time was edited to the minute', 'Sold', said('Sold', -59_999)],
			['that says what was to be done, for want of a result', '', said('Ask', 3)]
		])('shows the note alone: one %s', (_, result, written) => {
			expect(kinds(done(result), written)).toEqual(['note']);
		});
		it.each([
			['says something else', done('Sold'), said('Bought', -3)],
			['is of another minute', done('Sold'), said('Sold', 60_000)],
			['is of somebody else', done('Sold'), said('Sold', 0, 'other')],
			['is of one that was given up', dropped(open, 'Sold', when), said('Sold', 0)]
		])('shows both where the note %s', (_, followUp, written) => {
			expect(kinds(followUp, written).toSorted()).toEqual(['followUp', 'note']);
		});
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
