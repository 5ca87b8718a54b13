import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineTotal, paidTotal, totals } from './sale-money.ts';
import { emptyLine, emptySale, type Sale, type SaleLine } from './sale.ts';

function line(unitPrice: number, vatRate: number, rest: Partial<SaleLine> = {}): SaleLine {
	return { ...emptyLine(`${unitPrice}/${vatRate}`, 0, vatRate), unitPrice, ...rest };
}

function sale(lines: SaleLine[], rest: Partial<Sale> = {}): Sale {
	return { ...emptySale('s', 'EUR', '2026-11-22'), lines, ...rest };
}

describe('a line', () => {
	it('is quantity times price less discount', () => {
		expect(lineTotal(line(8000, 1900, { quantity: 2500 }))).toBe(20000);
		expect(lineTotal(line(9990, 1900, { quantity: 3000, discount: 250 }))).toBe(29221);
	});

	it('is rounded once, halves away from zero', () => {
		expect(lineTotal(line(333, 1900, { quantity: 500 }))).toBe(167);
		expect(lineTotal(line(-333, 1900, { quantity: 500 }))).toBe(-167);
		expect(lineTotal(line(333, 1900, { quantity: -500 }))).toBe(-167);
	});

	it('with 100 % discount or without quantity is nothing', () => {
		expect(Object.is(lineTotal(line(-9990, 1900, { discount: 10000 })), 0)).toBe(true);
		expect(lineTotal(line(9990, 1900, { quantity: 0 }))).toBe(0);
	});

	it('stays exact for large quantities and prices', () => {
		expect(lineTotal(line(123456789, 1900, { quantity: 900_000_000, discount: 1 }))).toBe(111099998988990);
	});
});

describe('totals', () => {
	it('of nothing are nothing', () => {
		expect(totals(sale([]))).toEqual({ net: 0, vat: 0, gross: 0, byRate: [] });
	});

	it('take the tax once per rate, not once per line', () => {
		// Per line 3 x round(0.19) = 0.57; from the sum 0.58.
		const three = sale([line(101, 1900), line(101, 1900), line(101, 1900)]);
		expect(totals(three).byRate).toEqual([{ rate: 1900, net: 303, vat: 58, gross: 361 }]);
	});

	it('keep mixed rates apart, the highest first, 0 % with them', () => {
		expect(totals(sale([line(5000, 0), line(10000, 700), line(20000, 1900)]))).toEqual({
			net: 35000,
			vat: 4500,
			gross: 39500,
			byRate: [
				{ rate: 1900, net: 20000, vat: 3800, gross: 23800 },
				{ rate: 700, net: 10000, vat: 700, gross: 10700 },
				{ rate: 0, net: 5000, vat: 0, gross: 5000 }
			]
		});
	});

	it('know rates that are no whole percent', () => {
		expect(totals(sale([line(10000, 550)])).vat).toBe(550);
	});

	it('with gross prices leave the gross sum as it stands on the lines', () => {
		const byRate = totals(sale([line(1999, 2500), line(999, 1200)], { priceMode: 'gross' })).byRate;
		expect(byRate).toEqual([
			{ rate: 2500, net: 1599, vat: 400, gross: 1999 },
			{ rate: 1200, net: 892, vat: 107, gross: 999 }
		]);
	});

	it.each(['smallBusiness', 'reverseCharge', 'export'] as const)('charge no tax under %s', (vatExemption) => {
		const lines = [line(10000, 1900), line(5000, 700)];
		const expected = { net: 15000, vat: 0, gross: 15000, byRate: [{ rate: 0, net: 15000, vat: 0, gross: 15000 }] };
		expect(totals(sale(lines, { vatExemption }))).toEqual(expected);
		expect(totals(sale(lines, { vatExemption, priceMode: 'gross' }))).toEqual(expected);
	});

	it('subtract a negative line at its own rate', () => {
		expect(totals(sale([line(20000, 1900), line(-1000, 700)])).byRate).toEqual([
			{ rate: 1900, net: 20000, vat: 3800, gross: 23800 },
			{ rate: 700, net: -1000, vat: -70, gross: -1070 }
		]);
	});

	it('keep the rate of a line with 100 % discount', () => {
		expect(totals(sale([line(9990, 1900, { discount: 10000 })]))).toEqual({
			net: 0,
			vat: 0,
			gross: 0,
			byRate: [{ rate: 1900, net: 0, vat: 0, gross: 0 }]
		});
	});

	it('count yen without decimals', () => {
		const yen = sale([line(999, 1000, { quantity: 3000 })], { currency: 'JPY' });
		expect(totals(yen)).toMatchObject({ net: 2997, vat: 300, gross: 3297 });
	});

	const anyLine = fc.record({
		unitPrice: fc.integer({ min: -1e7, max: 1e7 }),
		vatRate: fc.constantFrom(0, 500, 600, 700, 1200, 1900, 2000, 2500, 550),
		quantity: fc.integer({ min: -1e6, max: 1e6 }),
		discount: fc.integer({ min: 0, max: 10000 })
	});
	const anyLines = fc.array(
		anyLine.map(({ unitPrice, vatRate, ...rest }) => line(unitPrice, vatRate, rest)),
		{ maxLength: 8 }
	);

	it('always add up: net + VAT = gross, per rate and in all', () => {
		fc.assert(
			fc.property(anyLines, fc.constantFrom('net' as const, 'gross' as const), (lines, priceMode) => {
				const sums = totals(sale(lines, { priceMode }));
				for (const part of [sums, ...sums.byRate]) expect(part.net + part.vat).toBe(part.gross);
				expect(sums.byRate.reduce((sum, part) => sum + part.gross, 0)).toBe(sums.gross);
				const lineSum = lines.reduce((sum, each) => sum + lineTotal(each), 0);
				expect(priceMode === 'gross' ? sums.gross : sums.net).toBe(lineSum);
			})
		);
	});

	it('of a credit note mirror those of its invoice', () => {
		fc.assert(
			fc.property(anyLines, fc.constantFrom('net' as const, 'gross' as const), (lines, priceMode) => {
				const invoice = totals(sale(lines, { priceMode }));
				const credit = totals(
					sale(
						lines.map((each) => ({ ...each, unitPrice: -each.unitPrice })),
						{ priceMode }
					)
				);
				expect(credit.gross + invoice.gross).toBe(0);
				expect(credit.vat + invoice.vat).toBe(0);
			})
		);
	});
});

describe('paidTotal', () => {
	it('subtracts what was paid back', () => {
		const payment = { position: 0, day: '2026-11-22', method: 'cash' as const, note: '' };
		const payments = [
			{ ...payment, id: 'a', amount: 5000 },
			{ ...payment, id: 'b', amount: -1500 }
		];
		expect(paidTotal(sale([], { payments }))).toBe(3500);
	});
});
