import type { Query } from './query.ts';
import type { FoundRows, OverlaidBlock } from './overlaid-block.ts';
import { scan } from './scan.ts';
import { scanTypos } from './typo.ts';

export interface SearchResult<Row> extends FoundRows<Row> {
	/** Nothing fitted as typed: these are one mistake away. */
	nearly: boolean;
}

/**
 * Searches ranked: first a phone number made of several groups, then the words as they are, and only where nothing fits
 * with one mistake a word. An empty query finds nothing.
 */
export function find<Row extends object>(block: OverlaidBlock<Row>, query: Query, limit: number): SearchResult<Row> {
	if (query.terms.length === 0) return { total: 0, found: [], nearly: false };
	const exact = block.find(query.terms, { limit }, (text, options) => scan(text, query.terms, options));
	if (query.joined && exact.total > 0) {
		const { joined } = query;
		const first = block.find(joined, { limit }, (text, options) => scan(text, joined, options));
		const known = new Set(first.found.map((each) => each.row));
		const others = exact.found.filter((each) => !known.has(each.row));
		return { total: exact.total, found: [...first.found, ...others].slice(0, limit), nearly: false };
	}
	if (exact.total > 0) return { ...exact, nearly: false };
	const { words, fixed } = query;
	const nearly = block.find(fixed, { limit }, (text, options) => scanTypos(text, words, fixed, options));
	return { ...nearly, nearly: nearly.total > 0 };
}
