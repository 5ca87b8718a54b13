import { describe, expect, it } from 'vitest';
import { averageDaysToPay, balance, balances, dueDay, isAgreed, paymentState, settledDay } from './sale-status.ts';
import { advance } from './sale-steps.ts';
import { emptyLine, emptySale, type Payment, type Sale } from './sale.ts';

const TODAY = '2026-11-22';

function sale(rest: Partial<Sale> & { price?: number; paid?: number; paidOn?: string } = {}): Sale {
	const { price = 10000, paid = 0, paidOn = '2026-11-10', ...fields } = rest;
	const payment: Payment = { id: 'p', position: 0, day: paidOn, amount: paid, method: 'transfer', note: '' };
	return {
		...emptySale('s', 'EUR', '2026-10-01'),
		lines: [{ ...emptyLine('l', 0, 0), unitPrice: price }],
		payments: paid === 0 ? [] : [payment],
		...fields
	};
}

function invoiced(on: string, rest: Parameters<typeof sale>[0] = {}): Sale {
	return advance(sale(rest), 'invoiced', on);
}

describe('due day', () => {
	it('is the invoice day plus the days to pay, over month and year ends', () => {
		expect(dueDay(invoiced('2026-12-20'))).toBe('2027-01-03');
		expect(dueDay(invoiced('2024-02-15'))).toBe('2024-02-29');
	});

	it('does not slip where the clocks change', () => {
		expect(dueDay(invoiced('2026-10-20', { daysToPay: 10 }))).toBe('2026-10-30');
		expect(dueDay(invoiced('2026-03-20', { daysToPay: 10 }))).toBe('2026-03-30');
	});

	it('is nothing before the invoice, after going back, or once cancelled', () => {
		expect(dueDay(sale())).toBe('');
		expect(dueDay(advance(invoiced('2026-11-01'), 'order', TODAY))).toBe('');
		expect(dueDay(advance(invoiced('2026-11-01'), 'cancelled', TODAY))).toBe('');
	});
});

describe('payment state', () => {
	it('is none for an enquiry or a quote', () => {
		expect(paymentState(sale(), TODAY)).toEqual({ state: 'none', balance: 0, due: '', overdueDays: 0 });
		expect(paymentState(advance(sale(), 'quote', TODAY), TODAY).state).toBe('none');
	});

	it('is open from the order on', () => {
		expect(paymentState(advance(sale(), 'order', TODAY), TODAY)).toMatchObject({ state: 'open', balance: 10000 });
		expect(paymentState(advance(sale(), 'shipped', TODAY), TODAY).state).toBe('open');
	});

	it('is part after a part payment, also of an enquiry somebody paid for', () => {
		expect(paymentState(invoiced('2026-11-20', { paid: 3000 }), TODAY)).toMatchObject({ state: 'part', balance: 7000 });
		expect(isAgreed(sale({ paid: 3000 }))).toBe(true);
		expect(paymentState(sale({ paid: 3000 }), TODAY)).toMatchObject({ state: 'part', balance: 7000 });
	});

	it('is paid at a balance of nothing', () => {
		expect(paymentState(invoiced('2026-11-20', { paid: 10000 }), TODAY)).toMatchObject({ state: 'paid', balance: 0 });
	});

	it('is paid for a sale with 100 % discount: there is nothing to pay', () => {
		const free = invoiced('2026-10-01', { lines: [{ ...emptyLine('l', 0, 1900), unitPrice: 500, discount: 10000 }] });
		expect(paymentState(free, TODAY).state).toBe('paid');
	});

	it('is none without lines and payments, whatever the step', () => {
		expect(paymentState(invoiced('2026-10-01', { lines: [] }), TODAY).state).toBe('none');
	});

	it('is overpaid where too much came in, and for a credit note', () => {
		expect(paymentState(invoiced('2026-11-20', { paid: 12000 }), TODAY)).toMatchObject({
			state: 'overpaid',
			balance: -2000
		});
		expect(paymentState(invoiced('2026-11-20', { price: -5000 }), TODAY)).toMatchObject({ balance: -5000 });
		expect(paymentState(invoiced('2026-11-20', { price: -5000, paid: -5000 }), TODAY).state).toBe('paid');
	});

	it('is overdue from the day after the due day, part paid or not', () => {
		const bill = invoiced('2026-11-08', { paid: 3000 });
		expect(paymentState(bill, '2026-11-22').state).toBe('part');
		expect(paymentState(bill, '2026-11-23')).toEqual({
			state: 'overdue',
			balance: 7000,
			due: '2026-11-22',
			overdueDays: 1
		});
	});

	it('with 0 days to pay is overdue on the next day', () => {
		const cash = invoiced('2026-11-22', { daysToPay: 0 });
		expect(paymentState(cash, '2026-11-22').state).toBe('open');
		expect(paymentState(cash, '2026-11-23').overdueDays).toBe(1);
	});

	it('is written off only while something is open', () => {
		expect(paymentState(invoiced('2026-01-01', { writtenOff: TODAY }), TODAY).state).toBe('writtenOff');
		expect(paymentState(invoiced('2026-01-01', { writtenOff: TODAY, paid: 10000 }), TODAY).state).toBe('paid');
	});

	it('owes money back when a paid sale is lost or cancelled', () => {
		const cancelled = advance(sale({ paid: 4000 }), 'cancelled', TODAY);
		expect(balance(cancelled)).toBe(-4000);
		expect(paymentState(cancelled, TODAY).state).toBe('overpaid');
		expect(paymentState(advance(sale(), 'lost', TODAY, 'price'), TODAY)).toMatchObject({ state: 'none', balance: 0 });
	});
});

describe('balances', () => {
	it('never mix currencies', () => {
		const sales = [
			invoiced('2026-11-01', { paid: 4000 }),
			invoiced('2026-11-20'),
			invoiced('2026-11-20', { currency: 'SEK', price: 500000 }),
			invoiced('2026-11-20', { currency: 'CHF', paid: 10000 })
		];
		expect(balances(sales, TODAY)).toEqual([
			{ currency: 'EUR', balance: 16000, overdue: 6000, overdueDays: 7 },
			{ currency: 'SEK', balance: 500000, overdue: 0, overdueDays: 0 }
		]);
	});

	it('set credit against debt of the same currency and leave what is written off', () => {
		const sales = [
			invoiced('2026-11-20'),
			invoiced('2026-11-20', { paid: 10500 }),
			invoiced('2026-01-01', { writtenOff: '2026-06-01' })
		];
		expect(balances(sales, TODAY)).toEqual([{ currency: 'EUR', balance: 9500, overdue: 0, overdueDays: 0 }]);
	});

	it('still tell of an overdue sale that credit evens out', () => {
		const sales = [invoiced('2026-10-01'), invoiced('2026-11-20', { paid: 20000 })];
		expect(balances(sales, TODAY)).toEqual([{ currency: 'EUR', balance: 0, overdue: 10000, overdueDays: 38 }]);
	});

	it('of nothing owed are empty', () => {
		expect(balances([sale(), invoiced('2026-11-20', { paid: 10000 })], TODAY)).toEqual([]);
	});
});

describe('days to pay', () => {
	it('count from the invoice to the payment that settled it', () => {
		expect(settledDay(invoiced('2026-11-01', { paid: 10000, paidOn: '2026-11-10' }))).toBe('2026-11-10');
		expect(settledDay(invoiced('2026-11-01', { paid: 9999 }))).toBe('');
	});

	it('are averaged over settled invoices only, prepayment counting as negative', () => {
		const sales = [
			invoiced('2026-11-01', { paid: 10000, paidOn: '2026-11-11' }),
			invoiced('2026-11-01', { paid: 10000, paidOn: '2026-10-28' }),
			invoiced('2026-11-01', { paid: 5000, paidOn: '2026-11-30' }),
			sale({ paid: 10000 })
		];
		expect(averageDaysToPay(sales)).toBe(3);
		expect(averageDaysToPay([sale()])).toBeNull();
	});
});
