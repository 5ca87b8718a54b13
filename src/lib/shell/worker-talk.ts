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
	readonly #listeners = new Set<Listener<Answer>>();
	#over: BoxFailure | undefined;

	/** `listener` hears whatever is said, whoever asked. */
	constructor(url: string, listener?: Listener<Answer>) {
		if (listener) this.#listeners.add(listener);
		this.#worker = new Worker(trustedScriptUrl(url), { type: 'module' });
		this.#worker.onmessage = ({ data }: MessageEvent<Answer | Failed>) => {
			for (const { hear, fail } of [...this.#listeners]) {
				if (isFailed(data)) fail(new BoxFailure(data.code, new Error(data.reason)));
				else hear(data);
			}
		};
		this.#worker.onerror = ({ message }) => this.end(new BoxFailure('unknown', new Error(message)));
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
			const listener: Listener<Answer> = {
				hear: (answer) => {
					const result = hear(answer);
					if (result !== undefined && this.#listeners.delete(listener)) resolve(result);
				},
				fail: (failure) => {
					this.#listeners.delete(listener);
					reject(failure);
				}
			};
			if (signal?.aborted) return reject(new BoxFailure('cancelled'));
			signal?.addEventListener('abort', () => {
				if (cancel === undefined) listener.fail(new BoxFailure('cancelled'));
				else if (this.#listeners.has(listener)) this.send(cancel);
			});
			this.send(request);
			this.#listeners.add(listener);
		});
	}

	/** Ends the worker; who listens hears the failure, `cancelled` if nothing else. */
	end(failure = new BoxFailure('cancelled')): void {
		const listeners = [...this.#listeners];
		this.#listeners.clear();
		this.#over ??= failure;
		this.#worker.terminate();
		for (const { fail } of listeners) fail(failure);
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
