import type { Day } from '#lib/day.ts';
import { settledDay, isAgreed } from '#lib/sales/sale-status.ts';
import { totals, type RateTotal } from '#lib/sales/sale-money.ts';
import { dayOfStep } from '#lib/sales/sale-steps.ts';
import type { PaymentMethod, Sale, VatExemption } from '#lib/sales/sale.ts';
import { splitPayments } from './payment-split.ts';
import { isWithin, type Period } from './period.ts';

/** What the list says of a customer; a sale's own billing address (as it was then) goes before it. */
export interface Customer {
	name: string;
	vatId: string;
	country: string;
}

/** One row of the accountant's list: a payment (cash basis) or an invoice (accrual) at one VAT rate. */
export interface AccountantRow {
	/** The same in every list that holds the row: sale, payment (or 'invoice') and rate. */
	id: string;
	saleId: string;
	paymentDay: Day | '';
	invoiceDay: Day | '';
	invoiceNumber: string;
	customer: Customer;
	text: string;
	exemption: VatExemption;
	/** Null for a small business (§ 19 UStG), whose list has no VAT at all. */
	vatRate: number | null;
	net: number;
	vat: number | null;
	gross: number;
	currency: string;
	/** '' where nothing or not all was paid in one way. */
	paidBy: PaymentMethod | '';
}

/** `cash`: income counts on the day of the payment; `accrual`: on the day of the invoice. */
export type Basis = 'cash' | 'accrual';

export interface AccountantOptions {
	basis: Basis;
	period: Period;
	/** Customers by contact id. */
	customers: ReadonlyMap<string, Customer>;
}

/** The rows of the period in order of their day, then of the invoice number. */
export function accountantRows(sales: readonly Sale[], options: AccountantOptions): AccountantRow[] {
	const { basis, period } = options;
	const rows = sales.flatMap((sale) => (basis === 'cash' ? cashRows(sale, options) : accrualRows(sale, options)));
	const day = (row: AccountantRow): Day => (basis === 'cash' ? row.paymentDay : row.invoiceDay);
	return rows
		.filter((row) => isWithin(day(row), period))
		.map((row, index) => ({ row, index }))
		.sort(
			(a, b) =>
				compare(day(a.row), day(b.row)) || compare(a.row.invoiceNumber, b.row.invoiceNumber) || a.index - b.index
		)
		.map(({ row }) => row);
}

/** The number of the invoice last issued for the sale, else the sale's own number; '' = none. */
export function invoiceNumber(sale: Sale): string {
	const issued = sale.documents.filter(({ kind, issuedAt }) => kind === 'invoice' && issuedAt !== null);
	return issued.at(-1)?.number || sale.number;
}

function cashRows(sale: Sale, options: AccountantOptions): AccountantRow[] {
	return splitPayments(sale).flatMap(({ payment, parts }) =>
		partRows(parts, (part) => ({
			...rowOf(sale, part, payment.id, options),
			paymentDay: payment.day,
			paidBy: payment.method
		}))
	);
}

function accrualRows(sale: Sale, options: AccountantOptions): AccountantRow[] {
	if (!isAgreed(sale) || dayOfStep(sale, 'invoiced') === '') return [];
	const methods = new Set(sale.payments.map((payment) => payment.method));
	const [method] = methods;
	return partRows(totals(sale).byRate, (part) => ({
		...rowOf(sale, part, 'invoice', options),
		paymentDay: settledDay(sale),
		paidBy: methods.size === 1 && method ? method : ''
	}));
}

/** A row per rate that comes to something; at least one, so that nothing is missing from the list. */
function partRows(parts: RateTotal[], make: (part: RateTotal) => AccountantRow): AccountantRow[] {
	const counting = parts.filter((part) => part.gross !== 0 || part.net !== 0);
	return (counting.length > 0 ? counting : parts.slice(0, 1)).map(make);
}

function rowOf(sale: Sale, part: RateTotal, source: string, { customers }: AccountantOptions): AccountantRow {
	const taxed = sale.vatExemption !== 'smallBusiness';
	return {
		id: `${sale.id}/${source}/${part.rate}`,
		saleId: sale.id,
		paymentDay: '',
		invoiceDay: dayOfStep(sale, 'invoiced'),
		invoiceNumber: invoiceNumber(sale),
		customer: customerOf(sale, customers),
		text:
			sale.title ||
			sale.lines
				.map((line) => line.text)
				.filter(Boolean)
				.join(', '),
		exemption: sale.vatExemption,
		vatRate: taxed ? part.rate : null,
		net: part.net,
		vat: taxed ? part.vat : null,
		gross: part.gross,
		currency: sale.currency,
		paidBy: ''
	};
}

function customerOf(sale: Sale, customers: ReadonlyMap<string, Customer>): Customer {
	const known = customers.get(sale.contactId) ?? { name: '', vatId: '', country: '' };
	const { billing } = sale;
	if (!billing) return known;
	return {
		name: billing.name || billing.organisation || known.name,
		vatId: billing.vatId || known.vatId,
		country: billing.country || known.country
	};
}

export interface AccountantTotal {
	currency: string;
	vatRate: number | null;
	net: number;
	vat: number | null;
	gross: number;
}

/** Sums per currency and rate, by currency, the highest rate first. Currencies are never added. */
export function accountantTotals(rows: readonly AccountantRow[]): AccountantTotal[] {
	const sums = new Map<string, AccountantTotal>();
	for (const { currency, vatRate, net, vat, gross } of rows) {
		const key = `${currency}/${vatRate}`;
		const sum = sums.get(key) ?? { currency, vatRate, net: 0, vat: vat === null ? null : 0, gross: 0 };
		sum.net += net;
		sum.gross += gross;
		if (sum.vat !== null) sum.vat += vat ?? 0;
		sums.set(key, sum);
	}
	return [...sums.values()].sort((a, b) => compare(a.currency, b.currency) || (b.vatRate ?? -1) - (a.vatRate ?? -1));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
