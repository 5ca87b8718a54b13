import { tableOf } from '../csv/table.ts';
import type { Table } from '../csv/table.ts';
import { isKnownHeader } from '../csv/header.ts';
import { looksLikeData } from '../csv/values.ts';
import type { Problem } from '../draft.ts';
import type { Workbook, WorkbookSheet } from './read.ts';
import { MAX_UNPACKED, readWorkbook } from './read.ts';

/** The sheet of a workbook with the contacts as a table, or the problem in the way. */
export type SheetTable = { table: Table; sheet: string; sheets: string[] } | { problem: Problem };

interface SheetChoice {
	/** Name of the sheet; missing = the one that looks most like contacts. */
	sheet?: string;
	hasHeader?: boolean;
}

const HEAD_ROWS = 30;
const SAMPLE_ROWS = 200;

/** Reads an .xlsx file and chooses the sheet with the contacts; which one is a problem to tell where there are several. */
export async function sheetTable(bytes: Uint8Array<ArrayBuffer>, choice: SheetChoice): Promise<SheetTable> {
	const workbook: Workbook = await readWorkbook(bytes);
	if ('problem' in workbook) {
		const limit = Math.round(MAX_UNPACKED / 1024 / 1024);
		return { problem: { line: 0, code: workbook.problem, values: { limit } } };
	}
	const filled = workbook.sheets.filter(({ rows }) => rows.length > 0);
	const chosen = workbook.sheets.find(({ name }) => name === choice.sheet) ?? mostLikely(filled) ?? workbook.sheets[0];
	if (!chosen) return { problem: { line: 0, code: 'damagedSpreadsheet', values: {} } };
	const problems: Problem[] = [];
	if (filled.length > 1 && choice.sheet === undefined) {
		problems.push({ line: 0, code: 'sheetChosen', values: { sheet: chosen.name, count: filled.length } });
	}
	if (chosen.cut) problems.push({ line: 0, code: 'columnsCut', values: {} });
	const table = tableOf(chosen.rows, '', choice.hasHeader, problems);
	return { table, sheet: chosen.name, sheets: workbook.sheets.map(({ name }) => name) };
}

/** The sheet with the most columns we know; among those the one with the most addresses and numbers. */
function mostLikely(sheets: readonly WorkbookSheet[]): WorkbookSheet | undefined {
	let best: WorkbookSheet | undefined;
	let bestScore = -1;
	for (const sheet of sheets) {
		const known = Math.max(
			0,
			...sheet.rows.slice(0, HEAD_ROWS).map(({ cells }) => cells.filter((cell) => isKnownHeader(cell)).length)
		);
		const sample = sheet.rows.slice(0, SAMPLE_ROWS);
		const data = sample.filter(({ cells }) => cells.some((cell) => looksLikeData(cell))).length;
		const score = known * 1000 + data;
		if (score > bestScore) [best, bestScore] = [sheet, score];
	}
	return best;
}
