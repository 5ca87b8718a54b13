import { isEmail } from './values.ts';

const GOOGLE = /\s*:::\s*/;
/** What programs write into a cell that is empty. */
const PLACEHOLDER = /^(-|–|--|n\/a|#n\/a|null|nil|undefined|\(none\))$/i;

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

/** Several phones in one cell: Google's " ::: ", lines, ";" and "," between numbers, "/" before a new area code. */
export function splitPhones(cell: string): string[] {
	return pieces(cell, GOOGLE).flatMap((text) => {
		const parts = pieces(text, /\s*[;,\n]\s*|\s+(?:oder|or|eller|und|and|och)\s+|\s+\/\s+(?=[+0(])/i);
		return parts.length > 1 && parts.every((part) => digits(part) >= 6) ? parts : [text];
	});
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
