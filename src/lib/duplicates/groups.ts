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

/** Do two cards say something that one person cannot be? */
type Contradicts = (a: string, b: string) => boolean;

/**
 * Pairs joined into groups, the strongest link first; a group is as sure as the weakest of its links. A link does not
 * join two groups when any of their members contradict each other: A like B and B like C leaves C out where A and C have
 * different birthdays. A mere possibility hangs nothing onto a surer group: it is a question of its own, about the one
 * card of the group that is likest.
 */
export function groupsOf(pairs: readonly ScoredPair[], contradicts: Contradicts): DuplicateGroup[] {
	const sorted = pairs.toSorted(byStrength);
	const isPossible = ({ level }: ScoredPair) => level === 'possible';
	const good = clustersOf(
		sorted.filter((pair) => !isPossible(pair)),
		(id) => [id],
		contradicts
	);
	const possible = clustersOf(sorted.filter(isPossible), (id) => good.get(id)?.ids ?? [id], contradicts);
	return [...new Set([...good.values(), ...possible.values()])].map(asGroup).sort(bySureness);
}

/** Joins what is linked; `wholeOf` says with which others a card goes, who must not contradict either. */
function clustersOf(
	sorted: readonly ScoredPair[],
	wholeOf: (id: string) => readonly string[],
	contradicts: Contradicts
): Map<string, Cluster> {
	const clusters = new Map<string, Cluster>();
	const clusterOf = (id: string) => clusters.get(id) ?? { ids: [id], links: [], level: null };
	for (const pair of sorted) {
		const [one, other] = [clusterOf(pair.a), clusterOf(pair.b)];
		const [ones, others] = [one.ids.flatMap(wholeOf), other.ids.flatMap(wholeOf)];
		if (ones.some((id) => others.includes(id)) || ones.length + others.length > MOST_MEMBERS) continue;
		const isClean = ones.every((id) =>
			others.every((each) => (id === pair.a && each === pair.b) || !contradicts(id, each))
		);
		if (!isClean) continue;
		// The links come the surest first, so that the last one is the weakest.
		const joined = { ids: [...one.ids, ...other.ids], links: [...one.links, ...other.links, pair], level: pair.level };
		for (const id of joined.ids) clusters.set(id, joined);
	}
	return clusters;
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
