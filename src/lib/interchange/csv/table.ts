import Papa from 'papaparse';
import type { Problem } from '../draft.ts';
import { isKnownHeader } from './header.ts';
import { looksLikeData } from './values.ts';
import { unguardCell } from './text.ts';

const MAX_ROWS = 100_000;
const MAX_COLUMNS = 500;
/** Characters a cell may have; the rest is cut off. */
const MAX_CELL = 65_536;

const DELIMITERS = [',', ';', '\t', '|'] as const;

export interface TableRow {
	cells: string[];
	/** Line in the file on which the row starts, from 1. */
	line: number;
}

export interface Table {
	delimiter: string;
	/** Trimmed header cells; null where the file has no header. */
	header: string[] | null;
	/** Line of the header in the file, 0 = none. */
	headerLine: number;
	/** Data rows; blank rows are left out. */
	rows: TableRow[];
	/** Columns of the header, or of the widest row where there is none. */
	columnCount: number;
	problems: Problem[];
}

export interface TableOptions {
	delimiter?: string;
	hasHeader?: boolean;
}

const SAMPLE_CHARACTERS = 100_000;
const SAMPLE_ROWS = 30;
const MAX_REPAIRS = 20;

/** Splits CSV text into rows: delimiter, preamble and header found from the first rows; every cell stays text. */
export function readTable(source: string, options: TableOptions = {}): Table {
	const problems: Problem[] = [];
	const text = source.replace(/\r\n?/g, '\n');
	const declared = /^"?sep=(.)"?\n/.exec(text);
	const delimiter = options.delimiter ?? declared?.[1] ?? guessDelimiter(text);
	const all = parseRows(text, delimiter, problems);
	const filled = all.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
	if (declared) filled.shift();
	return tableOf(filled, delimiter, options.hasHeader, problems);
}

function tableOf(filled: TableRow[], delimiter: string, hasHeader: boolean | undefined, problems: Problem[]): Table {
	const headerAt = hasHeader === false ? -1 : findHeader(filled, hasHeader === true);
	const headerRow = filled[headerAt];
	const rows = filled.slice(headerAt + 1);
	if (rows.length > MAX_ROWS) {
		problems.push({ line: rows[MAX_ROWS]?.line ?? 0, code: 'tooManyRows', values: { limit: MAX_ROWS } });
		rows.length = MAX_ROWS;
	}
	const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
	const width = headerRow ? headerRow.cells.length : widest;
	if (width > MAX_COLUMNS) {
		problems.push({
			line: headerRow?.line ?? 0,
			code: 'tooManyColumns',
			values: { columns: width, limit: MAX_COLUMNS }
		});
	}
	return {
		delimiter,
		header: headerRow ? headerRow.cells.slice(0, MAX_COLUMNS).map((cell) => cell.trim()) : null,
		headerLine: headerRow?.line ?? 0,
		rows,
		columnCount: Math.min(width, MAX_COLUMNS),
		problems
	};
}

function parseRows(text: string, delimiter: string, problems: Problem[]): TableRow[] {
	const rows: TableRow[] = [];
	let rest = text;
	let line = 1;
	for (let repair = 0; ; repair++) {
		const parsed = parseCells(rest, delimiter);
		const open = parsed.errors.some((error) => error.code === 'MissingQuotes');
		const broken = open && repair < MAX_REPAIRS ? parsed.data.pop() : undefined;
		for (const cells of parsed.data) {
			rows.push({ cells: cells.map((cell) => cutCell(unguardCell(cell), line, problems)), line });
			line += 1 + newlinesIn(cells);
		}
		if (open) problems.push({ line, code: 'openQuote', values: {} });
		if (broken === undefined) return rows;
		// A quote that never closes swallows the rest of the file: its line is read without quotes, the rest anew.
		const lines = text.split('\n');
		const bad = (lines[line - 1] ?? '').replaceAll('"', '');
		rows.push({ cells: parseCells(bad, delimiter).data[0] ?? [], line });
		rest = lines.slice(line).join('\n');
		line++;
	}
}

function parseCells(text: string, delimiter: string): Papa.ParseResult<string[]> {
	return Papa.parse<string[]>(text, { delimiter, newline: '\n', header: false, skipEmptyLines: false });
}

function cutCell(cell: string, line: number, problems: Problem[]): string {
	if (cell.length <= MAX_CELL) return cell;
	problems.push({ line, code: 'fieldTooLong', values: { limit: MAX_CELL } });
	return cell.slice(0, MAX_CELL).toWellFormed();
}

function newlinesIn(cells: readonly string[]): number {
	let count = 0;
	for (const cell of cells) {
		for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++;
	}
	return count;
}

/**
 * The delimiter with which one of the first rows has the most column names we know; where none has, the one that
 * splits the rows most evenly. (Counting alone fails on German files: "a;b" over "1,5;2,5".)
 */
function guessDelimiter(text: string): string {
	const sample = text.slice(0, SAMPLE_CHARACTERS);
	let best = { delimiter: ',', known: 0, evenness: 0 };
	for (const delimiter of DELIMITERS) {
		const { data } = Papa.parse<string[]>(sample, { delimiter, newline: '\n', preview: SAMPLE_ROWS });
		const rows = data.filter((cells) => cells.some((cell) => cell.trim() !== ''));
		const known = Math.max(0, ...rows.map((cells) => cells.filter(isKnownHeader).length));
		const evenness = evennessOf(rows.slice(0, sample.length < text.length ? -1 : undefined));
		if (known > best.known || (known === best.known && evenness > best.evenness)) best = { delimiter, known, evenness };
	}
	return best.delimiter;
}

/** Share of rows as wide as the first, 0 where the first has one column; a little more for more columns. */
function evennessOf(rows: readonly string[][]): number {
	const width = rows[0]?.length ?? 0;
	if (width < 2) return 0;
	return rows.filter((cells) => cells.length === width).length / rows.length + Math.min(width, 50) / 10_000;
}

/** Index of the header among the rows, -1 = none. Rows before it (LinkedIn's "Notes:" block) are a preamble. */
function findHeader(rows: readonly TableRow[], required: boolean): number {
	let best = -1;
	let bestKnown = 0;
	rows.slice(0, SAMPLE_ROWS).forEach((row, index) => {
		const known = row.cells.filter(isKnownHeader).length;
		const before = rows.slice(0, index);
		const isPreamble = before.every((other) => filledCells(other) <= Math.max(1, row.cells.length / 3));
		if (known > bestKnown && isPreamble && !row.cells.some(looksLikeData)) {
			best = index;
			bestKnown = known;
		}
	});
	if (best !== -1) return best;
	if (rows.length === 0) return -1;
	const first = rows[0]?.cells ?? [];
	const distinct = new Set(first.map((cell) => cell.trim())).size === first.length;
	return required || (distinct && !first.some((cell) => looksLikeData(cell))) ? 0 : -1;
}

function filledCells(row: TableRow): number {
	return row.cells.filter((cell) => cell.trim() !== '').length;
}
