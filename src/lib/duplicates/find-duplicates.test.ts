import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { findDuplicates } from './find-duplicates.ts';
import { plantedBox } from './planted.ts';
import { traitsOf } from './traits.ts';
import type { Traits } from './traits.ts';

const none = { home: 'de' as const, isDistinct: () => false };

describe('findDuplicates', () => {
	it('finds what was planted, and no lookalike for sure', () => {
		const { contacts, same, other } = plantedBox(3000, 6, 11);
		const groups = findDuplicates(
			contacts.map((contact) => traitsOf(contact, 'DE')),
			none
		);
		const found = new Map(
			groups.flatMap(({ ids, level }) => ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [`${a} ${b}`, level])))
		);
		expect(same.size).toBeGreaterThan(100);
		const missed = [...same].filter(([pair]) => !found.has(pair));
		expect(missed.length / same.size).toBeLessThan(0.02);
		for (const [pair, level] of found) if (level === 'sure') expect([pair, same.has(pair)]).toEqual([pair, true]);
		for (const [pair, kind] of other) {
			if (found.has(pair)) expect([kind, found.get(pair)]).toEqual([expect.stringContaining('son'), 'possible']);
		}
	});
	it.each([
		['one number on all', (at: number) => ({ family: `Name${at}`, phone: '0621 123456' })],
		['one name on all', () => ({ family: 'Müller', phone: '' })],
		['the very same card', () => ({ family: 'Müller', phone: '0621 123456' })]
	])('does not grow with the square: %s', (_, cardOf) => {
		const traits = Array.from({ length: 5000 }, (__, at): Traits => {
			const { family, phone } = cardOf(at);
			const empty = emptyContact(`id${at}`);
			const phones = phone === '' ? [] : [{ id: 'p', position: 0, type: 'work', value: phone, e164: '' }];
			return traitsOf({ ...empty, name: { ...empty.name, given: 'Anna', family }, phones }, 'DE');
		});
		let reports = 0;
		const started = performance.now();
		findDuplicates(traits, { ...none, onProgress: () => reports++ });
		// With each compared with each it is far above a minute.
		expect(performance.now() - started).toBeLessThan(5000);
		expect(reports).toBe(10);
	});
	it('leaves out pairs that were said to be two', () => {
		const { contacts, same } = plantedBox(100, 10, 3);
		const all = contacts.map((contact) => traitsOf(contact, 'DE'));
		const isDistinct = (a: string, b: string) => same.has([a, b].sort().join(' '));
		expect(findDuplicates(all, none).length).toBeGreaterThan(0);
		for (const { ids } of findDuplicates(all, { ...none, isDistinct })) expect(same.has(ids.join(' '))).toBe(false);
	});
});
