import type { BoxContents } from './dump.ts';
import { laterOf, timeOf } from './hlc.ts';
import { repaired } from './repaired.ts';
import { canonical, changesBetween, isDeleted, lastEdit, mergeRecords } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { TABLE_NAMES } from './schema.ts';
import { TABLES } from './tables.ts';
import { isEmptied } from './tombstone.ts';
import type { TableName } from './schema.ts';
import { write } from './write.ts';
import type { Command, Done } from './command.ts';

/** What joining a file with the box would do, or did. */
export interface MergeCounts {
	added: number;
	changed: number;
	deleted: number;
	same: number;
}

/** A clock this far ahead in a file is no longer a clock that runs fast. */
const DAY = 86_400_000;

/** The latest stamp in the contents: where it lies far in the future, a wrong clock would win over every later edit. */
function latestStamp(contents: BoxContents): string {
	let last = '';
	for (const table of TABLE_NAMES) {
		for (const record of contents.tables[table]) last = laterOf(last, laterOf(lastEdit(record), record.deleted));
	}
	return last;
}

export function isFromTheFuture(contents: BoxContents, now: number): boolean {
	return timeOf(latestStamp(contents)) > now + DAY;
}

/**
 * Joins the contents of a backup with the box, value by value (see mergeRecords), as one command that can be undone.
 * The same file a second time changes nothing. History entries of the other box are not taken over.
 */
export function mergeIntoBox(contents: BoxContents, command: Command): Promise<Done<MergeCounts>> {
	return write(command, async (box) => {
		const counts: MergeCounts = { added: 0, changed: 0, deleted: 0, same: 0 };
		for (const table of TABLE_NAMES) {
			const incoming = contents.tables[table];
			await box.preload(incoming.map(({ id }) => ({ table, id })));
			for (const record of incoming) {
				const theirs = repaired(table, record);
				const stored = await box.peek(table, theirs.id);
				const merged = stored ? join(table, plain(stored), theirs) : theirs;
				if (!merged) {
					counts.same++;
					continue;
				}
				const kind = kindOf(stored && plain(stored), merged);
				counts[kind === 'created' || kind === 'revived' ? 'added' : kind]++;
				const values =
					stored && kind === 'changed'
						? { values: Object.fromEntries(changesBetween(plain(stored), merged, TABLES[table].collections)) }
						: {};
				await box.putStamped(table, merged, { table, id: merged.id, kind, ...values });
			}
		}
		return counts;
	});
}

/** The joined record; undefined where the file brings nothing new. */
function join(table: TableName, ours: StampedRecord, theirs: StampedRecord): StampedRecord | undefined {
	const { collections } = TABLES[table];
	const merged = mergeRecords(ours, theirs, collections);
	// What was forgotten for good stays so: an old backup brings its content back not even into the trash.
	if (isEmptied(ours) && isDeleted(merged)) return undefined;
	// Joined with itself for the comparison: a join puts lists in order, which alone is no news.
	return canonical(merged) === canonical(mergeRecords(ours, ours, collections)) ? undefined : merged;
}

function kindOf(ours: StampedRecord | undefined, merged: StampedRecord): 'created' | 'changed' | 'deleted' | 'revived' {
	if (!ours) return 'created';
	if (isDeleted(merged) === isDeleted(ours)) return 'changed';
	return isDeleted(merged) ? 'deleted' : 'revived';
}

function plain(record: StampedRecord): StampedRecord {
	const copy = { ...record };
	delete copy['rev'];
	return copy;
}
