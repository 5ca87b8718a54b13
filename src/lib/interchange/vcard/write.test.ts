import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '#lib/contacts/contact.ts';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { ContactDraft } from '../draft.ts';
import { readVCard } from './read.ts';
import { writeVCards } from './write.ts';

const none = { photo: () => undefined };

function contact(fields: Partial<Contact>): Contact {
	return { ...emptyContact('id-1'), ...fields };
}

function written(fields: Partial<Contact>): string {
	return writeVCards([contact(fields)], none);
}

function back(source: Contact): ContactDraft {
	const { contacts, problems } = readVCard(new TextEncoder().encode(writeVCards([source], none)));
	expect(problems).toEqual([]);
	expect(contacts).toHaveLength(1);
	return contacts[0] as ContactDraft;
}

/** Items with ids and positions as a record has them. */
function items<T>(values: readonly T[]): (T & { id: string; position: number })[] {
	return values.map((value, position) => ({ ...value, id: `i${position}`, position }));
}

describe('writeVCards', () => {
	it('writes what phones read', () => {
		const text = written({
			name: { prefix: 'Dr.', given: 'Åsa', additional: '', family: 'Müller; Roe', suffix: '' },
			organisation: 'A, B',
			phones: items([
				{ type: 'mobile', value: '+49 171 1', e164: '' },
				{ type: 'Werkstatt', value: '2', e164: '' }
			]),
			birthday: '--02-29',
			tags: ['a,b', 'c'],
			remark: 'one\ntwo',
			uid: 'u-1'
		});
		expect(text.split('\r\n')).toEqual([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'N:Müller\\; Roe;Åsa;;Dr.;',
			'FN:Dr. Åsa Müller\\; Roe',
			'ORG:A\\, B',
			'TEL;TYPE=CELL;TYPE=VOICE:+49 171 1',
			'item1.TEL:2',
			'item1.X-ABLabel:Werkstatt',
			'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29',
			'CATEGORIES:a\\,b,c',
			'NOTE:one\\ntwo',
			'X-KARTEI-STAGE:lead',
			'UID:u-1',
			'END:VCARD',
			''
		]);
	});

	it('writes an organisation as one', () => {
		const draft = back(contact({ kind: 'organisation', organisation: 'Acme', department: 'Lager' }));
		expect(draft).toMatchObject({
			kind: 'organisation',
			organisation: 'Acme',
			department: 'Lager',
			displayName: 'Acme'
		});
	});

	it('takes the employer from the relation where the contact names none', () => {
		const text = writeVCards([contact({ nickname: 'Jo' })], { ...none, organisationOf: () => 'Acme' });
		expect(text).toContain('\r\nORG:Acme\r\n');
	});

	it('writes the photo', () => {
		const bytes = Uint8Array.from({ length: 300 }, (_, index) => [0xff, 0xd8, 0xff][index] ?? index & 255);
		const source = contact({ nickname: 'Jo', photoId: 'p' });
		const text = writeVCards([source], { photo: () => ({ type: 'image/jpeg', bytes }) });
		expect(readVCard(new TextEncoder().encode(text)).contacts[0]?.photo).toEqual({ type: 'image/jpeg', bytes });
	});

	it('writes extra and custom fields so that they come back under the same label', () => {
		const extra = items([
			{ label: 'ROLE', value: 'Cook' },
			{ label: 'X-SKYPE', value: 'jo;jo' },
			{ label: 'Lieblingsfarbe: hell', value: 'blau\ngrün' },
			{ label: 'BDAY', value: '1980-02-31' },
			{ label: 'X-ABDATE', value: 'x' }
		]);
		const text = writeVCards([contact({ nickname: 'Jo', extra, custom: { f1: ['a', 'b'], f2: 3, gone: 'x' } })], {
			...none,
			customLabel: (fieldId) => ({ f1: 'Allergien', f2: 'Kinder' })[fieldId] ?? ''
		});
		const [draft] = readVCard(new TextEncoder().encode(text)).contacts;
		const got = draft?.extra.map(({ label, value }) => ({ label, value }));
		expect(got).toEqual(expect.arrayContaining(extra.map(({ label, value }) => ({ label, value }))));
		expect(got).toEqual(
			expect.arrayContaining([
				{ label: 'Allergien', value: 'a; b' },
				{ label: 'Kinder', value: '3' }
			])
		);
		expect(got).toHaveLength(extra.length + 2);
	});

	it('keeps what only a CRM knows', () => {
		const crm = {
			stage: 'supplier',
			source: 'Messe',
			language: 'sv',
			salutation: 'ms',
			vatId: 'DE1',
			customerNumber: '7'
		};
		expect(back(contact({ nickname: 'Jo', ...(crm as Partial<Contact>) })).crm).toEqual(crm);
	});

	it('folds at 75 octets and never inside a character', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (remark) => {
				const encoder = new TextEncoder();
				for (const line of written({ remark }).split('\r\n')) {
					expect(line.isWellFormed()).toBe(true);
					expect(encoder.encode(line).length).toBeLessThanOrEqual(75);
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('writes 4.0 in the words of RFC 6350', () => {
		const fields: Partial<Contact> = {
			kind: 'organisation',
			organisation: 'Acme, Ltd',
			phones: items([{ type: 'mobile', value: '+49 171 1', e164: '' }]),
			emails: items([
				{ type: 'other', value: 'a@example.com' },
				{ type: 'work', value: 'b@example.com' }
			]),
			urls: items([{ type: 'work', value: 'https://example.com/?a=1,2;3' }]),
			birthday: '--02-29',
			occasions: items([
				{ label: 'Anniversary', day: '2001-02-03' },
				{ label: 'Meister', day: '2004' }
			]),
			relations: items([{ type: 'partner', contactId: 'c2', title: '', from: '', to: '' } as const]),
			extra: items([
				{ label: 'GENDER', value: 'M;x' },
				{ label: 'Jabber', value: 'xmpp:a', property: 'IMPP;TYPE=home' }
			]),
			photoId: 'p',
			uid: 'u-1'
		};
		const text = writeVCards([contact(fields)], {
			version: '4.0',
			withoutCrm: true,
			photo: () => ({ type: 'image/png', bytes: Uint8Array.of(137, 80, 78, 71) }),
			related: (id) => ({ uid: `uid-${id}`, name: 'Eva' })
		});
		expect(text.replaceAll('\r\n ', '').split('\r\n')).toEqual([
			'BEGIN:VCARD',
			'VERSION:4.0',
			'N:;;;;',
			'FN:Acme\\, Ltd',
			'ORG:Acme\\, Ltd',
			'KIND:org',
			'TEL;TYPE=cell,voice:+49 171 1',
			'EMAIL:a@example.com',
			'EMAIL;TYPE=work:b@example.com',
			'URL;TYPE=work:https://example.com/?a=1,2;3',
			'BDAY:--0229',
			'ANNIVERSARY:20010203',
			'item1.X-ABDATE:2004',
			'item1.X-ABLabel:Meister',
			'RELATED;TYPE=spouse;VALUE=text;X-KARTEI-RELATION=partner;X-KARTEI-UID=uid-c2:Eva',
			'GENDER:M;x',
			'item2.IMPP;TYPE=home:xmpp:a',
			'item2.X-ABLabel:Jabber',
			'PHOTO:data:image/png;base64,iVBORw==',
			'UID;VALUE=text:u-1',
			'END:VCARD',
			''
		]);
	});

	it.each([
		'BDAY:1',
		'X-A\r\nBDAY',
		'BEGIN',
		'X-KARTEI-STAGE',
		'X-A;ENCODING=b',
		'X-A;CHARSET=utf-16',
		'X-A;B="c',
		'X-ANNIVERSARY',
		'__proto__'
	])('never writes %j as a property, however it came into the box', (property) => {
		const text = written({ nickname: 'Jo', extra: items([{ label: 'L', value: 'v', property }]) });
		expect(text).toContain('\r\nitem1.X-KARTEI-EXTRA:v\r\nitem1.X-ABLabel:L\r\n');
	});
});
