import type { BoxContents, Progress } from '#lib/db/dump.ts';
import type { MergeCounts } from '#lib/db/merge-plan.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import { WorkerTalk } from '#lib/shell/worker-talk.ts';
import { batches } from './merge-protocol.ts';
import type { MergeAnswer, MergeRequest } from './merge-protocol.ts';
import workerUrl from './merge.worker.ts?worker&url';
import type { MergeSummary, NamedConflict } from './summary.ts';

/** Ms of packing rows for the worker, after which the page gets its turn. */
const SLICE = 8;

/** One merge, from looking at it to doing it; the work is done by a worker that `end` ends. */
export class MergeJob {
	readonly #talk = new WorkerTalk<MergeRequest, MergeAnswer>(workerUrl);

	/** Hands the other box over. Rejects with the failure `cancelled` once it was ended. */
	async take({ tables, history }: BoxContents): Promise<void> {
		let since = performance.now();
		const send = async (request: MergeRequest) => {
			this.#talk.send(request);
			if (performance.now() - since < SLICE) return;
			await new Promise((resolve) => setTimeout(resolve));
			since = performance.now();
		};
		for (const table of TABLE_NAMES)
			for (const rows of batches(tables[table])) await send({ kind: 'rows', table, rows });
		for (const rows of batches(history)) await send({ kind: 'history', rows });
	}

	/** What would become of both boxes, by what is in this one now. */
	plan(now: number): Promise<MergeSummary> {
		const conflicts: NamedConflict[] = [];
		return this.#talk.ask<MergeSummary>({ kind: 'plan', now }, (answer) => {
			if (answer.kind === 'conflicts') conflicts.push(...answer.conflicts);
			return answer.kind === 'planned' ? { ...answer.summary, conflicts } : undefined;
		});
	}

	/** Joins them as one command; see `applyMerge`. */
	merge(
		command: { what: string; label: string; now: number; keeps?: boolean },
		{ onProgress, signal }: Progress
	): Promise<{ entryId: string; result: MergeCounts }> {
		const hear = (answer: MergeAnswer) => {
			if (answer.kind === 'progress') onProgress?.(answer.done, answer.total);
			return answer.kind === 'merged' ? { entryId: answer.entryId, result: answer.counts } : undefined;
		};
		return this.#talk.ask({ kind: 'merge', ...command }, hear, { signal, cancel: { kind: 'cancel' } });
	}

	/** Ends the worker; what it was asked rejects with the failure `cancelled`. */
	end(): void {
		this.#talk.end();
	}
}
