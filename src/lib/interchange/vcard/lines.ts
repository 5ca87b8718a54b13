import { withoutIndent } from './soft-breaks.ts';

/** One property of a vCard: unfolded, still bytes, because an encoding belongs to a property and not to the file. */
export interface LogicalLine {
	/** Line in the file where it starts, from 1. */
	line: number;
	bytes: Uint8Array;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const EQUALS = 61;
const COLON = 58;
const SEMICOLON = 59;
/** RFC 2425 writers fold at 75 octets; a much shorter line before a 2.1 fold was broken at a space (vCard 2.1, 2.1.3). */
const FIXED_FOLD = 60;
/** Quoted-printable lines have at most 76 characters; programs fill them up, a long code may need three. */
const FULL_WIDTH = 70;
const KNOWN_PROPERTY =
	/^(item\d+\.)?(N|FN|TEL|EMAIL|ADR|LABEL|ORG|TITLE|ROLE|URL|NOTE|BDAY|UID|REV|PHOTO|CATEGORIES|NICKNAME|X-[A-Z-]+)([;:]|$)/;

interface Open {
	line: number;
	parts: Uint8Array[];
	quotedPrintable: boolean;
	/** Which parts follow a quoted-printable soft break. */
	afterBreak: number[];
	base64: boolean;
	/** May a line without a colon belong to it? To a note yes, to a phone number no. */
	takesStrayLines: boolean;
}

/**
 * Splits a file into properties. Line ends may be CRLF, LF or CR. Joins folded lines, quoted-printable soft breaks,
 * base64 blocks that lost their indent, and text whose line breaks were not escaped.
 */
export function* logicalLines(bytes: Uint8Array): Generator<LogicalLine> {
	let open: Open | null = null;
	let softBreak = false;
	let version21 = false;
	let number = 0;
	let previousLength = 0;
	let indent = -1;
	for (let start = 0; start < bytes.length;) {
		const end = lineEnd(bytes, start);
		let physical = withoutMark(bytes.subarray(start, end));
		number++;
		// Cards copied out of a mail or a manual stand indented as a whole.
		if (indent < 0 && physical.length > 0) indent = blanksBefore(physical, physical.length);
		if (indent > 0) physical = physical.subarray(blanksBefore(physical, indent));
		start = nextStart(bytes, end);
		if (open && softBreak && !isDelimiter(physical) && !startsNext(open, physical, previousLength)) {
			open.afterBreak.push(open.parts.length);
			softBreak = addQuotedPrintable(open, physical);
			previousLength = physical.length;
			continue;
		}
		softBreak = false;
		const first = physical[0];
		if (first === undefined) continue;
		if (open && (first === SPACE || first === TAB)) {
			const keepSpace = version21 && !open.base64 && !open.quotedPrintable && previousLength < FIXED_FOLD;
			const rest = physical.subarray(keepSpace ? 0 : 1);
			if (open.quotedPrintable) softBreak = addQuotedPrintable(open, rest);
			else open.parts.push(rest);
			previousLength = physical.length;
			continue;
		}
		if (open && (open.base64 || open.takesStrayLines) && !startsProperty(physical, open.base64)) {
			if (!open.base64) open.parts.push(Uint8Array.of(LF));
			open.parts.push(physical);
			continue;
		}
		if (open) yield closed(open);
		previousLength = physical.length;
		open = opened(physical, number);
		const header = headerStart(physical);
		if (header.startsWith('VERSION')) version21 = header.includes('2.1');
		if (open.quotedPrintable) softBreak = addQuotedPrintable(open, physical);
		else open.parts.push(physical);
	}
	if (open) yield closed(open);
}

function lineEnd(bytes: Uint8Array, start: number): number {
	let end = start;
	while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end++;
	return end;
}

/** How many blanks the line starts with, `limit` at most. */
function blanksBefore(line: Uint8Array, limit: number): number {
	let count = 0;
	while (count < limit && (line[count] === SPACE || line[count] === TAB)) count++;
	return count;
}

function nextStart(bytes: Uint8Array, end: number): number {
	return bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
}

/** Files put together with `cat` have a byte order mark in the middle. */
function withoutMark(line: Uint8Array): Uint8Array {
	return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? line.subarray(3) : line;
}

/** The start of the line as upper-case ASCII, enough to see name and parameters. */
function headerStart(line: Uint8Array): string {
	let text = '';
	const length = Math.min(line.length, 400);
	for (let index = 0; index < length; index++) text += String.fromCharCode(line[index] ?? 0);
	return text.toUpperCase();
}

function isDelimiter(line: Uint8Array): boolean {
	return line.length < 40 && /^\s*(BEGIN|END)\s*:\s*VCARD\s*$/.test(headerStart(line));
}

function opened(physical: Uint8Array, line: number): Open {
	const start = headerStart(physical);
	const colon = start.indexOf(':');
	const header = colon < 0 ? start : start.slice(0, colon);
	return {
		line,
		parts: [],
		afterBreak: [],
		takesStrayLines: colon >= 0 && /^([^;:]*\.)?(NOTE|LABEL|ADR|AGENT|X-[^;:]*)(;|$)/.test(header),
		quotedPrintable: /[;=]\s*QUOTED-PRINTABLE/.test(header),
		base64: /^[^;:]*(PHOTO|LOGO|SOUND|KEY|CARDPICTURE)\b|;\s*(ENCODING=)?\s*(BASE64|B)\s*(;|$)/.test(header)
	};
}

/** Adds one line of quoted-printable text; true where it ends in a soft break, so that the next line belongs to it. */
function addQuotedPrintable(open: Open, line: Uint8Array): boolean {
	let end = line.length;
	while (end > 0 && (line[end - 1] === SPACE || line[end - 1] === TAB)) end--;
	const soft = end > 0 && line[end - 1] === EQUALS;
	open.parts.push(line.subarray(0, soft ? end - 1 : line.length));
	return soft;
}

/** Name, parameters, colon? What does not look so belongs to the property before it. */
function startsProperty(line: Uint8Array, inBase64: boolean): boolean {
	// A fold may stand before the colon, but base64 has no semicolon either.
	if (inBase64) return line.includes(COLON) || line.includes(SEMICOLON);
	for (let index = 0; index < line.length; index++) {
		const byte = line[index] ?? 0;
		if (byte === COLON) return index > 0;
		// A fold may stand within the parameters, so that the colon is on the next line.
		if (byte === SEMICOLON) return index > 0 && (line.includes(COLON, index) || line.includes(EQUALS, index));
		if (!isNameByte(byte)) return byte === SPACE && isDelimiter(line);
	}
	return false;
}

function isNameByte(byte: number): boolean {
	const isLetter = (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
	const isDigit = byte >= 48 && byte <= 57;
	return isLetter || isDigit || byte === 45 || byte === 46 || byte === 47 || byte === 95;
}

/** A value that ends in a stray "=" must not take the next property with it. */
function startsNext(open: Open, line: Uint8Array, previousLength: number): boolean {
	const last = headerStart(open.parts.at(-1) ?? line);
	// Broken at its full width, or after a line break of the text: "Tel:" may well be the text of a note.
	if (previousLength >= FULL_WIDTH || /=0[AD]$/.test(last.slice(-3))) return false;
	return KNOWN_PROPERTY.test(String.fromCharCode(...line.subarray(0, 60)));
}

function closed(open: Open): LogicalLine {
	if (open.afterBreak.length > 0) withoutIndent(open.parts, open.afterBreak);
	const [first] = open.parts;
	if (first && open.parts.length === 1) return { line: open.line, bytes: first };
	let length = 0;
	for (const part of open.parts) length += part.length;
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const part of open.parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return { line: open.line, bytes };
}
