import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { findDuplicates } from './find-duplicates.ts';
import { plantedBox } from './planted.ts';
import { languageOfCountry, traitsOf } from './traits.ts';
import type { Traits } from './traits.ts';

type Card = [name: string, organisation: string, postcode?: string, birthday?: string, phone?: string];

const two = (one: string, other: string, postcode: string): Card[] => [
	[one, '', postcode],
	[other, '', postcode]
];

function contactOf([name, organisation, postalCode = '', birthday = '', phone = '']: Card, at: number): Contact {
	const [given = '', family = ''] = name.split(' ');
	const empty = emptyContact(String(at));
	const item = { id: 'x', position: 0, type: 'work' };
	const address = { ...item, street: '', postalCode, city: '', region: '', country: '' };
	return {
		...empty,
		...{ organisation, birthday, name: { ...empty.name, given, family } },
		phones: phone === '' ? [] : [{ ...item, value: phone, e164: '' }],
		addresses: postalCode === '' ? [] : [address]
	};
}

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
	it.each<[country: string, cards: Card[], groups: number[][]]>([
		[
			'GB',
			[
				['Robert Smith', 'Acme Ltd', 'SW1A 1AA'],
				['Rob Smith', 'Acme', 'SW1A 1AA'],
				['Robert Smyth', 'ACME Limited', 'SW1A 1AA'],
				['Jane Doe', 'Acme Inc.', 'SW1A 1AA']
			],
			[[0, 1, 2]]
		],
		[
			'GB',
			[
				['Carla Gomez', 'Gomez Ltd', 'E1 6AN', '1980-01-02', '020 7946 0500'],
				['Carla Gómez', 'Gomez', 'E1 6AN', '1980-02-01', '+44 20 7946 0500'],
				['Karla Gomez', 'GOMEZ LIMITED', 'E1 6AN', '', '020 79460500'],
				['Carlo Gomez', 'Gomez Ltd', 'E1 6AN', '', '020 79460500']
			],
			[[0, 1, 2]]
		],
		['DE', two('Anna Müller', 'Anna Mueller', '69115'), [[0, 1]]],
		['SE', two('Anna Müller', 'Anna Muller', '69115'), [[0, 1]]],
		['DE', two('Otto Schmidt', 'Otto Schmitt', '69115'), [[0, 1]]],
		['DE', two('Eva Meyer', 'Eva Maier', '69115'), [[0, 1]]],
		['SE', two('Per Åström', 'Per Aastroem', '753 10'), [[0, 1]]],
		['SE', two('Sara Lindh', 'Sarah Lind', '753 10'), [[0, 1]]],
		['SE', two('Karl Kvist', 'Kalle Quist', '753 10'), [[0, 1]]],
		['GB', two('Jon Brown', 'John Browne', 'E1 6AN'), [[0, 1]]],
		// A slip in the family name that is heard: they meet by the given name.
		['GB', two('Catherine Thompson', 'Katharine Thomson', 'E1 6AN'), [[0, 1]]],
		['SE', two('Anna Berg', 'Erik Berg', '753 10'), []],
		['DE', two('Anna Müller', 'Otto Müller', '69115'), []],
		['DE', two('Hans Koch', 'Hans Kuhn', '69115'), []]
	])('%s: who has a like name and one thing more in common: %j', (country, cards, expected) => {
		const home = languageOfCountry(country);
		const traits = cards.map((card, at) => traitsOf(contactOf(card, at), country));
		const groups = findDuplicates(traits, { ...none, home });
		expect(groups.map(({ ids }) => ids.map(Number))).toEqual(expected);
		// The organisation does as well as the postcode.
		const inFirms = cards.map((card, at) => traitsOf(contactOf([card[0], at % 2 ? 'Alm AB' : 'Alm'], at), country));
		if (cards.length === 2) expect(findDuplicates(inFirms, { ...none, home })).toHaveLength(expected.length);
	});
	it('leaves out pairs that were said to be two', () => {
		const { contacts, same } = plantedBox(100, 10, 3);
		const all = contacts.map((contact) => traitsOf(contact, 'DE'));
		const isDistinct = (a: string, b: string) => same.has([a, b].sort().join(' '));
		expect(findDuplicates(all, none).length).toBeGreaterThan(0);
		for (const { ids } of findDuplicates(all, { ...none, isDistinct })) expect(same.has(ids.join(' '))).toBe(false);
	});
});
