import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
	add,
	ageOn,
	dayOf,
	daysBetween,
	formatDay,
	formatInstant,
	formatPartialDay,
	formatTime,
	fromDate,
	isDay,
	isPartialDay,
	nextAnniversary,
	nextWeekday,
	toDate,
	weekday
} from './day.ts';
import type { Day, DayUnit } from './day.ts';

const anyDay = fc
	.date({ min: new Date(1900, 0, 1), max: new Date(2199, 11, 31), noInvalidDate: true })
	.map((date): Day => fromDate(date));

describe('isDay', () => {
	it.each(['2026-11-22', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
		expect(isDay(text)).toBe(true);
	});
	it.each([
		'2026-02-29',
		'1900-02-29',
		'2026-02-30',
		'2026-04-31',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'2026-1-1',
		'',
		'22.11.2026',
		'2026-11-22T10:00'
	])('"%s" is none', (text) => {
		expect(isDay(text)).toBe(false);
	});
});

describe('isPartialDay', () => {
	it.each(['1980', '1980-05', '--05-12', '--02-29', '1980-05-12'])('%s is one', (text) => {
		expect(isPartialDay(text)).toBe(true);
	});
	it.each(['--02-30', '--13-01', '1980-13', '1980-00', '2026-02-29', '80', '--5-12', ''])('"%s" is none', (text) => {
		expect(isPartialDay(text)).toBe(false);
	});
});

describe('toDate and fromDate', () => {
	it('turn back into each other, also in years before 100', () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				expect(fromDate(toDate(day))).toBe(day);
			})
		);
		expect(fromDate(toDate('0042-03-01'))).toBe('0042-03-01');
	});
	it('throw on what is no day: a caller has to have checked', () => {
		expect(() => toDate('')).toThrow('Not a day');
	});
});

describe('dayOf', () => {
	it('is the local day, to the last millisecond', () => {
		expect(dayOf(new Date(2026, 10, 22, 23, 59, 59, 999).getTime())).toBe('2026-11-22');
		expect(dayOf(new Date(2026, 10, 23).getTime())).toBe('2026-11-23');
	});
});

describe('add', () => {
	it.each<[string, Day, number, DayUnit, Day]>([
		['over a month end', '2026-11-30', 1, 'day', '2026-12-01'],
		['over a year end', '2026-12-31', 1, 'day', '2027-01-01'],
		['back over a leap day', '2028-03-01', -1, 'day', '2028-02-29'],
		['over the night summer time begins', '2026-03-28', 2, 'day', '2026-03-30'],
		['over the night summer time ends', '2026-10-24', 2, 'day', '2026-10-26'],
		['a week', '2026-12-28', 1, 'week', '2027-01-04'],
		['a month from the 31st', '2026-01-31', 1, 'month', '2026-02-28'],
		['a month from the 31st in a leap year', '2028-01-31', 1, 'month', '2028-02-29'],
		['two months from the 31st', '2026-01-31', 2, 'month', '2026-03-31'],
		['back a month', '2026-03-31', -1, 'month', '2026-02-28'],
		['a year from 29 February', '2024-02-29', 1, 'year', '2025-02-28'],
		['four years from 29 February', '2024-02-29', 4, 'year', '2028-02-29']
	])('%s', (_, day, count, unit, expected) => {
		expect(add(day, count, unit)).toBe(expected);
	});
	it('days undo themselves and are what daysBetween counts', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
				const there = add(day, count, 'day');
				expect(add(there, -count, 'day')).toBe(day);
				expect(daysBetween(day, there)).toBe(count);
			})
		);
	});
	it('a later day is a later text', () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				expect(add(day, 1, 'day') > day).toBe(true);
			})
		);
	});
});

describe.each([
	['Europe/Berlin', -120],
	// Summer time begins at midnight, so that this midnight does not exist.
	['America/Santiago', 240],
	['Australia/Lord_Howe', -630]
])('in %s', (zone, julyOffset) => {
	beforeAll(() => void vi.stubEnv('TZ', zone));
	afterAll(() => void vi.unstubAllEnvs());

	it('every day of a year with its changes of the clock is followed by the next', () => {
		expect(new Date(2026, 6, 1).getTimezoneOffset()).toBe(julyOffset);
		for (let nth = 0, day = '2026-01-01'; nth < 365; nth++) {
			const next = add(day, 1, 'day');
			expect([fromDate(toDate(day)), daysBetween(day, next), add(next, -1, 'day')]).toEqual([day, 1, day]);
			expect(weekday(next)).toBe((weekday(day) % 7) + 1);
			day = next;
		}
	});
	it('an instant just before midnight is of the day that ends', () => {
		const midnight = new Date(2026, 9, 26).getTime();
		expect([dayOf(midnight - 1), dayOf(midnight)]).toEqual(['2026-10-25', '2026-10-26']);
	});
});

describe('weekday and nextWeekday', () => {
	it('count from Monday', () => {
		expect(weekday('2026-11-22')).toBe(7);
		expect(weekday('2026-11-23')).toBe(1);
	});
	it('never answer the day itself', () => {
		expect(nextWeekday('2026-11-23', 1)).toBe('2026-11-30');
		expect(nextWeekday('2026-11-22', 1)).toBe('2026-11-23');
	});
	it('are one to seven days ahead', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (day, wanted) => {
				const found = nextWeekday(day, wanted);
				expect(weekday(found)).toBe(wanted);
				expect(daysBetween(day, found)).toBeGreaterThanOrEqual(1);
				expect(daysBetween(day, found)).toBeLessThanOrEqual(7);
			})
		);
	});
});

describe('nextAnniversary', () => {
	it.each([
		['today', '1980-11-22', '2026-11-22', '2026-11-22'],
		['yesterday: in a year', '1980-11-21', '2026-11-22', '2027-11-21'],
		['without a year', '--12-24', '2026-11-22', '2026-12-24'],
		['1 January on 31 December', '--01-01', '2026-12-31', '2027-01-01'],
		['29 February in a common year', '1980-02-29', '2026-02-01', '2026-02-28'],
		['29 February in a leap year', '--02-29', '2028-02-28', '2028-02-29'],
		['29 February, kept on the 28th, on 1 March', '--02-29', '2026-03-01', '2027-02-28']
	])('%s', (_, date, today, expected) => {
		expect(nextAnniversary(date, today)).toBe(expected);
	});
	it.each(['1980', '1980-05', ''])('"%s" has none', (date) => {
		expect(nextAnniversary(date, '2026-11-22')).toBeNull();
	});
	it('is never before today and never more than a year ahead', () => {
		fc.assert(
			fc.property(anyDay, anyDay, (birthday, today) => {
				const ahead = daysBetween(today, nextAnniversary(birthday, today) ?? '0001-01-01');
				expect(ahead).toBeGreaterThanOrEqual(0);
				expect(ahead).toBeLessThanOrEqual(366);
			})
		);
	});
});

describe('ageOn', () => {
	it('is what is reached in that year, null without a year of birth', () => {
		expect(ageOn('1980-05-12', '2026-05-12')).toBe(46);
		expect(ageOn('--05-12', '2026-05-12')).toBeNull();
	});
});

describe('in words', () => {
	it('days in each language, day before month', () => {
		expect(formatDay('2026-11-18', 'en', 'medium')).toBe('18 Nov 2026');
		expect(formatDay('2026-11-18', 'de', 'medium')).toBe('18. Nov. 2026');
		expect(formatDay('2026-11-18', 'sv', 'medium')).toBe('18 nov. 2026');
		expect(formatDay('2026-11-22', 'en', 'weekday')).toBe('Sun 22 Nov');
	});
	it('partial days', () => {
		expect(formatPartialDay('--05-12', 'en')).toBe('12 May');
		expect(formatPartialDay('--02-29', 'de')).toBe('29. Februar');
		expect(formatPartialDay('1980-05', 'de')).toBe('Mai 1980');
		expect(formatPartialDay('1980', 'sv')).toBe('1980');
		expect(formatPartialDay('1980-05-12', 'en')).toBe('12 May 1980');
	});
	it('text that is no day as it is', () => {
		expect(formatPartialDay('spring 1980', 'en')).toBe('spring 1980');
	});
	it('instants in local time', () => {
		const instant = new Date(2026, 10, 18, 14, 5).getTime();
		expect(formatTime(instant, 'de')).toBe('14:05');
		expect(formatInstant(instant, 'en')).toBe('18 Nov 2026, 14:05');
	});
});
