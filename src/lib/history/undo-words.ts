import type { CustomField } from '#lib/contacts/custom-field.ts';
import type { Kept } from '#lib/db/undo-plan.ts';
import { refKey } from '#lib/db/references.ts';
import type { RecordRef } from '#lib/db/references.ts';
import { m } from '#lib/paraglide/messages.js';
import { isTelling } from './change-words.ts';
import { fieldText, recordWord } from './field-text.ts';
import type { NamedRecord } from './record-name.ts';
import type { Affected, UndoSummary } from './undo-summary.ts';

/** What is needed to speak about records. */
export interface RecordWords {
	names: ReadonlyMap<string, NamedRecord>;
	fields: readonly CustomField[];
	locale: string;
}

/** A record by its name, else by what it is. */
function nameOf(ref: RecordRef, { names }: Pick<RecordWords, 'names'>): string {
	return names.get(refKey(ref))?.name || recordWord(ref.table);
}

/** The records a summary names. */
export function namedIn({ trash, revive, setBack, kept }: UndoSummary): RecordRef[] {
	return [
		...trash.first,
		...revive.first,
		...setBack.first,
		...kept.flatMap(({ change, by }) => [change, ...by.slice(0, 2)])
	];
}

function listed(parts: readonly string[], locale: string): string {
	return new Intl.ListFormat(locale).format(parts);
}

/** "Anna Berg, Erik Ek, and 5 more"; '' where there is none. */
function namesIn({ count, first }: Affected, words: RecordWords): string {
	const names = first.map((ref) => nameOf(ref, words));
	const rest = count - first.length;
	return listed(rest > 0 ? [...names, m.history_more_records({ count: rest })] : names, words.locale);
}

/** What would happen, a sentence for each kind of thing. */
export function effectSentences(summary: UndoSummary, words: RecordWords): string[] {
	const { trash, revive, setBack } = summary;
	const sentences: string[] = [];
	if (revive.count > 0) sentences.push(m.history_undo_revives({ names: namesIn(revive, words) }));
	if (setBack.count > 0) sentences.push(m.history_undo_sets_back({ names: namesIn(setBack, words) }));
	if (trash.count > 0) sentences.push(m.history_undo_trashes({ names: namesIn(trash, words) }));
	return sentences;
}

/** Why one thing stays as it is. */
export function keptSentence({ change, reason, keys, by }: Kept, words: RecordWords): string {
	const name = nameOf(change, words);
	const telling = keys.filter((key) => isTelling(key)).map((key) => fieldText(change.table, key, words.fields));
	const fields = listed([...new Set(telling)], words.locale) || m.history_field_other();
	switch (reason) {
		case 'changed':
			return m.history_keeps_changed({ name, fields });
		case 'edited':
			return m.history_keeps_edited({ name, fields });
		case 'referred': {
			const others = by.slice(0, 2).map((ref) => `${recordWord(ref.table)} “${nameOf(ref, words)}”`);
			const rest = by.length - others.length;
			if (rest > 0) others.push(m.history_more_records({ count: rest }));
			return m.history_keeps_referred({ name, others: listed(others, words.locale) });
		}
		case 'trashed':
			return m.history_keeps_trashed({ name });
		case 'gone':
			return m.history_keeps_gone({ name });
	}
}
