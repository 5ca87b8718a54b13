import { decodeText } from '../bytes.ts';
import type { ContactDraft, Problem, ReadResult } from '../draft.ts';
import { columnsOf } from './columns.ts';
import { provenOrder } from './dates.ts';
import type { DateOrder } from './dates.ts';
import { partsOf } from './fields.ts';
import type { Field } from './fields.ts';
import { fieldsOfHeaders } from './header.ts';
import { ownField } from './own-layout.ts';
import { draftOfRow } from './row.ts';
import { readTable } from './table.ts';
import type { Table } from './table.ts';
import { fieldOfValues, looksLikeName } from './values.ts';

export interface CsvOptions {
	/** A TextDecoder label; guessed where missing. */
	encoding?: string;
	delimiter?: string;
	/** The field of each column in order; guessed where missing. */
	mapping?: readonly Field[];
	hasHeader?: boolean;
	/** For dates such as 3/4/1980; what the file itself proves wins. */
	dateOrder?: DateOrder;
}

interface CsvColumn {
	index: number;
	/** The header, '' where there is none. */
	name: string;
	field: Field;
	/** The first few different values, shortened. */
	samples: string[];
}

/** What the import page shows before anything is read: how the file was understood, column by column. */
export interface CsvLayout {
	encoding: string;
	delimiter: string;
	/** Line of the header in the file, 0 = the file has none. */
	headerLine: number;
	columns: CsvColumn[];
	rowCount: number;
	/** The order dates were read in, and whether some of them could be read both ways. */
	dateOrder: DateOrder;
	ambiguousDates: boolean;
}

const SAMPLES = 3;
const SAMPLE_LENGTH = 80;
const MAX_PROBLEMS = 1000;

interface Prepared extends CsvLayout {
	table: Table;
	own: boolean;
}

function prepare(bytes: Uint8Array, options: CsvOptions): Prepared {
	const { text, encoding } = decodeText(bytes, options.encoding);
	const table = readTable(text, options);
	const names = Array.from({ length: table.columnCount }, (_, index) => table.header?.[index] ?? '');
	const guessed = guessFields(table, names);
	const columns = names.map((name, index) => ({
		index,
		name,
		field: options.mapping?.[index] ?? guessed[index] ?? 'extra',
		samples: samplesOf(table, index)
	}));
	const { order, ambiguous } = provenOrder(dateTexts(table, columns));
	return {
		encoding,
		delimiter: table.delimiter,
		headerLine: table.headerLine,
		columns,
		rowCount: table.rows.length,
		dateOrder: order ?? options.dateOrder ?? (isAmerican(names) ? 'mdy' : 'dmy'),
		ambiguousDates: ambiguous && order === null,
		table,
		own: names.some((name) => ownField(name) === 'uid')
	};
}

/** How the file would be read; the options are what the person has changed so far. Never throws. */
export function detectCsv(bytes: Uint8Array, options: CsvOptions = {}): CsvLayout {
	const { encoding, delimiter, headerLine, columns, rowCount, dateOrder, ambiguousDates } = prepare(bytes, options);
	return { encoding, delimiter, headerLine, columns, rowCount, dateOrder, ambiguousDates };
}

/** Reads every row as a contact; what is odd about a row is a problem with its line. Never throws. */
export function readCsv(bytes: Uint8Array, options: CsvOptions = {}): ReadResult {
	const { table, encoding, columns, own, ...layout } = prepare(bytes, options);
	const problems: Problem[] = [...table.problems];
	if (bytes.includes(0) && !encoding.startsWith('utf-16')) problems.push({ line: 0, code: 'zeroBytes', values: {} });
	const prepared = columnsOf(
		columns.map((column) => column.field),
		columns.map((column) => column.name || `Column ${column.index + 1}`)
	);
	if (layout.ambiguousDates && options.dateOrder === undefined) {
		problems.push({ line: 0, code: 'ambiguousDates', values: { order: layout.dateOrder } });
	}
	if (columns.length > 0 && columns.every(({ field }) => field === 'extra' || field === 'skip')) {
		problems.push({ line: table.headerLine, code: 'noKnownColumns', values: {} });
	}
	const contacts: ContactDraft[] = [];
	for (const row of table.rows) {
		checkWidth(row.cells, row.line, table, problems);
		contacts.push(draftOfRow(row, prepared, { dateOrder: layout.dateOrder, own, problems }));
	}
	if (contacts.length === 0) problems.push({ line: 0, code: 'noContacts', values: {} });
	return { format: 'csv', encoding, contacts, problems: limited(problems) };
}

function checkWidth(cells: readonly string[], line: number, table: Table, problems: Problem[]): void {
	const values = { cells: cells.length, columns: table.columnCount };
	if (table.header === null) return;
	if (cells.length < table.columnCount) problems.push({ line, code: 'shortRow', values });
	else if (cells.slice(table.columnCount).some((cell) => cell.trim() !== '')) {
		problems.push({ line, code: 'longRow', values });
	}
}

function limited(problems: Problem[]): Problem[] {
	if (problems.length <= MAX_PROBLEMS) return problems;
	const rest = problems.length - MAX_PROBLEMS;
	return [...problems.slice(0, MAX_PROBLEMS), { line: 0, code: 'moreProblems', values: { count: rest } }];
}

function guessFields(table: Table, names: readonly string[]): (Field | null)[] {
	const fields = table.header === null ? names.map(() => null) : fieldsOfHeaders(names);
	const guessed = fields.map((field, index) => field ?? fieldOfValues(column(table, index), names[index] ?? ''));
	if (table.header === null) guessNames(table, guessed);
	return guessed;
}

/** Without a header: columns of short capitalised text before the first e-mail or phone are given and family name. */
function guessNames(table: Table, fields: (Field | null)[]): void {
	const reach = fields.findIndex((field) => field !== null && /^(email|phone)/.test(field));
	const candidates = fields
		.slice(0, reach === -1 ? 0 : reach)
		.map((_, index) => index)
		.filter(
			(index) => fields[index] === null && [...column(table, index)].every((text) => text === '' || looksLikeName(text))
		);
	const [first, second] = candidates;
	if (first === undefined) return;
	fields[first] = second === undefined ? 'displayName' : 'given';
	if (second !== undefined) fields[second] = 'family';
}

function* column(table: Table, index: number): Generator<string> {
	for (const row of table.rows) yield (row.cells[index] ?? '').trim();
}

function samplesOf(table: Table, index: number): string[] {
	const found = new Set<string>();
	for (const text of column(table, index)) {
		if (text !== '') found.add(text.slice(0, SAMPLE_LENGTH));
		if (found.size === SAMPLES) break;
	}
	return [...found];
}

function* dateTexts(table: Table, columns: readonly CsvColumn[]): Generator<string> {
	for (const { field, index } of columns) {
		if (['birthday', 'anniversary', 'occasion'].includes(partsOf(field)[0])) yield* column(table, index);
	}
}

/** English Outlook writes dates in the order of its country; without a proof the United States are likelier. */
function isAmerican(names: readonly string[]): boolean {
	return names.some((name) => /^(home|business) (state|postal code)$/i.test(name));
}
