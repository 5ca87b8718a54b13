import { csvText } from '#lib/interchange/csv/text.ts';
import { writeXlsx, type SheetCell } from '#lib/interchange/xlsx/write.ts';
import { moneyText } from '#lib/money.ts';
import { accountantTotals, type AccountantRow, type AccountantTotal, type Basis } from './accountant.ts';
import { FORMS, type AccountantForm, type AccountantFormId } from './accountant-form.ts';
import type { Period } from './period.ts';

const WIDTHS = [14, 14, 14, 28, 18, 10, 36, 12, 10, 12, 12, 10, 16, 44];
const EMPTY: SheetCell = { kind: 'empty' };
const TEXT_COLUMN = 6;

/** The name of the file: what it lists and of which period, "Einnahmen-nach-Zahlung-2026-Q4.csv". */
export function accountantFileName(
	formId: AccountantFormId,
	basis: Basis,
	period: Period,
	extension: 'csv' | 'xlsx'
): string {
	return `${FORMS[formId].fileName[basis]}-${period.name}.${extension}`;
}

/**
 * The list as CSV in the form a country's accountants expect: UTF-8 with byte order mark (Excel needs it), CRLF,
 * formulas guarded, no totals row (it would be imported as income).
 */
export function accountantCsv(rows: readonly AccountantRow[], formId: AccountantFormId): string {
	const form = FORMS[formId];
	const lines = rows.map((row) => cells(row, form).map((cell) => cellText(cell, form)));
	return `\ufeff${csvText([[...form.headers], ...lines], { delimiter: form.delimiter })}`;
}

/** The list as a spreadsheet: the same columns with real dates and numbers, totals per currency and rate below. */
export function accountantXlsx(rows: readonly AccountantRow[], formId: AccountantFormId): Promise<Blob> {
	const form = FORMS[formId];
	const totals = accountantTotals(rows).map((total) => totalCells(total, form));
	return writeXlsx({
		name: form.sheetName,
		columns: form.headers.map((header, index) => ({ header, width: WIDTHS[index] ?? 12 })),
		rows: rows.map((row) => cells(row, form)),
		totals: [...totals, [...Array<SheetCell>(TEXT_COLUMN).fill(EMPTY), text(form.disclaimer)]],
		dayFormat: form.dayFormat
	});
}

/** The columns, in the order of the form's headers. */
function cells(row: AccountantRow, form: AccountantForm): SheetCell[] {
	const exemption = form.exemptions[row.exemption];
	return [
		day(row.paymentDay),
		day(row.invoiceDay),
		text(row.invoiceNumber),
		text(row.customer.name),
		text(row.customer.vatId),
		text(row.customer.country),
		text([row.text, exemption].filter(Boolean).join(' · ')),
		...amounts(row),
		text(row.paidBy === '' ? '' : form.methods[row.paidBy]),
		text(row.id)
	];
}

function totalCells(total: AccountantTotal, form: AccountantForm): SheetCell[] {
	return [...Array<SheetCell>(TEXT_COLUMN).fill(EMPTY), text(form.total), ...amounts(total)];
}

/** Net, rate, VAT, gross and currency. */
function amounts({ net, vatRate, vat, gross, currency }: AccountantTotal): SheetCell[] {
	return [
		money(net, currency),
		vatRate === null ? EMPTY : { kind: 'number', value: vatRate / 100 },
		vat === null ? EMPTY : money(vat, currency),
		money(gross, currency),
		text(currency)
	];
}

function cellText(cell: SheetCell, form: AccountantForm): string {
	switch (cell.kind) {
		case 'empty':
			return '';
		case 'text':
			return cell.text;
		case 'day':
			return form.formatDay(cell.day);
		case 'money':
			return moneyText(cell.minor, cell.currency, form.locale);
		case 'number':
			return form.locale === 'en' ? String(cell.value) : String(cell.value).replace('.', ',');
	}
}

function day(value: string): SheetCell {
	return value === '' ? EMPTY : { kind: 'day', day: value };
}

function money(minor: number, currency: string): SheetCell {
	return { kind: 'money', minor, currency };
}

/** On one line: bookkeeping programs read a line per row and stumble over breaks inside a cell. */
function text(value: string): SheetCell {
	return { kind: 'text', text: value.replace(/\s+/g, ' ').trim() };
}
