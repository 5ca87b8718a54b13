import type { BoxFailure } from '#lib/db/failures.ts';
import { searchIndex } from '#lib/search/client.svelte.ts';
import type { ContactRow } from '#lib/search/contact-row.ts';
import type { ListQuery, ListShape } from '#lib/search/lists.ts';

/** Rows fetched at once; a screen shows about ten. */
const PAGE = 100;

interface Answer {
	shape: ListShape;
	total: number;
	tags: { tag: string; count: number }[];
	/** Rows by the number of their page. */
	pages: Readonly<Record<number, ContactRow[]>>;
}

/**
 * The rows of a list as the screen needs them: whole pages around what is in sight. After a change the old rows stay
 * until the new ones are there, so that nothing flickers. Call it while a component is set up.
 */
export function listSource(query: () => ListQuery) {
	let answer = $state.raw<Answer>();
	let failure = $state.raw<BoxFailure>();
	let inSight = 0;
	let asking = 0;

	function pagesInSight() {
		const first = Math.floor(inSight / PAGE);
		const last = Math.floor((inSight + PAGE / 2) / PAGE);
		return first === last ? [first] : [first, last];
	}

	async function pagesOf(asked: ListQuery, numbers: readonly number[]) {
		const rows = numbers.map(async (page) => [
			page,
			await searchIndex.ask('slice', asked, page * PAGE, (page + 1) * PAGE)
		]);
		return Object.fromEntries(await Promise.all(rows)) as Record<number, ContactRow[]>;
	}

	$effect(() => {
		const asked = query();
		void searchIndex.version;
		const mine = ++asking;
		Promise.all([
			searchIndex.ask('list', asked),
			searchIndex.ask('list', { sort: 'name' }),
			searchIndex.ask('tags'),
			pagesOf(asked, pagesInSight())
		]).then(
			([shape, all, tags, pages]) => {
				if (mine !== asking) return;
				failure = undefined;
				answer = { shape, total: all.total, tags, pages };
			},
			(error: BoxFailure) => {
				if (mine === asking) failure = error;
			}
		);
	});

	return {
		get failure() {
			return failure;
		},
		/** Undefined before the first answer. */
		get shape() {
			return answer?.shape;
		},
		/** All contacts, without any filter. */
		get total() {
			return answer?.total ?? 0;
		},
		get tags() {
			return answer?.tags ?? [];
		},
		rowAt: (index: number): ContactRow | undefined => answer?.pages[Math.floor(index / PAGE)]?.[index % PAGE],
		/** Where a contact stands in the list; -1 = not in it, or nobody can say. */
		placeOf: (id: string): Promise<number> => searchIndex.ask('place', query(), id).catch(() => -1),
		/** Fetches what is missing around the first row in sight. */
		async look(first: number) {
			inSight = first;
			const missing = pagesInSight().filter((page) => !answer?.pages[page]);
			if (missing.length === 0) return;
			const mine = asking;
			try {
				const pages = await pagesOf(query(), missing);
				if (mine === asking && answer) answer = { ...answer, pages: { ...answer.pages, ...pages } };
			} catch (error) {
				if (mine === asking) failure = error as BoxFailure;
			}
		}
	};
}
