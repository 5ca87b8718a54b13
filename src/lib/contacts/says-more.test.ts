import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameSaysMore, saysMore } from './says-more.ts';

describe('saysMore', () => {
	it.each<[string, unknown, unknown, boolean]>([
		['another text', 'Owner', 'Director', true],
		['a text beside none', 'Owner', undefined, true],
		['nothing', ' ', 'Owner', false],
		['no value', undefined, 'Owner', false],
		['capitals and blanks', 'BERG  GMBH', 'Berg GmbH', false],
		['words the other has', 'Head of Sales', 'Head of Sales, Nordics', false],
		['more words', 'Head of Sales, Nordics', 'Head of Sales', true],
		['a part of a word', '100', '1001', true],
		['a part of an amount', '500', '500.50', true],
		['a percentage within another', '5 %', '15 %', true],
		['a sign alone', '–', 'Owner', true],
		['the year of a day', '1980', '1980-05-17', false],
		['a day without its year', '--05-17', '1980-05-17', false],
		['a month', '1980-05', '1980-05-17', false],
		['a fuller day', '1980-05-17', '1980', true],
		['another year', '1981', '1980-05-17', true],
		['the month of another year', '1981-05', '1980-05-17', true],
		['another number', 9, 99, true],
		['no, beside yes', false, true, true],
		['choices the other has', ['a'], ['b', 'a'], false],
		['another choice', ['a', 'c'], ['b', 'a'], true],
		['an amount in another currency', { limit: 500, currency: 'USD' }, { limit: 500, currency: 'EUR' }, true],
		['the same amount', { limit: 500, currency: 'EUR' }, { currency: 'EUR', limit: 500 }, false],
		['a reason with another day', { until: '', reason: 'ill' }, { until: '2026-12-01', reason: 'ill' }, true]
	])('%s', (_, value, beside, expected) => {
		expect(saysMore(value, beside)).toBe(expected);
	});
	it('nothing beside itself', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect([saysMore(text, text), nameSaysMore(text, text)]).toEqual([false, false]);
			})
		);
	});
});

describe('nameSaysMore', () => {
	it.each([
		['capitals', 'ANNA BERG', 'Anna Berg', false],
		['an initial', 'A.', 'Anna', false],
		['an initial without its dot', 'A Berg', 'Anna Berg', false],
		['without the middle name', 'Anna Berg', 'Anna Maria Berg', false],
		['the whole of an initial', 'Anna', 'A.', true],
		['another initial', 'B.', 'Anna', true],
		['a title', 'Dr. Anna Berg', 'Anna Berg', true],
		['another name', 'Anna Ek', 'Anna Berg', true],
		['the names the other way round', 'Berg Anna', 'Anna Berg', true],
		['nothing', '', 'Anna', false]
	])('%s', (_, name, beside, expected) => {
		expect(nameSaysMore(name, beside)).toBe(expected);
	});
});
