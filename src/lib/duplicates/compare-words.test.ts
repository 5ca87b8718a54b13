import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { comparison } from './compare-words.ts';

const named = (id: string, given: string, more: Partial<Contact> = {}): Contact => ({
	...emptyContact(id),
	name: { prefix: '', given, additional: '', family: 'Berg', suffix: '' },
	...more
});
const phones = (value: string) => [{ id: 'p', position: 0, type: '', value, e164: '' }];
const rows = (...contacts: Contact[]) =>
	Object.fromEntries(comparison(contacts, [], 'en').map(({ key, values, differs }) => [key, { values, differs }]));

describe('what cards say, side by side', () => {
	it('has every field that one of them has, and no other', () => {
		const found = rows(
			named('a', 'Anna', { tags: ['red'], extra: [{ id: 'x', position: 0, label: 'Shoe', value: '38' }] }),
			named('b', 'Anna', { occasions: [{ id: 'o', position: 0, label: 'Wedding', day: '2001-06-01' }] })
		);
		expect(Object.keys(found)).toEqual(['name', 'occasions', 'tags', 'extra']);
		expect(found['extra']?.values).toEqual([['Shoe: 38'], []]);
	});
	it('marks two names, but not one card that says nothing', () => {
		expect(rows(named('a', 'Anna'), named('b', 'Bea'))['name']?.differs).toBe(true);
		expect(rows(named('a', 'Anna', { title: 'Baker' }), named('b', 'Anna'))['title']?.differs).toBe(false);
	});
	it('marks two phones, but not one with and without its country', () => {
		const anna = named('a', 'Anna', { phones: phones('+46 70 123 45 67') });
		expect(rows(anna, named('b', 'Anna', { phones: phones('070-123 45 67') }))['phones']?.differs).toBe(false);
		expect(rows(anna, named('b', 'Anna', { phones: phones('070-765 43 21') }))['phones']?.differs).toBe(true);
	});
	it('says a stage only where it tells cards apart', () => {
		const lead = named('a', 'Anna', { stage: 'lead' });
		expect(rows(lead, named('b', 'Anna', { stage: 'lead' }))['stage']).toBeUndefined();
		expect(rows(lead, named('b', 'Anna', { stage: 'customer' }))['stage']?.differs).toBe(true);
	});
});
