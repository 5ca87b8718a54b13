import { describe, expect, it } from 'vitest';
import { advance, dayOfStep, daysAtStep, needsReason, stepByPayments, withPayment } from './sale-steps.ts';
import { emptyLine, emptySale, type Sale } from './sale.ts';

const enquiry = emptySale('s', 'EUR', '2026-11-01');
const lines = [{ ...emptyLine('l', 0, 0), unitPrice: 10000 }];
const invoiced = advance({ ...enquiry, lines }, 'invoiced', '2026-11-10');

function steps(sale: Sale): string[] {
	return sale.steps.map((reached) => `${reached.step} ${reached.day}`);
}

function pay(sale: Sale, id: string, amount: number, day = '2026-11-20'): Sale {
	return withPayment(sale, { id, day, amount, method: 'transfer', note: '' });
}

describe('advance', () => {
	it('moves on and keeps the days of the steps before', () => {
		const order = advance(advance(enquiry, 'quote', '2026-11-02'), 'order', '2026-11-03');
		expect(order.step).toBe('order');
		expect(steps(order)).toEqual(['enquiry 2026-11-01', 'quote 2026-11-02', 'order 2026-11-03']);
	});

	it('may skip steps', () => {
		expect(steps(invoiced)).toEqual(['enquiry 2026-11-01', 'invoiced 2026-11-10']);
		expect(dayOfStep(invoiced, 'order')).toBe('');
	});

	it('to the step where the sale stands corrects its day', () => {
		expect(steps(advance(invoiced, 'invoiced', '2026-11-09'))).toEqual(['enquiry 2026-11-01', 'invoiced 2026-11-09']);
	});

	it('back takes back the later steps and keeps the earlier days', () => {
		const back = advance(advance(invoiced, 'paid', '2026-11-12'), 'enquiry', '2026-11-30');
		expect(steps(back)).toEqual(['enquiry 2026-11-01']);
	});

	it('back to a step that was skipped dates it', () => {
		expect(steps(advance(invoiced, 'order', '2026-11-30'))).toEqual(['enquiry 2026-11-01', 'order 2026-11-30']);
	});

	it('ends from anywhere with a reason, and reopens', () => {
		const lost = advance(invoiced, 'lost', '2026-11-15', 'too dear');
		expect(lost.steps.at(-1)).toMatchObject({ step: 'lost', note: 'too dear' });
		expect(dayOfStep(lost, 'invoiced')).toBe('2026-11-10');
		expect(steps(advance(lost, 'invoiced', '2026-11-16'))).toEqual(['enquiry 2026-11-01', 'invoiced 2026-11-10']);
	});

	it('changes lost to cancelled without keeping both', () => {
		const lost = advance(enquiry, 'lost', '2026-11-15', 'too dear');
		expect(steps(advance(lost, 'cancelled', '2026-11-16'))).toEqual(['enquiry 2026-11-01', 'cancelled 2026-11-16']);
	});

	it('refuses to lose a sale without a reason, but lets its day be corrected', () => {
		expect(needsReason('lost')).toBe(true);
		expect(needsReason('cancelled')).toBe(false);
		expect(() => advance(enquiry, 'lost', '2026-11-15', ' ')).toThrow();
		const lost = advance(enquiry, 'lost', '2026-11-15', 'too dear');
		expect(advance(lost, 'lost', '2026-11-14').steps.at(-1)).toMatchObject({ day: '2026-11-14', note: 'too dear' });
	});

	it('gives each step its own id and a rising position', () => {
		const paid = advance(invoiced, 'paid', '2026-11-12');
		expect(new Set(paid.steps.map((reached) => reached.id)).size).toBe(3);
		expect(paid.steps.map((reached) => reached.position)).toEqual([0, 1, 2]);
	});

	it('leaves the sale it was given as it was', () => {
		const before = structuredClone(invoiced);
		advance(invoiced, 'enquiry', '2026-11-30');
		expect(invoiced).toEqual(before);
	});
});

describe('dayOfStep', () => {
	it('does not count a step a merge left behind where the sale stands', () => {
		expect(dayOfStep({ ...invoiced, step: 'order' }, 'invoiced')).toBe('');
	});
});

describe('payments', () => {
	it('that settle an invoiced sale move it to paid on their day', () => {
		const part = pay(invoiced, 'a', 4000);
		expect(part.step).toBe('invoiced');
		const paid = pay(part, 'b', 6000, '2026-11-25');
		expect(paid.step).toBe('paid');
		expect(dayOfStep(paid, 'paid')).toBe('2026-11-25');
		expect(paid.payments.map((payment) => payment.position)).toEqual([0, 1]);
	});

	it('before the invoice leave the step alone', () => {
		expect(pay(advance({ ...enquiry, lines }, 'order', '2026-11-02'), 'a', 10000).step).toBe('order');
	});

	it('taken away open the sale again', () => {
		const open = stepByPayments({ ...pay(invoiced, 'a', 10000), payments: [] });
		expect(open.step).toBe('invoiced');
		expect(dayOfStep(open, 'invoiced')).toBe('2026-11-10');
		expect(dayOfStep(open, 'paid')).toBe('');
	});

	it('do not move a free sale that was only invoiced', () => {
		expect(stepByPayments({ ...invoiced, lines: [] }).step).toBe('invoiced');
	});

	it('of a credit note move it to paid once all was paid back', () => {
		const credit = { ...invoiced, lines: lines.map((line) => ({ ...line, unitPrice: -10000 })) };
		expect(pay(credit, 'a', -4000).step).toBe('invoiced');
		expect(pay(pay(credit, 'a', -4000), 'b', -6000).step).toBe('paid');
	});

	it('taken away from an overpaid sale leave it paid', () => {
		const twice = pay(pay(invoiced, 'a', 10000), 'b', 10000);
		expect(stepByPayments({ ...twice, payments: twice.payments.slice(0, 1) }).step).toBe('paid');
	});
});

describe('daysAtStep', () => {
	it('counts from the day the step was reached, over the end of summer time too', () => {
		expect(daysAtStep(invoiced, '2026-11-22')).toBe(12);
		expect(daysAtStep(advance(enquiry, 'order', '2026-10-20'), '2026-10-30')).toBe(10);
	});

	it('is never negative', () => {
		expect(daysAtStep(invoiced, '2026-11-01')).toBe(0);
	});
});
