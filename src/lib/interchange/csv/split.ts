import { isEmail } from './values.ts';

const GOOGLE = /\s*:::\s*/;
/** What programs write into a cell that is empty; "Null" and "Nil" are names. */
const PLACEHOLDER = /^(-|–|--|#?n\/a|#?N\/A|null|NULL|nil|NIL|undefined|\(none\)|\(None\))$/;

export function isPlaceholder(text: string): boolean {
	return PLACEHOLDER.test(text);
}

function pieces(text: string, separator: RegExp): string[] {
	return text
		.split(separator)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== '' && !isPlaceholder(piece));
}

function digits(text: string): number {
	return text.replace(/\D/g, '').length;
}

/** What people write before a number to say which it is: "Tel.: 040 …", "m +49 …", "Fax 040 …". */
const PHONE_LABEL =
	/^(tel(?:efon)?|phone|fon|festnetz|mobil(?:e|telefon)?|handy|cell|fax|privat|priv|home|hem|büro|geschäftl?(?:ich)?|gesch|work|arbete|office|zentrale|[tpmfgdh])\s*[.:]*\s*(?=[+0(])/i;
/** … or behind it: "040 123456 (privat)". */
const PHONE_NOTE = /\s*[([]\s*(\p{L}[\p{L} .-]{1,30})[)\]]$/u;
const LETTERS: ReadonlyMap<string, string> = new Map([
	['t', ''],
	['p', ''],
	['m', 'mobile'],
	['f', 'fax'],
	['g', 'work'],
	['d', 'work'],
	['h', 'home'],
	['tel', ''],
	['telefon', ''],
	['phone', ''],
	['fon', ''],
	['festnetz', 'home'],
	['priv', 'home'],
	['gesch', 'work'],
	['geschäftl', 'work']
]);

export interface SplitPhone {
	value: string;
	/** What the cell says the number is, '' where it says nothing. */
	word: string;
}

/** Several phones in one cell: Google's " ::: ", lines, ";" and "," between numbers, "/" before a new area code. */
export function splitPhones(cell: string): SplitPhone[] {
	return pieces(cell, GOOGLE).flatMap((text) => {
		const parts = pieces(
			text,
			/\s*[;,\n|]\s*|\s+(?:oder|or|eller|und|and|och)\s+|\s+\/\s+(?=[+0(])|(?<=\d)\s*\/?\s+(?=[a-zäöü]+\.?:?\s*[+0(]\d)/i
		);
		const several = parts.length > 1 && parts.every((part) => digits(part) >= 6) ? parts : [text];
		return several.map(labelled);
	});
}

function labelled(text: string): SplitPhone {
	// Spreadsheets keep numbers as text behind an apostrophe.
	const bare = text.replace(/^'(?=[\d+(])/, '').replace(/^tel:(?=[+\d])/i, '');
	const label = PHONE_LABEL.exec(bare);
	const word = label?.[1]?.toLowerCase() ?? '';
	const rest = label ? bare.slice(label[0].length) : bare;
	if (label) return { value: rest, word: LETTERS.get(word) ?? word };
	const note = PHONE_NOTE.exec(rest);
	const value = note ? rest.slice(0, note.index) : rest;
	return note && digits(value) >= 4 ? { value, word: note[1] ?? '' } : { value: rest, word: '' };
}

/** A long number after a spreadsheet took it for one to calculate with: "4,91711E+11". */
export function isMangled(text: string): boolean {
	return /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i.test(text);
}

/** Several addresses in one cell; "Anna <anna@example.org>" is the address alone. */
export function splitEmails(cell: string): string[] {
	return pieces(cell, GOOGLE).flatMap((text) => {
		const several = [/\s*[;,\n]\s*/, /\s+/]
			.map((separator) => pieces(text, separator).map(bareEmail))
			.find((parts) => parts.length > 1 && parts.every(isEmail));
		return several ?? [bareEmail(text)];
	});
}

function bareEmail(text: string): string {
	const bracketed = /<([^<>\s]+@[^<>\s]+)>$/.exec(text)?.[1];
	return bracketed ?? text.replace(/^mailto:/i, '');
}

export function splitUrls(cell: string): string[] {
	return pieces(cell, /\s*:::\s*|\n/);
}

/** Tags of other programs: " ::: " (Google), else ";", else ",". Google's own group for everybody is no tag. */
export function splitTags(cell: string): string[] {
	const separator = cell.includes(':::') ? GOOGLE : cell.includes(';') ? /\s*;\s*/ : /\s*,\s*/;
	const tags = pieces(cell, separator)
		.filter((tag) => !/^\*\s*myContacts$/i.test(tag))
		.map((tag) => tag.replace(/^\*\s*/, ''));
	return [...new Set(tags)];
}

/** Tags in one cell of our own export: "; " between them, ";" and "\" inside a tag behind a backslash. */
export function joinOwnTags(tags: readonly string[]): string {
	return tags.map((tag) => tag.replace(/[\\;]/g, '\\$&')).join('; ');
}

/** Undoes `joinOwnTags`. */
export function splitOwnTags(cell: string): string[] {
	const tags = cell.match(/(?:\\.|[^;\\]|\\$)+/gs) ?? [];
	return tags.map((tag) => tag.replace(/\\(.)/gs, '$1').trim()).filter((tag) => tag !== '');
}
