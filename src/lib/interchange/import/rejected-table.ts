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

const ROWS_PER_PIECE = 500;

/**
 * The rejected rows as a table to mend: in front of each its line and the reason, which a second import skips; behind
 * them the cells as they were. UTF-8 with byte order mark, formulas guarded. In pieces, so that whoever puts thousands
 * of rows together can let go of the page between them.
 */
export function* rejectedTable(rejects: Rejects & { format: 'csv' }, words: RejectWords): Generator<string> {
	const head = [REJECT_HEADER + words.line, REJECT_HEADER + words.reason];
	const delimiter = rejects.delimiter === ';' || rejects.delimiter === '\t' ? rejects.delimiter : ',';
	const header = rejects.header ?? rejects.rows[0]?.cells.map(() => '') ?? [];
	yield `\uFEFF${csvText([[...head, ...header]], { delimiter })}`;
	for (let from = 0; from < rejects.rows.length; from += ROWS_PER_PIECE) {
		const rows = rejects.rows
			.slice(from, from + ROWS_PER_PIECE)
			.map(({ line, cells, problems }) => [
				String(line),
				[...new Set(problems.map(words.sentence))].join(' ') || words.leftOut,
				...cells
			]);
		yield csvText(rows, { delimiter });
	}
}
