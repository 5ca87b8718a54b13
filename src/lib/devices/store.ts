import { boxIfOpen, markBoxUsed, openBox } from '#lib/db/box.ts';
import type { BoxContents, Progress } from '#lib/db/dump.ts';
import { asFailure } from '#lib/db/failures.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { deviceOf } from '#lib/db/hlc.ts';
import type { MergeCounts } from '#lib/db/merge-plan.ts';
import { readClock } from '#lib/db/meta.ts';
import { readAll, readWithTrash } from '#lib/db/read.ts';
import { isEqual, valuesByKey } from '#lib/db/record-values.ts';
import { isDeleted, withValues } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { isEmptied } from '#lib/db/tombstone.ts';
import { write } from '#lib/db/write.ts';
import { bothTexts } from './both-texts.ts';
import { freeName } from './device-words.ts';
import { MergeJob } from './merge-job.ts';
import { namedConflicts } from './summary.ts';
import type { MergeSummary, NamedConflict } from './summary.ts';

/** A merge that was thought through; nothing of it is done. Whoever has it ends `job`, which holds both boxes. */
export interface PlannedMerge {
	summary: MergeSummary;
	job: MergeJob;
}

/** What joining another device's box with this one would do; rejects with the failure `cancelled` after `signal`. */
export async function planOf(contents: BoxContents, now: number, signal?: AbortSignal): Promise<PlannedMerge> {
	const job = new MergeJob();
	const end = () => job.end();
	signal?.addEventListener('abort', end);
	try {
		if (signal?.aborted) end();
		await job.take(contents);
		return { summary: await job.plan(now), job };
	} catch (error) {
		end();
		throw error;
	} finally {
		signal?.removeEventListener('abort', end);
	}
}

/**
 * Does what was planned, by what is in the box now: one command, which can be undone. `label`: the file's or the other
 * device's name; `what`: its code in the history.
 */
export async function mergePlanned(
	{ job }: Pick<PlannedMerge, 'job'>,
	label: string,
	now: number,
	{ what = 'backup.merge', keeps = false, ...progress }: Progress & { what?: string; keeps?: boolean } = {}
): Promise<{ entryId: string; result: MergeCounts }> {
	const done = await job.merge({ what, label, now, keeps }, progress);
	// A worker has no localStorage to remember it in.
	if (done.entryId !== '') markBoxUsed();
	return done;
}

/** The devices of this box by their names, and which of them this one is. */
export interface Devices {
	/** Device part of this device's stamps. */
	own: string;
	names: ReadonlyMap<string, string>;
}

export const devicesOfBox = () => async (): Promise<Devices> => {
	const { db } = boxIfOpen() ?? (await openBox());
	const { device } = await readClock(db);
	const named = await readAll('devices');
	return { own: deviceOf(device), names: new Map(named.map(({ id, name }) => [id, name])) };
};

/** Gives this device a name; the answer is the history entry's id, '' = it had that name. */
export async function nameDevice(name: string, now: number): Promise<string> {
	const done = await write({ what: 'device.name', label: name, now }, async (box) => {
		const id = deviceOf(box.device);
		await box.get('devices', id);
		box.put('devices', { id, name });
	});
	return done.entryId;
}

/**
 * Gives this device its name for good where it has none, before something with its stamps leaves it. `usual` = what it is
 * shown by until then.
 */
export async function nameForGood(usual: string, now: number): Promise<void> {
	const { own, names } = await devicesOfBox()();
	if (!names.has(own)) await keepName(freeName(usual, names.values()), now);
}

/** Gives this device a name where the platform lets it: a backup is worth more than the name in it. */
export async function keepName(name: string, now: number): Promise<void> {
	try {
		await nameDevice(name, now);
	} catch (error) {
		if (asFailure(error).code === 'unknown') throw error;
	}
}

/** The conflicts a merge left in the history, with the names of their records as they are now. */
export const conflictsIn = (entry: HistoryEntry) => async (): Promise<NamedConflict[]> => {
	const found: NamedConflict[] = [];
	for (const { table, id, conflicts } of entry.changes) {
		if (!Array.isArray(conflicts) || conflicts.length === 0) continue;
		const known = await readWithTrash(table, id);
		const record = (known?.record ?? { id }) as StampedRecord;
		found.push(...namedConflicts({ table, record, conflicts }));
	}
	return found;
};

export const nameOfConflict = ({ table, id, conflict }: NamedConflict): string => `${table}/${id}/${conflict.key}`;

/** Which of these conflicts stand the other way round by now: the value that lost is the one the record has. */
export const takenAmong = (conflicts: readonly NamedConflict[]) => async (): Promise<ReadonlySet<string>> => {
	const taken = new Set<string>();
	for (const one of conflicts) {
		const known = await readWithTrash(one.table, one.id);
		if (known && isEqual(valueNow(known.record as unknown as StampedRecord, one), one.conflict.lost)) {
			taken.add(nameOfConflict(one));
		}
	}
	return taken;
};

function valueNow(record: StampedRecord, { table, conflict }: NamedConflict): unknown {
	if (conflict.key === '') return isDeleted(record) ? undefined : true;
	return valuesByKey(record, TABLES[table].collections).get(conflict.key);
}

/** Puts the value that lost in the place of the one that was kept, or a record in or out of the trash. */
export function takeOther(one: NamedConflict, now: number): Promise<string> {
	return settle(one, one.conflict.lost, now);
}

/** For two long texts: both, one below the other. */
export function takeBoth(one: NamedConflict, now: number): Promise<string> {
	return settle(one, bothTexts(one.conflict), now);
}

async function settle({ table, id, name, conflict }: NamedConflict, value: unknown, now: number): Promise<string> {
	const done = await write({ what: 'conflict.settle', label: name, now }, async (box) => {
		const record = await box.peek(table, id);
		if (!record || isEmptied(record)) return;
		if (conflict.key === '') return value === true ? box.revive(table, id) : box.remove(table, id);
		const { collections } = TABLES[table];
		const before = valuesByKey(record, collections).get(conflict.key);
		if (isEqual(before, value)) return;
		const { rev: _rev, ...plain } = record;
		const after = withValues(plain as StampedRecord, new Map([[conflict.key, value]]), collections, box.stamp);
		const values = { [conflict.key]: { before, after: value } };
		await box.putStamped(table, after, { table, id, kind: 'changed', values });
	});
	return done.entryId;
}
