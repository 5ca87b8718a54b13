import { decodeText } from '../bytes.ts';
import type { ContactDraft, Problem, ReadResult } from '../draft.ts';
import { columnsOf } from './columns.ts';
import type { Column } from './columns.ts';
import { isAddressPart } from './fields.ts';
import { understand } from './layout.ts';
import type { TableChoice, TableLayout, Understood } from './layout.ts';
import { lostZeroCheck } from './lost-zero.ts';
import { draftOfRow } from './row.ts';
import { readTable } from './table.ts';
import type { Table } from './table.ts';

export type CsvOptions = TableChoice;
export type CsvLayout = TableLayout;

/** Each counts: the rows with one can be saved as a file. Only a file with several in every row comes this far. */
const MAX_PROBLEMS = 100_000;

/** The table in a text file, and the encoding it was read in. Never throws. */
export function csvTable(bytes: Uint8Array, options: CsvOptions): { table: Table; encoding: string } {
	const { text, encoding } = decodeText(bytes, options.encoding);
	const table = readTable(text, options);
	if (bytes.includes(0) && !encoding.startsWith('utf-16')) {
		table.problems.push({ line: 0, code: 'zeroBytes', values: {} });
	}
	return { table, encoding };
}

function prepare(bytes: Uint8Array, options: CsvOptions): Understood {
	const { table, encoding } = csvTable(bytes, options);
	return understand(table, options, {
		encoding,
		sheet: '',
		sheets: [],
		mapped: options.mapping ? 'chosen' : 'guessed'
	});
}

/** How the file would be read; the options are what the person has changed so far. Never throws. */
export function detectCsv(bytes: Uint8Array, options: CsvOptions = {}): CsvLayout {
	return prepare(bytes, options).layout;
}

/** Reads every row of a CSV file as a contact; what is odd about a row is a problem with its line. Never throws. */
export function readCsv(bytes: Uint8Array, options: CsvOptions = {}): ReadResult {
	return { format: 'csv', ...readRows(prepare(bytes, options), options) };
}

const ROWS_AT_ONCE = 500;

/** Reads every row of a table, whatever file it came from, as a contact. `onProgress` hears the part done, 0 to 1. */
export function readRows(
	{ table, layout, own }: Understood,
	options: TableChoice,
	onProgress: (part: number) => void = () => undefined
): Omit<ReadResult, 'format'> {
	const { columns, dateOrder, encoding } = layout;
	const problems: Problem[] = [...table.problems];
	const prepared = columnsOf(
		columns.map((column) => column.field),
		columns.map((column) => column.name || `Column ${column.index + 1}`)
	);
	if (layout.ambiguousDates && options.dateOrder === undefined) {
		problems.push({ line: 0, code: 'ambiguousDates', values: { order: dateOrder } });
	}
	const isForeign = table.rows.length > 0 && !isAboutContacts(prepared, options.mapping !== undefined);
	if (isForeign) problems.push({ line: 0, code: 'noKnownColumns', values: {} });
	const lostZeros = own || isForeign ? () => [] : lostZeroCheck(table, prepared);
	const contacts: ContactDraft[] = [];
	for (const [at, row] of table.rows.entries()) {
		if (at % ROWS_AT_ONCE === 0) onProgress(at / table.rows.length);
		if (!isForeign) checkWidth(row.cells, row.line, table, problems);
		const draft = draftOfRow(row, prepared, { dateOrder, own, problems });
		if (!isForeign && isNameless(draft)) {
			problems.push({ line: row.line, code: 'namelessRow', values: { name: draft.displayName } });
		}
		problems.push(...lostZeros(row));
		contacts.push(draft);
	}
	if (contacts.length === 0) problems.push({ line: 0, code: 'noContacts', values: {} });
	return { encoding, contacts, problems: limited(problems) };
}

/**
 * What may come into the box: nothing of a table in which no column tells of people. Its rows are read all the same, so
 * that they can be looked at.
 */
export function importable<Read extends Omit<ReadResult, 'format'>>(read: Read): Read {
	return read.problems.some(({ code }) => code === 'noKnownColumns') ? { ...read, contacts: [] } : read;
}

const WHO = /^(displayName|given|family|nickname|organisation|email|phone|uid)$/;
const ABOUT_SOMEBODY = /^(url|birthday|birthDay|birthMonth|birthYear|vatId|customerNumber)$/;

/** Statements, letters and price lists are tables too. A person who gave the columns their fields knows better. */
function isAboutContacts(columns: readonly Column[], isChosen: boolean): boolean {
	return columns.some(({ part }) =>
		isChosen ? part !== 'skip' : WHO.test(part) || ABOUT_SOMEBODY.test(part) || isAddressPart(part)
	);
}

/** Called by what its note or another field says, for want of anything better. */
function isNameless({
	name,
	organisation,
	nickname,
	phones,
	emails,
	urls,
	addresses,
	displayName
}: ContactDraft): boolean {
	const known = [...Object.values(name), organisation, nickname, ...emails, ...phones, ...urls, ...addresses];
	// A whole name in one cell is in its parts by now.
	return known.every((text) => text === '') && displayName !== '';
}

function checkWidth(cells: readonly string[], line: number, table: Table, problems: Problem[]): void {
	const values = { cells: cells.length, columns: table.columnCount };
	if (table.header === null) return;
	// A sheet has no short rows: its empty cells at the end are not in the file.
	if (cells.length < table.columnCount && table.delimiter !== '') problems.push({ line, code: 'shortRow', values });
	else if (cells.slice(table.columnCount).some((cell) => cell.trim() !== '')) {
		problems.push({ line, code: 'longRow', values });
	}
}

function limited(problems: Problem[]): Problem[] {
	if (problems.length <= MAX_PROBLEMS) return problems;
	const rest = problems.length - MAX_PROBLEMS;
	return [...problems.slice(0, MAX_PROBLEMS), { line: 0, code: 'moreProblems', values: { count: rest } }];
}
