import type { Problem } from '../draft.ts';
import type { Card } from './card.ts';
import type { Property } from './property.ts';

/** A card starts so, whether it stands alone, in a list, or within another JSON document (as in RDAP, RFC 9083). */
const START = /\[\s*"vcard"\s*,\s*\[/gi;

/** A bracket is missing: the cards behind it can still be found, but not without end. */
const UNCLOSED_LIMIT = 20;

/** Is the text JSON with jCards in it (RFC 7095)? */
export function isJCard(text: string): boolean {
	return /^\s*[[{]/.test(text) && new RegExp(START.source, 'i').test(text);
}

/**
 * The cards of a jCard file. Each property is parsed for itself, so that a broken or cut-off one costs nothing but
 * itself; it is a problem with its line.
 */
export function* jCardsOf(text: string, problems: Problem[]): Generator<Card> {
	const lines = lineCounter(text);
	const starts = new RegExp(START.source, 'gi');
	let unclosed = 0;
	for (let found = starts.exec(text); found; found = starts.exec(text)) {
		const card: Card = { line: lines(found.index), properties: [], agents: [], implicit: false };
		let at = starts.lastIndex;
		let isWhole = false;
		for (;;) {
			const [from, to] = nextArray(text, at);
			isWhole = text[from] === ']';
			if (to < 0) break;
			addProperty(card, text.slice(from, to), lines(from), problems);
			at = to;
		}
		starts.lastIndex = at;
		// Each unclosed list was looked through to the end of the file.
		if (!isWhole && ++unclosed > UNCLOSED_LIMIT) starts.lastIndex = text.length;
		if (!isWhole) problems.push({ line: card.line, code: 'truncatedCard', values: {} });
		yield card;
	}
}

/** Lines are asked for in rising order only. */
function lineCounter(text: string): (index: number) => number {
	let line = 1;
	let at = 0;
	return (index) => {
		for (; at < index; at++) if (text[at] === '\n') line++;
		return line;
	};
}

/** Start and end of the next array in a list; the end is -1 where the list, or the text, ends before it. */
function nextArray(text: string, start: number): [from: number, to: number] {
	let from = start;
	while (from < text.length && text[from] !== '[' && text[from] !== ']') from++;
	if (text[from] !== '[') return [from, -1];
	let depth = 0;
	let quoted = false;
	for (let index = from; index < text.length; index++) {
		const char = text[index];
		if (quoted) {
			if (char === '\\') index++;
			else if (char === '"') quoted = false;
		} else if (char === '"') quoted = true;
		else if (char === '[') depth++;
		else if (char === ']' && --depth === 0) return [from, index + 1];
	}
	return [from, -1];
}

function addProperty(card: Card, json: string, line: number, problems: Problem[]): void {
	let parsed: unknown;
	try {
		parsed = JSON.parse(json);
	} catch {
		parsed = null;
	}
	const property = Array.isArray(parsed) ? propertyOf(parsed as unknown[], line) : null;
	if (property) card.properties.push(property);
	else problems.push({ line, code: 'strayLine', values: { text: json.slice(0, 100).toWellFormed() } });
}

function propertyOf([name, parameters, type, ...values]: unknown[], line: number): Property | null {
	if (typeof name !== 'string' || name === '' || typeof type !== 'string') return null;
	const property: Property = {
		line,
		group: '',
		name: name.toUpperCase(),
		originalName: name.toUpperCase(),
		types: [],
		parameters: new Map(),
		encoding: 'none',
		charset: 'utf-8',
		raw: new TextEncoder().encode(values.map(valueText).join(','))
	};
	const known = typeof parameters === 'object' && parameters !== null ? Object.entries(parameters) : [];
	for (const [key, value] of known) {
		const texts = (Array.isArray(value) ? (value as unknown[]) : [value]).map(scalar);
		if (key.toLowerCase() === 'type') property.types.push(...texts.map((text) => text.toLowerCase()));
		else if (key.toLowerCase() === 'group') property.group = texts.join('').toLowerCase();
		else property.parameters.set(key.toUpperCase(), texts.join(','));
	}
	if (!['text', 'unknown', ''].includes(type)) property.parameters.set('VALUE', type);
	return property;
}

/** The value as it stands in a vCard: parts of a structured one between semicolons, several of a part between commas. */
function valueText(value: unknown): string {
	if (!Array.isArray(value)) return escapedScalar(value);
	return (value as unknown[])
		.map((part) => (Array.isArray(part) ? (part as unknown[]).map(escapedScalar).join(',') : escapedScalar(part)))
		.join(';');
}

function escapedScalar(value: unknown): string {
	return scalar(value)
		.replace(/[\\,;]/g, '\\$&')
		.replace(/\r\n?|\n/g, '\\n');
}

function scalar(value: unknown): string {
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
