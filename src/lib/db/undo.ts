import { openBox } from './box.ts';
import { codec } from './codec.ts';
import type { HistoryEntry, RecordChange } from './history-entry.ts';
import { canonical, changesBetween, isDeleted, stampDeleted, stampRevived, valuesByKey, withValues } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { TABLES } from './tables.ts';
import { isEmptied } from './tombstone.ts';
import { write } from './write.ts';
import type { Work } from './command.ts';

/** A value that was left as it is because somebody changed it after the command that is being undone. */
export interface Kept {
	change: RecordChange;
	/** Stamp key: a field's name, or `field/member`; '' = the record, its content is gone from the trash. */
	key: string;
}

export async function readEntry(id: string): Promise<HistoryEntry | undefined> {
	const { db } = await openBox();
	const row = await db.history.get(id);
	return row ? ((await codec.open('history', id, row.body)) as HistoryEntry) : undefined;
}

/**
 * Takes one command back, as a command of its own (so undoing can be undone). Created records go to the trash,
 * deleted ones come back, changed values get their old value, unless they were changed again since: those stay
 * and are named in the answer.
 */
export async function undoEntry(id: string, now: number): Promise<{ entryId: string; kept: Kept[] }> {
	const entry = await readEntry(id);
	if (!entry) throw new Error(`No such history entry: ${id}`);
	const done = await write({ what: 'undo', label: entry.label, now, undoes: id }, async (box) => {
		const kept: Kept[] = [];
		await box.preload(entry.changes);
		for (const change of entry.changes) kept.push(...(await undoChange(box, change)));
		return kept;
	});
	return { entryId: done.entryId, kept: done.result };
}

async function undoChange(box: Work, change: RecordChange): Promise<Kept[]> {
	const { table, id } = change;
	const stored = await box.peek(table, id);
	if (!stored) return [];
	const { rev: _rev, ...current } = stored;
	const record = current as StampedRecord;
	if (change.kind === 'created' || change.kind === 'revived') {
		if (!isDeleted(record)) {
			await box.putStamped(table, stampDeleted(record, box.stamp), { table, id, kind: 'deleted' });
		}
		return [];
	}
	if (isEmptied(record)) return [{ change, key: '' }];
	if (change.kind === 'deleted') {
		if (isDeleted(record)) {
			await box.putStamped(table, stampRevived(record, box.stamp), { table, id, kind: 'revived' });
		}
		return [];
	}
	return undoValues(box, change, record);
}

async function undoValues(box: Work, change: RecordChange, record: StampedRecord): Promise<Kept[]> {
	const { collections } = TABLES[change.table];
	const kept: Kept[] = [];
	const back = new Map<string, unknown>();
	const now = valuesByKey(record, collections);
	for (const [key, value] of Object.entries(change.values ?? {})) {
		// Compared by value, not by stamp: what a merged file brought carries the other device's stamps.
		if (canonical(now.get(key)) === canonical(value.after)) back.set(key, value.before);
		else kept.push({ change, key });
	}
	if (back.size > 0) {
		const after = withValues(record, back, collections, box.stamp);
		const values = Object.fromEntries(changesBetween(record, after, collections));
		await box.putStamped(change.table, after, { table: change.table, id: change.id, kind: 'changed', values });
	}
	return kept;
}
