import type { Contact } from '#lib/contacts/contact.ts';
import type { Day } from '#lib/day.ts';
import { emptyLine, emptySale, type AddressSnapshot, type Sale } from './sale.ts';

/** What new sales begin with; the box's settings. */
export interface SaleDefaults {
	currency: string;
	vatRate: number;
	daysToPay: number;
}

/** A new sale with one empty line, on the contact's terms where it has some, else the box's. */
export function startSale(id: string, contact: Contact | undefined, defaults: SaleDefaults, today: Day): Sale {
	const terms = contact?.terms;
	const line = { ...emptyLine('first', 0, defaults.vatRate), discount: terms?.discount ?? 0 };
	return {
		...emptySale(id, defaults.currency, today),
		contactId: contact?.id ?? '',
		daysToPay: terms?.daysToPay ?? defaults.daysToPay,
		lines: [line]
	};
}

/** Name and address of a contact as they are now: the address of the wanted type, else the first that is any. */
export function snapshotOf(contact: Contact, type: 'billing' | 'shipping', name: string): AddressSnapshot {
	const address = contact.addresses.find((each) => each.type === type) ?? contact.addresses[0];
	return {
		name,
		organisation: contact.organisation,
		street: address?.street ?? '',
		postalCode: address?.postalCode ?? '',
		city: address?.city ?? '',
		region: address?.region ?? '',
		country: address?.country ?? '',
		vatId: contact.vatId
	};
}

/** From the order on the sale keeps the address it was made with. */
export function keepsAddress(sale: Sale): boolean {
	return sale.step !== 'enquiry' && sale.step !== 'quote' && sale.step !== 'lost';
}
