import type { CustomField } from '#lib/contacts/custom-field.ts';
import type { RecordChange } from '#lib/db/history-entry.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldText, recordWord } from './field-text.ts';
import { valueText } from './value-text.ts';

/** Values that follow from others or count for machines. */
const SILENT = new Set(['anchor', 'occurrence', 'sequence', 'snoozes', 'closedAt', 'importId', 'uid', 'sampleEntryId']);

/** One changed value: where, and before and after where both can be read in a few words. */
export interface ChangeLine {
	key: string;
	field: string;
	before?: string | undefined;
	after?: string | undefined;
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
export function changeLines(change: RecordChange, fields: readonly CustomField[], locale: string): ChangeLine[] {
	const lines: ChangeLine[] = [];
	for (const [key, { before, after }] of Object.entries(change.values ?? {})) {
		if (SILENT.has(key.split('/')[0] ?? '')) continue;
		const texts = [before, after].map((value) => valueText(change.table, key, value, locale));
		const isReadable = texts.every((text) => text !== undefined);
		const field = fieldText(change.table, key, fields);
		if (isReadable) lines.push({ key, field, before: texts[0], after: texts[1] });
		else if (!lines.some((line) => line.field === field)) lines.push({ key, field });
	}
	return lines;
}
