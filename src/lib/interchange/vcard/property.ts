import { decodeLatin, decodeStrictly } from '../bytes.ts';
import { withoutCarets } from './caret.ts';
import type { LogicalLine } from './lines.ts';

/** A property with its parameters read and its value still in the file's bytes. */
export interface Property {
	line: number;
	/** 'item1' of 'item1.TEL', lower case; '' = none. */
	group: string;
	/** Upper case. */
	name: string;
	/** As the file writes it. */
	originalName: string;
	/** All TYPE values and the bare parameters of vCard 2.1, lower case. */
	types: string[];
	/** The other parameters by upper-case name; the last one wins. */
	parameters: Map<string, string>;
	encoding: 'none' | 'quoted-printable' | 'base64';
	/** Declared CHARSET, '' = none. */
	charset: string;
	raw: Uint8Array;
}

const COLON = 58;
const QUOTE = 34;

/** Reads "group.NAME;params:value"; null where there is no name or no colon. */
export function parseProperty({ line, bytes }: LogicalLine): Property | null {
	const colon = headerEnd(bytes);
	if (colon <= 0) return null;
	const headerBytes = bytes.subarray(0, colon);
	const header = (decodeStrictly(headerBytes, 'utf-8') ?? decodeLatin(headerBytes)).replaceAll('\0', '').trim();
	const [path = '', ...parameters] = splitOutsideQuotes(header, ';');
	const dot = path.lastIndexOf('.');
	const group = dot > 0 && dot < path.length - 1 ? path.slice(0, dot).toLowerCase() : '';
	const originalName = path.slice(group ? dot + 1 : 0).trim();
	if (!originalName) return null;
	const property: Property = {
		line,
		group,
		name: originalName.toUpperCase(),
		originalName,
		types: [],
		parameters: new Map(),
		encoding: 'none',
		charset: '',
		raw: bytes.subarray(colon + 1)
	};
	for (const parameter of parameters) addParameter(property, parameter.trim());
	return property;
}

/** The first colon outside quotes; where a quote is never closed, the first colon. */
function headerEnd(bytes: Uint8Array): number {
	let quoted = false;
	let first = -1;
	for (let index = 0; index < bytes.length; index++) {
		const byte = bytes[index];
		if (byte === QUOTE) quoted = !quoted;
		if (byte !== COLON) continue;
		if (!quoted) return index;
		if (first < 0) first = index;
	}
	return first;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
	if (!text.includes('"')) return text.split(separator);
	const parts: string[] = [];
	let quoted = false;
	let start = 0;
	for (let index = 0; index < text.length; index++) {
		const char = text[index];
		if (char === '"') quoted = !quoted;
		if (char !== separator || quoted) continue;
		parts.push(text.slice(start, index));
		start = index + 1;
	}
	parts.push(text.slice(start));
	return parts;
}

function unquoted(text: string): string {
	return withoutCarets(text.replaceAll('"', '').trim());
}

function addParameter(property: Property, parameter: string): void {
	if (!parameter) return;
	const equals = parameter.indexOf('=');
	if (equals < 0) {
		if (!setEncoding(property, unquoted(parameter))) property.types.push(unquoted(parameter).toLowerCase());
		return;
	}
	const name = parameter.slice(0, equals).trim().toUpperCase();
	const value = parameter.slice(equals + 1);
	if (name === 'TYPE') {
		// "TYPE=HOME,TYPE=VOICE" and TYPE="home,voice" are both in use.
		const list = unquoted(value).split(',');
		for (const type of list) {
			const clean = type
				.trim()
				.replace(/^type=/i, '')
				.replaceAll('\n', ' ')
				.toLowerCase();
			if (clean) property.types.push(clean);
		}
	} else if (name === 'ENCODING') setEncoding(property, unquoted(value));
	else if (name === 'CHARSET') property.charset = unquoted(value);
	else property.parameters.set(name, unquoted(value));
}

/** True where the word names an encoding, so that it is not taken for a type. */
function setEncoding(property: Property, word: string): boolean {
	const upper = word.toUpperCase();
	if (upper === 'QUOTED-PRINTABLE' || upper === 'Q') property.encoding = 'quoted-printable';
	else if (upper === 'BASE64' || upper === 'B') property.encoding = 'base64';
	else return upper === '8BIT' || upper === '7BIT';
	return true;
}
