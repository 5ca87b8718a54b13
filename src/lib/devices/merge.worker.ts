import { openBox } from '#lib/db/box.ts';
import { readBox } from '#lib/db/dump.ts';
import type { BoxContents } from '#lib/db/dump.ts';
import { BoxFailure } from '#lib/db/failures.ts';
import { applyMerge, planMergeIntoBox } from '#lib/db/merge.ts';
import type { MergePlan } from '#lib/db/merge-plan.ts';
import { readClock } from '#lib/db/meta.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import { followMerges } from '#lib/duplicates/store.ts';
import { tellFailure } from '#lib/shell/worker-talk.ts';
import { keepDeleted } from './keep/store.ts';
import { batches } from './merge-protocol.ts';
import type { MergeAnswer, MergeRequest } from './merge-protocol.ts';
import { summaryOf } from './summary.ts';
import type { MergeSummary } from './summary.ts';

/*
 * Compares another box with this one and joins them, away from the page: both lie here whole, the page hears what would
 * become of them. To stop before the writing it is ended; the writing is cancelled, and leaves nothing.
 */

const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, []])) as unknown as BoxContents['tables'];
const theirs: BoxContents = { tables, history: [] };
let planned: { box: string; revision: number; plan: MergePlan; summary: MergeSummary } | undefined;
let stop = new AbortController();
let queue: Promise<void> = Promise.resolve();

function answer(message: MergeAnswer): void {
	postMessage(message);
}

/** As it was planned, or anew where somebody wrote since, perhaps in another tab. */
async function planOf(now: number): Promise<NonNullable<typeof planned>> {
	const { db } = await openBox();
	if (planned?.revision !== (await readClock(db)).rev) {
		const ours = await readBox();
		// Joining what was shown for another box would bring back what its owner just replaced.
		if (planned && planned.box !== ours.box) throw new BoxFailure('conflict');
		const plan = await planMergeIntoBox(ours, theirs, now);
		const summary = summaryOf(plan, ours.tables.sales, now, ours.last);
		planned = { box: ours.box, revision: ours.rev, plan, summary };
	}
	return planned;
}

async function tell(now: number): Promise<void> {
	const { conflicts, ...summary } = (await planOf(now)).summary;
	for (const some of batches(conflicts)) answer({ kind: 'conflicts', conflicts: some });
	answer({ kind: 'planned', summary: { ...summary, conflicts: [] } });
}

async function merge({ what, label, now, keeps }: Extract<MergeRequest, { kind: 'merge' }>): Promise<void> {
	stop = new AbortController();
	const { signal } = stop;
	const { plan, box } = await planOf(now);
	const onProgress = (done: number, total: number) => answer({ kind: 'progress', done, total });
	const command = { what, label, now, box, signal, onProgress };
	const follow: typeof followMerges = async (work, joined) =>
		followMerges(work, keeps ? await keepDeleted(work, joined) : joined);
	const { entryId, result } = await applyMerge(plan, command, follow);
	answer({ kind: 'merged', entryId, counts: result });
}

addEventListener('message', ({ data }: MessageEvent<MergeRequest>) => {
	if (data.kind === 'rows') theirs.tables[data.table].push(...data.rows);
	else if (data.kind === 'history') theirs.history.push(...data.rows);
	else if (data.kind === 'cancel') stop.abort();
	else {
		const work = data.kind === 'plan' ? () => tell(data.now) : () => merge(data);
		queue = queue.then(work).catch(tellFailure);
	}
});
