import Papa from 'papaparse';

/** A phone or other number, as text: digits with the usual punctuation and nothing a spreadsheet would calculate. */
const NUMBER_LIKE = /^[+-]?[\s(]*\d[\d\s()/.,-]*$/;
const FORMULA_START = /^[=@\t\r]/;
const SIGN_START = /^[+-]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/**
 * The cell as it is safe to open in a spreadsheet: text that would run as a formula gets a leading apostrophe.
 * "+49 171 …" and "-12,50" stay as they are. `unguardCell` takes the apostrophe off again.
 */
export function guardCell(text: string): string {
	const dangerous = FORMULA_START.test(text) || (SIGN_START.test(text) && !NUMBER_LIKE.test(text));
	return dangerous || GUARDED.test(text) ? `'${text}` : text;
}

/** Undoes `guardCell`. */
export function unguardCell(text: string): string {
	return GUARDED.test(text) ? text.slice(1) : text;
}

export interface CsvTextOptions {
	delimiter: ',' | ';' | '\t';
}

/**
 * Rows as CSV text (RFC 4180): CRLF after every row, cells quoted where needed, quotes doubled, formulas guarded.
 * No byte order mark; whoever makes the file puts U+FEFF in front, so that Excel reads it as UTF-8.
 */
export function csvText(rows: readonly (readonly string[])[], { delimiter }: CsvTextOptions): string {
	const guarded = rows.map((row) => row.map(guardCell));
	return guarded.length === 0 ? '' : `${Papa.unparse(guarded, { delimiter, newline: '\r\n' })}\r\n`;
}
