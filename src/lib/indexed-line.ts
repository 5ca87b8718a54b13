import { foldSpelled, spellings } from '#lib/fold.ts';

/**
 * The searchable text of one record as one folded line. Every field begins with a marker, a control character that
 * folded text never holds, so that a hit can say where it is; the first field, the name, has none.
 */
const MARKERS = {
	organisation: '\u0010',
	phone: '\u0011',
	email: '\u0012',
	street: '\u0013',
	town: '\u0014',
	tag: '\u0015',
	number: '\u0016',
	custom: '\u0017',
	remark: '\u0018',
	extra: '\u0019',
	role: '\u001a',
	stage: '\u001b',
	nickname: '\u001c',
	text: '\u001d',
	title: '\u001e',
	item: '\u001f'
} as const;

export type Field = 'name' | keyof typeof MARKERS;

/** Stands before another spelling of the line's first word: a hit behind it is as good as one at the line's start. */
export const HEAD_MARK = '\u0002';
/** Stands between the words of the name. */
export const NAME_MARK = '\u0003';

const FIELD_BY_MARKER = new Map<string, Field>(
	(Object.keys(MARKERS) as (keyof typeof MARKERS)[]).map((field) => [MARKERS[field], field])
);

/** A field as it stands in a line; as a pattern it finds the fields that begin with this folded text. */
export function markedField(field: keyof typeof MARKERS, folded: string): string {
	return MARKERS[field] + folded;
}

/**
 * The line of a record: first the name, the words one sorts by in front (the `head`), then the fields, one marker for
 * each value. Empty values are left out.
 */
export function indexedLine(
	head: string,
	restOfName: string,
	fields: readonly (readonly [keyof typeof MARKERS, string])[]
): string {
	let line = nameText(head, restOfName);
	for (const [field, value] of fields) {
		if (value === '') continue;
		const text = foldSpelled(value);
		if (text !== '') line += MARKERS[field] + text;
	}
	return line;
}

function nameText(head: string, restOfName: string): string {
	const words: string[] = [];
	let others = '';
	for (const [name, isHead] of [
		[head, true],
		[restOfName, false]
	] as const) {
		if (name === '') continue;
		for (const word of name.split(/\s+/u)) {
			const [plain = '', ...rest] = spellings(word);
			if (plain === '') continue;
			const mark = isHead && words.length === 0 ? HEAD_MARK : NAME_MARK;
			words.push(plain);
			for (const other of rest) others += mark + other;
		}
	}
	return words.join(NAME_MARK) + others;
}

/** The field that holds this position; `start` is where the line begins. */
export function fieldAt(text: string, position: number, start: number): Field {
	for (let at = position; at >= start; at--) {
		const field = text.charCodeAt(at) < 0x20 ? FIELD_BY_MARKER.get(text.charAt(at)) : undefined;
		if (field) return field;
	}
	return 'name';
}
