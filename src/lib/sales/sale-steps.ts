import { daysBetween, type Day } from '#lib/day.ts';
import { newItemId } from '#lib/id.ts';
import { SALE_STEPS, type Payment, type Sale, type SaleStep, type StepReached } from './sale.ts';
import { paidTotal, totals } from './sale-money.ts';

/** The steps that end a sale from anywhere. */
const ENDS: readonly SaleStep[] = ['lost', 'cancelled'];

/**
 * The day a step was reached, '' = it was not, or the sale has gone back behind it (a merge of two devices can leave
 * such a step in the list; where the sale stands decides).
 */
export function dayOfStep(sale: Sale, step: SaleStep): Day | '' {
	if (step !== sale.step && !comesBefore(step, sale.step)) return '';
	return sale.steps.find((reached) => reached.step === step)?.day ?? '';
}

/** A lost sale needs a reason: it is the only thing one can learn from it. */
export function needsReason(step: SaleStep): boolean {
	return step === 'lost';
}

/**
 * The sale moved to a step on a day. Steps may be skipped. Going back takes back the steps behind the target; a step
 * already reached keeps its day, unless it is where the sale stands: then the day is corrected. `lost` and
 * `cancelled` keep all steps reached before, so that reopening goes back to one of them. The reason (or remark)
 * replaces the step's note unless it is ''. Moving to `lost` without a reason is a bug of the caller: see `needsReason`.
 */
export function advance(sale: Sale, step: SaleStep, day: Day, reason = ''): Sale {
	if (needsReason(step) && reason.trim() === '' && noteOfStep(sale, step) === '') {
		throw new Error('A lost sale needs a reason');
	}
	const kept = sale.steps.filter((reached) => reached.step === step || comesBefore(reached.step, step));
	const known = kept.find((reached) => reached.step === step);
	const reached: StepReached = known
		? { ...known, day: sale.step === step ? day : known.day, note: reason || known.note }
		: { id: newItemId(), position: nextPosition(sale.steps), step, day, note: reason };
	return { ...sale, step, steps: [...kept.filter((other) => other.step !== step), reached] };
}

function noteOfStep(sale: Sale, step: SaleStep): string {
	return sale.steps.find((reached) => reached.step === step)?.note ?? '';
}

/** Does `step` stay when the sale moves to `target`? An end never stays; every step comes before an end. */
function comesBefore(step: SaleStep, target: SaleStep): boolean {
	return !ENDS.includes(step) && (ENDS.includes(target) || SALE_STEPS.indexOf(step) < SALE_STEPS.indexOf(target));
}

function nextPosition(items: readonly { position: number }[]): number {
	return items.reduce((last, item) => Math.max(last, item.position), -1) + 1;
}

/** The sale with one more payment, at the step that follows from it. */
export function withPayment(sale: Sale, payment: Omit<Payment, 'position'>): Sale {
	const added = { ...payment, position: nextPosition(sale.payments) };
	return stepByPayments({ ...sale, payments: [...sale.payments, added] });
}

/**
 * The step that follows from the payments: an invoiced sale that is settled by them moves to `paid` on the day of the
 * last one; a paid one with an open rest goes back to the step before.
 */
export function stepByPayments(sale: Sale): Sale {
	if (sale.step === 'invoiced' && sale.payments.length > 0 && isSettled(sale)) {
		return advance(sale, 'paid', lastPaymentDay(sale));
	}
	if (sale.step !== 'paid' || isSettled(sale)) return sale;
	const before = sale.steps.filter((reached) => reached.step !== 'paid' && !ENDS.includes(reached.step)).at(-1);
	return before ? advance(sale, before.step, before.day) : sale;
}

function lastPaymentDay(sale: Sale): Day {
	return sale.payments.reduce((last, payment) => (payment.day > last ? payment.day : last), '');
}

/** All of it is paid; a credit note once all of it was paid back. */
function isSettled(sale: Sale): boolean {
	const { gross } = totals(sale);
	return gross < 0 ? paidTotal(sale) <= gross : paidTotal(sale) >= gross;
}

/** How many days the sale has stood at its step. */
export function daysAtStep(sale: Sale, today: Day): number {
	const since = dayOfStep(sale, sale.step);
	return since === '' ? 0 : Math.max(0, daysBetween(since, today));
}
