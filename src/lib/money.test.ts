import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	formatMoney,
	fractionDigits,
	moneyText,
	parseDecimal,
	parseMoney,
	roundHalfAway,
	scaled,
	splitByWeight
} from './money.ts';

const anyMinor = fc.integer({ min: -1e12, max: 1e12 });

describe('fractionDigits', () => {
	it('knows currencies of 0, 2 and 3 places and takes unknown codes for 2', () => {
		expect(['EUR', 'SEK', 'JPY', 'KWD', 'XYZ', 'euro', ''].map(fractionDigits)).toEqual([2, 2, 0, 3, 2, 2, 2]);
	});
});

describe('rounding', () => {
	it('rounds halves away from zero, on both sides alike', () => {
		expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.49, -2.49].map(roundHalfAway)).toEqual([1, 2, 3, -1, -2, 2, -2]);
	});

	it('never gives a negative zero', () => {
		expect(Object.is(roundHalfAway(-0.2), 0)).toBe(true);
		expect(Object.is(scaled(-1, 1, 10), 0)).toBe(true);
	});

	it('scales exactly where floats would miss a half', () => {
		expect(scaled(15, 1, 10)).toBe(2);
		expect(scaled(-15, 1, 10)).toBe(-2);
		expect(scaled(15, 1, -10)).toBe(-2);
		// 9007199254740993 is not a double; the float product would be 9007199254740992.
		expect(scaled(3002399751580331, 3, 2)).toBe(4503599627370497);
	});

	it('is odd: a credit note rounds like its invoice', () => {
		fc.assert(
			fc.property(
				anyMinor,
				fc.integer({ min: 0, max: 9999 }),
				fc.integer({ min: 1, max: 20000 }),
				(value, up, down) => {
					expect(scaled(-value, up, down) + scaled(value, up, down)).toBe(0);
				}
			)
		);
	});
});

describe('splitByWeight', () => {
	it('gives the cent that is left to the largest remainder, then to the earlier part', () => {
		expect(splitByWeight(100, [1, 1, 1])).toEqual([34, 33, 33]);
		expect(splitByWeight(10, [119, 107])).toEqual([5, 5]);
		expect(splitByWeight(-100, [1, 1, 1]).reduce((a, b) => a + b)).toBe(-100);
	});

	it('gives everything to the first part where the weights say nothing', () => {
		expect(splitByWeight(7, [0, 0])).toEqual([7, 0]);
		expect(splitByWeight(7, [5, -5])).toEqual([7, 0]);
		expect(splitByWeight(7, [])).toEqual([]);
	});

	it('adds up and stays within one unit of the exact share', () => {
		fc.assert(
			fc.property(
				anyMinor,
				fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 5 }),
				(amount, weights) => {
					const parts = splitByWeight(amount, weights);
					const whole = weights.reduce((a, b) => a + b);
					expect(parts.reduce((a, b) => a + b)).toBe(amount);
					if (whole === 0) return;
					parts.forEach((part, index) => {
						expect(Math.abs(part - (amount * (weights[index] ?? 0)) / whole)).toBeLessThanOrEqual(1.001);
					});
				}
			)
		);
	});

	it('splits exactly as the weights where the amount is their sum, negative ones too', () => {
		expect(splitByWeight(9850, [11900, -2050])).toEqual([11900, -2050]);
	});
});

describe('formatMoney and moneyText', () => {
	it('shows the amount as the language writes it', () => {
		expect(formatMoney(425000, 'EUR', 'de')).toBe('4.250,00\u00a0€');
		expect(formatMoney(425000, 'SEK', 'sv')).toBe('4\u00a0250,00\u00a0kr');
		expect(formatMoney(4250, 'JPY', 'en')).toBe('¥4,250');
	});

	it('shows text that is no currency code without inventing one', () => {
		expect(formatMoney(1234, '', 'en')).toBe('12.34');
	});

	it('writes a field text without thousands marks', () => {
		expect(moneyText(123456, 'EUR', 'de')).toBe('1234,56');
		expect(moneyText(-5, 'EUR', 'en')).toBe('-0.05');
		expect(moneyText(1234, 'JPY', 'de')).toBe('1234');
		expect(moneyText(Number.MAX_SAFE_INTEGER, 'EUR', 'en')).toBe('90071992547409.91');
	});

	it('reads back what it writes', () => {
		const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'SEK');
		const locale = fc.constantFrom('en', 'de', 'sv');
		fc.assert(
			fc.property(anyMinor, currency, locale, (minor, code, language) => {
				expect(parseMoney(moneyText(minor, code, language), code, language)).toBe(minor);
			})
		);
	});
});

describe('parseDecimal', () => {
	it.each([
		['1.234,50', 'de', 1234.5],
		['1,234.50', 'de', 1234.5],
		['1 234,5', 'sv', 1234.5],
		['1\u00a0234\u202f567,5', 'sv', 1234567.5],
		["1'234.50", 'de', 1234.5],
		['1.000', 'de', 1000],
		['1.000', 'en', 1],
		['1,000', 'en', 1000],
		['0,125', 'en', 0.125],
		['0.125', 'de', 0.125],
		['1.234.567', 'en', 1234567],
		['-12', 'en', -12],
		['\u221212,5', 'sv', -12.5],
		['- 3', 'en', -3],
		[',5', 'de', 0.5],
		['5,', 'de', 5],
		['+7', 'en', 7]
	])('reads %s in %s as %d', (text, locale, number) => {
		expect(parseDecimal(text, locale)).toBe(number);
	});

	it.each([
		'',
		' ',
		'-',
		',',
		'abc',
		'1e3',
		'12.34,5',
		'1.2.3',
		'1,2,3',
		'1.234,5,6',
		'12 50',
		'--1',
		'1-',
		'0x10',
		'٣'
	])('refuses "%s"', (text) => {
		expect(parseDecimal(text, 'de')).toBeNull();
	});
});

describe('parseMoney', () => {
	it('rounds a half as it was typed, not as it is stored', () => {
		expect(parseMoney('1.0050', 'EUR', 'en')).toBe(101);
		expect(parseMoney('0,285', 'EUR', 'de')).toBe(29);
		expect(parseMoney('-1.0050', 'EUR', 'en')).toBe(-101);
	});

	it('reads numbers whose text form has an exponent', () => {
		expect(parseMoney('0.0000001', 'EUR', 'en')).toBe(0);
		expect(parseMoney('1000000000000000000000000', 'EUR', 'en')).toBeNull();
	});

	it('takes a currency before or after the number, never inside', () => {
		expect(parseMoney('12,50 €', 'EUR', 'de')).toBe(1250);
		expect(parseMoney('SEK 12,50', 'SEK', 'sv')).toBe(1250);
		expect(parseMoney('12,50 kr.', 'SEK', 'sv')).toBe(1250);
		expect(parseMoney('1ABC2', 'EUR', 'de')).toBeNull();
	});

	it.each([
		['5.000', 'EUR', 500000],
		['5,000', 'EUR', 500000],
		['-5.000 €', 'EUR', -500000],
		['5.000', 'JPY', 5000],
		['1.50', 'EUR', 150],
		['1,50', 'EUR', 150],
		['1.5', 'EUR', 150],
		['1234.500', 'EUR', 123450],
		['1.234,500', 'EUR', 123450],
		['0.125', 'EUR', 13]
	])('reads %s %s alike in every language', (text, currency, minor) => {
		expect(['en', 'de', 'sv'].map((locale) => parseMoney(text, currency, locale))).toEqual([minor, minor, minor]);
	});

	it('goes by the language where the currency has three decimals', () => {
		expect(['en', 'de'].map((locale) => parseMoney('5.000', 'KWD', locale))).toEqual([5000, 5000000]);
		expect(['en', 'de'].map((locale) => parseMoney('5,000', 'KWD', locale))).toEqual([5000000, 5000]);
	});

	it('counts in the units of the currency', () => {
		expect(parseMoney('1234', 'JPY', 'en')).toBe(1234);
		expect(parseMoney('1,234', 'KWD', 'de')).toBe(1234);
	});
});
