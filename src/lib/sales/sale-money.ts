import { scaled } from '#lib/money.ts';
import type { Sale, SaleLine } from './sale.ts';

/** Net, VAT and gross of all lines at one rate, in minor units of the sale's currency. */
export interface RateTotal {
	/** Hundredths of a percent: 19 % = 1900. */
	rate: number;
	net: number;
	vat: number;
	gross: number;
}

export interface SaleTotals {
	net: number;
	vat: number;
	gross: number;
	/** Highest rate first; a rate is listed as soon as a line has it, even where it comes to nothing. */
	byRate: RateTotal[];
}

/** Thousandths of a unit x ten-thousandths left after the discount. */
const LINE_DIVISOR = 1000 * 10000;
const WHOLE = 10000;

/**
 * What a line comes to: quantity x price less the discount, rounded once (halves away from zero). Net or gross as
 * the sale's priceMode says.
 */
export function lineTotal(line: SaleLine): number {
	// Within 2^53 for a quantity of 900 thousand units: the discount has four digits, the quantity three decimals.
	return scaled(line.unitPrice, line.quantity * (WHOLE - line.discount), LINE_DIVISOR);
}

/**
 * The one rounding rule for tax: each line is rounded, the lines of a rate are added, and the tax is taken once per
 * rate from that sum and rounded (halves away from zero). The total is the sum of the rates. With gross prices the
 * tax is taken out of the sum (rate / (100 + rate)), so the gross total is always what the lines say. EN 16931
 * calculates tax per rate in the same way (BR-CO-17).
 */
export function totals(sale: Sale): SaleTotals {
	const sums = new Map<number, number>();
	for (const line of sale.lines) {
		const rate = sale.vatExemption === '' ? line.vatRate : 0;
		sums.set(rate, (sums.get(rate) ?? 0) + lineTotal(line));
	}
	const byRate = [...sums]
		.map(([rate, sum]) => (sale.priceMode === 'gross' ? fromGross(rate, sum) : fromNet(rate, sum)))
		.sort((a, b) => b.rate - a.rate);
	return {
		net: byRate.reduce((sum, part) => sum + part.net, 0),
		vat: byRate.reduce((sum, part) => sum + part.vat, 0),
		gross: byRate.reduce((sum, part) => sum + part.gross, 0),
		byRate
	};
}

/** VAT contained in a gross amount at a rate (hundredths of a percent), rounded. */
export function vatInGross(gross: number, rate: number): number {
	return scaled(gross, rate, WHOLE + rate);
}

function fromNet(rate: number, net: number): RateTotal {
	const vat = scaled(net, rate, WHOLE);
	return { rate, net, vat, gross: net + vat };
}

function fromGross(rate: number, gross: number): RateTotal {
	const vat = vatInGross(gross, rate);
	return { rate, net: gross - vat, vat, gross };
}

/** All that was paid, refunds subtracted, in minor units. */
export function paidTotal(sale: Sale): number {
	return sale.payments.reduce((sum, payment) => sum + payment.amount, 0);
}
