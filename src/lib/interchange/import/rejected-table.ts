import { REJECT_HEADER } from '../csv/own-layout.ts';
import { csvText } from '../csv/text.ts';
import type { Problem } from '../draft.ts';
import type { Rejects } from './rejected.ts';

export interface RejectWords {
	/** The columns that say where a row stood and what is wrong with it. */
	line: string;
	reason: string;
	leftOut: string;
	sentence: (problem: Problem) => string;
}

/**
 * The rejected rows as a table to mend: in front of each its line and the reason, which a second import skips; behind
 * them the cells as they were. UTF-8 with byte order mark, formulas guarded.
 */
export function rejectedTable(rejects: Rejects & { format: 'csv' }, words: RejectWords): string {
	const head = [REJECT_HEADER + words.line, REJECT_HEADER + words.reason];
	const rows = rejects.rows.map(({ line, cells, problems }) => [
		String(line),
		[...new Set(problems.map(words.sentence))].join(' ') || words.leftOut,
		...cells
	]);
	const delimiter = rejects.delimiter === ';' || rejects.delimiter === '\t' ? rejects.delimiter : ',';
	const header = rejects.header ?? rejects.rows[0]?.cells.map(() => '') ?? [];
	return `\uFEFF${csvText([[...head, ...header], ...rows], { delimiter })}`;
}
