import type { ContactDraft, Problem, ProblemCode } from '../draft.ts';
import type { Card } from './card.ts';
import { headOf, labelOfHead } from './head.ts';
import { extraLabel } from './labels.ts';
import type { Property } from './property.ts';
import { unescaped, valueText } from './text.ts';
import type { Dialect, TextRules } from './text.ts';

/** What the reading of one card works on. */
export interface Reading {
	draft: ContactDraft;
	dialect: Dialect;
	rules: TextRules;
	/** X-ABLabel texts by group. */
	labels: Map<string, string>;
	problems: Problem[];
	/** Texts that came already, so that nothing is kept twice. */
	seen: Set<string>;
	notes: string[];
	/** Reads a card within this card (AGENT); null where it is empty or nested too deep. */
	nested: (card: Card) => ContactDraft | null;
}

/** The value as plain text. */
export function textOf(property: Property, reading: Reading): string {
	return unescaped(valueText(property, reading.rules), reading.dialect);
}

/** The value on one line, trimmed: names, numbers, addresses of mail. */
export function lineOf(property: Property, reading: Reading): string {
	return oneLine(textOf(property, reading));
}

export function oneLine(text: string): string {
	if (!text.includes('\n')) return text.trim();
	const lines = text.split('\n').map((line) => line.trim());
	return lines.filter((line) => line).join(' ');
}

export function groupLabelOf(property: Property, reading: Reading): string {
	return property.group ? (reading.labels.get(property.group) ?? '') : '';
}

/** True the first time a card says this. */
export function isNew(reading: Reading, kind: string, text: string): boolean {
	const key = `${kind}\n${text}`;
	if (reading.seen.has(key)) return false;
	reading.seen.add(key);
	return true;
}

/** Keeps a value that maps to no field, under the best name the file has for it, and the property it came from. */
export function keepExtra(property: Property, value: string, reading: Reading): void {
	const text = value.trim();
	if (!text) return;
	const label = extraLabel(property, groupLabelOf(property, reading));
	const head = headOf(property);
	reading.draft.extra.push(
		head === label || labelOfHead(head) === null ? { label, value: text } : { label, value: text, property: head }
	);
}

export function report(
	reading: Reading,
	line: number,
	code: ProblemCode,
	values: Record<string, string | number> = {}
): void {
	reading.problems.push({ line, code, values });
}
