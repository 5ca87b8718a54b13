import { describe, expect, it } from 'vitest';
import type { Level } from './duplicate-score.ts';
import { groupsOf, openIds } from './groups.ts';
import type { ScoredPair } from './groups.ts';

const pair = (a: string, b: string, level: Level, score: number): ScoredPair => ({
	...{ a, b, level, score },
	contradicts: false,
	reasons: []
});
const never = () => false;
const apart = (a: string, b: string) => (x: string, y: string) => [x, y].sort().join() === [a, b].sort().join();
const idsOf = (pairs: ScoredPair[], contradicts: (a: string, b: string) => boolean = never) =>
	groupsOf(pairs, contradicts).map(({ ids, level }) => [ids.join(''), level]);

describe('groupsOf', () => {
	it('joins a chain of like certainty', () => {
		expect(idsOf([pair('a', 'b', 'likely', 0.6), pair('c', 'b', 'likely', 0.5)])).toEqual([['abc', 'likely']]);
	});
	it('leaves out who contradicts another of the group, on either side', () => {
		const chain = [pair('a', 'b', 'likely', 0.6), pair('b', 'c', 'likely', 0.5), pair('c', 'd', 'likely', 0.4)];
		expect(idsOf(chain, apart('a', 'c'))).toEqual([
			['ab', 'likely'],
			['cd', 'likely']
		]);
	});
	it('holds all that hang together by good links, as sure as the weakest of them', () => {
		expect(idsOf([pair('a', 'b', 'sure', 1), pair('c', 'b', 'likely', 0.6)])).toEqual([['abc', 'likely']]);
		const apartFromA = idsOf([pair('a', 'b', 'sure', 1), pair('c', 'b', 'likely', 0.6)], apart('a', 'c'));
		expect(apartFromA).toEqual([['ab', 'sure']]);
	});
	it('makes a mere possibility at a surer group a question of its own, put once', () => {
		const links = [pair('b', 'c', 'possible', 0.4), pair('a', 'b', 'sure', 1), pair('a', 'c', 'possible', 0.3)];
		expect(idsOf(links)).toEqual([
			['ab', 'sure'],
			['bc', 'possible']
		]);
		expect(idsOf(links.slice(0, 2), apart('a', 'c'))).toEqual([['ab', 'sure']]);
		// Nor is it asked whether two of one group are the same.
		expect(idsOf([pair('a', 'b', 'sure', 1), pair('b', 'c', 'likely', 0.6), pair('a', 'c', 'possible', 0.4)])).toEqual([
			['abc', 'likely']
		]);
	});
	it('puts the surest first, whatever the order of the pairs', () => {
		const pairs = [pair('e', 'f', 'possible', 0.4), pair('c', 'd', 'likely', 0.6), pair('a', 'b', 'sure', 0.8)];
		expect(idsOf(pairs)).toEqual(idsOf(pairs.toReversed()));
		expect(idsOf(pairs).map(([ids]) => ids)).toEqual(['ab', 'cd', 'ef']);
	});
	it('does not grow a group without end', () => {
		const chain = Array.from({ length: 40 }, (_, at) => pair(`n${at}`, `n${at + 1}`, 'sure', 1));
		for (const { ids } of groupsOf(chain, never)) expect(ids.length).toBeLessThanOrEqual(12);
	});
});

describe('openIds', () => {
	it('leaves out who is none of the others', () => {
		const distinct = (a: string, b: string) => a === 'c' || b === 'c';
		expect(openIds(['a', 'b', 'c'], distinct)).toEqual(['a', 'b']);
		expect(openIds(['a', 'c'], distinct)).toEqual([]);
	});
});
