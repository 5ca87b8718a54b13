import { BoxFailure } from '#lib/db/failures.ts';
import type { Kept } from '#lib/db/undo-plan.ts';
import { trustedScriptUrl } from '#lib/shell/script-url.ts';
import type { UndoAnswer, UndoRequest } from './undo-protocol.ts';
import type { UndoSummary } from './undo-summary.ts';
import workerUrl from './undo.worker.ts?worker&url';

/** How a large command is taken back; see undoEntry. */
interface Running {
	removesEdited?: boolean;
	onProgress?: ((done: number, total: number) => void) | undefined;
	signal?: AbortSignal | undefined;
}

/** One request to a worker of its own, which goes when it has answered. */
function ask<K extends 'summary' | 'undone'>(
	wanted: K,
	request: UndoRequest,
	{ onProgress, signal }: Running
): Promise<Extract<UndoAnswer, { kind: K }>> {
	const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
	const cancel = () => worker.postMessage({ kind: 'cancel' } satisfies UndoRequest);
	signal?.addEventListener('abort', cancel);
	return new Promise<Extract<UndoAnswer, { kind: K }>>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<UndoAnswer>) => {
			if (data.kind === 'progress') onProgress?.(data.done, data.total);
			else if (data.kind === 'failed') reject(new BoxFailure(data.code, new Error(data.reason)));
			else if (data.kind === wanted) resolve(data as Extract<UndoAnswer, { kind: K }>);
		};
		worker.onerror = (event) => reject(new BoxFailure('unknown', new Error(event.message)));
		worker.postMessage(request);
	}).finally(() => {
		signal?.removeEventListener('abort', cancel);
		worker.terminate();
	});
}

/** What taking a large command back would do, looked up away from the page. */
export async function summaryAway(entryId: string, removesEdited: boolean): Promise<UndoSummary> {
	return (await ask('summary', { kind: 'summary', entryId, removesEdited }, {})).summary;
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
