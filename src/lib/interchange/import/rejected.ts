import { decodeText } from '../bytes.ts';
import type { Table } from '../csv/table.ts';
import { isNotice } from '../draft.ts';
import type { Problem } from '../draft.ts';
import type { FileReading } from '../read.ts';

/** A row of a table that has a problem or was left out. */
interface RejectedRow {
	line: number;
	cells: string[];
	/** What is wrong with it; empty = it was left out by an answer. */
	problems: Problem[];
}

/** What of a file has a problem, as it stands there, to be mended and imported again. */
export type Rejects =
	| { format: 'csv'; delimiter: string; header: string[] | null; rows: RejectedRow[] }
	| { format: 'vcard'; content: Uint8Array<ArrayBuffer>; cards: number };

/** The rows or cards on which `lines` lie; null where there are none (a problem of the file as a whole is no row's). */
export function rejectsOf(
	bytes: Uint8Array,
	{ result, table }: Pick<FileReading, 'result' | 'table'>,
	leftOut: readonly number[]
): Rejects | null {
	const problems = result.problems.filter((problem) => !isNotice(problem));
	const lines = [...problems.map(({ line }) => line), ...leftOut].filter((line) => line > 0);
	if (lines.length === 0) return null;
	if (table) return rejectedRows(table, problems, lines);
	return result.format === 'vcard' ? rejectedCards(bytes, result.encoding, lines) : null;
}

function rejectedRows(table: Table, problems: readonly Problem[], lines: readonly number[]): Rejects | null {
	const { delimiter, header, rows } = table;
	const starts = rows.map(({ line }) => line);
	const rejected = new Map<number, RejectedRow>();
	const rowOf = (line: number): RejectedRow | undefined => {
		const at = lastAtMost(starts, line);
		const row = rows[at];
		// A problem of the header, or behind the last row that was read.
		if (!row || (at === rows.length - 1 && line > row.line + newlinesIn(row.cells))) return undefined;
		const known = rejected.get(at);
		if (known) return known;
		const made: RejectedRow = { line: row.line, cells: row.cells, problems: [] };
		rejected.set(at, made);
		return made;
	};
	for (const line of lines) rowOf(line);
	for (const problem of problems) if (problem.line > 0) rowOf(problem.line)?.problems.push(problem);
	if (rejected.size === 0) return null;
	return { format: 'csv', delimiter, header, rows: [...rejected.values()].sort((a, b) => a.line - b.line) };
}

/** Index of the last of the rising numbers that is at most `limit`, -1 = none. */
function lastAtMost(rising: readonly number[], limit: number): number {
	let [low, high] = [0, rising.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rising[middle] ?? 0) <= limit) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

function newlinesIn(cells: readonly string[]): number {
	return cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
}

/** A file's cards, each from its BEGIN to the next one's, as the bytes they are. */
function rejectedCards(bytes: Uint8Array, encoding: string, lines: readonly number[]): Rejects | null {
	const source = encoding.startsWith('utf-16') ? new TextEncoder().encode(decodeText(bytes, encoding).text) : bytes;
	const cards = cardStarts(source);
	const starts = cards.map(({ line }) => line);
	const chosen = [...new Set(lines.map((line) => lastAtMost(starts, line)))].sort((a, b) => a - b);
	const parts = chosen.flatMap((at) => {
		const card = cards[at];
		return card ? [source.subarray(card.start, cards[at + 1]?.start ?? source.length)] : [];
	});
	if (parts.length === 0) return null;
	const content = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let end = 0;
	for (const part of parts) {
		content.set(part, end);
		end += part.length;
	}
	return { format: 'vcard', content, cards: parts.length };
}

/** Where the file's own cards begin; one inside another's AGENT is part of that. */
function cardStarts(bytes: Uint8Array): { line: number; start: number }[] {
	const starts: { line: number; start: number }[] = [];
	let isAgents = false;
	let line = 0;
	for (let start = 0; start < bytes.length;) {
		line++;
		let end = start;
		while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
		const head = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 40))).replace(/^\W+/, '');
		if (/^BEGIN\s*:\s*VCARD/i.test(head) && !isAgents) starts.push({ line, start });
		if (head.trim() !== '') isAgents = /^(\w+\.)?AGENT\b/i.test(head);
		start = bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : end + 1;
	}
	return starts;
}
