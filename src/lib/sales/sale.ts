import type { Item } from '#lib/contacts/contact.ts';
import type { Day } from '#lib/day.ts';

/** The steps of a sale in their usual order; `lost` and `cancelled` end it from anywhere. */
export const SALE_STEPS = ['enquiry', 'quote', 'order', 'shipped', 'invoiced', 'paid', 'lost', 'cancelled'] as const;
export type SaleStep = (typeof SALE_STEPS)[number];

/** A step that was reached, and when. */
export interface StepReached extends Item {
	step: SaleStep;
	day: Day;
	/** A reason (lost, declined) or remark. */
	note: string;
}

/** One line. Money in minor units of the sale's currency, rates in hundredths of a percent. */
export interface SaleLine extends Item {
	/** The product sold, '' = free text. */
	productId: string;
	text: string;
	/** Thousandths of a unit: 2.5 h = 2500. */
	quantity: number;
	unit: string;
	/** Price of one unit, net or gross as the sale's priceMode says. */
	unitPrice: number;
	/** Discount on the line in hundredths of a percent. */
	discount: number;
	/** VAT rate in hundredths of a percent: 19 % = 1900. */
	vatRate: number;
	/** What the unit cost, null = unknown. */
	unitCost: number | null;
}

export const PAYMENT_METHODS = ['transfer', 'cash', 'card', 'directDebit', 'swish', 'paypal', 'other'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Money that came in (negative: paid back). */
export interface Payment extends Item {
	day: Day;
	/** Minor units of the sale's currency. */
	amount: number;
	method: PaymentMethod;
	note: string;
}

/** Goods handed over or sent. */
interface Delivery extends Item {
	day: Day;
	note: string;
	tracking: string;
	/** Quantities (thousandths) by line id; empty = everything. */
	quantities: Record<string, number>;
}

/** A numbered document of this sale; the number is assigned when it is issued. */
interface SaleDocument extends Item {
	kind: 'quote' | 'order' | 'deliveryNote' | 'invoice' | 'cancellation' | 'reminder';
	number: string;
	day: Day;
	/** For a cancellation: the number it cancels. */
	refersTo: string;
	/** Instant from which it may no longer change; null = draft. */
	issuedAt: number | null;
}

/** Name and address as they were when the sale was made. */
export interface AddressSnapshot {
	name: string;
	organisation: string;
	street: string;
	postalCode: string;
	city: string;
	region: string;
	country: string;
	vatId: string;
}

export const VAT_EXEMPTIONS = ['', 'smallBusiness', 'reverseCharge', 'export'] as const;
export type VatExemption = (typeof VAT_EXEMPTIONS)[number];

/** One deal from enquiry to payment, all in one record. */
export interface Sale {
	id: string;
	/** '' = walk-in customer. */
	contactId: string;
	title: string;
	/** The user's own number for the deal, '' = none. */
	number: string;
	/** ISO 4217. */
	currency: string;
	priceMode: 'net' | 'gross';
	/** Why no VAT is charged: § 19 UStG, reverse charge, export; '' = the lines' rates hold. */
	vatExemption: VatExemption;
	/** The step the sale is at. */
	step: SaleStep;
	steps: StepReached[];
	/** Quote valid until. */
	validUntil: Day | '';
	/** Days to pay after the invoice day. */
	daysToPay: number;
	lines: SaleLine[];
	payments: Payment[];
	deliveries: Delivery[];
	documents: SaleDocument[];
	billing: AddressSnapshot | null;
	shipping: AddressSnapshot | null;
	/** Units of the box's currency for one unit of the sale's, as decimal text; '' = the same currency. */
	exchangeRate: string;
	/** Written off: the open rest is no longer expected, since this day. */
	writtenOff: Day | '';
	remark: string;
}

/** A sale with every field at its empty value, an enquiry of `today`; the start of each new one. */
export function emptySale(id: string, currency: string, today: Day): Sale {
	return {
		id,
		contactId: '',
		title: '',
		number: '',
		currency,
		priceMode: 'net',
		vatExemption: '',
		step: 'enquiry',
		// A fixed item id: every sale has exactly one beginning, also when two devices change it apart.
		steps: [{ id: 'start', position: 0, step: 'enquiry', day: today, note: '' }],
		validUntil: '',
		daysToPay: 14,
		lines: [],
		payments: [],
		deliveries: [],
		documents: [],
		billing: null,
		shipping: null,
		exchangeRate: '',
		writtenOff: '',
		remark: ''
	};
}

/** A line with nothing in it but one unit at the given rate (hundredths of a percent). */
export function emptyLine(id: string, position: number, vatRate: number): SaleLine {
	return {
		id,
		position,
		productId: '',
		text: '',
		quantity: 1000,
		unit: '',
		unitPrice: 0,
		discount: 0,
		vatRate,
		unitCost: null
	};
}
