import type { Kept } from '#lib/db/undo-plan.ts';
import { inWorker } from '#lib/shell/worker-talk.ts';
import type { UndoAnswer, UndoRequest } from './undo-protocol.ts';
import type { UndoSummary } from './undo-summary.ts';
import workerUrl from './undo.worker.ts?worker&url';

/** How a large command is looked at and taken back; see undoEntry. */
interface Running {
	removesEdited?: boolean;
	onLook?: (done: number, total: number) => void;
	onProgress?: (done: number, total: number) => void;
	signal?: AbortSignal;
}

function ask<K extends 'summary' | 'undone'>(
	wanted: K,
	request: UndoRequest,
	{ onLook, onProgress, signal }: Running
): Promise<Extract<UndoAnswer, { kind: K }>> {
	const hear = (answer: UndoAnswer) => {
		if (answer.kind === 'progress') (answer.step === 'look' ? onLook : onProgress)?.(answer.done, answer.total);
		return answer.kind === wanted ? (answer as Extract<UndoAnswer, { kind: K }>) : undefined;
	};
	return inWorker(workerUrl, request, hear, { signal, cancel: { kind: 'cancel' } });
}

/** What taking a large command back would do, looked up away from the page; rejects with `cancelled` after `signal`. */
export async function summaryAway(entryId: string, removesEdited: boolean, watch: Running): Promise<UndoSummary> {
	return (await ask('summary', { kind: 'summary', entryId, removesEdited }, watch)).summary;
}

/** Takes a large command back away from the page. */
export async function undoAway(
	entryId: string,
	now: number,
	{ removesEdited = false, ...running }: Running
): Promise<{ entryId: string; kept: Kept[] }> {
	const done = await ask('undone', { kind: 'undo', entryId, removesEdited, now }, running);
	return { entryId: done.entryId, kept: done.kept };
}
