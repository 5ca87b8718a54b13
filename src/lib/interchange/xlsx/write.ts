import { fractionDigits } from '#lib/money.ts';
import type { Day } from '#lib/day.ts';
import { zip } from './zip.ts';

/** One cell: text that stays text whatever it begins with, a day, an amount in minor units, a plain number, or nothing. */
export type SheetCell =
	| { kind: 'text'; text: string }
	| { kind: 'day'; day: Day }
	| { kind: 'money'; minor: number; currency: string }
	| { kind: 'number'; value: number }
	| { kind: 'empty' };

interface SheetColumn {
	header: string;
	/** Width in characters. */
	width: number;
}

export interface Sheet {
	/** The tab's name; characters Excel refuses are replaced, 31 are kept. */
	name: string;
	columns: SheetColumn[];
	rows: SheetCell[][];
	/** Rows below the table in bold, such as totals. */
	totals: SheetCell[][];
	/** Excel number format of days: 'dd.mm.yyyy'. */
	dayFormat: string;
}

/** Excel cuts (or refuses) longer cells. */
const MAX_CELL_TEXT = 32767;
const ROWS_PER_PIECE = 200;

/**
 * The sheet as an .xlsx file (ECMA-376, strings inline, one tab, header row frozen): real dates and numbers, no
 * merged cells, no formulas. Written here and not by a library because the ones for browsers compress in blob
 * workers, which the Content-Security-Policy forbids.
 */
export async function writeXlsx(sheet: Sheet): Promise<Blob> {
	const styles = new Styles(sheet.dayFormat);
	const file = await zip([
		{ name: '[Content_Types].xml', text: [CONTENT_TYPES] },
		{ name: '_rels/.rels', text: [rels('officeDocument', 'xl/workbook.xml')] },
		{ name: 'xl/workbook.xml', text: [workbook(sheet.name)] },
		{ name: 'xl/_rels/workbook.xml.rels', text: [rels('worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml')] },
		{ name: 'xl/worksheets/sheet1.xml', text: sheetPieces(sheet, styles) },
		// After the sheet: its cells decide which formats there are.
		{ name: 'xl/styles.xml', text: styles.pieces() }
	]);
	return new Blob([file], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES =
	`${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
	'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
	'<Default Extension="xml" ContentType="application/xml"/>' +
	`<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
	`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
	`<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

/** Relations rId1, rId2, … as pairs of type and target. */
function rels(...pairs: string[]): string {
	let text = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`;
	for (let at = 0; at < pairs.length; at += 2) {
		text += `<Relationship Id="rId${at / 2 + 1}" Type="${RELATIONS}/${pairs[at]}" Target="${pairs[at + 1]}"/>`;
	}
	return `${text}</Relationships>`;
}

function workbook(name: string): string {
	const safe =
		name
			.replace(/[\\/?*[\]:]/g, ' ')
			.slice(0, 31)
			.trim() || 'Sheet1';
	return (
		`${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
		`<sheet name="${escapeXml(safe)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
	);
}

function* sheetPieces(sheet: Sheet, styles: Styles): Generator<string> {
	const widths = sheet.columns.map(
		({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
	);
	yield (
		`${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
		'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
		`<cols>${widths.join('')}</cols><sheetData>`
	);
	const header = sheet.columns.map((column): SheetCell => ({ kind: 'text', text: column.header }));
	yield rowXml(header, 1, styles, true);
	for (let from = 0; from < sheet.rows.length; from += ROWS_PER_PIECE) {
		const rows = sheet.rows.slice(from, from + ROWS_PER_PIECE);
		yield rows.map((row, index) => rowXml(row, from + index + 2, styles, false)).join('');
	}
	yield sheet.totals.map((row, index) => rowXml(row, sheet.rows.length + index + 2, styles, true)).join('');
	yield '</sheetData></worksheet>';
}

function rowXml(cells: SheetCell[], row: number, styles: Styles, bold: boolean): string {
	const xml = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row}`, styles, bold));
	return `<row r="${row}">${xml.join('')}</row>`;
}

function cellXml(cell: SheetCell, place: string, styles: Styles, bold: boolean): string {
	const number = (value: number | string, style: number): string => `<c r="${place}" s="${style}"><v>${value}</v></c>`;
	switch (cell.kind) {
		case 'empty':
			return '';
		case 'number':
			return number(cell.value, styles.index('General', bold));
		case 'money':
			return number(decimalText(cell.minor, cell.currency), styles.index(moneyFormat(cell.currency), bold));
		case 'day': {
			const serial = daySerial(cell.day);
			if (serial !== null) return number(serial, styles.index(styles.dayFormat, bold));
			return textCell(cell.day, place, styles.index('General', bold));
		}
		case 'text':
			return cell.text === '' ? '' : textCell(cell.text, place, styles.index('@', bold));
	}
}

function textCell(text: string, place: string, style: number): string {
	const kept = escapeXml(text.toWellFormed().slice(0, MAX_CELL_TEXT).toWellFormed());
	return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${kept}</t></is></c>`;
}

function moneyFormat(currency: string): string {
	const digits = fractionDigits(currency);
	return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
}

function decimalText(minor: number, currency: string): string {
	return String(Number(`${minor}e-${fractionDigits(currency)}`));
}

/** Days since 30 December 1899, Excel's count from March 1900 on; null before (Excel has a 29 February 1900). */
function daySerial(day: Day): number | null {
	if (day < '1900-03-01') return null;
	return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/** A, B, … Z, AA, … */
function columnName(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/**
 * Markup escaped, characters XML 1.0 has no place for dropped, and text that looks like Excel's own escape
 * ("_x000D_", ECMA-376 22.9.2.19) escaped, so that it is not read as one.
 */
function escapeXml(text: string): string {
	return text
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
		.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\r', '&#13;');
}

/** The cell formats in use, numbered as they are asked for; the first is Excel's default. */
class Styles {
	readonly dayFormat: string;
	readonly #formats: { format: string; bold: boolean }[] = [{ format: 'General', bold: false }];

	constructor(dayFormat: string) {
		this.dayFormat = dayFormat;
	}

	index(format: string, bold: boolean): number {
		const known = this.#formats.findIndex((each) => each.format === format && each.bold === bold);
		return known === -1 ? this.#formats.push({ format, bold }) - 1 : known;
	}

	*pieces(): Generator<string> {
		const formats = [...new Set(this.#formats.map(({ format }) => format))];
		// Numbers from 164 on are free for formats of the file's own; General is 0 and text (@) is 49 in every file.
		const id = (format: string): number =>
			format === 'General' ? 0 : format === '@' ? 49 : 164 + formats.indexOf(format);
		const own = formats.filter((format) => id(format) >= 164);
		const numFmts = own.map((format) => `<numFmt numFmtId="${id(format)}" formatCode="${escapeXml(format)}"/>`);
		const xfs = this.#formats.map(
			({ format, bold }) =>
				`<xf numFmtId="${id(format)}" fontId="${bold ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`
		);
		const font = '<sz val="11"/><name val="Calibri"/>';
		yield (
			`${HEAD}<styleSheet xmlns="${MAIN}">` +
			(own.length > 0 ? `<numFmts count="${own.length}">${numFmts.join('')}</numFmts>` : '') +
			`<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>` +
			'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
			'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
			'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
			`<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs>` +
			'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
		);
	}
}
