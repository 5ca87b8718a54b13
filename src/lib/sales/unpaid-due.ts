import type { Day } from '#lib/day.ts';
import { balance, dueDay } from './sale-status.ts';
import type { Sale } from './sale.ts';

/**
 * The day an invoiced sale with an open rest should be paid by; '' where nothing is owed yet, or any more (written
 * off). The key of the unpaid list.
 */
export function unpaidDue(sale: Sale): Day | '' {
	return sale.writtenOff === '' && balance(sale) > 0 ? dueDay(sale) : '';
}
