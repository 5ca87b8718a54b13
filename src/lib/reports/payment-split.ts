import { scaled, splitByWeight } from '#lib/money.ts';
import { totals, vatInGross, type RateTotal } from '#lib/sales/sale-money.ts';
import type { Payment, Sale } from '#lib/sales/sale.ts';

/** A payment and what of it falls on each rate; the gross parts add up to its amount. */
export interface SplitPayment {
	payment: Payment;
	parts: RateTotal[];
}

/**
 * All payments of a sale in the order they came, each split over the VAT rates of the sale: in proportion to what is
 * still unpaid per rate (largest remainder), so that the payment that settles the sale also settles every rate and
 * its VAT to the cent. What is paid beyond the total is split like the total. Money paid back is taken from what was
 * paid per rate. A sale without lines has one part at 0 %.
 */
export function splitPayments(sale: Sale): SplitPayment[] {
	const whole = totals(sale).byRate;
	const rates = whole.length === 0 ? [{ rate: 0, net: 0, vat: 0, gross: 0 }] : whole;
	const settled = rates.map((part): RateTotal => ({ ...part, net: 0, vat: 0, gross: 0 }));
	return sale.payments
		.toSorted((a, b) => (a.day === b.day ? a.position - b.position : a.day < b.day ? -1 : 1))
		.map((payment) => {
			const open = rates.map((part, index) => minus(part, settled[index]));
			const parts = splitOne(payment.amount, { open, settled, whole: rates });
			parts.forEach((part, index) => {
				const sum = settled[index];
				if (sum) settled[index] = plus(sum, part);
			});
			return { payment, parts };
		});
}

function splitOne(amount: number, by: { open: RateTotal[]; settled: RateTotal[]; whole: RateTotal[] }): RateTotal[] {
	const open = grossOf(by.open);
	const paid = grossOf(by.settled);
	const basis = amount * open > 0 ? by.open : amount * paid < 0 ? by.settled : by.whole;
	const limit = basis === by.whole ? Math.abs(amount) : Math.abs(grossOf(basis));
	const first = Math.sign(amount) * Math.min(Math.abs(amount), limit);
	const rest = splitBasis(amount - first, by.whole);
	return splitBasis(first, basis).map((part, index) => plus(part, rest[index]));
}

/** An amount over the rates of a basis; where it is all of the basis, the VAT is too. */
function splitBasis(amount: number, basis: RateTotal[]): RateTotal[] {
	const shares = splitByWeight(
		amount,
		basis.map((part) => part.gross)
	);
	return basis.map(({ rate, gross, vat }, index) => {
		const share = shares[index] ?? 0;
		const tax = gross === 0 ? vatInGross(share, rate) : scaled(share, vat, gross);
		return { rate, net: share - tax, vat: tax, gross: share };
	});
}

function grossOf(parts: RateTotal[]): number {
	return parts.reduce((sum, part) => sum + part.gross, 0);
}

function plus(a: RateTotal, b: RateTotal | undefined): RateTotal {
	return b ? { rate: a.rate, net: a.net + b.net, vat: a.vat + b.vat, gross: a.gross + b.gross } : a;
}

function minus(a: RateTotal, b: RateTotal | undefined): RateTotal {
	return b ? { rate: a.rate, net: a.net - b.net, vat: a.vat - b.vat, gross: a.gross - b.gross } : a;
}
