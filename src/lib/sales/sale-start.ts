import type { Contact } from '#lib/contacts/contact.ts';
import type { Day } from '#lib/day.ts';
import { discountText, type SaleForm } from './sale-form.ts';
import { emptyLine, emptySale, type AddressSnapshot, type Sale } from './sale.ts';

/** What new sales begin with; the box's settings. */
export interface SaleDefaults {
	currency: string;
	vatRate: number;
	daysToPay: number;
}

/** A new sale with one empty line, on the contact's terms where it has some, else the box's. */
export function startSale(id: string, contact: Contact | undefined, defaults: SaleDefaults, today: Day): Sale {
	const { discount, daysToPay } = termsOf(contact, defaults);
	const line = { ...emptyLine('first', 0, defaults.vatRate), discount };
	return {
		...emptySale(id, defaults.currency, today),
		contactId: contact?.id ?? '',
		daysToPay,
		lines: [line]
	};
}

/** What was agreed with a customer; what was not is the box's. */
interface AgreedTerms {
	/** Hundredths of a percent. */
	discount: number;
	daysToPay: number;
}

export function termsOf(contact: Contact | undefined, defaults: Pick<SaleDefaults, 'daysToPay'>): AgreedTerms {
	const terms = contact?.terms;
	return { discount: terms?.discount ?? 0, daysToPay: terms?.daysToPay ?? defaults.daysToPay };
}

/** The terms of a new sale as typed after its customer was changed: those nobody has touched become the new ones'. */
export function changedTerms(
	form: SaleForm,
	before: AgreedTerms,
	after: AgreedTerms,
	locale: string
): Pick<SaleForm, 'lines' | 'daysToPay'> {
	const untouched = discountText(before.discount, locale);
	const discount = discountText(after.discount, locale);
	return {
		lines: form.lines.map((line) => (line.discount === untouched ? { ...line, discount } : line)),
		daysToPay: form.daysToPay === String(before.daysToPay) ? String(after.daysToPay) : form.daysToPay
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
