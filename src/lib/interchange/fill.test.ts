import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { IMPORT_FIELDS, PRESETS, differingFields, fillContact, rulesFor } from './fill.ts';
import type { FieldRule, FieldRules, ImportField } from './fill.ts';

const item = (id: string, value: string, position = 0) => ({ id, position, type: 'work', value });
const phone = (id: string, value: string, position = 0) => ({ ...item(id, value, position), e164: '' });

const place = (id: string, street: string, city: string, more: Partial<Contact['addresses'][number]> = {}) => ({
	...{ id, position: 0, type: 'work', street, postalCode: '', city, region: '', country: '' },
	...more
});

const credit = (creditLimit: number | null, creditCurrency: string): Partial<Contact> => ({
	terms: { ...emptyContact('').terms, creditLimit, creditCurrency }
});

const inBox = (fields: Partial<Contact> = {}): Contact => ({ ...emptyContact('a'), ...fields });
const inFile = (fields: Partial<Contact> = {}): Contact => ({ ...emptyContact('b'), imported: ['mark'], ...fields });
const only = (field: ImportField, rule: FieldRule): FieldRules => ({ ...PRESETS.keep, [field]: rule });

describe('fillContact', () => {
	it.each<[ImportField, FieldRule, Partial<Contact>, Partial<Contact>, Partial<Contact>]>([
		['title', 'fill', { title: '' }, { title: 'Boss' }, { title: 'Boss' }],
		['title', 'fill', { title: 'Chef' }, { title: 'Boss' }, { title: 'Chef' }],
		['title', 'overwrite', { title: 'Chef' }, { title: 'Boss' }, { title: 'Boss' }],
		['title', 'overwrite', { title: 'Chef' }, { title: '' }, { title: 'Chef' }],
		['title', 'keep', { title: '' }, { title: 'Boss' }, { title: '' }],
		['remark', 'append', { remark: 'Likes tea' }, { remark: 'Has a dog' }, { remark: 'Likes tea\n\nHas a dog' }],
		[
			'remark',
			'append',
			{ remark: 'Likes tea\nHas a dog' },
			{ remark: 'Has a dog' },
			{ remark: 'Likes tea\nHas a dog' }
		],
		[
			'remark',
			'append',
			{ remark: 'Has a dog' },
			{ remark: 'Has a dog\r\nand a cat' },
			{ remark: 'Has a dog\r\nand a cat' }
		],
		['remark', 'fill', { remark: 'Likes tea' }, { remark: 'Has a dog' }, { remark: 'Likes tea' }],
		['remark', 'overwrite', { remark: 'Likes tea' }, { remark: 'Has a dog' }, { remark: 'Has a dog' }],
		['tags', 'append', { tags: ['a'] }, { tags: ['a', 'b'] }, { tags: ['a', 'b'] }],
		['tags', 'overwrite', { tags: ['a'] }, { tags: ['b'] }, { tags: ['b'] }],
		['tags', 'overwrite', { tags: ['a'] }, { tags: [] }, { tags: ['a'] }],
		['tags', 'fill', { tags: ['a'] }, { tags: ['b'] }, { tags: ['a'] }],
		[
			'phones',
			'append',
			{ phones: [phone('1', '0621 123456')] },
			{ phones: [phone('2', '+49 621 123456'), phone('3', '0171 1234567', 1)] },
			{ phones: [phone('1', '0621 123456'), phone('3', '0171 1234567', 1)] }
		],
		[
			'phones',
			'append',
			{ phones: [phone('1', '030 20304050')] },
			{ phones: [phone('2', '040 20304050')] },
			{ phones: [phone('1', '030 20304050'), phone('2', '040 20304050', 1)] }
		],
		[
			'urls',
			'append',
			{ urls: [item('1', 'https://www.Berg.de/a-b/')] },
			{ urls: [item('2', 'berg.de/a-b'), item('3', 'berg.de/ab', 1)] },
			{ urls: [item('1', 'https://www.Berg.de/a-b/'), item('3', 'berg.de/ab', 1)] }
		],
		[
			'phones',
			'overwrite',
			{ phones: [phone('0', '030 111111'), { ...phone('1', '0621 123456', 1), wrong: true }] },
			{ phones: [phone('3', '0171 1234567'), phone('2', '+49 621 123456', 1)] },
			{ phones: [phone('3', '0171 1234567'), { ...phone('1', '+49 621 123456', 1), wrong: true }] }
		],
		[
			'addresses',
			'append',
			{ addresses: [place('1', 'Hauptstr. 5', 'Berlin')] },
			{ addresses: [place('2', '', 'Berlin')] },
			{ addresses: [place('1', 'Hauptstr. 5', 'Berlin')] }
		],
		[
			'addresses',
			'append',
			{ addresses: [place('1', '', 'Berlin', { position: 3 })] },
			{
				addresses: [
					place('2', 'Hauptstr. 5', 'Berlin', { country: 'DE' }),
					place('3', 'Am Tor 1', 'Berlin', { position: 1 })
				]
			},
			{
				addresses: [
					place('1', 'Hauptstr. 5', 'Berlin', { country: 'DE', position: 3 }),
					place('3', 'Am Tor 1', 'Berlin', { position: 4 })
				]
			}
		],
		// Where the goods go is not where the bill goes.
		[
			'addresses',
			'append',
			{ addresses: [place('1', '', 'Berlin', { type: 'shipping' })] },
			{ addresses: [place('2', 'Hauptstr. 5', 'Berlin', { type: 'billing' })] },
			{
				addresses: [
					place('1', '', 'Berlin', { type: 'shipping' }),
					place('2', 'Hauptstr. 5', 'Berlin', { type: 'billing', position: 1 })
				]
			}
		],
		[
			'addresses',
			'overwrite',
			{ addresses: [place('1', 'Hauptstr. 5', 'Berlin')] },
			{ addresses: [place('2', 'hauptstr. 5', 'Berlin'), place('3', '', 'Berlin', { position: 1 })] },
			{ addresses: [place('1', 'hauptstr. 5', 'Berlin')] }
		],
		// A bare town of another type makes no new address of the whole one, wherever it stands in the file.
		[
			'addresses',
			'overwrite',
			{ addresses: [place('1', 'Hauptstr. 1', 'Berlin', { type: 'home', country: 'DE' })] },
			{ addresses: [place('2', '', 'Berlin')] },
			{ addresses: [place('1', 'Hauptstr. 1', 'Berlin', { type: 'home', country: 'DE' })] }
		],
		[
			'addresses',
			'overwrite',
			{ addresses: [place('1', 'Hauptstr. 1', 'Berlin', { type: 'home' })] },
			{ addresses: [place('2', '', 'Berlin'), place('3', 'HAUPTSTR. 1', 'Berlin', { position: 1 })] },
			{ addresses: [place('1', 'HAUPTSTR. 1', 'Berlin', { type: 'work' })] }
		],
		[
			'addresses',
			'append',
			{ addresses: [place('1', '', '', { postalCode: '10115', country: 'DE' })] },
			{ addresses: [place('2', '', '', { postalCode: '10115', country: 'US' })] },
			{
				addresses: [
					place('1', '', '', { postalCode: '10115', country: 'DE' }),
					place('2', '', '', { postalCode: '10115', country: 'US', position: 1 })
				]
			}
		],
		[
			'extra',
			'overwrite',
			{
				extra: [
					{ id: '1', position: 0, label: 'Hobby', value: 'Chess' },
					{ id: '2', position: 1, label: 'Rank', value: '3' }
				]
			},
			{ extra: [{ id: '3', position: 0, label: 'Rank', value: '4' }] },
			{
				extra: [
					{ id: '1', position: 0, label: 'Hobby', value: 'Chess' },
					{ id: '3', position: 1, label: 'Rank', value: '4' }
				]
			}
		],
		// A limit and its currency are one value.
		['terms', 'fill', credit(50_000, ''), credit(90_000, 'USD'), credit(50_000, '')],
		['terms', 'fill', credit(null, ''), credit(90_000, 'USD'), credit(90_000, 'USD')],
		['terms', 'fill', credit(null, ''), credit(null, 'USD'), credit(null, 'USD')],
		['terms', 'overwrite', credit(50_000, 'EUR'), credit(90_000, 'USD'), credit(90_000, 'USD')],
		['terms', 'overwrite', credit(50_000, 'SEK'), credit(90_000, ''), credit(90_000, 'SEK')],
		['terms', 'overwrite', credit(50_000, 'EUR'), credit(null, 'USD'), credit(50_000, 'EUR')],
		['custom', 'fill', { custom: { x: 1 } }, { custom: { x: 2, y: 3 } }, { custom: { x: 1, y: 3 } }],
		['custom', 'overwrite', { custom: { x: 1 } }, { custom: { x: 2 } }, { custom: { x: 2 } }]
	])('%s by "%s" of %o and %o', (field, rule, mine, theirs, result) => {
		expect(fillContact(inBox(mine), inFile(theirs), only(field, rule))).toMatchObject(result);
	});

	it('gives a bare family name its given name, but no half of a third person', () => {
		const name = (given: string, family: string) => ({
			name: { prefix: '', given, additional: '', family, suffix: '' }
		});
		const fill = only('name', 'fill');
		expect(fillContact(inBox(name('', 'Berg')), inFile(name('Anna', 'Berg')), fill)).toMatchObject(
			name('Anna', 'Berg')
		);
		expect(fillContact(inBox(name('', 'Berg')), inFile(name('Anna', 'Ek')), fill)).toMatchObject(name('', 'Berg'));
	});

	it('leaves the contact itself as it is, and gives back the same one where nothing is new', () => {
		const contact = inBox({ title: 'Chef', tags: ['a'] });
		const copy = structuredClone(contact);
		expect(fillContact(contact, inFile({ title: 'Boss', tags: ['a'] }), PRESETS.fill)).toBe(contact);
		fillContact(contact, inFile({ title: 'Boss', tags: ['b'] }), PRESETS.overwrite);
		expect(contact).toEqual(copy);
	});

	it('remembers the entry that filled it', () => {
		expect(fillContact(inBox(), inFile({ title: 'Boss' }), PRESETS.fill).imported).toEqual(['mark']);
	});

	it('does the same a second time as once', () => {
		const addresses = [place('1', '', 'Berlin'), place('2', 'Am Tor 1', 'Bonn', { position: 1 })];
		const theirs = inFile({
			title: 'Boss',
			remark: 'Dog',
			tags: ['b'],
			phones: [phone('3', '0171 1234567')],
			addresses: [place('4', 'Hauptstr. 5', 'Berlin'), place('5', '', 'Bonn')]
		});
		for (const field of IMPORT_FIELDS) {
			for (const rule of rulesFor(field)) {
				const once = fillContact(inBox({ remark: 'Tea', tags: ['a'], addresses }), theirs, only(field, rule));
				expect(fillContact(once, theirs, only(field, rule)), `${field} ${rule}`).toBe(once);
			}
		}
	});
});

it('names the fields in which the file says something else or more', () => {
	const contact = inBox({ title: 'Chef', phones: [phone('1', '0621 123456')], source: 'Fair' });
	const theirs = inFile({ title: 'Boss', phones: [phone('2', '0621/123456')], source: 'Fair', remark: 'Dog' });
	expect(differingFields(contact, theirs)).toEqual(['title', 'remark']);
});
