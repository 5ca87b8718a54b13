import { parameterText } from './caret.ts';
import { escaped, folded } from './fold.ts';
import { labelOfHead } from './head.ts';

/** The versions we write: 3.0 (RFC 2426), which every phone reads, and 4.0 (RFC 6350). */
export type WriteVersion = '3.0' | '4.0';

/** Their parts are divided by semicolons; as an extra field they are one text. */
const STRUCTURED = /^(GENDER|GEO)\b/i;

/** Lines of one card; labels of the user's own need a group of their own (item1, item2, …). */
export class CardLines {
	readonly version: WriteVersion;
	private readonly lines: string[];
	private groups = 0;

	constructor(version: WriteVersion) {
		this.version = version;
		this.lines = ['BEGIN:VCARD', `VERSION:${version}`];
	}

	add(name: string, value: string, group = ''): void {
		this.lines.push(`${group}${name}:${value}`);
	}

	text(name: string, value: string): void {
		if (value) this.add(name, escaped(value));
	}

	labelled(name: string, value: string, label: string): void {
		const group = `item${++this.groups}.`;
		this.add(name, value, group);
		this.add('X-ABLabel', escaped(label), group);
	}

	/** A phone, e-mail, address or link with its type: one of `types`, else a label. */
	typed(name: string, value: string, type: string, types: Record<string, readonly string[]>): void {
		const words = Object.hasOwn(types, type) ? types[type] : undefined;
		if (words) this.add(withTypes(name, words, this.version), value);
		else this.labelled(name, value, type || 'other');
	}

	/** What maps to no field: under the property it came from, or was named after, else under a name only we read. */
	extra(label: string, value: string, property = /^X-|^[A-Z-]+$/.test(label) ? label : ''): void {
		if (!value) return;
		const known = mayBe(property, value) ? labelOfHead(property) : null;
		const plain = STRUCTURED.test(property) ? escaped(value).replaceAll('\\;', ';') : escaped(value);
		if (known === null) this.labelled('X-KARTEI-EXTRA', escaped(value), label);
		else if (known === label) this.add(property, plain);
		else this.labelled(property, plain, label);
	}

	toString(): string {
		return [...this.lines, 'END:VCARD'].map(folded).join('');
	}
}

/** A picture is only ever a link here; its bytes are no text. */
function mayBe(property: string, value: string): boolean {
	return !/^(PHOTO|LOGO)\b/i.test(property) || /^https?:\S+$/.test(value);
}

function withTypes(name: string, words: readonly string[], version: WriteVersion): string {
	if (words.length === 0) return name;
	if (version === '3.0') return [name, ...words.map((word) => `TYPE=${word}`)].join(';');
	const known = words.filter((word) => word !== 'INTERNET').map((word) => word.toLowerCase());
	return known.length > 0 ? `${name};TYPE=${known.join(',')}` : name;
}

/** Parameters with a value, in the order given. */
export function withParameters(name: string, parameters: Record<string, string>): string {
	const given = Object.entries(parameters).filter(([, value]) => value !== '');
	return [name, ...given.map(([key, value]) => `${key}=${parameterText(value)}`)].join(';');
}
