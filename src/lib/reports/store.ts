import { displayName } from '#lib/contacts/name.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { primaryAddress } from '#lib/contacts/contact-rules.ts';
import { allSales, customersOf } from '#lib/sales/store.ts';
import { accountantRows } from './accountant.ts';
import type { AccountantRow, Basis, Customer } from './accountant.ts';
import { checkAccountantRows } from './accountant-checks.ts';
import type { AccountantCheck } from './accountant-checks.ts';
import type { Period } from './period.ts';

/** The accountant's list of a period, and what to look at before it is handed over. */
export async function accountantList(
	period: Period,
	basis: Basis
): Promise<{ rows: AccountantRow[]; checks: AccountantCheck[] }> {
	const sales = await allSales()();
	const contacts = await customersOf(sales);
	const customers = new Map([...contacts].map(([id, contact]) => [id, customer(contact)]));
	const rows = accountantRows(sales, { basis, period, customers });
	return { rows, checks: checkAccountantRows(rows, sales) };
}

function customer(contact: Contact): Customer {
	return {
		name: displayName(contact),
		vatId: contact.vatId,
		country: primaryAddress(contact)?.country ?? ''
	};
}
