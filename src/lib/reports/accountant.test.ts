import { describe, expect, it } from 'vitest';
import { cellsOf } from '#lib/interchange/xlsx/test-reader.ts';
import { advance, withPayment } from '#lib/sales/sale-steps.ts';
import { emptyLine, emptySale, type Sale } from '#lib/sales/sale.ts';
import { checkAccountantRows } from './accountant-checks.ts';
import { accountantCsv, accountantFileName, accountantXlsx } from './accountant-file.ts';
import { accountantRows, accountantTotals, type AccountantOptions } from './accountant.ts';
import { calendarYear } from './period.ts';

const CUSTOMERS = new Map([['c', { name: 'Müller; "Söhne"', vatId: 'DE123456789', country: 'DE' }]]);
const CASH: AccountantOptions = { basis: 'cash', period: calendarYear(2026), customers: CUSTOMERS };
const ACCRUAL: AccountantOptions = { ...CASH, basis: 'accrual' };

/** Two rates: 119.00 at 19 %, 35.66 at 7 %. */
function mixed(rest: Partial<Sale> = {}): Sale {
	const lines = [
		{ ...emptyLine('a', 0, 1900), unitPrice: 10000, text: 'Work' },
		{ ...emptyLine('b', 1, 700), unitPrice: 3333, text: 'Books' }
	];
	return { ...emptySale('s', 'EUR', '2026-11-01'), contactId: 'c', number: '2026-7', lines, ...rest };
}

function pay(sale: Sale, amount: number, day: string): Sale {
	return withPayment(sale, { id: `p${day}`, day, amount, method: 'transfer', note: '' });
}

const invoiced = advance(mixed(), 'invoiced', '2026-11-10');
const partPaid = pay(invoiced, 5000, '2026-11-20');

describe('rows on the cash basis', () => {
	it('are one per payment and rate, on the day of the payment', () => {
		expect(accountantRows([partPaid], CASH)).toEqual([
			{
				id: 's/p2026-11-20/1900',
				saleId: 's',
				paymentDay: '2026-11-20',
				invoiceDay: '2026-11-10',
				invoiceNumber: '2026-7',
				customer: CUSTOMERS.get('c'),
				text: 'Work, Books',
				exemption: '',
				vatRate: 1900,
				net: 3233,
				vat: 614,
				gross: 3847,
				currency: 'EUR',
				paidBy: 'transfer'
			},
			expect.objectContaining({ id: 's/p2026-11-20/700', net: 1078, vat: 75, gross: 1153 })
		]);
	});

	it('split a payment of this year by what was paid in the last', () => {
		const sale = pay(pay(mixed(), 5000, '2025-12-31'), 10466, '2026-01-02');
		const both = [...accountantRows([sale], { ...CASH, period: calendarYear(2025) }), ...accountantRows([sale], CASH)];
		expect(accountantTotals(both)).toEqual([
			{ currency: 'EUR', vatRate: 1900, net: 10000, vat: 1900, gross: 11900 },
			{ currency: 'EUR', vatRate: 700, net: 3333, vat: 233, gross: 3566 }
		]);
	});

	it('have nothing of an unpaid invoice, and keep the payment of a cancelled one', () => {
		expect(accountantRows([invoiced], CASH)).toEqual([]);
		expect(accountantRows([advance(partPaid, 'cancelled', '2026-11-21')], CASH)).toHaveLength(2);
	});

	it('are in order of the payment day', () => {
		const early = { ...pay(mixed({ id: 'e' }), 100, '2026-02-01'), lines: mixed().lines.slice(0, 1) };
		expect(accountantRows([partPaid, early], CASH).map((row) => row.paymentDay)).toEqual([
			'2026-02-01',
			'2026-11-20',
			'2026-11-20'
		]);
	});
});

describe('rows on the accrual basis', () => {
	it('are one per invoice and rate, paid or not', () => {
		expect(accountantRows([invoiced], ACCRUAL)).toMatchObject([
			{ id: 's/invoice/1900', paymentDay: '', net: 10000, vat: 1900, gross: 11900, paidBy: '' },
			{ id: 's/invoice/700', net: 3333, vat: 233, gross: 3566 }
		]);
	});

	it('give the day it was settled, and the way it was paid where there is one', () => {
		const paid = pay(partPaid, 10466, '2026-12-01');
		expect(accountantRows([paid], ACCRUAL)[0]).toMatchObject({ paymentDay: '2026-12-01', paidBy: 'transfer' });
		const cash = withPayment(partPaid, { id: 'x', day: '2026-12-01', amount: 10466, method: 'cash', note: '' });
		expect(accountantRows([cash], ACCRUAL)[0]).toMatchObject({ paidBy: '' });
	});

	it('leave out what is not invoiced or was cancelled', () => {
		expect(accountantRows([mixed(), advance(invoiced, 'cancelled', '2026-11-11')], ACCRUAL)).toEqual([]);
	});

	it('keep an invoice that comes to nothing', () => {
		const free = { ...invoiced, lines: invoiced.lines.map((line) => ({ ...line, discount: 10000 })) };
		expect(accountantRows([free], ACCRUAL)).toMatchObject([{ gross: 0 }]);
	});
});

describe('what a row says', () => {
	it('of a small business has no VAT', () => {
		const rows = accountantRows([{ ...partPaid, vatExemption: 'smallBusiness' }], CASH);
		expect(rows).toMatchObject([{ vatRate: null, vat: null, net: 5000, gross: 5000 }]);
		expect(accountantCsv(rows, 'de')).toContain('Work, Books · § 19 UStG;50,00;;;50,00;EUR;Überweisung');
	});

	it('takes the billing address of the time before the card of today', () => {
		const billing = {
			name: 'Eva Alt',
			organisation: '',
			street: '',
			postalCode: '',
			city: '',
			region: '',
			country: 'AT',
			vatId: ''
		};
		const row = accountantRows([{ ...partPaid, billing }], CASH)[0];
		expect(row?.customer).toEqual({ name: 'Eva Alt', vatId: 'DE123456789', country: 'AT' });
	});

	it('takes the number of an issued invoice, not of a draft', () => {
		const document = { id: 'd', position: 0, kind: 'invoice' as const, day: '2026-11-10', refersTo: '' };
		const documents = [
			{ ...document, number: '2026-A-0001', issuedAt: 1 },
			{ ...document, number: 'draft', issuedAt: null }
		];
		expect(accountantRows([{ ...partPaid, documents }], CASH)[0]?.invoiceNumber).toBe('2026-A-0001');
	});

	it('of a walk-in customer has no name', () => {
		expect(accountantRows([{ ...partPaid, contactId: '' }], CASH)[0]?.customer.name).toBe('');
	});
});

describe('totals', () => {
	it('never add currencies', () => {
		const kronor = { ...partPaid, id: 'k', currency: 'SEK' };
		expect(accountantTotals(accountantRows([partPaid, kronor], CASH)).map((t) => [t.currency, t.vatRate])).toEqual([
			['EUR', 1900],
			['EUR', 700],
			['SEK', 1900],
			['SEK', 700]
		]);
	});
});

describe('the CSV file', () => {
	const rows = accountantRows([partPaid], CASH);

	it('is German with semicolons, decimal commas and TT.MM.JJJJ', () => {
		const [header, first, , end] = accountantCsv(rows, 'de').split('\r\n');
		expect(header).toBe(
			'\ufeffZahlungsdatum;Rechnungsdatum;Rechnungsnr.;Kunde;USt-IdNr. Kunde;Land;Text;Netto;USt-Satz %;USt;Brutto;Währung;Zahlungsart;Kennung'
		);
		expect(first).toBe(
			'20.11.2026;10.11.2026;2026-7;"Müller; ""Söhne""";DE123456789;DE;Work, Books;32,33;19;6,14;38,47;EUR;Überweisung;s/p2026-11-20/1900'
		);
		expect(end).toBe('');
	});

	it('is Swedish with ISO days', () => {
		const [header, first] = accountantCsv(rows, 'sv').split('\r\n');
		expect(header).toMatch(/^\ufeffBetalningsdatum;Fakturadatum;/);
		expect(first).toMatch(/^2026-11-20;2026-11-10;.*;32,33;19;6,14;38,47;EUR;Överföring;/);
	});

	it('is British with commas, decimal points and DD/MM/YYYY', () => {
		const [header, first] = accountantCsv(rows, 'gb').split('\r\n');
		expect(header).toMatch(/^\ufeffPayment date,Invoice date,/);
		expect(first).toMatch(/^20\/11\/2026,10\/11\/2026,2026-7,.*,32\.33,19,6\.14,38\.47,EUR,Bank transfer,/);
	});

	it('writes rates that are no whole percent, and currencies without decimals', () => {
		const line = { ...emptyLine('a', 0, 550), unitPrice: 1000 };
		const yen = pay(mixed({ currency: 'JPY', lines: [line] }), 1055, '2026-11-20');
		expect(accountantCsv(accountantRows([yen], CASH), 'de')).toContain(';1000;5,5;55;1055;JPY;');
	});

	it('guards formulas and keeps a row on one line', () => {
		const evil = accountantRows([{ ...partPaid, title: '=cmd|calc\r\nsecond' }], CASH);
		expect(accountantCsv(evil, 'de')).toContain(";'=cmd|calc second;");
	});

	it('says in its name what it lists', () => {
		expect(accountantFileName('de', 'cash', CASH.period, 'csv')).toBe('Einnahmen-nach-Zahlung-2026.csv');
		expect(accountantFileName('gb', 'accrual', CASH.period, 'xlsx')).toBe('income-by-invoice-2026.xlsx');
	});
});

describe('the XLSX file', () => {
	const kronor = { ...partPaid, id: 'k', currency: 'SEK', number: '2026-8', title: '=SUM(A1)' };
	const rows = accountantRows([partPaid, kronor], CASH);

	it('has the columns of the CSV with real dates and numbers', async () => {
		const cells = await cellsOf(await accountantXlsx(rows, 'de'));
		expect(cells.get('A1')).toMatchObject({ type: 'inlineStr', value: 'Zahlungsdatum' });
		expect(cells.get('N1')?.value).toBe('Kennung');
		expect(cells.get('A2')).toMatchObject({ type: 'n', value: '46346', format: 'dd.mm.yyyy' });
		expect(cells.get('C2')).toMatchObject({ type: 'inlineStr', value: '2026-7' });
		expect(cells.get('H2')).toMatchObject({ type: 'n', value: '32.33' });
		expect(cells.get('I2')).toMatchObject({ type: 'n', value: '19' });
		expect(cells.get('G4')).toMatchObject({ type: 'inlineStr', value: '=SUM(A1)' });
	});

	it('ends with totals per currency and rate that are the sums of the rows', async () => {
		const cells = await cellsOf(await accountantXlsx(rows, 'gb'));
		const value = (place: string): string | undefined => cells.get(place)?.value;
		expect([6, 7, 8, 9].map((row) => [value(`G${row}`), value(`L${row}`), value(`I${row}`), value(`K${row}`)])).toEqual(
			[
				['Total', 'EUR', '19', '38.47'],
				['Total', 'EUR', '7', '11.53'],
				['Total', 'SEK', '19', '38.47'],
				['Total', 'SEK', '7', '11.53']
			]
		);
		expect(value('G10')).toBe('List from a contact file, not bookkeeping');
	});
});

describe('checks', () => {
	function codes(...sales: Sale[]): string[] {
		return checkAccountantRows(accountantRows(sales, CASH), sales).map((check) => check.code);
	}

	it('find nothing wrong with a numbered invoice paid afterwards', () => {
		expect(codes(partPaid)).toEqual([]);
	});

	it('warn of an invoice without number and of a payment without invoice', () => {
		expect(codes({ ...partPaid, number: '' })).toEqual(['noNumber']);
		expect(codes(pay(mixed(), 100, '2026-11-20'))).toEqual(['noInvoice']);
	});

	it('warn of a number used twice, in the list or outside of it', () => {
		expect(codes(partPaid, { ...partPaid, id: 't' })).toEqual(['doubledNumber', 'doubledNumber']);
		expect(codes(partPaid, { ...invoiced, id: 't' })).toEqual(['doubledNumber']);
	});

	it('warn of a payment before the invoice, without lines, and after cancelling', () => {
		expect(codes(pay(invoiced, 100, '2026-11-09'))).toEqual(['paymentBeforeInvoice']);
		expect(codes({ ...partPaid, lines: [] })).toEqual(['noLines']);
		expect(codes(advance(partPaid, 'cancelled', '2026-11-21'))).toEqual(['cancelledAfterInvoice']);
	});
});
