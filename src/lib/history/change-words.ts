import type { RecordChange } from '#lib/db/history-entry.ts';
import { TABLES } from '#lib/db/tables.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldText, recordWord } from './field-text.ts';
import { valueText } from './value-text.ts';
import type { ValueWords } from './value-words.ts';

/** Values that follow from others or count for machines. */
const SILENT = new Set([
	'anchor',
	'occurrence',
	'sequence',
	'snoozes',
	'closedAt',
	'importId',
	'imported',
	'uid',
	'sampleEntryId'
]);
/** A longer text is cut: two of them have to be read beside each other. */
const LONGEST = 240;

/** Does a change of this value say anything to a person? */
export function isTelling(key: string): boolean {
	return !SILENT.has(key.split('/')[0] ?? '');
}

/** One changed value: where, and before and after where both can be read. */
export interface ChangeLine {
	key: string;
	field: string;
	before?: string;
	/** With no `before`: one more in a list. A `before` with no `after` was taken out of one. */
	after?: string;
}

export function changeTitle({ table, kind }: RecordChange): string {
	const record = recordWord(table);
	switch (kind) {
		case 'created':
			return m.history_created({ record });
		case 'changed':
			return m.history_changed({ record });
		case 'deleted':
			return m.history_deleted({ record });
		case 'revived':
			return m.history_revived({ record });
	}
}

/** What a command changed about one record, value by value. */
export function changeLines(change: RecordChange, words: ValueWords): ChangeLine[] {
	const lines: ChangeLine[] = [];
	for (const [key, { before, after }] of Object.entries(change.values ?? {})) {
		if (!isTelling(key)) continue;
		const texts = [before, after].map((value) => valueText(change.table, key, value, words));
		const field = fieldText(change.table, key, words.fields);
		const listed = inList(change.table, key) ? onlySide(texts, before, after) : undefined;
		if (listed) lines.push({ key, field, ...listed });
		else if (texts.every((text) => text !== undefined)) {
			const [was = '', is = ''] = texts.map((text) => shortened(text ?? ''));
			lines.push({ key, field, before: was, after: is });
		} else if (!lines.some((line) => line.field === field)) lines.push({ key, field });
	}
	return lines;
}

/** A member of a list comes and goes: a list that has others is not empty before it. */
function inList(table: RecordChange['table'], key: string): boolean {
	const slash = key.indexOf('/');
	const kind = slash < 0 ? undefined : TABLES[table].collections[key.slice(0, slash)];
	return kind === 'items' || kind === 'set';
}

/** The one side that there is, of a member that came or went. */
function onlySide(
	[was, is]: readonly (string | undefined)[],
	before: unknown,
	after: unknown
): Pick<ChangeLine, 'before' | 'after'> | undefined {
	if (before === undefined && is !== undefined) return { after: shortened(is) };
	return after === undefined && was !== undefined ? { before: shortened(was) } : undefined;
}

/** A text that fits beside another. */
export function shortened(text: string): string {
	return text.length > LONGEST
		? `${text
				.slice(0, LONGEST - 1)
				.toWellFormed()
				.trimEnd()}…`
		: text;
}
