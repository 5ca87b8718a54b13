import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { readCsv } from './read.ts';
import { writeGoogleCsv } from './write-google.ts';

const item = (at: number) => ({ id: `i${at}`, position: at });
const anna: Contact = {
	...emptyContact('id-1'),
	name: { prefix: 'Dr.', given: 'Anna', additional: 'Maria', family: 'Åberg', suffix: 'MBA' },
	salutation: 'ms',
	organisation: 'Acme GmbH',
	department: 'Lager',
	title: 'Leiterin',
	nickname: 'Änni',
	phones: [
		{ ...item(0), type: 'mobile', value: '+49 171 123456', e164: '' },
		{ ...item(1), type: 'fax', value: '06221 1', e164: '' },
		{ ...item(2), type: 'Werkstatt', value: '06221 2', e164: '' }
	],
	emails: [{ ...item(0), type: 'work', value: 'anna@example.org' }],
	addresses: [
		{
			...item(0),
			type: 'contact',
			street: 'Hauptstr. 1\nHinterhaus',
			postalCode: '69117',
			city: 'Heidelberg',
			region: '',
			country: 'Deutschland'
		},
		{ ...item(1), type: 'billing', street: 'Postfach 7', postalCode: '1', city: 'Ulm', region: '', country: '' }
	],
	urls: [{ ...item(0), type: 'other', value: 'https://example.org' }],
	birthday: '--02-29',
	occasions: [
		{ ...item(0), label: 'Hochzeit', day: '2001-05-06' },
		{ ...item(1), label: 'Namenstag', day: '--07-26' }
	],
	tags: ['VIP', 'a ::: b'],
	stage: 'customer',
	vatId: 'DE123',
	remark: 'Zeile 1\nZeile 2',
	custom: { f1: ['rot', 'blau'] },
	extra: [{ ...item(0), label: 'Hobby', value: 'Segeln' }]
};
const customFields = [
	{ id: 'f1', label: 'Farben', type: 'choices' as const, choices: [], sensitive: false, position: 0 }
];
const bytes = (text: string) => new TextEncoder().encode(text);
const write = (...contacts: Contact[]) => writeGoogleCsv(contacts, { locale: 'de', customFields });
const back = (...contacts: Contact[]) => readCsv(bytes(write(...contacts)));

describe('writeGoogleCsv', () => {
	it('has the columns of Google Contacts in their order', () => {
		expect(write().split('\r\n')[0]).toBe(
			'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,' +
				'Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,' +
				'Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,' +
				'Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,' +
				'Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,' +
				'Website 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value'
		);
	});

	it('is read back with everything Google has a column for', () => {
		const { contacts, problems } = back(anna);
		expect(problems).toEqual([]);
		expect(contacts[0]).toMatchObject({
			kind: 'person',
			name: anna.name,
			organisation: 'Acme GmbH',
			department: 'Lager',
			title: 'Leiterin',
			nickname: 'Änni',
			phones: [
				{ type: 'mobile', value: '+49 171 123456' },
				{ type: 'fax', value: '06221 1' },
				{ type: 'Werkstatt', value: '06221 2' }
			],
			emails: [{ type: 'work', value: 'anna@example.org' }],
			addresses: [
				{ type: 'contact', street: 'Hauptstr. 1\nHinterhaus', postalCode: '69117', city: 'Heidelberg' },
				{ type: 'billing', street: 'Postfach 7', city: 'Ulm' }
			],
			urls: [{ type: 'other', value: 'https://example.org' }],
			birthday: '--02-29',
			occasions: [{ label: 'Hochzeit', day: '2001-05-06' }],
			tags: ['VIP', 'a   b'],
			note: 'Zeile 1\nZeile 2'
		});
	});

	it('writes what Google has no column for as its custom fields', () => {
		const { contacts } = back(anna);
		const extra = contacts[0]?.extra.map(({ label, value }) => `${label}: ${value}`);
		expect(extra).toEqual(['Namenstag: --07-26', 'Hobby: Segeln', 'Farben: rot; blau']);
		// … and read back as what it was.
		expect(contacts[0]?.crm).toEqual({ salutation: 'ms', stage: 'customer', vatId: 'DE123' });
		expect(contacts[0]?.birthday).toBe('--02-29');
		expect(write(emptyContact('c2'))).not.toContain('Stadium');
		expect(back({ ...emptyContact('x'), birthday: '1980' }).contacts[0]?.birthday).toBe('1980');
	});

	it('writes a birthday without a year as Google does, so that the guard leaves it alone', () => {
		expect(write(anna)).toContain('," --02-29",');
	});

	it('gives as many numbered columns as the fullest card needs and fills up the others', () => {
		const lines = readCsv(bytes(write(anna, emptyContact('y')))).contacts;
		expect(lines).toHaveLength(2);
		expect(lines[1]?.phones).toEqual([]);
	});

	it('guards formulas and leaves numbers alone', () => {
		const text = write({ ...anna, organisation: '=1+1' });
		expect(text).toContain(",'=1+1,");
		expect(text).toContain(',+49 171 123456,');
	});
});
