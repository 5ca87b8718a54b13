import type { Records, TableName } from './schema.ts';
import { canonical } from './record-values.ts';
import { changesBetween, withValues } from './stamps.ts';
import type { StampedRecord, ValueChange } from './stamps.ts';
import { TABLES } from './tables.ts';

/** A value that two windows changed differently. `key` is a field's name, or `field/item` for one item of a list. */
export interface Conflict {
	key: string;
	mine: unknown;
	theirs: unknown;
}

/** Which value shall stay, by the key of the conflict. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/** What the command of a form did: the history entry's id ('' = nothing had changed), or what is to be answered first. */
export type Saved = { entryId: string; conflicts?: undefined } | { conflicts: Conflict[]; entryId?: undefined };

/**
 * Joins what a form changed (`base` → `draft`) with what became of the record meanwhile (`base` → `current`), value by
 * value; members of lists are values of their own. Where both changed one value differently and no choice is made yet,
 * it is a conflict, and `record` keeps the current value there.
 */
export function mergeDraft<T extends TableName>(
	table: T,
	base: Records[T],
	current: Records[T],
	draft: Records[T],
	choices: Choices
): { record: Records[T]; conflicts: Conflict[] } {
	const { collections } = TABLES[table];
	const mine = changesBetween(base, draft, collections);
	const theirs = changesBetween(base, current, collections);
	const conflicts: Conflict[] = [];
	const take = new Map<string, unknown>();
	for (const [key, change] of mine) {
		const other = theirs.get(key);
		if (!other || isSame(change, other) || choices[key] === 'mine') take.set(key, change.after);
		else if (choices[key] === undefined) conflicts.push({ key, mine: change.after, theirs: other.after });
	}
	const stamped = { ...current, created: '', stamps: {}, deleted: '' } as unknown as StampedRecord;
	// The stamps are thrown away: the write path sets its own.
	const {
		created: _created,
		stamps: _stamps,
		deleted: _deleted,
		...merged
	} = withValues(stamped, take, collections, '');
	return { record: merged as unknown as Records[T], conflicts };
}

function isSame(a: ValueChange, b: ValueChange): boolean {
	return canonical(a.after) === canonical(b.after);
}
