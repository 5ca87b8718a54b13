import { asFailure, BoxFailure } from '#lib/db/failures.ts';
import type { FailureCode } from '#lib/db/failures.ts';
import { trustedScriptUrl } from './script-url.ts';

interface Failed {
	kind: 'failed';
	code: FailureCode;
	/** For whoever looks for the bug. */
	reason: string;
}

/** The worker's side: says by its name what it failed of. */
export function tellFailure(error: unknown): void {
	const { code, message, cause } = asFailure(error);
	postMessage({ kind: 'failed', code, reason: cause instanceof Error ? cause.message : message } satisfies Failed);
}

interface Listener<Answer> {
	hear: (answer: Answer) => void;
	fail: (failure: BoxFailure) => void;
}

/** How a request is stopped: the worker hears `cancel` and has the last word; without one, nobody waits any longer. */
interface Stopping<Request> {
	signal?: AbortSignal | undefined;
	cancel?: Request;
}

/**
 * The page's side of a module worker (`import url from './x.worker.ts?worker&url'`). What it fails of, all rejects that
 * was asked; when it dies or is ended, nothing more can be.
 */
export class WorkerTalk<Request, Answer extends { kind: string }> {
	readonly #worker: Worker;
	/** Those who wait for what they asked. */
	readonly #waiting = new Set<Listener<Answer>>();
	#over: BoxFailure | undefined;

	/** `owner` hears whatever is said, whoever asked, and what the worker fails of; not that it ended it itself. */
	constructor(url: string, owner?: Listener<Answer>) {
		this.#worker = new Worker(trustedScriptUrl(url), { type: 'module' });
		this.#worker.onmessage = ({ data }: MessageEvent<Answer | Failed>) => {
			for (const { hear, fail } of [...(owner ? [owner] : []), ...this.#waiting]) {
				if (isFailed(data)) fail(new BoxFailure(data.code, new Error(data.reason)));
				else hear(data);
			}
		};
		const die = (message: string) => {
			const failure = new BoxFailure('unknown', new Error(message));
			if (this.#over) return;
			this.end(failure);
			owner?.fail(failure);
		};
		this.#worker.onerror = ({ message }) => die(message);
		this.#worker.onmessageerror = () => die('An answer of the worker could not be read');
	}

	send(request: Request): void {
		if (this.#over) throw this.#over;
		this.#worker.postMessage(request);
	}

	/** Sends a request. `hear` gives its result, or undefined while more is to come; rejects with a BoxFailure. */
	ask<R>(
		request: Request,
		hear: (answer: Answer) => R | undefined,
		{ signal, cancel }: Stopping<Request> = {}
	): Promise<R> {
		return new Promise<R>((resolve, reject) => {
			if (signal?.aborted) return reject(new BoxFailure('cancelled'));
			const settle = (settled: () => void) => {
				if (this.#waiting.delete(listener)) settled();
			};
			const listener: Listener<Answer> = {
				hear: (answer) => {
					try {
						const result = hear(answer);
						if (result !== undefined) settle(() => resolve(result));
					} catch (error) {
						settle(() => reject(asFailure(error)));
					}
				},
				fail: (failure) => settle(() => reject(failure))
			};
			this.#waiting.add(listener);
			signal?.addEventListener('abort', () => {
				if (cancel === undefined) listener.fail(new BoxFailure('cancelled'));
				else if (this.#waiting.has(listener)) this.send(cancel);
			});
			try {
				this.send(request);
			} catch (error) {
				listener.fail(asFailure(error));
			}
		});
	}

	/** Ends the worker; who waits hears the failure, `cancelled` if nothing else. */
	end(failure = new BoxFailure('cancelled')): void {
		this.#over ??= failure;
		this.#worker.terminate();
		for (const { fail } of [...this.#waiting]) fail(failure);
	}
}

/** One request to a worker of its own, which goes with the answer; see `ask`. */
export function inWorker<Request, Answer extends { kind: string }, R>(
	url: string,
	request: Request,
	hear: (answer: Answer) => R | undefined,
	stopping?: Stopping<Request>
): Promise<R> {
	const talk = new WorkerTalk<Request, Answer>(url);
	return talk.ask(request, hear, stopping).finally(() => talk.end());
}

function isFailed(answer: { kind: string }): answer is Failed {
	return answer.kind === 'failed';
}
