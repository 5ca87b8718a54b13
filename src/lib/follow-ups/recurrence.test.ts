import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, fromDate } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import { newFollowUp } from './follow-up.ts';
import type { FollowUp, Recurrence } from './follow-up.ts';
import { completed, firstAfter, missedCount, nextOccurrence, skipped } from './recurrence.ts';
import { snoozed } from './snooze.ts';

type Unit = Recurrence['unit'];
const every = (unit: Unit, interval = 1, until: Day | '' = ''): Recurrence => ({
	mode: 'every',
	unit,
	interval,
	until
});
const after = (unit: Unit, interval = 1, until: Day | '' = ''): Recurrence => ({
	mode: 'after',
	unit,
	interval,
	until
});
const series = (due: Day, recurrence: Recurrence): FollowUp =>
	newFollowUp({ id: 'f1', contactId: 'c1', kind: 'call', text: 'Call', due, recurrence, saleId: 's1', time: '14:00' });

/** Done on the day it is due, `count` times. */
function days(followUp: FollowUp, count: number): Day[] {
	const found: Day[] = [];
	for (let now = followUp, nth = 0; nth < count; nth++) {
		const { next } = completed(now, { result: '', nextId: `f${nth + 2}` }, now.due, 0);
		if (!next) break;
		found.push(next.due);
		now = next;
	}
	return found;
}

describe('an EVERY series done on its day', () => {
	it.each([
		[
			'31st: clamped to short months, back on the 31st',
			'2026-01-31',
			every('month'),
			['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']
		],
		['31 Jan in a leap year', '2028-01-31', every('month'), ['2028-02-29', '2028-03-31']],
		['29 Feb every year', '2024-02-29', every('year'), ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
		['over the end of the year', '2026-12-31', every('day'), ['2027-01-01', '2027-01-02']],
		['every second week over both changes of the clock', '2026-03-16', every('week', 2), ['2026-03-30', '2026-04-13']],
		['every day over the night summer time ends', '2026-10-24', every('day'), ['2026-10-25', '2026-10-26']],
		['every third month', '2026-11-30', every('month', 3), ['2027-02-28', '2027-05-30']]
	])('%s', (_, due, rule, expected) => {
		expect(days(series(due, rule), expected.length)).toEqual(expected);
	});
	it('stops after its last day', () => {
		expect(days(series('2026-11-02', every('week', 1, '2026-11-16')), 9)).toEqual(['2026-11-09', '2026-11-16']);
	});
});

describe('an EVERY series done late or early', () => {
	const monday = series('2026-11-02', every('week'));
	it('does not pile up: the next is after today', () => {
		expect(nextOccurrence(monday, '2026-11-22')).toBe('2026-11-23');
	});
	it('done on a later day of the series, that day is covered too', () => {
		expect(nextOccurrence(monday, '2026-11-23')).toBe('2026-11-30');
	});
	it('done early, the day it stood for does not come again', () => {
		expect(nextOccurrence(monday, '2026-10-30')).toBe('2026-11-09');
	});
	it('moved forward by a snooze and done, the day it stood for does not come again', () => {
		const earlier = snoozed(series('2026-12-01', every('month')), { day: '2026-11-28', time: '' });
		expect(nextOccurrence(earlier, '2026-11-28')).toBe('2027-01-01');
	});
	it('put off, the anchor stays', () => {
		const later = snoozed(series('2026-01-31', every('month')), { day: '2026-02-03', time: '' });
		const { next } = completed(later, { result: '', nextId: 'n' }, '2026-02-03', 0);
		expect(next).toMatchObject({ due: '2026-02-28', anchor: '2026-01-31', occurrence: '2026-02-28', snoozes: 0 });
	});
});

describe('an AFTER series', () => {
	it('counts from the day done, not from the day due', () => {
		expect(nextOccurrence(series('2026-11-02', after('week', 6)), '2026-11-22')).toBe('2027-01-03');
		expect(nextOccurrence(series('2026-12-02', after('week', 6)), '2026-11-22')).toBe('2027-01-03');
	});
	it('clamps the month end of the day done', () => {
		expect(nextOccurrence(series('2026-01-15', after('month')), '2026-01-31')).toBe('2026-02-28');
	});
	it('ends where the next would be after its last day, and not on it', () => {
		expect(nextOccurrence(series('2026-11-01', after('day', 7, '2026-11-29')), '2026-11-22')).toBe('2026-11-29');
		expect(nextOccurrence(series('2026-11-01', after('day', 7, '2026-11-28')), '2026-11-22')).toBe('');
	});
});

describe('completed', () => {
	it('closes a single one and makes no next', () => {
		const one = newFollowUp({ id: 'f1', contactId: 'c1', kind: 'call', text: 'Call', due: '2026-11-22' });
		const { closed, next } = completed(one, { result: ' reached ', nextId: 'n' }, '2026-11-22', 77);
		expect(closed).toMatchObject({ state: 'done', result: 'reached', closedAt: 77, sequence: 1 });
		expect(next).toBeUndefined();
	});
	it('gives the next one all but what came of this one', () => {
		const { next } = completed(series('2026-11-22', every('week')), { result: 'ok', nextId: 'n' }, '2026-11-22', 7);
		expect(next).toMatchObject({ id: 'n', contactId: 'c1', text: 'Call', time: '14:00', saleId: 's1', state: 'open' });
		expect(next).toMatchObject({ result: '', closedAt: null, sequence: 0 });
	});
});

describe('missedCount', () => {
	const weekly = series('2026-11-02', every('week'));
	it.each([
		['the day itself', '2026-11-02', 0],
		['the day after', '2026-11-03', 1],
		['on the next day of the series', '2026-11-09', 1],
		['the day after that', '2026-11-10', 2],
		['three weeks on', '2026-11-22', 3]
	])('%s', (_, today, expected) => {
		expect(missedCount(weekly, today)).toBe(expected);
	});
	it('counts nothing after the last day, after done, or while put off', () => {
		expect(missedCount(series('2026-11-02', every('week', 1, '2026-11-09')), '2026-12-24')).toBe(2);
		expect(missedCount(series('2026-11-02', after('week')), '2026-11-22')).toBe(0);
		expect(missedCount(snoozed(weekly, { day: '2026-11-25', time: '' }), '2026-11-22')).toBe(0);
	});
});

describe('skipped', () => {
	it('moves an EVERY one to the next of its days', () => {
		expect(skipped(series('2026-11-23', every('week')), '2026-11-22', 0)).toMatchObject({
			due: '2026-11-30',
			occurrence: '2026-11-30',
			anchor: '2026-11-23',
			sequence: 1
		});
	});
	it('an overdue one to today where today is one of its days', () => {
		expect(skipped(series('2026-11-02', every('week')), '2026-11-16', 0).due).toBe('2026-11-16');
	});
	it('an AFTER one as far from today as its rule says', () => {
		expect(skipped(series('2026-11-02', after('week')), '2026-11-22', 0)).toMatchObject({
			due: '2026-11-29',
			anchor: '2026-11-29'
		});
	});
	it('drops the last of a series', () => {
		const last = series('2026-11-22', every('week', 1, '2026-11-25'));
		expect(skipped(last, '2026-11-22', 9)).toMatchObject({ state: 'dropped', closedAt: 9 });
	});
});

describe('laws of firstAfter', () => {
	const day = fc
		.date({ min: new Date(1990, 0, 1), max: new Date(2060, 0, 1), noInvalidDate: true })
		.map((date) => fromDate(date));
	const rule = fc.record({
		mode: fc.constant('every' as const),
		unit: fc.constantFrom<Unit>('day', 'week', 'month', 'year'),
		interval: fc.integer({ min: 1, max: 40 }),
		until: fc.constant('' as const)
	});
	it('is the first day of the series after the given one, wherever that is', () => {
		fc.assert(
			fc.property(rule, day, fc.integer({ min: -400, max: 4000 }), (every, anchor, days) => {
				const from = add(anchor, days, 'day');
				const found = firstAfter(every, anchor, from);
				expect(found > from).toBe(true);
				let naive = anchor;
				for (let step = 1; naive <= from; step++) naive = add(anchor, step * every.interval, every.unit);
				expect(found).toBe(naive);
			})
		);
	});
});
