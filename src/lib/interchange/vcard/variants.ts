/** One person, as the tests want it back whatever a file's spelling. */
export interface Model {
	name: { prefix: string; given: string; additional: string; family: string; suffix: string };
	displayName: string;
	organisation: string;
	department: string;
	title: string;
	phones: { value: string; type: 'mobile' | 'work' | 'home' | 'fax' }[];
	emails: { value: string; type: 'work' | 'home' }[];
	addresses: {
		type: 'work' | 'home';
		street: string;
		city: string;
		region: string;
		postalCode: string;
		country: string;
	}[];
	url: string;
	/** 'YYYY-MM-DD' or '--MM-DD'. */
	birthday: string;
	note: string;
	tags: string[];
	uid: string;
	pet: string;
}

/** How a file is spelled; `pick(n)` gives 0 to n-1 and decides everything else, place by place. */
export interface Spelling {
	version: '2.1' | '3.0' | '4.0';
	lineEnd: '\r\n' | '\n' | '\r';
	pick: (limit: number) => number;
	/** Of characters that are in every charset the file may have. */
	encode: (text: string) => Uint8Array;
	/** What a transfer encoding is made of: in a file of UTF-16 it is UTF-8. */
	payload: (text: string) => Uint8Array;
	/** 'CHARSET=' is written with every property; '' = it is not declared. */
	charset: string;
	/** A line may be folded inside a character. */
	foldsBytes: boolean;
}

const TYPES = {
	mobile: ['CELL', 'VOICE'],
	work: ['WORK'],
	home: ['HOME'],
	fax: ['FAX', 'WORK']
} as const;
const LABELS = { mobile: 'Mobile', work: 'Work', home: 'Home', fax: 'WorkFAX' } as const;

interface Line {
	name: string;
	types?: readonly string[];
	parameters?: string[];
	/** Parts between semicolons, each a list of texts between commas. */
	value: readonly (readonly string[])[];
	plain?: boolean;
}

/** A card in bytes, properties in any order, each in its own encoding, folding and spelling. */
export function spelled(model: Model, spelling: Spelling): Uint8Array {
	const { pick } = spelling;
	const properties = shuffled(linesOf(model, spelling), pick).flatMap((line, index) => property(line, index, spelling));
	const version = spelling.encode(`VERSION:${spelling.version}`);
	const at = spelling.version === '2.1' ? 0 : pick(properties.length + 1);
	const body = [...properties.slice(0, at), version, ...properties.slice(at)];
	const lines = [spelling.encode(cased('BEGIN', pick) + ':VCARD'), ...body, spelling.encode('END:VCARD')];
	if (pick(4) === 0) lines.push(new Uint8Array());
	return joined(lines.flatMap((line) => [line, spelling.encode(spelling.lineEnd)]));
}

function linesOf(model: Model, { version, pick }: Spelling): Line[] {
	const { name } = model;
	const birthday = birthdayLine(model.birthday, version, pick);
	const tags = pick(2) === 0 ? [model.tags] : model.tags.map((tag) => [tag]);
	return [
		{ name: 'N', value: [name.family, name.given, name.additional, name.prefix, name.suffix].map((part) => [part]) },
		{ name: 'FN', value: [[model.displayName]] },
		{ name: 'ORG', value: [[model.organisation], [model.department]] },
		{ name: 'TITLE', value: [[model.title]] },
		...model.phones.map(({ value, type }) => ({ name: 'TEL', types: TYPES[type], value: [[value]] })),
		...model.emails.map(({ value, type }) => ({
			name: 'EMAIL',
			types: ['INTERNET', ...TYPES[type]],
			value: [[value]]
		})),
		...model.addresses.map(({ type, street, city, region, postalCode, country }) => ({
			name: 'ADR',
			types: TYPES[type],
			value: ['', '', street, city, region, postalCode, country].map((part) => [part])
		})),
		{ name: 'URL', value: [[model.url]] },
		birthday,
		{ name: 'NOTE', value: [[model.note]] },
		...tags.map((list) => ({ name: 'CATEGORIES', value: [list] })),
		{ name: 'UID', value: [[model.uid]] },
		{ name: 'X-PET', value: [[model.pet]] }
	];
}

function birthdayLine(birthday: string, version: Spelling['version'], pick: Spelling['pick']): Line {
	const digits = birthday.replaceAll('-', '');
	if (!birthday.startsWith('--')) {
		const forms = [birthday, digits, `${birthday}T00:00:00Z`];
		return { name: 'BDAY', value: [[forms[pick(3)] ?? birthday]], plain: true };
	}
	if (version === '4.0') return { name: 'BDAY', value: [[pick(2) === 0 ? birthday : `--${digits}`]], plain: true };
	return { name: 'BDAY', parameters: ['X-APPLE-OMIT-YEAR=1604'], value: [[`1604${birthday.slice(1)}`]], plain: true };
}

/** Line `index` of a card: a group of its own, as a label is for all the lines of its group. */
function property(line: Line, index: number, spelling: Spelling): Uint8Array[] {
	const { pick, version } = spelling;
	const group = pick(5);
	const labelled = line.name === 'TEL' && group === 0 && version !== '2.1' ? labelOf(line) : '';
	const prefix = labelled !== '' || group === 1 ? `${['item', 'A', 'group-'][pick(3)] ?? ''}${pick(90)}0${index}.` : '';
	const head = prefix + cased(line.name, pick);
	const types = labelled === '' ? typesText(line.types ?? [], spelling) : '';
	const more = (line.parameters ?? []).map((parameter) => `;${parameter}`).join('');
	const result = content(head + types + more, line, spelling);
	if (labelled !== '') result.push(spelling.encode(`${prefix}X-ABLabel:_$!<${labelled}>!$_`));
	return result;
}

function labelOf({ types = [] }: Line): string {
	const found = Object.entries(TYPES).find(([, words]) => words === types)?.[0] as keyof typeof LABELS | undefined;
	return found ? LABELS[found] : '';
}

/** Parameters spelled three ways, and as 4.0 quotes them. */
function typesText(words: readonly string[], { version, pick }: Spelling): string {
	const spelledWords = words.map((word) => (pick(2) === 0 ? word : word.toLowerCase()));
	if (spelledWords.length === 0) return '';
	const way = pick(version === '2.1' ? 1 : 4);
	if (way === 0)
		return version === '2.1' || pick(2) === 0
			? spelledWords.map((word) => `;${word}`).join('')
			: `;TYPE=${spelledWords.join(',')}`;
	if (way === 1) return spelledWords.map((word) => `;TYPE=${word}`).join('');
	return way === 2 ? `;type=${spelledWords.join(',')}` : `;TYPE="${spelledWords.join(',')}"`;
}

function content(head: string, line: Line, spelling: Spelling): Uint8Array[] {
	const { version, pick, encode } = spelling;
	const text = line.value.map((part) => part.map((each) => escapedFor(each, spelling)).join(',')).join(';');
	const needsCode = version === '2.1' && /[\r\n]/.test(text);
	const way = line.plain ? 2 : needsCode ? 0 : pick(version === '4.0' ? 1 : 4) - (version === '4.0' ? -2 : 0);
	const charset = spelling.charset && /[^\0-\x7f]/.test(text) ? `;CHARSET=${spelling.charset}` : '';
	if (way === 0)
		return quotedPrintable(`${head}${charset};ENCODING=QUOTED-PRINTABLE:`, spelling.payload(text), spelling);
	if (way === 1 && version === '3.0')
		return folded(
			encode(`${head}${charset};ENCODING=b:${btoa(String.fromCharCode(...spelling.payload(text)))}`),
			head.length + 30,
			spelling
		);
	return folded(encode(`${head}${charset}:${text}`), head.length + charset.length + 1, spelling);
}

/** vCard 2.1 knows no escape but the one of a semicolon. */
function escapedFor(text: string, { version, pick }: Spelling): string {
	if (version === '2.1') return text.replaceAll(';', '\\;').replaceAll('\n', '\r\n');
	return text.replace(/[\\,;]/g, '\\$&').replaceAll('\n', pick(2) === 0 ? '\\n' : '\\N');
}

/** Soft breaks anywhere but inside a code; some programs indent what follows. */
function quotedPrintable(head: string, bytes: Uint8Array, { pick, encode, lineEnd }: Spelling): Uint8Array[] {
	const indent = pick(4) === 0 ? '  ' : '';
	let text = head;
	let isFirst = false;
	for (const byte of bytes) {
		const isPlain = byte > 32 && byte < 127 && byte !== 61;
		const mustEscape = !isPlain && !(byte === 32 && !isFirst);
		text += mustEscape ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte);
		isFirst = pick(30) === 0;
		if (isFirst) text += `=${lineEnd}${indent}`;
	}
	// A value must not end in a break: the next line would belong to it.
	return [encode(isFirst ? text.slice(0, -(1 + lineEnd.length + indent.length)) : text)];
}

/** Folded after its head at places of chance; 2.1 folds at blanks only, and keeps them, so that it is left whole. */
function folded(
	line: Uint8Array,
	head: number,
	{ version, pick, encode, lineEnd, foldsBytes }: Spelling
): Uint8Array[] {
	if (version === '2.1' || !foldsBytes) return [line];
	const parts: Uint8Array[] = [];
	let start = 0;
	for (let index = head + 1; index < line.length; index++) {
		if (pick(40) > 0) continue;
		parts.push(line.subarray(start, index), encode(lineEnd + (pick(3) === 0 ? '\t' : ' ')));
		start = index;
	}
	return [joined([...parts, line.subarray(start)])];
}

function cased(text: string, pick: Spelling['pick']): string {
	const way = pick(6);
	return way === 0 ? text.toLowerCase() : way === 1 ? text.charAt(0) + text.slice(1).toLowerCase() : text;
}

function shuffled<T>(values: readonly T[], pick: Spelling['pick']): T[] {
	const result = [...values];
	for (let index = result.length - 1; index > 0; index--) {
		const other = pick(index + 1);
		const [a, b] = [result[index] as T, result[other] as T];
		result[index] = b;
		result[other] = a;
	}
	return result;
}

/** Parts of bytes in one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
