import type { Day } from '#lib/day.ts';
import type { PaymentMethod, VatExemption } from '#lib/sales/sale.ts';

/** Whose accountant the list is for; it decides language, separator, decimal mark and date, not the app's language. */
export type AccountantFormId = 'de' | 'sv' | 'gb';

export interface AccountantForm {
	delimiter: ',' | ';';
	/** The language whose decimal mark is used. */
	locale: 'de' | 'sv' | 'en';
	/** Excel number format of days. */
	dayFormat: string;
	formatDay: (day: Day) => string;
	/** In the order of the columns of `accountant-file.ts`. */
	headers: readonly string[];
	sheetName: string;
	fileName: Record<'cash' | 'accrual', string>;
	methods: Record<PaymentMethod, string>;
	exemptions: Record<VatExemption, string>;
	total: string;
	/** Said in the file: this is no bookkeeping. */
	disclaimer: string;
}

export const FORMS: Record<AccountantFormId, AccountantForm> = {
	de: {
		delimiter: ';',
		locale: 'de',
		dayFormat: 'dd.mm.yyyy',
		formatDay: (day) => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`,
		headers: [
			'Zahlungsdatum',
			'Rechnungsdatum',
			'Rechnungsnr.',
			'Kunde',
			'USt-IdNr. Kunde',
			'Land',
			'Text',
			'Netto',
			'USt-Satz %',
			'USt',
			'Brutto',
			'Währung',
			'Zahlungsart',
			'Kennung'
		],
		sheetName: 'Einnahmen',
		fileName: { cash: 'Einnahmen-nach-Zahlung', accrual: 'Einnahmen-nach-Rechnung' },
		methods: {
			transfer: 'Überweisung',
			cash: 'Bar',
			card: 'Karte',
			directDebit: 'Lastschrift',
			swish: 'Swish',
			paypal: 'PayPal',
			other: 'Sonstige'
		},
		exemptions: {
			'': '',
			smallBusiness: '§ 19 UStG',
			reverseCharge: 'Steuerschuldnerschaft des Leistungsempfängers',
			export: 'steuerfreie Ausfuhr'
		},
		total: 'Summe',
		disclaimer: 'Liste aus einer Kontaktkartei, keine Buchführung'
	},
	sv: {
		delimiter: ';',
		locale: 'sv',
		dayFormat: 'yyyy-mm-dd',
		formatDay: (day) => day,
		headers: [
			'Betalningsdatum',
			'Fakturadatum',
			'Fakturanr',
			'Kund',
			'Kundens momsnr',
			'Land',
			'Text',
			'Netto',
			'Momssats %',
			'Moms',
			'Brutto',
			'Valuta',
			'Betalsätt',
			'Id'
		],
		sheetName: 'Intäkter',
		fileName: { cash: 'intakter-efter-betalning', accrual: 'intakter-efter-faktura' },
		methods: {
			transfer: 'Överföring',
			cash: 'Kontant',
			card: 'Kort',
			directDebit: 'Autogiro',
			swish: 'Swish',
			paypal: 'PayPal',
			other: 'Annat'
		},
		exemptions: {
			'': '',
			smallBusiness: 'undantag från moms',
			reverseCharge: 'omvänd betalningsskyldighet',
			export: 'export utan moms'
		},
		total: 'Summa',
		disclaimer: 'Lista från ett kontaktregister, inte bokföring'
	},
	gb: {
		delimiter: ',',
		locale: 'en',
		dayFormat: 'dd/mm/yyyy',
		formatDay: (day) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
		headers: [
			'Payment date',
			'Invoice date',
			'Invoice no.',
			'Customer',
			'Customer VAT no.',
			'Country',
			'Text',
			'Net',
			'VAT rate %',
			'VAT',
			'Gross',
			'Currency',
			'Paid by',
			'Id'
		],
		sheetName: 'Income',
		fileName: { cash: 'income-by-payment', accrual: 'income-by-invoice' },
		methods: {
			transfer: 'Bank transfer',
			cash: 'Cash',
			card: 'Card',
			directDebit: 'Direct debit',
			swish: 'Swish',
			paypal: 'PayPal',
			other: 'Other'
		},
		exemptions: {
			'': '',
			smallBusiness: 'not registered for VAT',
			reverseCharge: 'reverse charge',
			export: 'zero-rated export'
		},
		total: 'Total',
		disclaimer: 'List from a contact file, not bookkeeping'
	}
};
