import { asFailure } from '#lib/db/failures.ts';
import type { BoxFailure } from '#lib/db/failures.ts';
import { searchIndex } from './client.svelte.ts';
import type { Hits } from './protocol.ts';
import { recordsOf } from './store.ts';
import type { HitRecords } from './store.ts';

/** An answer: what was found for `text`, with the records that say where. */
export interface Answer {
	text: string;
	hits: Hits;
	records: HitRecords;
}

/** Follows a search: asks with every key, and again when the data changes. An older answer stays until the new one. */
export function searchAnswers(text: () => string, limit: () => number) {
	let answer = $state.raw<Answer | null>(null);
	let failure = $state.raw<BoxFailure | null>(null);
	let latest: Promise<unknown> = Promise.resolve();

	$effect(() => {
		const asked = text();
		const most = limit();
		void searchIndex.version;
		if (asked.trim() === '') {
			answer = null;
			return;
		}
		let isOvertaken = false;
		latest = find(asked, most).then(
			(found) => {
				if (isOvertaken) return;
				answer = found;
				failure = null;
			},
			(error: unknown) => {
				if (!isOvertaken) failure = asFailure(error);
			}
		);
		return () => (isOvertaken = true);
	});

	return {
		get current() {
			return answer;
		},
		get failure() {
			return failure ?? searchIndex.failure;
		},
		/** The answer to what was typed last, for an Enter that is faster than the search. */
		async settled(): Promise<Answer | null> {
			await latest;
			return answer;
		}
	};
}

async function find(text: string, limit: number): Promise<Answer> {
	const hits = await searchIndex.ask('search', text, limit);
	return { text, hits, records: await recordsOf(hits) };
}
