import { describe, expect, it } from 'vitest';
import type { Contact } from '#lib/contacts/contact.ts';
import { emptyContact } from '#lib/contacts/contact.ts';
import { ContactIndex } from './contact-index.ts';
import type { DuplicateDraft } from './duplicates.ts';
import { duplicatesOf } from './duplicates.ts';

const empty = emptyContact('anna');
const anna: Contact = {
	...empty,
	name: { ...empty.name, given: 'Anna', family: 'Müller' },
	phones: [{ id: 'p', position: 0, type: 'work', value: '0171 55 12345', e164: '' }],
	emails: [{ id: 'e', position: 0, type: 'work', value: 'Anna@Berg.example' }],
	addresses: [
		{ id: 'a', position: 0, type: 'work', street: '', postalCode: '01067', city: 'Dresden', region: '', country: '' }
	]
};
const index = new ContactIndex({ locale: 'de', homeCountry: 'DE' });
index.fill([
	{ contact: anna, changed: 1 },
	{
		contact: {
			...emptyContact('eva'),
			nickname: 'Eva',
			emails: [{ id: 'e', position: 0, type: 'work', value: 'Eva.Lund@gmail.com' }]
		},
		changed: 3
	},
	{ contact: { ...emptyContact('firm'), kind: 'organisation', organisation: 'Berg & Söhne GmbH' }, changed: 2 }
]);
const draft: DuplicateDraft = { id: '', name: '', phones: [], emails: [], postalCode: '' };
const reasons = (more: Partial<DuplicateDraft>) =>
	duplicatesOf(index, { ...draft, ...more }).map((each) => [each.row.id, each.reason]);

describe('duplicatesOf', () => {
	it.each([
		['the same phone, spelled otherwise', { phones: ['+49 (0)171/5512345'] }, [['anna', 'phone']]],
		['a phone of which it is only the beginning', { phones: ['0171 55123'] }, []],
		['the same e-mail in other case', { emails: ['anna@berg.EXAMPLE'] }, [['anna', 'email']]],
		['the same mailbox at Gmail in another spelling', { emails: ['evalund+shop@googlemail.com'] }, [['eva', 'email']]],
		['an e-mail of which it is only the beginning', { emails: ['anna@berg'] }, []],
		[
			'a similar name at the same postcode',
			{ name: 'Miller, Anna', postalCode: '01067' },
			[['anna', 'nameAndPostcode']]
		],
		['words in another order', { name: 'Anna Müller', postalCode: '01067' }, [['anna', 'nameAndPostcode']]],
		['a similar name at another postcode', { name: 'Müller, Anna', postalCode: '20095' }, []],
		['the same name and no postcode', { name: 'Müller, Anna' }, [['anna', 'sameName']]],
		['the same firm without its legal form', { name: 'Berg und Söhne' }, [['firm', 'sameName']]],
		['the same name, its umlaut written out', { name: 'Mueller, Anna' }, [['anna', 'sameName']]],
		['the same firm with another word around its form', { name: 'Fa. Berg & Söhne KG' }, [['firm', 'sameName']]],
		['only the first name', { name: 'Anna' }, []],
		['another name', { name: 'Schmidt, Anna', postalCode: '01067' }, []],
		['itself', { id: 'anna', phones: ['0171 5512345'] }, []],
		['nothing yet', {}, []]
	])('%s', (_, more, expected) => {
		expect(reasons(more)).toEqual(expected);
	});
});
