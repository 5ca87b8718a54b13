import { describe, expect, it } from 'vitest';
import { stepsOf, sumText } from './sale-filter.ts';
import { emptyLine, emptySale, SALE_STEPS } from './sale.ts';

describe('the filters of the list', () => {
	it('show every step somewhere, and as open what is neither paid nor ended', () => {
		expect(stepsOf('open')).toEqual(['enquiry', 'quote', 'order', 'shipped', 'invoiced']);
		expect(SALE_STEPS.map((step) => stepsOf(step))).toEqual(SALE_STEPS.map((step) => [step]));
	});
});

describe('the sum of a list', () => {
	it('stands apart for each currency', () => {
		const sale = { ...emptySale('s', 'EUR', '2026-11-22'), lines: [{ ...emptyLine('l', 0, 0), unitPrice: 120000 }] };
		expect(sumText([sale, { ...sale, currency: 'GBP' }, sale], 'en')).toBe('€2,400.00 + £1,200.00');
		expect(sumText([], 'en')).toBe('');
	});
});
