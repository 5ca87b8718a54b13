import { emptyContact } from '#lib/contacts/contact.ts';
import { recordBefore } from '#lib/db/as-of.ts';
import type { PastRecord } from '#lib/db/as-of.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { canonical, valuesByKey } from '#lib/db/record-values.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { isTelling, shortened } from './change-words.ts';
import { fieldText } from './field-text.ts';
import { valueText } from './value-text.ts';
import type { ValueWords } from './value-words.ts';

/** A card at some time: as it was, or why that cannot be said. */
export type CardThen =
	{ state: 'shown'; record: StampedRecord; trashed: boolean } | { state: 'notYet' | 'unknown' | 'gone' };

/**
 * The contact as it was at an instant: what the entries since did is taken back. `entries` are those about the card,
 * the newest first; what was before `knownFrom`, the oldest entry that is kept, is not known.
 */
export function cardThen(
	contact: StampedRecord | undefined,
	entries: readonly HistoryEntry[],
	at: number,
	knownFrom: number
): CardThen {
	if (!contact) return { state: 'gone' };
	const since = entries
		.filter((entry) => entry.at > at)
		.flatMap(({ changes }) => changes.filter(({ table, id }) => table === 'contacts' && id === contact.id));
	const past: PastRecord = recordBefore(contact, since, TABLES.contacts.collections);
	if (past.state === 'notYet') return { state: 'notYet' };
	if (at < knownFrom) return { state: 'unknown' };
	return past.record ? { state: 'shown', record: past.record, trashed: past.state === 'trashed' } : { state: 'gone' };
}

/** One value of a card then, beside what it is now. */
export interface ThenLine {
	key: string;
	field: string;
	/** In words; undefined where it was not there. */
	then: string | undefined;
	/** Set where it is another now; undefined in it: not there any more. */
	differs?: { now: string | undefined };
	/** The stored value to put back; undefined = not there. */
	value: unknown;
}

const FIELDS = Object.keys(emptyContact(''));
const placeOf = (key: string) => FIELDS.indexOf(key.split('/')[0] ?? '');

/** The values of a card then that say something, and those that are there only now, in the order of the card. */
export function thenLines(then: StampedRecord, now: StampedRecord, words: ValueWords): ThenLine[] {
	const { collections } = TABLES.contacts;
	const old = valuesByKey(then, collections);
	const current = valuesByKey(now, collections);
	const say = (key: string, value: unknown) => {
		const text = value === undefined ? undefined : valueText('contacts', key, value, words);
		return text === undefined ? undefined : shortened(text);
	};
	const empty = valueText('contacts', 'remark', undefined, words);
	const lines: ThenLine[] = [];
	const keys = [...new Set([...old.keys(), ...current.keys()])].filter(isTelling);
	for (const key of keys.sort((a, b) => placeOf(a) - placeOf(b))) {
		const value = old.get(key);
		const isSame = canonical(value) === canonical(current.get(key));
		const text = say(key, value);
		if (isSame && (text === undefined || text === empty)) continue;
		const line = { key, field: fieldText('contacts', key, words.fields), then: text, value };
		lines.push(isSame ? line : { ...line, differs: { now: say(key, current.get(key)) } });
	}
	return lines;
}
