import { openBox } from '#lib/db/box.ts';
import { asFailure, BoxFailure } from '#lib/db/failures.ts';
import type { FailureCode } from '#lib/db/failures.ts';
import { trustedScriptUrl } from '#lib/shell/script-url.ts';
import type { IndexSettings } from './contact-row.ts';
import workerUrl from './index.worker.ts?worker&url';
import type { CallName, Calls, Message, Request } from './protocol.ts';
import { wantIndex } from './wanted.svelte.ts';

interface Waiting {
	request: Request;
	resolve: (value: unknown) => void;
	reject: (error: BoxFailure) => void;
}

/**
 * The page's side of the search worker. `start` once with language and home country (again when they change); every
 * question may come before that and waits. A view reads `version` where it asks, so that it asks again after a change.
 */
class SearchIndex {
	/** Rises when the data behind the answers changed. */
	version = $state(0);
	/** Why there are no answers; null while all is well. The worker is started anew once by itself. */
	failure = $state.raw<BoxFailure | null>(null);
	private worker: Worker | undefined;
	private settings: IndexSettings | undefined;
	private readonly waiting = new Map<number, Waiting>();
	private lastId = 0;
	private restarts = 0;

	/** Resolves with the number of contacts once they can be searched. */
	async start(settings: IndexSettings): Promise<{ contacts: number }> {
		const isNew = JSON.stringify(settings) !== JSON.stringify(this.settings);
		this.settings = settings;
		try {
			// The page must be the first to open the box: only it can tell a new box from one that was cleared.
			await openBox();
		} catch (error) {
			this.failure = asFailure(error);
			throw this.failure;
		}
		this.failure = null;
		this.restarts = 0;
		if (!this.worker) this.launch();
		const started = await this.send('start', settings);
		if (isNew) this.version++;
		return started;
	}

	/** Asks the worker; rejects with a BoxFailure. */
	ask<C extends CallName>(call: C, ...args: Parameters<Calls[C]>): Promise<ReturnType<Calls[C]>> {
		wantIndex();
		return this.send(call, ...args);
	}

	private send<C extends CallName>(call: C, ...args: Parameters<Calls[C]>): Promise<ReturnType<Calls[C]>> {
		if (this.failure && !this.worker) return Promise.reject(this.failure);
		return new Promise<ReturnType<Calls[C]>>((resolve, reject) => {
			const request: Request = { id: ++this.lastId, call, args: $state.snapshot(args) as unknown[] };
			this.waiting.set(request.id, { request, resolve: resolve as (value: unknown) => void, reject });
			this.worker?.postMessage(request);
		});
	}

	private launch(): void {
		const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'search' });
		worker.onmessage = (event: MessageEvent<Message>) => this.receive(event.data);
		worker.onerror = (event) => {
			event.preventDefault();
			if (worker === this.worker) this.died(event.message);
		};
		this.worker = worker;
		// First of all, also before questions that came earlier: the worker can answer none without it.
		this.resend({ id: 0, call: 'start', args: [this.settings] });
		for (const { request } of this.waiting.values()) this.resend(request);
	}

	private resend(request: Request): void {
		this.worker?.postMessage(request);
	}

	private receive(message: Message): void {
		if (message.type === 'changed') {
			this.version++;
			return;
		}
		const waiting = this.waiting.get(message.id);
		this.waiting.delete(message.id);
		if (message.type === 'answer') waiting?.resolve(message.value);
		else waiting?.reject(new BoxFailure(message.code as FailureCode, message.message));
	}

	private died(reason: string): void {
		this.worker?.terminate();
		this.worker = undefined;
		if (this.restarts++ === 0) {
			this.launch();
			this.version++;
			return;
		}
		const failure = new BoxFailure('unknown', reason);
		this.failure = failure;
		for (const { reject } of this.waiting.values()) reject(failure);
		this.waiting.clear();
	}
}

export const searchIndex = new SearchIndex();
