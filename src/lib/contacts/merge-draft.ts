import { canonical, changesBetween, withValues } from '#lib/db/stamps.ts';
import type { StampedRecord, ValueChange } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import type { Contact } from './contact.ts';

/** A value that two windows changed differently. `key` is a field's name, or `field/item` for one item of a list. */
export interface Conflict {
	key: string;
	mine: unknown;
	theirs: unknown;
}

/** Which value shall stay, by the key of the conflict. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

const { collections } = TABLES.contacts;

/**
 * Joins what a form changed (`base` → `draft`) with what became of the record meanwhile (`base` → `current`), value by
 * value; items of lists are values of their own. Where both changed one value differently and no choice is made yet,
 * it is a conflict, and `contact` keeps the current value there.
 */
export function mergeDraft(
	base: Contact,
	current: Contact,
	draft: Contact,
	choices: Choices
): { contact: Contact; conflicts: Conflict[] } {
	const mine = changesBetween(base, draft, collections);
	const theirs = changesBetween(base, current, collections);
	const conflicts: Conflict[] = [];
	const take = new Map<string, unknown>();
	for (const [key, change] of mine) {
		const other = theirs.get(key);
		if (!other || isSame(change, other) || choices[key] === 'mine') take.set(key, change.after);
		else if (choices[key] === undefined) conflicts.push({ key, mine: change.after, theirs: other.after });
	}
	const stamped: StampedRecord = { ...current, created: '', stamps: {}, deleted: '' };
	// The stamps are thrown away: the write path sets its own.
	const {
		created: _created,
		stamps: _stamps,
		deleted: _deleted,
		...merged
	} = withValues(stamped, take, collections, '');
	return { contact: merged as unknown as Contact, conflicts };
}

function isSame(a: ValueChange, b: ValueChange): boolean {
	return canonical(a.after) === canonical(b.after);
}
