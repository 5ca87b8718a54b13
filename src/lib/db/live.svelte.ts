import { untrack } from 'svelte';
import { onBoxLost, openBox } from './box.ts';
import { asFailure } from './failures.ts';
import type { BoxFailure } from './failures.ts';

/** A live query as a view sees it. `data` is only there when ready: an error never looks like an empty list. */
export type Live<T> =
	| { readonly state: 'loading'; readonly data?: undefined; readonly failure?: undefined }
	| { readonly state: 'ready'; readonly data: T; readonly failure?: undefined }
	| { readonly state: 'failed'; readonly data?: undefined; readonly failure: BoxFailure };

/**
 * Follows a query of a store: `const notes = live(() => notesOf(page.params.id))`, then `notes.current`.
 * What `source` reads is tracked (Dexie starts a querier in a timeout, so reads inside *it* are not); when it
 * changes, the state goes back to loading, so that one contact's notes never stand under another's name. `keep` is for
 * the same list at another length or narrowed down: what was shown last stays until the new one is there.
 */
export function live<T>(
	source: () => () => Promise<T>,
	{ keep = false }: { keep?: boolean } = {}
): { readonly current: Live<T> } {
	let current = $state.raw<Live<T>>({ state: 'loading' });
	$effect(() => {
		const query = source();
		if (!keep || untrack(() => current.state) !== 'ready') current = { state: 'loading' };
		let stopped = false;
		let stop = () => {};
		const fail = (error: unknown) => {
			if (!stopped) current = { state: 'failed', failure: asFailure(error) };
		};
		openBox().then(({ liveQuery }) => {
			if (stopped) return;
			const subscription = liveQuery(query).subscribe({
				next: (data) => (current = { state: 'ready', data }),
				error: fail
			});
			stop = () => subscription.unsubscribe();
		}, fail);
		const offLost = onBoxLost(fail);
		return () => {
			stopped = true;
			stop();
			offLost();
		};
	});
	return {
		get current() {
			return current;
		}
	};
}
