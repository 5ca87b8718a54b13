import { draftOf, dropDraft, keepDraft } from '#lib/db/drafts.ts';

/** Typing is kept this long after the last key; leaving the page keeps it at once. */
const KEEP_AFTER = 300;

const open = new Set<symbol>();

/** Whether a form on the screen holds something that is not saved. */
export function draftsOpen(): boolean {
	return open.size > 0;
}

/**
 * Keeps what a form holds in the box, so that a reload, a killed tab or a closed lid loses nothing.
 * `key` names the form and what it edits ('contact/018f…', 'note/new'). Call it while a component is set up:
 *
 * ```ts
 * const kept = keptDraft('note/new', () => draft);            // follows the draft from the first change on
 * const old = await kept.restore();                            // what an earlier visit left, undefined = nothing
 * if (old) draft = old as NoteDraft;
 * kept.start();                                                // begin to keep changes
 * await saveNote($state.snapshot(draft)); await kept.drop();   // saved: the draft is no longer needed
 * ```
 */
export function keptDraft(key: string, value: () => unknown) {
	const self = Symbol(key);
	let started = $state(false);
	let first = true;
	let dropped = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let pending: (() => Promise<void>) | undefined;

	function flush(): Promise<void> {
		clearTimeout(timer);
		const keep = pending;
		pending = undefined;
		return keep ? keep() : Promise.resolve();
	}

	$effect(() => {
		if (!started) return;
		const snapshot = $state.snapshot(value());
		// The state a form opens with is not yet a draft.
		if (first) {
			first = false;
			return;
		}
		if (dropped) return;
		open.add(self);
		pending = () => keepDraft(key, snapshot, Date.now());
		clearTimeout(timer);
		timer = setTimeout(() => void flush(), KEEP_AFTER);
	});

	$effect(() => {
		const onHide = () => void flush();
		addEventListener('visibilitychange', onHide);
		addEventListener('pagehide', onHide);
		return () => {
			removeEventListener('visibilitychange', onHide);
			removeEventListener('pagehide', onHide);
			open.delete(self);
			void flush();
		};
	});

	return {
		/** What an earlier visit left. */
		restore: () => draftOf(key),
		/** From here on every change is kept. */
		start: () => {
			started = true;
		},
		/** Saved or thrown away on purpose. */
		drop: async () => {
			dropped = true;
			open.delete(self);
			pending = undefined;
			clearTimeout(timer);
			await dropDraft(key);
		}
	};
}
