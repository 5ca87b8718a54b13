import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redirected } from './redirect.ts';

const through = (links: Record<string, string>) => (id: string) => redirected(id, (each) => links[each] ?? '');

describe('redirected', () => {
	it('follows a chain to its end', () => {
		expect(through({ a: 'b', b: 'c' })('a')).toBe('c');
		expect(through({})('a')).toBe('a');
		expect(through({ a: 'a' })('a')).toBe('a');
	});
	it('settles on the smallest id of a circle, from wherever one comes', () => {
		const to = through({ c: 'b', b: 'd', d: 'c', z: 'd' });
		expect(['b', 'c', 'd', 'z'].map(to)).toEqual(['b', 'b', 'b', 'b']);
	});
	it('ends for any links, and is where it leads', () => {
		const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
		fc.assert(
			fc.property(fc.dictionary(id, id), id, (links, start) => {
				const to = through(links);
				expect(to(to(start))).toBe(to(start));
			})
		);
	});
});
