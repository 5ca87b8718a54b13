import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totals } from '#lib/sales/sale-money.ts';
import { emptyLine, emptySale, type Sale } from '#lib/sales/sale.ts';
import { splitPayments, type SplitPayment } from './payment-split.ts';

function sale(prices: [number, number][], amounts: number[], rest: Partial<Sale> = {}): Sale {
	return {
		...emptySale('s', 'EUR', '2026-11-01'),
		lines: prices.map(([unitPrice, rate], index) => ({ ...emptyLine(`${index}`, index, rate), unitPrice })),
		payments: amounts.map((amount, index) => ({
			id: `p${index}`,
			position: index,
			day: `2026-11-${String(index + 1).padStart(2, '0')}`,
			amount,
			method: 'transfer' as const,
			note: ''
		})),
		...rest
	};
}

function sum(splits: SplitPayment[], key: 'net' | 'vat' | 'gross', rate?: number): number {
	return splits
		.flatMap((split) => split.parts)
		.filter((part) => rate === undefined || part.rate === rate)
		.reduce((total, part) => total + part[key], 0);
}

const MIXED: [number, number][] = [
	[10000, 1900],
	[3333, 700]
];

describe('splitPayments', () => {
	it('splits a part payment over the rates in proportion to their gross', () => {
		// Gross 119.00 at 19 % and 35.66 at 7 %: of 50.00 that is 38.47 and 11.53.
		expect(splitPayments(sale(MIXED, [5000]))[0]?.parts).toEqual([
			{ rate: 1900, net: 3233, vat: 614, gross: 3847 },
			{ rate: 700, net: 1078, vat: 75, gross: 1153 }
		]);
	});

	it('settles every rate and its VAT to the cent with the last payment', () => {
		const splits = splitPayments(sale(MIXED, [5000, 3333, 15466 - 8333]));
		for (const part of totals(sale(MIXED, [])).byRate) {
			expect(sum(splits, 'gross', part.rate)).toBe(part.gross);
			expect(sum(splits, 'vat', part.rate)).toBe(part.vat);
		}
	});

	it('splits what is paid too much like the whole', () => {
		const [whole, more] = splitPayments(sale(MIXED, [15466, 15466]));
		expect(more?.parts).toEqual(whole?.parts);
		expect(sum(splitPayments(sale(MIXED, [20000])), 'gross')).toBe(20000);
	});

	it('takes money paid back from where it was paid', () => {
		const splits = splitPayments(sale(MIXED, [5000, -5000]));
		for (const rate of [1900, 700]) {
			expect(sum(splits, 'gross', rate)).toBe(0);
			expect(sum(splits, 'vat', rate)).toBe(0);
		}
	});

	it('pays a credit note back', () => {
		expect(splitPayments(sale([[-10000, 1900]], [-11900]))[0]?.parts).toEqual([
			{ rate: 1900, net: -10000, vat: -1900, gross: -11900 }
		]);
	});

	it('gives money without lines one part at 0 %', () => {
		expect(splitPayments(sale([], [5000]))[0]?.parts).toEqual([{ rate: 0, net: 5000, vat: 0, gross: 5000 }]);
	});

	it('takes payments in the order of their days', () => {
		const swapped = sale(MIXED, [5000, 10466]);
		swapped.payments.reverse();
		expect(splitPayments(swapped)).toEqual(splitPayments(sale(MIXED, [5000, 10466])));
	});

	const anyPrices = fc.array(
		fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0, 600, 700, 1200, 1900, 2500)),
		{ minLength: 1, maxLength: 5 }
	);

	it('always adds up, and once all is paid to the invoice, whatever the payments', () => {
		fc.assert(
			fc.property(
				anyPrices,
				fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 5 }),
				fc.constantFrom('net' as const, 'gross' as const),
				(prices, amounts, priceMode) => {
					const splits = splitPayments(sale(prices, amounts, { priceMode }));
					splits.forEach(({ payment, parts }) => {
						expect(parts.reduce((total, part) => total + part.gross, 0)).toBe(payment.amount);
						for (const part of parts) expect(part.net + part.vat).toBe(part.gross);
					});
				}
			)
		);
	});

	it('of rising payments that settle the sale gives exactly its VAT per rate', () => {
		fc.assert(
			fc.property(anyPrices, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }), (prices, cuts) => {
				const whole = totals(sale(prices, []));
				const ends = [...cuts.map((cut) => Math.floor(cut * whole.gross)).sort((a, b) => a - b), whole.gross];
				const amounts = ends.map((end, index) => end - (ends[index - 1] ?? 0));
				const splits = splitPayments(sale(prices, amounts));
				for (const part of whole.byRate) {
					expect(sum(splits, 'vat', part.rate)).toBe(part.vat);
					expect(sum(splits, 'net', part.rate)).toBe(part.net);
				}
			})
		);
	});
});
