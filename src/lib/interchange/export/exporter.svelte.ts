import { BoxFailure } from '#lib/db/failures.ts';
import { trustedScriptUrl } from '#lib/shell/script-url.ts';
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
	#worker: Worker | undefined;

	/** Makes the file and hands it to `onfile`; an empty one is not handed on. */
	start(request: ExportRequest, onfile: (content: Blob) => void): void {
		this.cancel();
		this.current = { step: 'writing', read: 0 };
		const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
		worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) => {
			if (data.kind === 'progress') {
				this.current = { step: 'writing', read: data.read };
				return;
			}
			this.cancel();
			if (data.kind === 'failed') this.current = { step: 'failed', failure: new BoxFailure(data.code) };
			else {
				if (data.contacts > 0) onfile(data.content);
				this.current = { step: 'done', contacts: data.contacts };
			}
		};
		worker.onerror = () => {
			this.cancel();
			this.current = { step: 'failed', failure: new BoxFailure('unknown') };
		};
		this.#worker = worker;
		worker.postMessage(request);
	}

	cancel(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		this.current = { step: 'ready' };
	}
}
