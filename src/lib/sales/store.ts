import { displayName } from '#lib/contacts/name.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import type { Stored } from '#lib/db/codec.ts';
import { mergeDraft } from '#lib/db/merge-draft.ts';
import type { Choices, Conflict, Saved } from '#lib/db/merge-draft.ts';
import { isLive, readMany, readOne, readRows } from '#lib/db/read.ts';
import { write } from '#lib/db/write.ts';
import type { Work } from '#lib/db/command.ts';
import type { Day } from '#lib/day.ts';
import { newItemId } from '#lib/id.ts';
import { keepsAddress, snapshotOf } from './sale-start.ts';
import { balance } from './sale-status.ts';
import { stepByPayments, withPayment } from './sale-steps.ts';
import type { PaymentMethod, Sale, SaleStep } from './sale.ts';

export type { Choices, Conflict } from '#lib/db/merge-draft.ts';

/** A sale with the name of its customer: as the card has it, else as it was when ordered; '' = walk-in. */
export interface NamedSale {
	sale: Stored<Sale>;
	customer: string;
}

/** One sale; undefined where there is none or it was deleted. */
export const saleById = (id: string) => () => readOne('sales', id);

/** All sales of a contact, the newest first. */
export const salesOf = (contactId: string) => async (): Promise<Stored<Sale>[]> =>
	(await readRows('sales', (rows) => rows.where('contactId').equals(contactId).toArray())).reverse();

/** Sales at any of the steps, the newest first, `limit` at most of each step. */
export const salesAt = (steps: readonly SaleStep[], limit: number) => async (): Promise<NamedSale[]> => {
	const found: Stored<Sale>[] = [];
	for (const step of steps) {
		found.push(
			...(await readRows('sales', (rows) =>
				rows.where('step').equals(step).reverse().and(isLive).limit(limit).toArray()
			))
		);
	}
	return named(found.sort((a, b) => (a.id < b.id ? 1 : -1)));
};

/** Invoiced sales with something open, the longest due first. */
export const unpaid = () => async (): Promise<NamedSale[]> =>
	named(await readRows('sales', (rows) => rows.where('unpaidDue').above('').toArray()));

/** Every sale: for the accountant's list. */
export const allSales = () => (): Promise<Stored<Sale>[]> => readRows('sales', (rows) => rows.toArray());

/** The customers of some sales by contact id. */
export async function customersOf(sales: readonly Sale[]): Promise<Map<string, Stored<Contact>>> {
	const ids = [...new Set(sales.map((sale) => sale.contactId))].filter(Boolean);
	return new Map((await readMany('contacts', ids)).map((contact) => [contact.id, contact]));
}

async function named(sales: readonly Stored<Sale>[]): Promise<NamedSale[]> {
	const contacts = await customersOf(sales);
	return sales.map((sale) => {
		const contact = contacts.get(sale.contactId);
		return { sale, customer: contact ? displayName(contact) : (sale.billing?.name ?? '') };
	});
}

/** The contact a new sale is for; undefined where there is none. */
export const customerOf = (contactId: string) => async (): Promise<Stored<Contact> | undefined> =>
	contactId === '' ? undefined : readOne('contacts', contactId);

/**
 * Stores what the editor holds, a new sale where the id is not there yet. `opened` is the sale as the editor found it:
 * what another window changed meanwhile stays, and a value that both changed comes back as a conflict to be answered
 * in `choices`; nothing is saved until then. From the order on the customer's address is kept with the sale.
 */
export async function saveSale(edited: Sale, opened: Sale, now: number, choices: Choices = {}): Promise<Saved> {
	const done = await write<Conflict[]>({ what: 'sale.save', now }, async (box) => {
		const stored = await box.get('sales', edited.id);
		const merged = stored ? mergeDraft('sales', opened, stored, edited, choices) : { record: edited, conflicts: [] };
		if (merged.conflicts.length > 0) return merged.conflicts;
		const sale = stepByPayments(merged.record);
		const moved = stored !== undefined && stored.contactId !== sale.contactId;
		box.callIt(await labelOf(box, sale));
		box.put('sales', await withAddress(box, moved ? { ...sale, billing: null, shipping: null } : sale));
		return [];
	});
	return done.result.length > 0 ? { conflicts: done.result } : { entryId: done.entryId };
}

/** What the history calls a sale: its title, else whom it is for, else its number. */
async function labelOf(box: Work, sale: Sale): Promise<string> {
	if (sale.title !== '') return sale.title;
	const contact = sale.contactId === '' ? undefined : await box.get('contacts', sale.contactId);
	return (contact ? displayName(contact) : sale.billing?.name) || sale.number;
}

async function withAddress(box: Work, sale: Sale): Promise<Sale> {
	if (sale.billing || sale.contactId === '' || !keepsAddress(sale)) return sale;
	const contact = await box.get('contacts', sale.contactId);
	if (!contact) return sale;
	const name = displayName(contact);
	return { ...sale, billing: snapshotOf(contact, 'billing', name), shipping: snapshotOf(contact, 'shipping', name) };
}

/** The open rest came in, all of it: one payment, and the sale moves on to `paid`. Nothing where nothing is open. */
export async function settleSale(id: string, method: PaymentMethod, day: Day, now: number): Promise<string> {
	const done = await write({ what: 'sale.pay', now }, async (box) => {
		const sale = await box.get('sales', id);
		const open = sale ? balance(sale) : 0;
		if (!sale || open <= 0) return;
		box.callIt(await labelOf(box, sale));
		box.put('sales', withPayment(sale, { id: newItemId(), day, amount: open, method, note: '' }));
	});
	return done.entryId;
}

/** Into the trash. */
export async function deleteSale(id: string, now: number): Promise<string> {
	const done = await write({ what: 'sale.delete', now }, async (box) => {
		const sale = await box.get('sales', id);
		if (!sale) return;
		box.callIt(await labelOf(box, sale));
		await box.remove('sales', id);
	});
	return done.entryId;
}
