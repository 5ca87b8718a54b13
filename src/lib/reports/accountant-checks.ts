import { dayOfStep } from '#lib/sales/sale-steps.ts';
import type { Sale } from '#lib/sales/sale.ts';
import { invoiceNumber, type AccountantRow } from './accountant.ts';

/** Something the accountant would ask about. It warns; it never keeps a row out of the list. */
export interface AccountantCheck {
	code: 'noNumber' | 'doubledNumber' | 'paymentBeforeInvoice' | 'noInvoice' | 'noLines' | 'cancelledAfterInvoice';
	saleId: string;
	invoiceNumber: string;
	customer: string;
}

/**
 * Checks the sales behind the rows of a list, one warning per sale and kind. A number counts as doubled where any
 * other sale of the box has it, also outside the period.
 */
export function checkAccountantRows(rows: readonly AccountantRow[], sales: readonly Sale[]): AccountantCheck[] {
	const byId = new Map(sales.map((sale) => [sale.id, sale]));
	const uses = new Map<string, number>();
	for (const sale of sales) uses.set(invoiceNumber(sale), (uses.get(invoiceNumber(sale)) ?? 0) + 1);
	const checks: AccountantCheck[] = [];
	const seen = new Set<string>();
	for (const row of rows) {
		const sale = byId.get(row.saleId);
		if (!sale || seen.has(sale.id)) continue;
		seen.add(sale.id);
		for (const code of codesOf(sale, uses)) {
			checks.push({ code, saleId: sale.id, invoiceNumber: row.invoiceNumber, customer: row.customer.name });
		}
	}
	return checks;
}

function codesOf(sale: Sale, uses: ReadonlyMap<string, number>): AccountantCheck['code'][] {
	const number = invoiceNumber(sale);
	const invoiced = dayOfStep(sale, 'invoiced');
	const codes: AccountantCheck['code'][] = [];
	if (invoiced === '') codes.push('noInvoice');
	else if (number === '') codes.push('noNumber');
	if (number !== '' && (uses.get(number) ?? 0) > 1) codes.push('doubledNumber');
	if (invoiced !== '' && sale.payments.some((payment) => payment.day < invoiced)) codes.push('paymentBeforeInvoice');
	if (sale.lines.length === 0) codes.push('noLines');
	if (invoiced !== '' && sale.step === 'cancelled') codes.push('cancelledAfterInvoice');
	return codes;
}
