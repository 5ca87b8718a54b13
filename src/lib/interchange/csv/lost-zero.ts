import type { Problem } from '../draft.ts';
import type { Column } from './columns.ts';
import type { Table, TableRow } from './table.ts';

/** Swedish mobiles, and German and British numbers, as a spreadsheet keeps them when it takes them for numbers. */
const PHONE_WITHOUT_ZERO = /^(?:[1-9]\d{9,10}|7\d{8})$/;
const GERMANY = /^(?:de|d|deu|deutschland|germany|tyskland)$/i;
const MOST = 0.5;

/**
 * Finds values that lost the zero at their start because a spreadsheet took them for numbers: postcodes of four digits
 * among ones of five, and in workbooks those in Germany and phones of digits only. The values stay; nobody can be sure.
 */
export function lostZeroCheck(table: Table, columns: readonly Column[]): (row: TableRow) => Problem[] {
	const isWorkbook = table.delimiter === '';
	const countries = columns.filter(({ part }) => part === 'country');
	const postcodes = columns
		.filter(({ part }) => part === 'postalCode')
		.map((column) => ({ column, isFive: hasFiveDigits(table, column.index) }));
	// "2025550123" is whole where numbers have no zero before them.
	const isAmerican = columns.some(({ label }) => /\b(?:state|zip)\b/i.test(label));
	const phones = isWorkbook && !isAmerican ? columns.filter(({ part }) => part === 'phone') : [];
	return (row) => {
		const cell = ({ index }: Column) => (row.cells[index] ?? '').trim();
		const countryOf = (type: string) => {
			const column = countries.find((one) => one.type === type) ?? countries[0];
			return column ? cell(column) : '';
		};
		const isShort = ({ column, isFive }: (typeof postcodes)[number]) => {
			if (!/^\d{4}$/.test(cell(column))) return false;
			const country = countryOf(column.type);
			return country === '' || !isWorkbook ? isFive && !isAbroad(country) : GERMANY.test(country);
		};
		const lost = [
			...postcodes.filter(isShort).map(({ column }) => column),
			...phones.filter((column) => PHONE_WITHOUT_ZERO.test(cell(column)))
		];
		return lost.map((column) => ({
			line: row.line,
			code: 'lostZero',
			values: { text: cell(column), column: column.label }
		}));
	};
}

function isAbroad(country: string): boolean {
	return country !== '' && !GERMANY.test(country);
}

function hasFiveDigits(table: Table, index: number): boolean {
	let [all, five] = [0, 0];
	for (const { cells } of table.rows) {
		const text = (cells[index] ?? '').trim();
		if (!/^\d{4,5}$/.test(text)) continue;
		all++;
		if (text.length === 5) five++;
	}
	return five > all * MOST;
}
