import { describe, expect, it } from 'vitest';
import { dateOfParts, parseDate, provenOrder } from './dates.ts';

describe('parseDate', () => {
	it.each([
		['1980-05-12', '1980-05-12'],
		['1980-05-12T00:00:00Z', '1980-05-12'],
		['19800512', '1980-05-12'],
		['1980/5/12', '1980-05-12'],
		['12.05.1980', '1980-05-12'],
		['12. 5. 1980', '1980-05-12'],
		['12.5.80', '1980-05-12'],
		['1.2.07', '2007-02-01'],
		['12.05.1980 00:00', '1980-05-12'],
		['12.05.', '--05-12'],
		['--05-12', '--05-12'],
		['1980', '1980'],
		['1604-05-12', '--05-12'],
		['15 Mar 2024', '2024-03-15'],
		['3. März 1975', '1975-03-03'],
		['3 maj 1975', '1975-05-03'],
		['May 3, 1975', '1975-05-03'],
		['29.2.2024', '2024-02-29']
	])('reads %j as %j', (text, day) => {
		expect(parseDate(text, 'dmy')).toBe(day);
	});

	it('reads slashes in the order asked for, and the other way round where only that is possible', () => {
		expect(parseDate('3/4/1980', 'dmy')).toBe('1980-04-03');
		expect(parseDate('3/4/1980', 'mdy')).toBe('1980-03-04');
		expect(parseDate('1/20/1981', 'dmy')).toBe('1981-01-20');
		expect(parseDate('20/1/1981', 'mdy')).toBe('1981-01-20');
	});

	it('reads a day without a year in that order too, and a day that lost its format', () => {
		expect(parseDate('12/5', 'dmy')).toBe('--05-12');
		expect(parseDate('12/5', 'mdy')).toBe('--12-05');
		expect(parseDate('29353', 'dmy')).toBe('1980-05-12');
		expect(parseDate('May 12', 'dmy')).toBe('--05-12');
	});

	it.each(['', '0.0.00', '00/00/0000', '0000-00-00', '00.00.0000'])('knows %j as no date', (text) => {
		expect(parseDate(text, 'dmy')).toBe('');
	});

	it.each(['31.02.1980', '29.2.2023', '32.1.1980', 'soon', '1980-13-01', '12345678'])('refuses %j', (text) => {
		expect(parseDate(text, 'dmy')).toBeNull();
	});
});

describe('dateOfParts', () => {
	it('joins year, month and day, and what there is of them', () => {
		expect(dateOfParts('1972', '1', '31')).toBe('1972-01-31');
		expect(dateOfParts('', '1', '31')).toBe('--01-31');
		expect(dateOfParts('1972', '', '')).toBe('1972');
		expect(dateOfParts('', '', '')).toBe('');
		expect(dateOfParts('1972', '2', '31')).toBeNull();
		expect(dateOfParts('x', '2', '3')).toBeNull();
	});
});

describe('provenOrder', () => {
	it('finds the one date that can only be read one way', () => {
		expect(provenOrder(['3/4/1980', '25/4/1980'])).toEqual({ order: 'dmy', ambiguous: false });
		expect(provenOrder(['3/4/1980', '4/25/1980'])).toEqual({ order: 'mdy', ambiguous: false });
		expect(provenOrder(['3/4/1980'])).toEqual({ order: null, ambiguous: true });
		expect(provenOrder(['3/4'])).toEqual({ order: null, ambiguous: true });
		expect(provenOrder(['3/4', '3/14'])).toEqual({ order: 'mdy', ambiguous: false });
		expect(provenOrder(['3.4.1980', '4/4/1980', '0/0/00', ''])).toEqual({ order: null, ambiguous: false });
	});
});
