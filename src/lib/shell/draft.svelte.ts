import { draftOf, dropDraft, keepDraft } from '#lib/db/drafts.ts';
import { m } from '#lib/paraglide/messages.js';
import { toast } from './toast.svelte.ts';

/** Typing is kept this long after the last key; leaving the page keeps it at once. */
const KEEP_AFTER = 300;

let open = 0;

/** Whether a form on the screen holds something that is not saved. */
export function draftsOpen(): boolean {
	return open > 0;
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
	let isOpen = false;
	let isTold = false;
	let started = $state(false);
	let first = true;
	let dropped = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let pending: (() => Promise<void>) | undefined;

	function flush(): Promise<void> {
		clearTimeout(timer);
		const keep = pending;
		pending = undefined;
		return keep ? keep().catch(tellOnce) : Promise.resolve();
	}

	/** A full disk refuses drafts too; saying so with every key would drown the form's own message. */
	function tellOnce() {
		if (!isTold) toast({ text: m.shell_draft_not_kept() });
		isTold = true;
	}

	function mark(now: boolean) {
		open += Number(now) - Number(isOpen);
		isOpen = now;
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
		mark(true);
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
			mark(false);
			void flush();
		};
	});

	return {
		/** What an earlier visit left. */
		restore: () => draftOf(key),
		/** For a form that may open before its draft is found: takes up what an earlier visit left, then keeps changes. */
		follow: async (takeUp: (old: unknown) => void) => {
			try {
				const old = await draftOf(key);
				if (old !== undefined && !dropped) takeUp(old);
			} finally {
				started = true;
			}
		},
		/** From here on every change is kept. */
		start: () => {
			started = true;
		},
		/** Saved or thrown away on purpose. */
		drop: async () => {
			dropped = true;
			mark(false);
			pending = undefined;
			clearTimeout(timer);
			await dropDraft(key);
		}
	};
}
