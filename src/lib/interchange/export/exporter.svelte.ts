import { asFailure } from '#lib/db/failures.ts';
import type { BoxFailure } from '#lib/db/failures.ts';
import { inWorker } from '#lib/shell/worker-talk.ts';
import workerUrl from './export.worker.ts?worker&url';
import type { ExportAnswer, ExportRequest } from './protocol.ts';

export type ExportState =
	| { step: 'ready' }
	| { step: 'writing'; read: number }
	| { step: 'done'; contacts: number }
	| { step: 'failed'; failure: BoxFailure };

/** One export of contacts; a worker does it, and cancelling ends the worker. */
export class Exporter {
	current = $state.raw<ExportState>({ step: 'ready' });
	#stop = new AbortController();

	/** Makes the file and hands it to `onfile`; an empty one is not handed on. */
	async start(request: ExportRequest, onfile: (content: Blob) => void): Promise<void> {
		this.cancel();
		const { signal } = (this.#stop = new AbortController());
		const hear = (answer: ExportAnswer) => {
			if (answer.kind === 'done') return answer;
			this.current = { step: 'writing', read: answer.read };
			return undefined;
		};
		this.current = { step: 'writing', read: 0 };
		try {
			const { contacts, content } = await inWorker(workerUrl, request, hear, { signal });
			if (contacts > 0) onfile(content);
			this.current = { step: 'done', contacts };
		} catch (error) {
			if (!signal.aborted) this.current = { step: 'failed', failure: asFailure(error) };
		}
	}

	cancel(): void {
		this.#stop.abort();
		this.current = { step: 'ready' };
	}
}
