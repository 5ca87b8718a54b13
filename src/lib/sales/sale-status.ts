import { add, daysBetween, type Day } from '#lib/day.ts';
import { roundHalfAway } from '#lib/money.ts';
import { paidTotal, totals } from './sale-money.ts';
import { dayOfStep } from './sale-steps.ts';
import type { Sale } from './sale.ts';

export interface PaymentState {
	/** `none`: nothing is owed yet (an enquiry, a quote) or any more (lost, cancelled). `overdue` covers part paid too. */
	state: 'none' | 'open' | 'part' | 'paid' | 'overpaid' | 'overdue' | 'writtenOff';
	/** What is still to be paid, in minor units; negative: to be paid back. */
	balance: number;
	/** The last day to pay, '' before the invoice. */
	due: Day | '';
	/** Days past the due day; 0 unless state is overdue. */
	overdueDays: number;
}

/**
 * Is the customer bound to pay? From the order on; an enquiry or quote somebody paid for counts as agreed; what was
 * lost or cancelled does not.
 */
export function isAgreed(sale: Sale): boolean {
	if (sale.step === 'lost' || sale.step === 'cancelled') return false;
	return (sale.step !== 'enquiry' && sale.step !== 'quote') || sale.payments.length > 0;
}

/**
 * What is still to be paid: the gross total less all payments, from the order on. Before that, and once the sale is
 * lost or cancelled, nothing is claimed, so money received stands against it as a negative balance.
 */
export function balance(sale: Sale): number {
	return (isAgreed(sale) ? totals(sale).gross : 0) - paidTotal(sale);
}

/** The last day to pay: the invoice step's day plus the days to pay. '' where there is no invoice (any more). */
export function dueDay(sale: Sale): Day | '' {
	const invoiced = isAgreed(sale) ? dayOfStep(sale, 'invoiced') : '';
	return invoiced === '' ? '' : add(invoiced, sale.daysToPay, 'day');
}

/** How the sale stands with its money on a day. */
export function paymentState(sale: Sale, today: Day): PaymentState {
	const open = balance(sale);
	const due = dueDay(sale);
	const make = (state: PaymentState['state'], overdueDays = 0): PaymentState => ({
		state,
		balance: open,
		due,
		overdueDays
	});
	if (open < 0) return make('overpaid');
	if (!isAgreed(sale)) return make('none');
	if (open === 0) return make(sale.lines.length === 0 && sale.payments.length === 0 ? 'none' : 'paid');
	if (sale.writtenOff !== '') return make('writtenOff');
	if (due !== '' && due < today) return make('overdue', daysBetween(due, today));
	return make(paidTotal(sale) !== 0 ? 'part' : 'open');
}

/** What one contact owes in one currency. */
export interface CurrencyBalance {
	currency: string;
	/** Sum of all open balances, written-off ones left out; negative: the contact has credit. */
	balance: number;
	/** The part of it that is past its due day. */
	overdue: number;
	/** Days the oldest overdue sale is late; 0 = none is. */
	overdueDays: number;
}

/** The balances of some sales (one contact's, or all), one per currency, by currency code; settled ones left out. */
export function balances(sales: readonly Sale[], today: Day): CurrencyBalance[] {
	const byCurrency = new Map<string, CurrencyBalance>();
	for (const sale of sales) {
		const state = paymentState(sale, today);
		if (state.balance === 0 || state.state === 'none' || state.state === 'writtenOff') continue;
		const sum = byCurrency.get(sale.currency) ?? { currency: sale.currency, balance: 0, overdue: 0, overdueDays: 0 };
		sum.balance += state.balance;
		if (state.state === 'overdue') sum.overdue += state.balance;
		sum.overdueDays = Math.max(sum.overdueDays, state.overdueDays);
		byCurrency.set(sale.currency, sum);
	}
	return [...byCurrency.values()]
		.filter((sum) => sum.balance !== 0 || sum.overdue !== 0)
		.sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/**
 * Days from the invoice to the payment that settled it, on average over the settled sales, rounded to whole days.
 * Payment before the invoice counts as negative days. Null where no invoiced sale is settled yet.
 */
export function averageDaysToPay(sales: readonly Sale[]): number | null {
	const days: number[] = [];
	for (const sale of sales) {
		const invoiced = isAgreed(sale) ? dayOfStep(sale, 'invoiced') : '';
		const settled = settledDay(sale);
		if (invoiced !== '' && settled !== '') days.push(daysBetween(invoiced, settled));
	}
	return days.length === 0 ? null : roundHalfAway(days.reduce((sum, each) => sum + each, 0) / days.length);
}

/** The day of the last payment of a sale that is paid (or overpaid); '' while something is open or nothing was paid. */
export function settledDay(sale: Sale): Day | '' {
	if (!isAgreed(sale) || balance(sale) > 0) return '';
	return sale.payments.reduce((last, payment) => (payment.day > last ? payment.day : last), '');
}
