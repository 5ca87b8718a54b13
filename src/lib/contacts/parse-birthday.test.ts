import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthdayText, parseBirthday } from './parse-birthday.ts';

const TODAY = '2026-11-22';
const read = (text: string, locale = 'de') => {
	const result = parseBirthday(text, locale, TODAY);
	return result.problem ?? result.day;
};

describe('parseBirthday', () => {
	it('reads the German way, with and without the year', () => {
		expect(read('12.5.1980')).toBe('1980-05-12');
		expect(read('12. 5. 1980')).toBe('1980-05-12');
		expect(read(' 12.05. ')).toBe('--05-12');
		expect(read('12.5')).toBe('--05-12');
	});
	it('reads ISO dates, also of vCards', () => {
		expect(read('1980-05-12')).toBe('1980-05-12');
		expect(read('19800512')).toBe('1980-05-12');
		expect(read('--05-12')).toBe('--05-12');
		expect(read('--0512')).toBe('--05-12');
	});
	it('reads a year, and a month of a year', () => {
		expect(read('1980')).toBe('1980');
		expect(read('5.1980')).toBe('1980-05');
		expect(read('1980-05')).toBe('1980-05');
		expect(read('Mai 1980')).toBe('1980-05');
	});
	it('reads month names of every language in every language', () => {
		for (const text of ['12 May 1980', '12. Mai 1980', '12 maj 1980', 'May 12, 1980', '12th of May 1980']) {
			expect(read(text, 'sv')).toBe('1980-05-12');
		}
		expect(read('3. März')).toBe('--03-03');
		expect(read('3 Sept')).toBe('--09-03');
		expect(read('okt 1999')).toBe('1999-10');
	});
	it('reads two digits as the last year that ended so', () => {
		expect(read('12.5.80')).toBe('1980-05-12');
		expect(read('12.5.26')).toBe('2026-05-12');
		expect(read('12.5.27')).toBe('1927-05-12');
	});
	it('reads day/month in German and Swedish', () => {
		expect(read('12/5', 'sv')).toBe('--05-12');
		expect(read('4/5/1980', 'de')).toBe('1980-05-04');
	});
	it('does not guess in English where both orders are possible', () => {
		expect(read('4/5/1980', 'en')).toBe('ambiguous');
		expect(read('5/5/1980', 'en')).toBe('1980-05-05');
		expect(read('25/5/1980', 'en')).toBe('1980-05-25');
		expect(read('5/25/1980', 'en')).toBe('1980-05-25');
	});
	it('knows 29 February without a year, and refuses it where there is none', () => {
		expect(read('29.2.')).toBe('--02-29');
		expect(read('29.2.2001')).toBe('unreadable');
		expect(read('31.4.1980')).toBe('unreadable');
	});
	it('refuses a day to come', () => {
		expect(read('23.11.2026')).toBe('future');
		expect(read('22.11.2026')).toBe(TODAY);
		expect(read('2027')).toBe('future');
		expect(read('12.2026')).toBe('future');
	});
	it('refuses what is no date', () => {
		for (const text of ['', 'soon', '12', '12.13.1980', '12 Foo 1980', '1.2.3.4', '13.1980', '12.5.198']) {
			expect(read(text)).toBe('unreadable');
		}
	});
});

describe('birthdayText', () => {
	it('is read back as the same day in every language', () => {
		const full = fc
			.date({ min: new Date('1900-01-02'), max: new Date('2026-11-20'), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10));
		const partial = full.chain((day) => fc.constantFrom(day, `--${day.slice(5)}`, day.slice(0, 7), day.slice(0, 4)));
		fc.assert(
			fc.property(partial, fc.constantFrom('en', 'de', 'sv'), (day, locale) => {
				expect(read(birthdayText(day, locale), locale)).toBe(day);
			}),
			{ numRuns: 60 }
		);
	});
	it('writes as the language does', () => {
		expect(birthdayText('1980-05-12', 'de')).toBe('12.5.1980');
		expect(birthdayText('--05-12', 'de')).toBe('12.5.');
		expect(birthdayText('1980-05-12', 'sv')).toBe('1980-05-12');
	});
});
