import { LEVELS } from './duplicate-score.ts';
import type { Level, PairScore, Reason } from './duplicate-score.ts';

/** Two contacts that look like one. */
export interface ScoredPair extends PairScore {
	a: string;
	b: string;
}

/** Contacts that look like one and the same. */
export interface DuplicateGroup {
	/** The ids as one text. */
	key: string;
	ids: string[];
	/** The weakest of the links that hold the group together. */
	level: Level;
	score: number;
	/** The links, the strongest first. */
	links: { a: string; b: string; reasons: Reason[] }[];
}

/** Larger groups are a fault of the data (one number for all), not one person's cards. */
const MOST_MEMBERS = 12;

interface Cluster {
	ids: string[];
	links: ScoredPair[];
	/** null = a single contact yet. */
	level: Level | null;
}

/**
 * Pairs joined into groups, the strongest link first. A link does not join two groups when any of their members
 * contradict each other: A like B and B like C leaves C out where A and C have different birthdays. Nor does a weaker
 * link hang something onto a surer group: that is a question for the one card the group will be.
 */
export function groupsOf(
	pairs: readonly ScoredPair[],
	contradicts: (a: string, b: string) => boolean
): DuplicateGroup[] {
	const clusters = new Map<string, Cluster>();
	const clusterOf = (id: string) => clusters.get(id) ?? { ids: [id], links: [], level: null };
	for (const pair of pairs.toSorted(byStrength)) {
		const [one, other] = [clusterOf(pair.a), clusterOf(pair.b)];
		if (one === other) continue;
		if ([one, other].some(({ level }) => level !== null && level !== pair.level)) continue;
		if (one.ids.length + other.ids.length > MOST_MEMBERS) continue;
		const isClean = one.ids.every((id) =>
			other.ids.every((each) => (id === pair.a && each === pair.b) || !contradicts(id, each))
		);
		if (!isClean) continue;
		const joined = { ids: [...one.ids, ...other.ids], links: [...one.links, ...other.links, pair], level: pair.level };
		for (const id of joined.ids) clusters.set(id, joined);
	}
	return [...new Set(clusters.values())].map(asGroup).sort(bySureness);
}

function asGroup({ ids, links, level }: Cluster): DuplicateGroup {
	const sorted = ids.toSorted();
	const weakest = Math.min(...links.map(({ score }) => score));
	return {
		key: sorted.join(' '),
		ids: sorted,
		level: level ?? 'possible',
		score: weakest,
		links: links
			.toSorted((a, b) => b.score - a.score)
			.map(({ a, b, reasons }) => ({ a, b, reasons: reasons.toSorted((x, y) => y.points - x.points) }))
	};
}

function byStrength(a: ScoredPair, b: ScoredPair): number {
	return rank(a.level) - rank(b.level) || b.score - a.score || (a.a + a.b < b.a + b.b ? -1 : 1);
}

function rank(level: Level | null): number {
	return level === null ? LEVELS.length : LEVELS.indexOf(level);
}

function bySureness(a: DuplicateGroup, b: DuplicateGroup): number {
	return rank(a.level) - rank(b.level) || b.score - a.score || (a.key < b.key ? -1 : 1);
}

/** Those of a group that are still a question: not said to be different from every other one of it. */
export function openIds(ids: readonly string[], isDistinct: (a: string, b: string) => boolean): string[] {
	return ids.filter((id) => ids.some((other) => other !== id && !isDistinct(id, other)));
}
