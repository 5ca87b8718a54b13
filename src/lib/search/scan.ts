import { HEAD_MARK, NAME_MARK } from '#lib/indexed-line.ts';
import type { TextBlock } from './text-block.ts';
import { lineAt } from './text-block.ts';

/** One word to find: any of its folded spellings. */
export type Term = readonly string[];

export interface ScanOptions {
	/** How many lines to return. */
	limit: number;
	/** Lines to pass over (changed or deleted since the block was built): 1 at their number. */
	dead?: Uint8Array | undefined;
	/** Take the first lines in their order, unranked, and stop: `total` then is at most limit + 1. */
	stopEarly?: boolean;
}

export interface ScanResult {
	/** Lines that hold every term. */
	total: number;
	/** The best lines, in order of rank, then of line. */
	lines: number[];
	/** The rank of each of `lines`; lower is better. */
	ranks: number[];
}

const NEWLINE = 0x0a;
const HEAD = HEAD_MARK.charCodeAt(0);
const NAME = NAME_MARK.charCodeAt(0);
/** Ranks of one term: 0 line start, 1 start of a word of the name, 2 start of another word, 3 inside a word. */
const WORST = 3;

function isWordCode(code: number): boolean {
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code > 0xa0;
}

function rankAt(text: string, position: number): number {
	const before = text.charCodeAt(position - 1);
	if (before === NEWLINE || before === HEAD) return 0;
	if (before === NAME) return 1;
	return isWordCode(before) && text.charCodeAt(position) > 0x20 ? WORST : 2;
}

/** The next places of one term; the places only ever move forward, so that a whole scan reads the text once. */
class Cursor {
	readonly text: string;
	readonly patterns: Term;
	readonly places: Int32Array;

	constructor(text: string, patterns: Term) {
		this.text = text;
		this.patterns = patterns;
		this.places = new Int32Array(patterns.length).fill(-1);
	}

	/** The first place at or after `from`; the text's length where there is none. */
	seek(from: number): number {
		let nearest = this.text.length;
		for (let i = 0; i < this.places.length; i++) {
			const place = this.placeFrom(i, from);
			if (place < nearest) nearest = place;
		}
		return nearest;
	}

	private placeFrom(i: number, from: number): number {
		const known = this.places[i] ?? -1;
		if (known >= from) return known;
		const found = this.text.indexOf(this.patterns[i] ?? '', from);
		const place = found < 0 ? this.text.length : found;
		this.places[i] = place;
		return place;
	}

	/**
	 * The best rank of the term within a line. Where only a rank below `cutoff` is of use and that means the name, the
	 * rest of the line is not looked at.
	 */
	bestRank(start: number, lineEnd: number, cutoff: number): number {
		const end = cutoff <= 2 ? this.nameEnd(start) : lineEnd;
		let best = WORST;
		for (let i = 0; i < this.places.length && best > 0; i++) {
			let place = this.placeFrom(i, start);
			while (place < end) {
				const rank = rankAt(this.text, place);
				if (rank < best) best = rank;
				if (best === 0) break;
				place = this.placeFrom(i, place + 1);
			}
		}
		return best;
	}

	/** Where the first field after the name begins, or the line ends. */
	private nameEnd(start: number): number {
		let at = start;
		for (let code = this.text.charCodeAt(at); code >= 0x20 || code === NAME || code === HEAD;) {
			code = this.text.charCodeAt(++at);
		}
		return at;
	}
}

function longestFirst(a: Term, b: Term): number {
	return (b[0]?.length ?? 0) - (a[0]?.length ?? 0);
}

/**
 * Finds the lines that hold every term, ranks them (the sum of the terms' ranks, then the line's order) and counts them
 * all. The longest term leads; the others are looked up only from its lines on. Nothing is allocated per line.
 */
export function scan(block: TextBlock, terms: readonly Term[], options: ScanOptions): ScanResult {
	const { text, starts } = block;
	const { limit, dead, stopEarly = false } = options;
	const cursors = [...terms].sort(longestFirst).map((term) => new Cursor(text, term));
	const lead = cursors[0];
	const best = new BestLines(limit, stopEarly ? 0 : WORST * cursors.length);
	if (!lead || starts.length < 2) return best.result();
	if (terms.some((term) => term.includes(''))) throw new RangeError('An empty word is everywhere');

	let from = 0;
	let line = 0;
	search: for (;;) {
		const place = lead.seek(from);
		if (place >= text.length) break;
		line = lineAt(starts, place, line);
		const start = starts[line] ?? 0;
		const end = (starts[line + 1] ?? text.length) - 1;
		from = end;
		if (dead?.[line] === 1) continue;
		for (let i = 1; i < cursors.length; i++) {
			const other = cursors[i]?.seek(start) ?? text.length;
			if (other >= text.length) break search;
			if (other >= end) {
				from = starts[lineAt(starts, other, line)] ?? text.length;
				continue search;
			}
		}
		let rank = 0;
		if (best.cutoff > 0 && !stopEarly) for (const cursor of cursors) rank += cursor.bestRank(start, end, best.cutoff);
		best.add(line, rank);
		if (stopEarly && best.total > limit) break;
	}
	return best.result();
}

/** The first `limit` lines of each rank. Lines must come in ascending order. */
export class BestLines {
	total = 0;
	/** A line is of use only with a rank below this: there are `limit` better or earlier ones already. */
	cutoff: number;
	private readonly limit: number;
	private readonly held: Int32Array;
	private readonly counts: Int32Array;

	constructor(limit: number, worstRank: number) {
		this.limit = limit;
		this.cutoff = worstRank + 1;
		this.held = new Int32Array(limit * (worstRank + 1));
		this.counts = new Int32Array(worstRank + 1);
	}

	add(line: number, rank: number): void {
		this.total++;
		if (rank >= this.cutoff) return;
		const count = this.counts[rank] ?? 0;
		this.held[rank * this.limit + count] = line;
		this.counts[rank] = count + 1;
		let sum = 0;
		for (let i = 0; i < this.cutoff; i++) {
			sum += this.counts[i] ?? 0;
			if (sum >= this.limit) this.cutoff = i;
		}
	}

	result(): ScanResult {
		const lines: number[] = [];
		const ranks: number[] = [];
		for (let rank = 0; rank < this.counts.length; rank++) {
			for (let i = 0; i < (this.counts[rank] ?? 0) && lines.length < this.limit; i++) {
				lines.push(this.held[rank * this.limit + i] ?? 0);
				ranks.push(rank);
			}
		}
		return { total: this.total, lines, ranks };
	}
}
