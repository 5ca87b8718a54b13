import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '#lib/contacts/contact.ts';
import { emptyContact } from '#lib/contacts/contact.ts';
import { contactLine } from '#lib/contacts/contact-line.ts';
import { spellings } from '#lib/fold.ts';
import { ContactIndex } from './contact-index.ts';
import { find } from './find.ts';
import { parseQuery } from './query.ts';

function contact(id: string, given: string, family: string, more: Partial<Contact> = {}): Contact {
	const empty = emptyContact(id);
	return { ...empty, name: { ...empty.name, given, family }, ...more };
}
function phone(value: string): Partial<Contact> {
	return { phones: [{ id: 'p', position: 0, type: 'work', value, e164: '' }] };
}
function indexOf(...contacts: Contact[]): ContactIndex {
	const index = new ContactIndex({ locale: 'de', homeCountry: 'DE' });
	index.fill(contacts.map((each, i) => ({ contact: each, changed: i })));
	return index;
}
function ids(index: ContactIndex, text: string, limit = 50): string[] {
	return find(index.text, parseQuery(text), limit).found.map((each) => each.row.id);
}

describe('search', () => {
	const index = indexOf(
		contact('muller', 'Jörg', 'Müller', phone('+49 171 5512345')),
		contact('mueller', 'Ina', 'Mueller', { tags: ['VIP', 'Messe Köln'] }),
		contact('berg', 'Anna', 'Berg', { stage: 'customer', remark: 'Lindenallee' }),
		contact('lindberg', 'Åsa', 'Lindberg', phone('08-123 456 78')),
		contact('bergmann', 'Anna', 'von Bergmann', {
			emails: [{ id: 'e', position: 0, type: '', value: 'x@berg.example' }]
		}),
		contact('hamburg', 'Bo', 'Alt', {
			addresses: [
				{
					id: 'a',
					position: 0,
					type: '',
					street: 'Bergstr. 5',
					postalCode: '20095',
					city: 'Hamburg',
					region: '',
					country: ''
				}
			]
		})
	);

	it.each([
		['mueller', ['mueller', 'muller']],
		['Müller', ['mueller', 'muller']],
		['MULLER', ['muller']],
		['berg', ['berg', 'bergmann', 'hamburg', 'lindberg']],
		['0171 55', ['muller']],
		['+49 171 55', ['muller']],
		['0049171 55', ['muller']],
		['(0)171/5512', ['muller']],
		['5123', ['muller']],
		['3456', ['lindberg']],
		['+46', []],
		['anna berg', ['berg', 'bergmann']],
		['BERG Anna 20095', []],
		['bergstr 20095 5', ['hamburg']],
		['aasa', ['lindberg']],
		['tag:vip', ['mueller']],
		['tag:"messe koeln"', []],
		['tag:"Messe Köln"', ['mueller']],
		['tag:messe ina', ['mueller']],
		['stage:cust', ['berg']],
		['stage:nonsense', []],
		['customer', []],
		['linden', ['berg']],
		['  ', []]
	])('%j finds %j', (text, expected) => {
		const found = find(index.text, parseQuery(text), 50);
		expect(found.found.map((each) => each.row.id)).toEqual(expected);
		expect(found.total).toBe(expected.length);
	});

	it('says where each word was found', () => {
		const fields = (text: string) => find(index.text, parseQuery(text), 50).found[0]?.fields;
		expect(fields('mueller')).toEqual(['name']);
		expect(fields('5123')).toEqual(['phone']);
		expect(fields('hamburg bo')).toEqual(['town', 'name']);
		expect(fields('tag:vip')).toEqual(['tag']);
	});

	it('forgives one mistake a word, only where nothing fits as typed', () => {
		const nearly = (text: string) => find(index.text, parseQuery(text), 50);
		for (const typed of ['lnidberg', 'lindbrg', 'lindbergg', 'lundberg', 'kindberg', 'lindebrg']) {
			expect([typed, ids(index, typed)]).toEqual([typed, ['lindberg']]);
		}
		expect(nearly('lindbrg').nearly).toBe(true);
		expect(nearly('lindberg').nearly).toBe(false);
		expect(ids(index, 'lindbrg stage:lead')).toEqual(['lindberg']);
		expect(ids(index, 'lindbrg stage:customer')).toEqual([]);
		expect(ids(index, 'brgx')).toEqual([]);
	});

	it('ranks line start, word of the name, other word, inside a word; then by name', () => {
		const ranked = indexOf(
			contact('inside', 'A', 'Aaberg'),
			contact('other', 'A', 'Adam', { remark: 'berg' }),
			contact('given', 'Berg', 'Adam'),
			contact('start2', 'Zoe', 'Berg'),
			contact('start1', 'Anna', 'Berg')
		);
		expect(ids(ranked, 'berg')).toEqual(['start1', 'start2', 'given', 'other', 'inside']);
		expect(ids(ranked, 'berg', 2)).toEqual(['start1', 'start2']);
		expect(find(ranked.text, parseQuery('berg'), 2).total).toBe(5);
	});

	it('sees a changed, an added and a deleted contact at once, in their places', () => {
		const changing = indexOf(contact('a', 'Anna', 'Berg'), contact('c', 'Cilla', 'Berg'), contact('d', 'Dora', 'Alm'));
		changing.put(contact('d', 'Dora', 'Berg'), 10);
		changing.put(contact('b', 'Bo', 'Berg'), 11);
		changing.remove('a');
		expect(ids(changing, 'berg')).toEqual(['b', 'c', 'd']);
		expect(ids(changing, 'alm')).toEqual([]);
		changing.packed();
		expect(ids(changing, 'berg')).toEqual(['b', 'c', 'd']);
		expect(changing.rows.map((row) => row.id)).toEqual(['b', 'c', 'd']);
	});
});

describe('search against brute force', () => {
	const letters = fc.constantFrom('a', 'b', 'e', 'ä', 'ö', 'ü', 'å', 'ß', 'É', 'M', 'r', 'n');
	const word = fc.array(letters, { minLength: 1, maxLength: 5 }).map((list) => list.join(''));
	const digits = fc.array(fc.constantFrom('1', '5', '7'), { minLength: 6, maxLength: 9 }).map((list) => list.join(''));
	const someone = fc.record({ given: word, family: word, remark: word, digits });
	const part = fc.record({ of: fc.nat(), from: fc.nat(3), length: fc.integer({ min: 1, max: 4 }), what: fc.nat(3) });

	it('finds every contact that holds all words, and no other', () => {
		fc.assert(
			fc.property(
				fc.array(someone, { minLength: 1, maxLength: 12 }),
				fc.array(part, { minLength: 1, maxLength: 2 }),
				fc.nat(12),
				(people, parts, changed) => {
					const contacts = people.map((each, i) =>
						contact(`c${i}`, each.given, each.family, { remark: each.remark, ...phone(each.digits) })
					);
					const index = indexOf(...contacts.slice(changed));
					for (const each of contacts.slice(0, changed)) index.put(each, 100);
					const typed = parts.map(({ of, from, length, what }) => {
						const source = people[of % people.length];
						const text = [source?.given, source?.family, source?.remark, source?.digits][what] ?? '';
						const cut = [...text].slice(from, from + length).join('');
						return cut === '' ? text : cut;
					});
					const expected = contacts.filter((each) => {
						const line = contactLine(each, 'DE');
						return typed.every((text) => spellings(text).some((spelling) => line.includes(spelling)));
					});
					const result = find(index.text, parseQuery(typed.join(' ')), 50);
					if (expected.length === 0) return;
					expect(result.found.map((each) => each.row.id).sort()).toEqual(expected.map((each) => each.id).sort());
					expect(result.total).toBe(expected.length);
				}
			),
			{ numRuns: 200 }
		);
	});
});
