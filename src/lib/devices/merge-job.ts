import type { BoxContents, Progress } from '#lib/db/dump.ts';
import { BoxFailure } from '#lib/db/failures.ts';
import type { MergeCounts } from '#lib/db/merge-plan.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import { trustedScriptUrl } from '#lib/shell/script-url.ts';
import { batches } from './merge-protocol.ts';
import type { MergeAnswer, MergeRequest } from './merge-protocol.ts';
import workerUrl from './merge.worker.ts?worker&url';
import type { MergeSummary, NamedConflict } from './summary.ts';

/** Ms of packing rows for the worker, after which the page gets its turn. */
const SLICE = 8;

/** One merge, from looking at it to doing it; the work is done by a worker that `end` ends. */
export class MergeJob {
	readonly #worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
	#hear: (answer: MergeAnswer) => void = () => undefined;
	#reject: (failure: BoxFailure) => void = () => undefined;
	/** Why nothing more can be asked. */
	#over: BoxFailure | undefined;

	constructor() {
		this.#worker.onmessage = ({ data }: MessageEvent<MergeAnswer>) => {
			if (data.kind === 'failed') this.#reject(new BoxFailure(data.code));
			else this.#hear(data);
		};
		this.#worker.onerror = ({ message }) => this.#finish(new BoxFailure('unknown', new Error(message)));
	}

	/** Hands the other box over. Rejects with the failure `cancelled` once it was ended. */
	async take({ tables, history }: BoxContents): Promise<void> {
		let since = performance.now();
		const send = async (request: MergeRequest) => {
			this.#ask(request);
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
		return this.#run<MergeSummary>({ kind: 'plan', now }, (answer) => {
			if (answer.kind === 'conflicts') conflicts.push(...answer.conflicts);
			return answer.kind === 'planned' ? { ...answer.summary, conflicts } : undefined;
		});
	}

	/** Joins them as one command; see `applyMerge`. */
	async merge(
		command: { what: string; label: string; now: number },
		{ onProgress, signal }: Progress
	): Promise<{ entryId: string; result: MergeCounts }> {
		if (signal?.aborted) throw new BoxFailure('cancelled');
		signal?.addEventListener('abort', () => this.#worker.postMessage({ kind: 'cancel' }));
		return this.#run({ kind: 'merge', ...command }, (answer) => {
			if (answer.kind === 'progress') onProgress?.(answer.done, answer.total);
			return answer.kind === 'merged' ? { entryId: answer.entryId, result: answer.counts } : undefined;
		});
	}

	/** Ends the worker; what it was asked rejects with the failure `cancelled`. */
	end(): void {
		this.#finish(new BoxFailure('cancelled'));
	}

	#finish(failure: BoxFailure): void {
		this.#over ??= failure;
		this.#worker.terminate();
		this.#reject(this.#over);
	}

	#ask(request: MergeRequest): void {
		if (this.#over) throw this.#over;
		this.#worker.postMessage(request);
	}

	#run<R>(request: MergeRequest, hear: (answer: MergeAnswer) => R | undefined): Promise<R> {
		return new Promise<R>((resolve, reject) => {
			this.#reject = reject;
			this.#hear = (answer) => {
				const result = hear(answer);
				if (result !== undefined) resolve(result);
			};
			this.#ask(request);
		});
	}
}
