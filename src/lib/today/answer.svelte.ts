import { searchIndex } from '#lib/search/client.svelte.ts';

/**
 * Follows an answer of the search index: asks again when what `question` reads or the data changes. Undefined until
 * the first answer; why there is none stands in `searchIndex.failure`.
 */
export function answer<T>(question: () => Promise<T>): { readonly current: T | undefined } {
	let current = $state.raw<T>();
	$effect(() => {
		void searchIndex.version;
		let overtaken = false;
		question().then(
			(value) => {
				if (!overtaken) current = value;
			},
			() => undefined
		);
		return () => {
			overtaken = true;
		};
	});
	return {
		get current() {
			return current;
		}
	};
}
