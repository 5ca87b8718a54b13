import { decodeLatin, decodeStrictly } from '../bytes.ts';
import type { Problem } from '../draft.ts';
import type { LogicalLine } from './lines.ts';
import { parseProperty } from './property.ts';
import type { Property } from './property.ts';

/** The properties of one card, and the cards nested in it (AGENT of vCard 2.1). */
export interface Card {
	line: number;
	properties: Property[];
	agents: Card[];
	/** Outside BEGIN and END: only a card if it has a name or something to reach somebody by. */
	implicit: boolean;
}

/** Deeper nesting is no agent of an agent but a broken file. */
const DEPTH_LIMIT = 8;
const TELLING = new Set(['N', 'FN', 'TEL', 'EMAIL', 'ORG']);

/** Groups properties into cards; repairs missing BEGIN and END lines and says so. */
export function* cardsOf(lines: Iterable<LogicalLine>, problems: Problem[]): Generator<Card> {
	const open: Card[] = [];
	let foreign = '';
	for (const logical of lines) {
		const property = parseProperty(logical);
		const current = open.at(-1);
		if (!property) {
			if (current && !current.implicit) problems.push(strayLine(logical));
			continue;
		}
		const { name, line } = property;
		const component = name === 'BEGIN' || name === 'END' ? componentOf(property) : '';
		if (foreign) {
			if (name === 'END' && component === foreign) foreign = '';
			continue;
		}
		if (name === 'BEGIN' && component === 'VCARD') {
			const isAgent = current?.properties.at(-1)?.name === 'AGENT' && open.length < DEPTH_LIMIT;
			if (current && !isAgent) {
				yield* closeAll(open, problems);
			}
			open.push({ line, properties: [], agents: [], implicit: false });
		} else if (name === 'BEGIN' && !current) foreign = component;
		else if (name === 'END' && component === 'VCARD') {
			const closed = open.pop();
			if (closed?.implicit) yield* implicitCard(closed, problems);
			else if (closed && open.length > 0) open.at(-1)?.agents.push(closed);
			else if (closed) yield closed;
		} else if (current) {
			current.properties.push(property);
			// "AGENT:BEGIN:VCARD": the inner card starts on the line of its property.
			if (name === 'AGENT' && componentOf(property) === 'BEGIN:VCARD' && open.length < DEPTH_LIMIT) {
				current.properties.pop();
				open.push({ line, properties: [], agents: [], implicit: false });
			}
		} else open.push({ line, properties: [property], agents: [], implicit: true });
	}
	yield* closeAll(open, problems);
}

function strayLine({ line, bytes }: LogicalLine): Problem {
	const start = bytes.subarray(0, 200);
	const text = (decodeStrictly(start, 'utf-8') ?? decodeLatin(start)).replaceAll('\0', '').trim();
	return { line, code: 'strayLine', values: { text: text.slice(0, 100).toWellFormed() } };
}

function componentOf(property: Property): string {
	return String.fromCharCode(...property.raw.subarray(0, 40))
		.trim()
		.toUpperCase();
}

/** Ends every open card: the file, or the next BEGIN, came before their END. */
function* closeAll(open: Card[], problems: Problem[]): Generator<Card> {
	const [outer, ...inner] = open.splice(0);
	if (!outer) return;
	if (outer.implicit) {
		yield* implicitCard(outer, problems);
		return;
	}
	outer.agents.push(...inner);
	problems.push({ line: outer.line, code: 'truncatedCard', values: {} });
	yield outer;
}

function* implicitCard(card: Card, problems: Problem[]): Generator<Card> {
	const names = new Set(card.properties.map((property) => property.name));
	const telling = [...TELLING].filter((name) => names.has(name)).length;
	if (telling < (names.has('VERSION') ? 1 : 2)) return;
	problems.push({ line: card.line, code: 'missingBegin', values: {} });
	yield card;
}
