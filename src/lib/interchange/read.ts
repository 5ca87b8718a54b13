import { decodeText } from './bytes.ts';
import type { Field } from './csv/fields.ts';
import { columnNames, understand } from './csv/layout.ts';
import type { TableLayout } from './csv/layout.ts';
import { csvTable, readCsv, readRows } from './csv/read.ts';
import type { CsvOptions } from './csv/read.ts';
import type { Table } from './csv/table.ts';
import type { Problem, ProblemCode, ReadResult } from './draft.ts';
import { isJCard } from './vcard/jcard.ts';
import { readVCard } from './vcard/read.ts';
import { compoundProblem, zipProblem } from './xlsx/read-kind.ts';

/** More bytes than a browser can hold as text besides everything else. */
export const MAX_BYTES = 200 * 1024 * 1024;
const HEAD = 65_536;

/** First bytes (Latin-1) of files that hold no contacts, and the problem to name. */
const SIGNATURES: readonly [start: string, code: ProblemCode][] = [
	['\x89PNG', 'imageFile'],
	['\xff\xd8\xff', 'imageFile'],
	['GIF8', 'imageFile'],
	['RIFF', 'imageFile'],
	['%PDF', 'pdfFile'],
	['\x1f\x8b', 'compressedFile'],
	['7z\xbc\xaf', 'compressedFile'],
	['Rar!', 'compressedFile'],
	['SQLite format 3', 'otherFile'],
	['age-encryption.org', 'backupFile']
];

/** Which reader a file is for, by its content first and its name second. */
export function formatOf(
	bytes: Uint8Array,
	fileName: string
): { format: ReadResult['format']; problem: ProblemCode | '' } {
	if (bytes.length === 0) return { format: 'unknown', problem: 'emptyFile' };
	if (bytes.length > MAX_BYTES) return { format: 'unknown', problem: 'fileTooLarge' };
	const start = String.fromCharCode(...bytes.subarray(0, 4096));
	const signature = SIGNATURES.find(([text]) => start.startsWith(text));
	if (signature) return { format: 'unknown', problem: signature[1] };
	if (start.startsWith('\xd0\xcf\x11\xe0')) return { format: 'unknown', problem: compoundProblem(bytes) };
	if (start.startsWith('PK\x03\x04')) {
		const inZip = zipProblem(bytes, fileName);
		return { format: inZip === '' ? 'xlsx' : 'unknown', problem: inZip };
	}
	const head = decodeText(bytes.subarray(0, HEAD)).text.trimStart();
	if (head === '' && bytes.length <= HEAD) return { format: 'unknown', problem: 'emptyFile' };
	if (/^BEGIN:VCARD/im.test(head) || /^(item\d+\.)?(FN|N|TEL|EMAIL)[;:]/im.test(head.slice(0, 2000))) {
		return { format: 'vcard', problem: '' };
	}
	if (/^BEGIN:VCALENDAR/i.test(head)) return { format: 'unknown', problem: 'calendarFile' };
	if (isJCard(head)) return { format: 'vcard', problem: '' };
	if (/^[[{]/.test(head) && isJson(head)) return { format: 'unknown', problem: jsonProblem(head) };
	if (/^<(!doctype|html|\?xml|svg)/i.test(head)) return { format: 'unknown', problem: 'otherFile' };
	if (isBinary(head)) return { format: 'unknown', problem: 'otherFile' };
	return { format: /\.(vcf|vcard)$/i.test(fileName) ? 'vcard' : 'csv', problem: '' };
}

/** JSON begins with a bracket and goes on like JSON; a CSV cell may begin with one too. */
function isJson(head: string): boolean {
	return /^(\{\s*("|\}|$)|\[\s*([{["\]\d-]|true|false|null|$))/.test(head);
}

function jsonProblem(head: string): ProblemCode {
	return head.slice(0, 500).includes('"kartei-backup"') ? 'backupFile' : 'jsonFile';
}

/** Control characters that text does not have, or bytes that no letters in a wrong encoding explain. */
function isBinary(head: string): boolean {
	const sample = head.slice(0, 4096);
	const controls = sample.replace(/[^\x01-\x08\x0e-\x1f]/g, '').length;
	const unreadable = sample.replace(/[^\ufffd]/g, '').length;
	return controls > Math.max(2, sample.length * 0.05) || unreadable > Math.max(8, sample.length * 0.3);
}

function failed(problem: Problem): ReadResult {
	return { format: 'unknown', encoding: '', contacts: [], problems: [problem] };
}

const ofFile = (code: ProblemCode): Problem => ({ line: 0, code, values: {} });

/**
 * Reads a text file of contacts, CSV or vCard. A file that is neither, or empty, gives the format 'unknown' and one
 * problem that says what it is. Workbooks take `readFile`. Never throws.
 */
export function readContacts(
	bytes: Uint8Array,
	fileName: string,
	options: CsvOptions = {},
	onProgress?: OnProgress
): ReadResult {
	const { format, problem } = formatOf(bytes, fileName);
	if (problem !== '') return failed(ofFile(problem));
	if (format === 'xlsx') return failed(ofFile('spreadsheetFile'));
	if (format === 'csv') return readCsv(bytes, options);
	const cards = readVCard(bytes, { encoding: options.encoding, onProgress });
	if (cards.format !== 'unknown') return cards;
	// Only the name said vCard: a table with columns we know is read all the same.
	const table = readCsv(bytes, options);
	return table.problems.some(({ code }) => code === 'noKnownColumns' || code === 'noContacts') ? cards : table;
}

/** What a file of any kind holds. */
export interface FileReading {
	result: ReadResult;
	/** The rows as they stand there, and how their columns were understood; null where it is no table. */
	table: Table | null;
	layout: TableLayout | null;
}

/** The fields the person gave the columns of a table with these titles before; null where they never did. */
export type RememberedColumns = (names: readonly string[]) => Promise<readonly Field[] | null>;

/** Hears the part of the file that is read, 0 to 1. */
type OnProgress = (part: number) => void;

/** Reads a file of contacts: CSV, vCard, or a workbook (.xlsx). Never throws for what the file holds. */
export async function readFile(
	bytes: Uint8Array<ArrayBuffer>,
	fileName: string,
	options: CsvOptions = {},
	remembered: RememberedColumns = () => Promise.resolve(null),
	onProgress?: OnProgress
): Promise<FileReading> {
	const { format } = formatOf(bytes, fileName);
	if (format === 'xlsx') {
		const { sheetTable } = await import('./xlsx/read-sheet.ts');
		const read = await sheetTable(bytes, options);
		if ('problem' in read) return { result: failed(read.problem), table: null, layout: null };
		const source = { encoding: '', sheet: read.sheet, sheets: read.sheets };
		return tableReading('xlsx', read.table, options, source, { remembered, onProgress });
	}
	const text = format === 'csv' ? null : readContacts(bytes, fileName, options, onProgress);
	if (text !== null && text.format !== 'csv') return { result: text, table: null, layout: null };
	const { table, encoding } = csvTable(bytes, options);
	return tableReading('csv', table, options, { encoding, sheet: '', sheets: [] }, { remembered, onProgress });
}

async function tableReading(
	format: 'csv' | 'xlsx',
	table: Table,
	options: CsvOptions,
	source: Pick<TableLayout, 'encoding' | 'sheet' | 'sheets'>,
	{ remembered, onProgress }: { remembered: RememberedColumns; onProgress: OnProgress | undefined }
): Promise<FileReading> {
	const known = options.mapping ? null : await remembered(columnNames(table));
	const choice = known ? { ...options, mapping: known } : options;
	const mapped = options.mapping ? 'chosen' : known ? 'remembered' : 'guessed';
	const understood = understand(table, choice, { ...source, mapped });
	return { result: { format, ...readRows(understood, choice, onProgress) }, table, layout: understood.layout };
}
