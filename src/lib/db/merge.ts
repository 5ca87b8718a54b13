import { newItemId } from '#lib/id.ts';
import type { Command, Done, Work } from './command.ts';
import { readBox } from './dump.ts';
import type { BoxContents } from './dump.ts';
import { withoutValuesOf } from './forgotten.ts';
import type { RecordChange } from './history-entry.ts';
import { joinOne, mergeSteps } from './merge-plan.ts';
import type { MergeCounts, MergedRecord, MergePlan } from './merge-plan.ts';
import { forgetNoted, noteToForget } from './purge.ts';
import { refKey } from './references.ts';
import type { RecordRef } from './references.ts';
import { limitsOf } from './retention.ts';
import type { TableName } from './schema.ts';
import type { StampedRecord } from './stamps.ts';
import { isEmptied } from './tombstone.ts';
import { write } from './write.ts';

const KIND_IN_HISTORY = { new: 'created', changed: 'changed', deleted: 'deleted', revived: 'revived' } as const;

/** Compares the contents of a backup with those of the box, letting the page breathe; nothing is written. */
export async function planMergeIntoBox(ours: BoxContents, theirs: BoxContents, now: number): Promise<MergePlan> {
	const steps = mergeSteps(ours, theirs);
	for (;;) {
		const step = steps.next();
		if (step.done) return withoutOldHistory(step.value, now);
		await new Promise((resolve) => setTimeout(resolve));
	}
}

/** What the tidying here would throw away tomorrow does not come in today. */
function withoutOldHistory(plan: MergePlan, now: number): MergePlan {
	const { history } = limitsOf(now, now, false);
	return { ...plan, history: plan.history.filter(({ at }) => at >= history) };
}

/** A record as a merge leaves it. */
export interface Joined {
	table: TableName;
	record: StampedRecord;
}

/**
 * Does what the plan says, as one command that can be undone. Each record is joined anew with what is there by then.
 * `follow` puts right, in the same command, what two states that were right apart are not together. What loses its content
 * by it is forgotten by the history as well, but for this command's own entry, which can be undone.
 * A plan that would change nothing writes nothing; one that only brings history or stamps leaves no entry of its own,
 * so that two boxes that merge each other's files come to rest.
 */
export async function applyMerge(
	plan: MergePlan,
	command: Command,
	follow: (box: Work, joined: readonly Joined[]) => Promise<void> = async () => undefined
): Promise<Done<MergeCounts>> {
	const note = newItemId();
	const done = await write(command, async (box) => {
		const all: Joined[] = [];
		const gone: RecordRef[] = [];
		const counts: MergeCounts = { added: 0, changed: 0, deleted: 0, same: plan.same, conflicts: 0 };
		await box.preload(plan.records.map(({ table, record }) => ({ table, id: record.id })));
		for (const planned of plan.records) {
			const stored = await box.peek(planned.table, planned.record.id);
			const seen = { here: plan.seenHere, there: plan.seenThere };
			const joined = planned.isOurs ? planned : joinOne(planned.table, stored && plain(stored), planned.theirs, seen);
			if (!joined) {
				counts.same++;
				continue;
			}
			count(counts, joined);
			if (isEmptied(joined.record)) gone.push({ table: joined.table, id: joined.record.id });
			const change = changeOf(joined);
			if (!joined.isOurs || change) {
				const record = joined.isOurs && stored ? plain(stored) : joined.record;
				await box.putStamped(joined.table, record, change);
				all.push({ table: joined.table, record });
			}
		}
		const forgotten = new Set(gone.map(refKey));
		box.addHistory(plan.history.map((entry) => withoutValuesOf(entry, forgotten)));
		await follow(box, all);
		if (gone.length > 0) await noteToForget(note, { refs: gone, undoableFrom: command.now });
		return counts;
	});
	await forgetNoted(note);
	return done;
}

/** Joins the contents of a backup with the box without showing the plan first. */
export async function mergeIntoBox(contents: BoxContents, command: Command): Promise<Done<MergeCounts>> {
	return applyMerge(await planMergeIntoBox(await readBox(), contents, command.now), command);
}

function count(counts: MergeCounts, { kind, conflicts }: MergedRecord): void {
	if (kind === 'new' || kind === 'revived') counts.added++;
	else if (kind === 'changed' || kind === 'deleted') counts[kind]++;
	else counts.same++;
	counts.conflicts += conflicts.length;
}

/** What goes into the history: also of a record that stays as it is, where the other side's value was lost. */
function changeOf({ table, kind, record, values, conflicts }: MergedRecord): RecordChange | null {
	const lost = conflicts.length > 0 ? { conflicts } : {};
	const { id } = record;
	if (kind === 'older' || kind === 'silent')
		return conflicts.length > 0 ? { table, id, kind: 'changed', values: {}, ...lost } : null;
	const hasValues = kind === 'changed' || Object.keys(values).length > 0;
	const gone = kind === 'deleted' && isEmptied(record) ? { emptied: true as const } : {};
	return { table, id, kind: KIND_IN_HISTORY[kind], ...(hasValues ? { values } : {}), ...gone, ...lost };
}

function plain(record: StampedRecord): StampedRecord {
	const copy = { ...record };
	delete copy['rev'];
	return copy;
}
