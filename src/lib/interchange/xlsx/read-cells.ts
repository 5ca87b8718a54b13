import { attributeOf, scanXml } from './read-xml.ts';
import { builtInStyle, numberText, styleOfFormat } from './read-number.ts';
import type { NumberStyle } from './read-number.ts';

/** A row of a sheet that has something in it, cells as text. */
export interface SheetRow {
	cells: string[];
	/** Number of the row in the sheet, from 1. */
	line: number;
}

/** What the cells of a workbook refer to. */
export interface SheetContext {
	strings: readonly string[];
	styles: readonly NumberStyle[];
	from1904: boolean;
}

/** Cells further to the right are left out: nobody's columns, and a single one could fill the memory. */
const MOST_COLUMNS = 1000;
/** A little more than a table may have, so that the reader of tables can say that there were too many. */
const MOST_ROWS = 100_100;
const LAST_ROW = 1_048_576;

/** The strings that cells share (xl/sharedStrings.xml), without the reading aids of Japanese. */
export function sharedStrings(xml: string): string[] {
	const strings: string[] = [];
	let text = '';
	let depth = { inside: false, aid: false };
	scanXml(xml, {
		open(name) {
			if (name === 'si') text = '';
			else if (name === 't') depth = { ...depth, inside: true };
			else if (name === 'rPh') depth = { ...depth, aid: true };
		},
		text(piece) {
			if (depth.inside && !depth.aid) text += piece;
		},
		close(name) {
			if (name === 'si') strings.push(unescaped(text));
			else if (name === 't') depth = { ...depth, inside: false };
			else if (name === 'rPh') depth = { ...depth, aid: false };
		}
	});
	return strings;
}

/** The number style of each cell format (xl/styles.xml), by its index. */
export function cellStyles(xml: string): NumberStyle[] {
	const formats = new Map<number, NumberStyle>();
	const styles: NumberStyle[] = [];
	let inside = false;
	scanXml(xml, {
		open(name, attributes) {
			const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
			if (name === 'cellXfs') inside = true;
			else if (name === 'numFmt') formats.set(id, styleOfFormat(attributeOf(attributes, 'formatCode') ?? ''));
			else if (name === 'xf' && inside) styles.push(formats.get(id) ?? builtInStyle(id));
		},
		close(name) {
			if (name === 'cellXfs') inside = false;
		}
	});
	return styles;
}

/** The filled rows of a sheet; `cut` = there were cells beyond the last column that is read. */
export function sheetRows(xml: string, context: SheetContext): { rows: SheetRow[]; cut: boolean } {
	const reader = new RowReader(context);
	scanXml(xml, reader);
	return { rows: reader.rows, cut: reader.cut };
}

class RowReader {
	readonly rows: SheetRow[] = [];
	cut = false;
	readonly #context: SheetContext;
	#line = 0;
	#cells: string[] = [];
	#column = -1;
	#type = '';
	#style = '';
	#text = '';
	#inRow = false;
	#inText = false;
	#inAid = false;

	constructor(context: SheetContext) {
		this.#context = context;
	}

	readonly open = (name: string, attributes: string): void => {
		if (name === 'row') this.#startRow(Number(attributeOf(attributes, 'r') ?? 0));
		else if (name === 'c') this.#startCell(attributes);
		else if (name === 'v' || name === 't') this.#inText = true;
		else if (name === 'rPh') this.#inAid = true;
	};

	readonly text = (piece: string): void => {
		if (this.#inText && !this.#inAid) this.#text += piece;
	};

	readonly close = (name: string): void => {
		if (name === 'row') this.#endRow();
		else if (name === 'c') this.#endCell();
		else if (name === 'v' || name === 't') this.#inText = false;
		else if (name === 'rPh') this.#inAid = false;
	};

	#startRow(number: number): void {
		this.#endRow();
		this.#inRow = true;
		this.#line = number > this.#line && number <= LAST_ROW ? number : this.#line + 1;
		this.#cells = [];
		this.#column = -1;
	}

	#endRow(): void {
		if (this.#inRow && this.#cells.length > 0 && this.rows.length < MOST_ROWS) {
			this.rows.push({ cells: this.#cells, line: this.#line });
		}
		this.#cells = [];
		this.#inRow = false;
	}

	#startCell(attributes: string): void {
		// Its row's tag was damaged.
		if (!this.#inRow) this.#startRow(0);
		const place = attributeOf(attributes, 'r');
		this.#column = (place === undefined ? null : columnOf(place)) ?? this.#column + 1;
		this.#type = attributeOf(attributes, 't') ?? 'n';
		this.#style = attributeOf(attributes, 's') ?? '';
		this.#text = '';
	}

	#endCell(): void {
		// XML knows no NUL, a damaged workbook may have one; no text in the box has.
		const text = this.#value().replaceAll('\0', '').toWellFormed();
		this.#inText = false;
		if (text === '') return;
		if (this.#column >= MOST_COLUMNS) {
			this.cut = true;
			return;
		}
		while (this.#cells.length < this.#column) this.#cells.push('');
		this.#cells[this.#column] = text;
	}

	#value(): string {
		const { strings, styles, from1904 } = this.#context;
		switch (this.#type) {
			case 's':
				return strings[Number(this.#text)] ?? '';
			case 'inlineStr':
			case 'str':
				return unescaped(this.#text);
			case 'b':
				return this.#text === '' ? '' : String(this.#text === '1');
			case 'e':
				// "#REF!" and its like say nothing of a contact.
				return '';
			case 'd':
				return this.#text.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
			default:
				return numberText(this.#text, styles[Number(this.#style)] ?? { kind: 'plain' }, from1904);
		}
	}
}

/** "AB12" -> 27; null where it is no place. */
function columnOf(place: string): number | null {
	const letters = /^\$?([A-Z]{1,3})(?=\$?\d|$)/i.exec(place)?.[1]?.toUpperCase();
	if (letters === undefined) return null;
	let column = 0;
	for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
	return column - 1;
}

/** Undoes Excel's own escape of control characters, "_x000D_" (ECMA-376 22.9.2.19). */
function unescaped(text: string): string {
	if (!text.includes('_x')) return text;
	return text
		.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		.replaceAll('\0', '');
}
