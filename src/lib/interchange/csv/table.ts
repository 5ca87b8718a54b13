import type { Problem } from '../draft.ts';
import { isKnownHeader } from './header.ts';
import { csvRecords } from './records.ts';
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

/** Splits CSV text into rows: delimiter, preamble and header found from the first rows; every cell stays text. */
export function readTable(source: string, options: TableOptions = {}): Table {
	// Files that were joined have a byte order mark in the middle.
	const text = source.replace(/\r\n?/g, '\n').replaceAll('\uFEFF', '');
	const declared = /^"?sep=(.)"?\n/i.exec(text);
	const delimiter = options.delimiter ?? declared?.[1] ?? guessDelimiter(text);
	const { records, broken } = csvRecords(text, delimiter);
	const problems: Problem[] = broken.map((line) => ({ line, code: 'openQuote', values: {} }));
	if (declared) records.shift();
	const rows = records.map(({ cells, line }) => ({ cells: cells.map(bareCell), line }));
	return tableOf(rows, delimiter, options.hasHeader, problems);
}

/** The text of a cell without what protects it from spreadsheets: our own apostrophe, or the formula ="0171". */
function bareCell(cell: string): string {
	return cell.startsWith('="') ? cell.replace(/^="([^"]*)"$/, '$1') : unguardCell(cell);
}

/** The table in rows of any origin: blank ones left out, header found, repeated headers dropped, limits kept. */
export function tableOf(
	source: readonly TableRow[],
	delimiter: string,
	hasHeader: boolean | undefined,
	problems: Problem[]
): Table {
	const filled = source
		.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
		.map((row) => cutCells(row, problems));
	const headerAt = hasHeader === false ? -1 : findHeader(filled, hasHeader === true);
	const headerRow = filled[headerAt];
	const rows = filled.slice(headerAt + 1).filter((row) => !isSame(row, headerRow));
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

/** Cells too long are cut, and said to be. */
function cutCells(row: TableRow, problems: Problem[]): TableRow {
	if (row.cells.every((cell) => cell.length <= MAX_CELL)) return row;
	problems.push({ line: row.line, code: 'fieldTooLong', values: { limit: MAX_CELL } });
	return { ...row, cells: row.cells.map((cell) => cell.slice(0, MAX_CELL).toWellFormed()) };
}

/** Where two exports were joined the header comes again. */
function isSame(row: TableRow, header: TableRow | undefined): boolean {
	return (
		header !== undefined &&
		row.cells.length === header.cells.length &&
		row.cells[0] === header.cells[0] &&
		row.cells.every((cell, index) => cell === header.cells[index])
	);
}

/**
 * The delimiter with which one of the first rows has the most column names we know; where none has, the one that
 * splits the rows most evenly. (Counting alone fails on German files: "a;b" over "1,5;2,5".)
 */
function guessDelimiter(text: string): string {
	const sample = text.slice(0, SAMPLE_CHARACTERS);
	let best = { delimiter: ',', known: 0, evenness: 0 };
	for (const delimiter of DELIMITERS) {
		const { records } = csvRecords(sample, delimiter, SAMPLE_ROWS);
		const rows = records.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim() !== ''));
		const known = Math.max(0, ...rows.map((cells) => cells.filter(isKnownHeader).length));
		const evenness = evennessOf(rows.slice(0, sample.length < text.length ? -1 : undefined));
		// One known word alone may be a cell like any other.
		const better = sure(known) - sure(best.known) || evenness - best.evenness || known - best.known;
		if (better > 0) best = { delimiter, known, evenness };
	}
	return best.delimiter;
}

function sure(known: number): number {
	return known >= 2 ? known : 0;
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
