import { decodeText } from './bytes.ts';
import { readCsv } from './csv/read.ts';
import type { CsvOptions } from './csv/read.ts';
import type { ReadResult } from './draft.ts';
import { readVCard } from './vcard/read.ts';

/** More bytes than a browser can hold as text besides everything else. */
export const MAX_BYTES = 200 * 1024 * 1024;
const HEAD = 65_536;

/** First bytes (Latin-1) of files that are neither CSV nor vCard, and the problem to name. */
const SIGNATURES: readonly [start: string, code: string][] = [
	['\x89PNG', 'imageFile'],
	['\xff\xd8\xff', 'imageFile'],
	['GIF8', 'imageFile'],
	['RIFF', 'imageFile'],
	['%PDF', 'pdfFile'],
	['\xd0\xcf\x11\xe0', 'spreadsheetFile'],
	['\x1f\x8b', 'compressedFile'],
	['7z\xbc\xaf', 'compressedFile'],
	['Rar!', 'compressedFile'],
	['SQLite format 3', 'otherFile'],
	['age-encryption.org', 'backupFile']
];

/** Which reader a file is for, by its content first and its name second. */
export function formatOf(bytes: Uint8Array, fileName: string): { format: ReadResult['format']; problem: string } {
	if (bytes.length === 0) return { format: 'unknown', problem: 'emptyFile' };
	if (bytes.length > MAX_BYTES) return { format: 'unknown', problem: 'fileTooLarge' };
	const start = String.fromCharCode(...bytes.subarray(0, 4096));
	const signature = SIGNATURES.find(([text]) => start.startsWith(text));
	if (signature) return { format: 'unknown', problem: signature[1] };
	if (start.startsWith('PK\x03\x04')) return { format: 'unknown', problem: zipProblem(start, fileName) };
	const head = decodeText(bytes.subarray(0, HEAD)).text.trimStart();
	if (head === '' && bytes.length <= HEAD) return { format: 'unknown', problem: 'emptyFile' };
	if (/^BEGIN:VCARD/im.test(head) || /^(item\d+\.)?(FN|N|TEL|EMAIL)[;:]/im.test(head.slice(0, 2000))) {
		return { format: 'vcard', problem: '' };
	}
	if (/^BEGIN:VCALENDAR/i.test(head)) return { format: 'unknown', problem: 'calendarFile' };
	if (/^[[{]/.test(head) && isJson(head)) return { format: 'unknown', problem: jsonProblem(head) };
	if (/^<(!doctype|html|\?xml|svg)/i.test(head)) return { format: 'unknown', problem: 'otherFile' };
	if (isBinary(head)) return { format: 'unknown', problem: 'otherFile' };
	return { format: /\.(vcf|vcard)$/i.test(fileName) ? 'vcard' : 'csv', problem: '' };
}

function zipProblem(start: string, fileName: string): string {
	const isSpreadsheet =
		/\.(xlsx|xlsm|ods|numbers)$/i.test(fileName) || /xl\/|\[Content_Types\]\.xml|spreadsheet/.test(start);
	return isSpreadsheet ? 'spreadsheetFile' : 'compressedFile';
}

/** JSON begins with a bracket and goes on like JSON; a CSV cell may begin with one too. */
function isJson(head: string): boolean {
	return /^(\{\s*("|\}|$)|\[\s*([{["\]\d-]|true|false|null|$))/.test(head);
}

function jsonProblem(head: string): string {
	return head.slice(0, 500).includes('"kartei-backup"') ? 'backupFile' : 'jsonFile';
}

/** Control characters that text does not have, or bytes that no letters in a wrong encoding explain. */
function isBinary(head: string): boolean {
	const sample = head.slice(0, 4096);
	const controls = sample.replace(/[^\x01-\x08\x0e-\x1f]/g, '').length;
	const unreadable = sample.replace(/[^\ufffd]/g, '').length;
	return controls > Math.max(2, sample.length * 0.05) || unreadable > Math.max(8, sample.length * 0.3);
}

/**
 * Reads a file of contacts, CSV or vCard. A file that is neither, or empty, gives the format 'unknown' and one problem
 * that says what it is. Never throws.
 */
export function readContacts(bytes: Uint8Array, fileName: string, options: CsvOptions = {}): ReadResult {
	const { format, problem } = formatOf(bytes, fileName);
	if (problem !== '') {
		return { format: 'unknown', encoding: '', contacts: [], problems: [{ line: 0, code: problem, values: {} }] };
	}
	if (format === 'csv') return readCsv(bytes, options);
	const cards = readVCard(bytes, { encoding: options.encoding });
	if (cards.format !== 'unknown') return cards;
	// Only the name said vCard: a table with columns we know is read all the same.
	const table = readCsv(bytes, options);
	return table.problems.some(({ code }) => code === 'noKnownColumns' || code === 'noContacts') ? cards : table;
}
