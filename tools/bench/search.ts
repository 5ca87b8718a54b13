import { contactOf } from '../../src/lib/interchange/draft-contact.ts';
import type { ContactDraft } from '../../src/lib/interchange/draft.ts';
import { ContactIndex } from '../../src/lib/search/contact-index.ts';
import { find } from '../../src/lib/search/find.ts';
import { parseQuery } from '../../src/lib/search/query.ts';
import { figuresOf, round } from './figures.ts';
import type { Figures } from './figures.ts';

const REPEATS = 5;
const PER_KIND = 40;

/** Queries of every kind, taken from the data itself so that they hit. */
function queries(drafts: readonly ContactDraft[]): Record<string, string[]> {
	const step = Math.max(1, Math.floor(drafts.length / PER_KIND));
	const some = drafts.filter((_, at) => at % step === 0).slice(0, PER_KIND);
	const family = (draft: ContactDraft) => draft.name.family || draft.displayName;
	const digits = (draft: ContactDraft) => (draft.phones[0]?.value ?? '0000000').replace(/\D/g, '');
	return {
		'1 letter': some.map((draft) => family(draft).slice(0, 1)),
		'2 letters': some.map((draft) => family(draft).slice(0, 2)),
		'3 letters': some.map((draft) => family(draft).slice(0, 3)),
		'5 letters': some.map((draft) => family(draft).slice(0, 5)),
		'two words': some.map((draft) => `${draft.name.given} ${family(draft)}`.trim()),
		'infix digits': some.map((draft) => digits(draft).slice(4, 8))
	};
}

export interface SearchFigures {
	contacts: number;
	kinds: Record<string, { ranked: Figures; bareScan: Figures; ratioP50: number }>;
}

/**
 * The ranked search against a bare `indexOf` over the same text that counts every hit, alternating, in this process
 * (the worker runs the same code; its round trip is measured in the browser).
 */
export function benchSearch(drafts: readonly ContactDraft[]): SearchFigures {
	let id = 0;
	const next = () => `bench-${id++}`;
	const index = new ContactIndex({ locale: 'de', homeCountry: 'DE' });
	index.fill(
		drafts.map((draft) => ({
			contact: contactOf(draft, { newId: next, newItemId: next, importId: '' }),
			changed: 0
		}))
	);
	const { text } = index.packed();
	const kinds: SearchFigures['kinds'] = {};
	for (const [kind, list] of Object.entries(queries(drafts))) {
		const ranked: number[] = [];
		const bare: number[] = [];
		for (let repeat = 0; repeat < REPEATS; repeat++) {
			for (const query of list) {
				const needle = parseQuery(query).terms[0]?.[0] ?? query;
				let started = performance.now();
				find(index.text, parseQuery(query), 50);
				ranked.push(performance.now() - started);
				started = performance.now();
				countAll(text, needle);
				bare.push(performance.now() - started);
			}
		}
		const figures = { ranked: figuresOf(ranked), bareScan: figuresOf(bare) };
		kinds[kind] = { ...figures, ratioP50: round(figures.ranked.p50 / Math.max(0.001, figures.bareScan.p50)) };
	}
	return { contacts: drafts.length, kinds };
}

function countAll(text: string, needle: string): number {
	let count = 0;
	for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) count++;
	return count;
}
