/** A record of a CSV text, every cell as it stands between its quotes. */
export interface CsvRecord {
	cells: string[];
	/** Line on which it starts, from 1. */
	line: number;
}

/** Characters after which a quote that does not close is taken for a lost one; fewer when a file has many of them. */
const LONGEST_QUOTE = 1_000_000;
const MANY = 20;
const LONGEST_OF_MANY = 4000;

/**
 * Reads CSV (RFC 4180) whose lines end with "\n". A quote that never closes, or that would swallow the next record's
 * quoted cells, ends with its line: only that record suffers, and its line is among the `broken` ones.
 */
export function csvRecords(
	text: string,
	delimiter: string,
	most = Infinity
): { records: CsvRecord[]; broken: number[] } {
	const reader = new Reader(text, delimiter);
	const records: CsvRecord[] = [];
	while (records.length < most && !reader.atEnd) records.push(reader.next());
	return { records, broken: reader.broken };
}

class Reader {
	readonly broken: number[] = [];
	readonly #text: string;
	readonly #delimiter: string;
	#at = 0;
	#line = 1;
	/** The next delimiter and line end: looked for once and not for every cell, or one column takes quadratic time. */
	#nextDelimiter = -1;
	#nextEnd = -1;

	constructor(text: string, delimiter: string) {
		this.#text = text;
		this.#delimiter = delimiter;
	}

	get atEnd(): boolean {
		return this.#at >= this.#text.length;
	}

	next(): CsvRecord {
		const [start, line] = [this.#at, this.#line];
		const cells = this.#cells(false);
		if (cells !== null) return { cells, line };
		this.broken.push(line);
		this.#at = start;
		this.#line = line;
		return { cells: this.#cells(true) ?? [], line };
	}

	/** The cells up to the end of the record; null where a quote does not close. `inLine`: quotes end with the line. */
	#cells(inLine: boolean): string[] | null {
		const cells: string[] = [];
		for (;;) {
			const quote = this.#quoteAt();
			const cell = quote === -1 ? this.#plain() : this.#quoted(quote, inLine);
			if (cell === null && !inLine) return null;
			// Without its lost quote the cell is what stands up to the next delimiter.
			if (cell === null) this.#at = quote + 1;
			cells.push(cell ?? this.#plain());
			const char = this.#text[this.#at];
			this.#at++;
			if (char === this.#delimiter) continue;
			this.#line++;
			return cells;
		}
	}

	/** Where the cell's quote stands, -1 = it has none. Spaces before it are no part of the cell. */
	#quoteAt(): number {
		let at = this.#at;
		while (this.#text[at] === ' ') at++;
		return this.#text[at] === '"' ? at : -1;
	}

	#plain(): string {
		const start = this.#at;
		const end = this.#endOfCell();
		this.#at = end;
		return this.#text.slice(start, end);
	}

	#endOfCell(): number {
		if (this.#nextDelimiter < this.#at) this.#nextDelimiter = this.#find(this.#delimiter, this.#at);
		if (this.#nextEnd < this.#at) this.#nextEnd = this.#find('\n', this.#at);
		return Math.min(this.#nextDelimiter, this.#nextEnd);
	}

	#find(text: string, from: number): number {
		const at = this.#text.indexOf(text, from);
		return at === -1 ? this.#text.length : at;
	}

	#quoted(quote: number, inLine: boolean): string | null {
		const text = this.#text;
		const longest = this.broken.length > MANY ? LONGEST_OF_MANY : LONGEST_QUOTE;
		let lines = 0;
		let nextEnd = this.#find('\n', quote);
		for (let from = quote + 1; ;) {
			const at = text.indexOf('"', from);
			if (at === -1 || at - quote > longest) return null;
			for (; nextEnd < at; nextEnd = this.#find('\n', nextEnd + 1)) lines++;
			if (inLine && lines > 0) return null;
			if (text[at + 1] === '"') {
				from = at + 2;
				continue;
			}
			const after = this.#afterQuote(at + 1);
			if (after !== -1) {
				this.#at = after;
				this.#line += lines;
				return text.slice(quote + 1, at).replaceAll('""', '"');
			}
			// A quote where a cell starts, lines below: it opens the next record's cell, so this one was never closed.
			if (lines > 0 && (text[at - 1] === this.#delimiter || text[at - 1] === '\n')) return null;
			from = at + 1;
		}
	}

	/** Where the cell ends after a closing quote; -1 where text goes on, so that the quote is part of the cell. */
	#afterQuote(from: number): number {
		let at = from;
		while (this.#text[at] === ' ') at++;
		const char = this.#text[at];
		return char === undefined || char === '\n' || char === this.#delimiter ? at : -1;
	}
}
