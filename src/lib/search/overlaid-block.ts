import type { Field } from '#lib/indexed-line.ts';
import { fieldAt } from '#lib/indexed-line.ts';
import type { ScanOptions, ScanResult, Term } from './scan.ts';
import type { TextBlock } from './text-block.ts';
import { blockOfText, lineText, textBlock } from './text-block.ts';

/** A record that was found. `fields`: for each term the field it was found in, no field twice. */
interface Found<Row> {
	row: Row;
	fields: Field[];
}

export interface FoundRows<Row> {
	total: number;
	found: Found<Row>[];
}

/**
 * The lines of many records as one big block, and a small one over it for what has changed since, so that a change costs
 * nothing that grows with the box. `compare` is the order of rows; the rows' identity ties them to their lines.
 */
export class OverlaidBlock<Row extends object> {
	base: TextBlock = textBlock([]);
	private baseRows: readonly Row[] = [];
	private lineOf = new Map<Row, number>();
	private dead = new Uint8Array(0);
	private readonly changed = new Map<Row, string>();
	private overlay: { rows: Row[]; block: TextBlock } | null = null;
	private readonly compare: (a: Row, b: Row) => number;

	constructor(compare: (a: Row, b: Row) => number) {
		this.compare = compare;
	}

	/** Rows in order with their lines, or with the saved text of a block. False where text and rows do not fit. */
	restore(rows: readonly Row[], lines: readonly string[] | string): boolean {
		const block = typeof lines === 'string' ? blockOfText(lines, rows.length) : textBlock(lines);
		if (!block) return false;
		this.base = block;
		this.baseRows = [...rows];
		this.lineOf = new Map(rows.map((row, line) => [row, line]));
		this.dead = new Uint8Array(rows.length);
		this.changed.clear();
		this.overlay = null;
		return true;
	}

	put(row: Row, line: string): void {
		this.changed.set(row, line);
		this.overlay = null;
	}

	remove(row: Row): void {
		const line = this.lineOf.get(row);
		if (line !== undefined) this.dead[line] = 1;
		if (this.changed.delete(row)) this.overlay = null;
	}

	/** The rows of the base block in order; all rows right after `join`. */
	get rows(): readonly Row[] {
		return this.baseRows;
	}

	/** How many rows lie in the overlay; from some hundreds on `join` is worth its time. */
	get changes(): number {
		return this.changed.size;
	}

	/** Makes one block of everything again; `rows` are all living rows in their order. */
	join(rows: readonly Row[]): void {
		if (this.changed.size === 0 && rows.length === this.baseRows.length) return;
		this.restore(
			rows,
			rows.map((row) => this.line(row))
		);
	}

	/** The line of a row. */
	line(row: Row): string {
		return this.changed.get(row) ?? lineText(this.base, this.lineOf.get(row) ?? -1);
	}

	/** Runs one scan over both blocks and puts the results into one order: by rank, then by the order of rows. */
	find(
		terms: readonly Term[],
		options: Pick<ScanOptions, 'limit' | 'stopEarly'>,
		run: (block: TextBlock, options: ScanOptions) => ScanResult
	): FoundRows<Row> {
		const lower = run(this.base, { ...options, dead: this.dead });
		const upper = this.changed.size === 0 ? null : run(this.overlaid().block, options);
		const hits = ranked(lower, this.baseRows);
		if (upper && upper.total > 0) {
			hits.push(...ranked(upper, this.overlaid().rows));
			hits.sort((a, b) => a.rank - b.rank || this.compare(a.row, b.row));
		}
		const found = hits.slice(0, options.limit).map(({ row }) => ({ row, fields: this.fieldsOf(row, terms) }));
		return { total: lower.total + (upper?.total ?? 0), found };
	}

	private overlaid(): { rows: Row[]; block: TextBlock } {
		if (!this.overlay) {
			const rows = [...this.changed.keys()].sort(this.compare);
			this.overlay = { rows, block: textBlock(rows.map((row) => this.changed.get(row) ?? '')) };
		}
		return this.overlay;
	}

	private fieldsOf(row: Row, terms: readonly Term[]): Field[] {
		const line = this.line(row);
		const fields = new Set<Field>();
		for (const term of terms) {
			const places = term.map((spelling) => line.indexOf(spelling)).filter((place) => place >= 0);
			if (places.length > 0) fields.add(fieldAt(line, Math.min(...places), 0));
		}
		return [...fields];
	}
}

function ranked<Row>(result: ScanResult, rows: readonly Row[]): { row: Row; rank: number }[] {
	const hits: { row: Row; rank: number }[] = [];
	result.lines.forEach((line, i) => {
		const row = rows[line];
		if (row !== undefined) hits.push({ row, rank: result.ranks[i] ?? 0 });
	});
	return hits;
}
