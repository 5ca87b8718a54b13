import { openBox } from '#lib/db/box.ts';
import { onChanges } from '#lib/db/changes.ts';
import { asFailure } from '#lib/db/failures.ts';
import type { BoxFailure } from '#lib/db/failures.ts';
import { WorkerTalk } from '#lib/shell/worker-talk.ts';
import workerUrl from './duplicates.worker.ts?worker&url';
import type { DuplicateGroup } from './groups.ts';
import type { FindAnswer, FindRequest } from './protocol.ts';

/** Long enough after a change that a burst of them is one search. */
const SETTLED = 1500;

type SearchState =
	| { step: 'idle' }
	| { step: 'searching'; done: number; total: number }
	| { step: 'done' }
	| { step: 'cancelled' }
	| { step: 'failed'; failure: BoxFailure };

/** The page's side of the search for duplicates. Results are kept in memory only, and over a look at another page. */
class DuplicateFinder {
	current = $state.raw<SearchState>({ step: 'idle' });
	/** What the last search found; an older answer stays while a newer one is made. null = none yet. */
	groups = $state.raw<readonly DuplicateGroup[] | null>(null);
	/** How many contacts the answer is about. */
	compared = $state(0);
	#worker: WorkerTalk<FindRequest, FindAnswer> | undefined;
	#country = '';
	#stopListening: (() => void) | undefined;
	#soon: ReturnType<typeof setTimeout> | undefined;

	/** Searches now and again after each change of the box, until `leave`. */
	async follow(homeCountry: string): Promise<void> {
		this.#country = homeCountry;
		this.#stopListening ??= onChanges(() => this.#searchSoon());
		await this.search();
	}

	async search(): Promise<void> {
		clearTimeout(this.#soon);
		this.current = { step: 'searching', done: 0, total: 0 };
		try {
			// The page must be the first to open the box: only it can tell a new box from one that was cleared.
			await openBox();
		} catch (error) {
			this.current = { step: 'failed', failure: asFailure(error) };
			return;
		}
		this.#worker ??= this.#start();
		this.#worker.send({ homeCountry: this.#country });
	}

	cancel(): void {
		this.#end();
		this.current = { step: 'cancelled' };
	}

	/** The page goes: what was found stays, nothing is searched any more. */
	leave(): void {
		this.#stopListening?.();
		this.#stopListening = undefined;
		this.#end();
		this.current = { step: 'idle' };
	}

	#end(): void {
		clearTimeout(this.#soon);
		this.#worker?.end();
		this.#worker = undefined;
	}

	#searchSoon(): void {
		if (this.current.step === 'cancelled') return;
		clearTimeout(this.#soon);
		this.#soon = setTimeout(() => void this.search(), SETTLED);
	}

	#start(): WorkerTalk<FindRequest, FindAnswer> {
		return new WorkerTalk(workerUrl, {
			hear: (answer) => this.#hear(answer),
			fail: (failure) => {
				this.#end();
				this.current = { step: 'failed', failure };
			}
		});
	}

	#hear(answer: FindAnswer): void {
		if (answer.kind === 'progress') {
			this.current = { step: 'searching', done: answer.done, total: answer.total };
		} else {
			this.groups = answer.groups;
			this.compared = answer.contacts;
			this.current = { step: 'done' };
		}
	}
}

export const duplicateFinder = new DuplicateFinder();
