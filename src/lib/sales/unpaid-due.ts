import type { Day } from '#lib/day.ts';
import type { Sale } from './sale.ts';
import { balance, dueDay } from './sale-status.ts';

/** The day an agreed sale with an open rest should be paid by; '' where nothing is owed yet. The key of the unpaid list. */
export function unpaidDue(sale: Sale): Day | '' {
	return balance(sale) > 0 ? dueDay(sale) : '';
}
