import { provenOrder } from './dates.ts';
import type { DateOrder } from './dates.ts';
import { partsOf } from './fields.ts';
import type { Field } from './fields.ts';
import { guessFields } from './guess.ts';
import { ownField } from './own-layout.ts';
import type { Table } from './table.ts';
import { areUnsure } from './unsure.ts';

/** What the person said about a table; what is missing is guessed. */
export interface TableChoice {
	/** A TextDecoder label, for text files. */
	encoding?: string;
	delimiter?: string;
	/** The field of each column in order. */
	mapping?: readonly Field[];
	hasHeader?: boolean;
	/** For dates such as 3/4/1980; what the file itself proves wins. */
	dateOrder?: DateOrder;
	/** The sheet of a workbook to read. */
	sheet?: string;
}

export interface TableColumn {
	index: number;
	/** The header, '' where there is none. */
	name: string;
	field: Field;
	/** The first few different values, shortened. */
	samples: string[];
}

/** What the import page shows before anything is stored: how the file was understood, column by column. */
export interface TableLayout {
	/** '' for a workbook. */
	encoding: string;
	delimiter: string;
	/** The sheet that was read and all there are; '' and none for text. */
	sheet: string;
	sheets: string[];
	/** Line of the header in the file, 0 = the file has none. */
	headerLine: number;
	columns: TableColumn[];
	/** Where the fields of the columns come from: our guess, the last import of such a file, or this time's choice. */
	mapped: 'guessed' | 'remembered' | 'chosen';
	/** The person had better look at the columns: their meaning is guessed and little speaks for it. */
	isUnsure: boolean;
	rowCount: number;
	/** The order dates were read in, and whether some of them could be read both ways. */
	dateOrder: DateOrder;
	ambiguousDates: boolean;
}

/** A table and how it is understood. */
export interface Understood {
	table: Table;
	layout: TableLayout;
	/** Written by this app: cells mean exactly what they say. */
	own: boolean;
}

const SAMPLES = 3;
const SAMPLE_LENGTH = 80;

/** The names of a table's columns, '' where it has none. */
export function columnNames(table: Table): string[] {
	return Array.from({ length: table.columnCount }, (_, index) => table.header?.[index] ?? '');
}

/** Finds the meaning of every column: what the person said, else the header, else the values. */
export function understand(
	table: Table,
	choice: TableChoice,
	source: Pick<TableLayout, 'encoding' | 'sheet' | 'sheets' | 'mapped'>
): Understood {
	const names = columnNames(table);
	const guessed = guessFields(table, names);
	const columns = names.map((name, index) => ({
		index,
		name,
		field: choice.mapping?.[index] ?? guessed[index] ?? 'extra',
		samples: samplesOf(table, index)
	}));
	const { order, ambiguous } = provenOrder(dateTexts(table, columns));
	const layout = {
		...source,
		delimiter: table.delimiter,
		headerLine: table.headerLine,
		columns,
		isUnsure: areUnsure(columns, table.headerLine > 0, source.mapped === 'guessed'),
		rowCount: table.rows.length,
		dateOrder: order ?? choice.dateOrder ?? (isAmerican(names) ? 'mdy' : 'dmy'),
		ambiguousDates: ambiguous && order === null
	} as const;
	return { table, layout, own: names.some((name) => ownField(name) === 'uid') };
}

function samplesOf(table: Table, index: number): string[] {
	const found = new Set<string>();
	for (const { cells } of table.rows) {
		const text = (cells[index] ?? '').trim();
		if (text !== '') found.add(text.slice(0, SAMPLE_LENGTH).toWellFormed());
		if (found.size === SAMPLES) break;
	}
	return [...found];
}

function* dateTexts(table: Table, columns: readonly TableColumn[]): Generator<string> {
	for (const { field, index } of columns) {
		if (!['birthday', 'anniversary', 'occasion'].includes(partsOf(field)[0])) continue;
		for (const { cells } of table.rows) yield cells[index] ?? '';
	}
}

/** English Outlook writes dates in the order of its country; without a proof the United States are likelier. */
function isAmerican(names: readonly string[]): boolean {
	return names.some((name) => /^(home|business) (state|postal code)$/i.test(name));
}
