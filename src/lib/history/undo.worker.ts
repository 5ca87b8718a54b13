import { previewUndo, undoEntry } from '#lib/db/undo.ts';
import { tellFailure } from '#lib/shell/worker-talk.ts';
import type { UndoAnswer, UndoRequest, UndoStep } from './undo-protocol.ts';
import { summaryOf } from './undo-summary.ts';

/* Takes commands that changed thousands of records back, away from the page, so that it keeps its frames. */

const stop = new AbortController();

function answer(message: UndoAnswer): void {
	postMessage(message);
}

async function serve(request: Exclude<UndoRequest, { kind: 'cancel' }>): Promise<UndoAnswer> {
	const { entryId, removesEdited } = request;
	const progress = (step: UndoStep) => (done: number, total: number) => answer({ kind: 'progress', step, done, total });
	const watch = { onLook: progress('look'), signal: stop.signal };
	if (request.kind === 'summary')
		return { kind: 'summary', summary: summaryOf(await previewUndo(entryId, removesEdited, watch)) };
	const options = { removesEdited, onProgress: progress('write'), ...watch };
	return { kind: 'undone', ...(await undoEntry(entryId, request.now, options)) };
}

self.onmessage = ({ data }: MessageEvent<UndoRequest>) => {
	if (data.kind === 'cancel') return stop.abort();
	serve(data).then(answer, tellFailure);
};
