import { asFailure } from '#lib/db/failures.ts';
import type { BoxFailure } from '#lib/db/failures.ts';
import type { LookWatch, UndoOptions } from '#lib/db/undo.ts';
import type { UndoStep } from './undo-protocol.ts';
import type { UndoSummary } from './undo-summary.ts';

/** What the dialog asks of the store, about one entry. */
interface Undoing {
	summary: (removesEdited: boolean, watch: LookWatch) => Promise<UndoSummary>;
	undo: (options: UndoOptions) => Promise<unknown>;
}

/**
 * Taking an entry back: looked at first, agreed to, done. Only what was looked at can be agreed to: what is done is what
 * the person was shown, whatever was ticked, stopped or failed on the way there.
 */
export class UndoAsking {
	/** What was looked at last, and for which answer to the question. */
	looked = $state.raw<{ removesEdited: boolean; summary: UndoSummary }>();
	/** The checkbox: also what the command made and somebody worked with since. */
	removesEdited = $state(false);
	/** Once there is something of the kind the question stays, also when the answer leaves nothing in the way. */
	isRemovable = $state(false);
	failure = $state.raw<BoxFailure>();
	isUndoing = $state(false);
	/** How far that is, or the looking before it; undefined while the dialog waits for the person. */
	running = $state.raw<{ step: UndoStep; count?: { done: number; total: number } }>();
	readonly #undoing: Undoing;
	#stop: AbortController | undefined;

	constructor(undoing: Undoing) {
		this.#undoing = undoing;
	}

	/** May the person agree? Only to what the box they see stands for. */
	get isReady(): boolean {
		return this.running === undefined && this.looked?.removesEdited === this.removesEdited;
	}

	/** Looks at what undoing would do with the box as it is; only the last look answers. */
	async look(): Promise<void> {
		const { removesEdited } = this;
		const watch = this.#begin();
		try {
			const summary = await this.#undoing.summary(removesEdited, watch);
			if (watch.signal.aborted) return;
			this.looked = { removesEdited, summary };
			this.isRemovable ||= summary.removable > 0;
		} catch (error) {
			if (watch.signal.aborted) return;
			this.failure = asFailure(error);
			this.#backToLooked();
		}
		this.running = undefined;
	}

	/** Stops the look that runs; false where there was none before it that could be agreed to. */
	stopLooking(): boolean {
		this.stop();
		this.running = undefined;
		this.#backToLooked();
		return this.looked !== undefined;
	}

	/** Does what was looked at; true when it is done. */
	async takeBack(): Promise<boolean> {
		if (!this.looked || !this.isReady) return false;
		const { removesEdited } = this.looked;
		this.isUndoing = true;
		try {
			await this.#undoing.undo({ removesEdited, ...this.#begin() });
			return true;
		} catch (error) {
			const refused = asFailure(error);
			if (refused.code !== 'cancelled') this.failure = refused;
			return false;
		} finally {
			this.isUndoing = false;
			this.running = undefined;
		}
	}

	stop(): void {
		this.#stop?.abort();
	}

	#backToLooked(): void {
		this.removesEdited = this.looked?.removesEdited ?? false;
	}

	#begin(): UndoOptions & { signal: AbortSignal } {
		this.stop();
		const { signal } = (this.#stop = new AbortController());
		this.failure = undefined;
		this.running = { step: 'look' };
		const hear = (step: UndoStep) => (done: number, total: number) => {
			// What was under way when it was stopped still arrives.
			if (!signal.aborted) this.running = { step, count: { done, total } };
		};
		return { signal, onLook: hear('look'), onProgress: hear('write') };
	}
}
