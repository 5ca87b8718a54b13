import { laterOf, writerOf } from './hlc.ts';
import type { Hlc } from './hlc.ts';
import type { Conflict } from './history-entry.ts';
import { isEqual, valuesByKey } from './record-values.ts';
import type { Collections } from './record-values.ts';
import { currentStamps, isDeleted } from './stamps.ts';
import type { Envelope, StampedRecord } from './stamps.ts';
import { EMPTIED, isEmptied } from './tombstone.ts';

interface SeenOnBothSides {
	here: ReadonlyMap<string, Hlc>;
	there: ReadonlyMap<string, Hlc>;
}

/**
 * The values that both sides changed without having seen the other's change. Where one side had seen the other's and
 * wrote over it, it meant to: that is no conflict. The later stamp is kept (`merged` has it), the other one is named.
 */
export function conflictsBetween(
	ours: StampedRecord,
	theirs: StampedRecord,
	merged: StampedRecord,
	collections: Collections,
	seen: SeenOnBothSides
): Conflict[] {
	if (isEmptied(ours) || isEmptied(theirs)) return [];
	const isApart = (here: Hlc | '', there: Hlc | '') => isNews(there, seen.here) && isNews(here, seen.there);
	if (isDeleted(ours) !== isDeleted(theirs)) {
		const gone = isDeleted(ours) ? ours : theirs;
		const there = isDeleted(ours) ? theirs : ours;
		// The deletion counts, and whatever was done to the other one: it must be news to whoever deleted.
		const edit = lastNews(there, isDeleted(ours) ? seen.here : seen.there);
		const isDeletionNews = isNews(gone.deleted, isDeleted(ours) ? seen.there : seen.here);
		if (edit !== '' && isDeletionNews) return [aboutTheRecord(gone.deleted, edit, isDeleted(merged))];
	}
	const conflicts: Conflict[] = [];
	const values = { ours: valuesByKey(ours, collections), theirs: valuesByKey(theirs, collections) };
	const stamps = { ours: currentStamps(ours, collections), theirs: currentStamps(theirs, collections) };
	const final = valuesByKey(merged, collections);
	for (const key of new Set([...stamps.ours.keys(), ...stamps.theirs.keys()])) {
		const [here, there] = [stamps.ours.get(key) ?? '', stamps.theirs.get(key) ?? ''];
		const [our, their] = [values.ours.get(key), values.theirs.get(key)];
		if (!isApart(here, there) || isEqual(our, their)) continue;
		const isOurs = isEqual(final.get(key), our);
		const kept = { value: isOurs ? our : their, stamp: isOurs ? here : there };
		const lost = { value: isOurs ? their : our, stamp: isOurs ? there : here };
		conflicts.push({ key, kept: kept.value, lost: lost.value, keptStamp: kept.stamp, lostStamp: lost.stamp });
	}
	return conflicts;
}

function isNews(stamp: Hlc | '', seen: ReadonlyMap<string, Hlc>): boolean {
	return stamp !== '' && stamp > (seen.get(writerOf(stamp)) ?? '');
}

/** The latest stamp on the record that this side had not seen, '' = none. */
function lastNews(record: Envelope, seen: ReadonlyMap<string, Hlc>): Hlc | '' {
	let last: Hlc | '' = isNews(record.created, seen) ? record.created : '';
	for (const [key, stamp] of Object.entries(record.stamps))
		if (key !== EMPTIED && isNews(stamp, seen)) last = laterOf(last, stamp);
	return last;
}

function aboutTheRecord(deleted: Hlc, edit: Hlc, isGone: boolean): Conflict {
	const [there, gone] = [
		{ value: true, stamp: edit },
		{ value: undefined, stamp: deleted }
	];
	const [kept, lost] = isGone ? [gone, there] : [there, gone];
	return { key: '', kept: kept.value, lost: lost.value, keptStamp: kept.stamp, lostStamp: lost.stamp };
}
