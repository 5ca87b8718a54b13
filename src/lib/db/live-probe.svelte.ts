import { live } from './live.svelte.ts';
import type { Live } from './live.svelte.ts';

/** Runs a live query outside a component, for its test. */
export class LiveProbe<T> {
	id = $state('a');
	readonly stop: () => void;
	#query: { readonly current: Live<T> } | undefined;

	constructor(source: (id: string) => () => Promise<T>, options?: { keep?: boolean }) {
		this.stop = $effect.root(() => {
			this.#query = live(() => source(this.id), options);
		});
	}

	get current(): Live<T> {
		return this.#query?.current ?? { state: 'loading' };
	}
}
