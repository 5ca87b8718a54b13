import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { readVCard } from '../vcard/read.ts';
import type { ContactDraft } from '../draft.ts';
import { qrPath } from './qr-path.ts';
import { QR_BYTES, QR_PARTS, qrCard, sharedCard } from './shared-card.ts';
import type { ShareSource } from './shared-card.ts';

function items<T>(values: readonly T[]): (T & { id: string; position: number })[] {
	return values.map((value, position) => ({ ...value, id: `i${position}`, position }));
}

function source(fields: Partial<Contact>, employer = ''): ShareSource {
	const photo = { type: 'image/png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1) };
	return { contact: { ...emptyContact('c1'), ...fields }, photo, labels: new Map([['f1', 'Kinder']]), employer };
}

function read(text: string): ContactDraft {
	const { contacts, problems } = readVCard(new TextEncoder().encode(text));
	expect(problems).toEqual([]);
	return contacts[0] as ContactDraft;
}

const FULL: Partial<Contact> = {
	name: { prefix: 'Dr.', given: 'Åsa', additional: '', family: 'Öberg', suffix: '' },
	organisation: 'Öberg AB',
	title: 'VD',
	phones: items([
		{ type: 'mobile', value: '+46 70 1', e164: '' },
		{ type: 'Werkstatt', value: '+46 8 2', e164: '' }
	]),
	emails: items([{ type: 'work', value: 'asa@example.com' }]),
	addresses: items([
		{ type: 'contact', street: 'Storgatan 1', postalCode: '111 22', city: 'Stockholm', region: '', country: 'Sverige' }
	]),
	birthday: '1980-03-22',
	stage: 'customer',
	source: 'Messe',
	tags: ['säumig'],
	vatId: 'SE1',
	photoId: 'p',
	remark: 'mag keine Anrufe',
	extra: items([{ label: 'ROLE', value: 'VD' }]),
	custom: { f1: 3, secret: 'x' },
	relations: items([{ type: 'partner', contactId: 'c2', title: '', from: '', to: '' } as const]),
	uid: 'u1'
};
const NONE = { photo: false, remark: false, extra: false };

describe('a contact as a file for somebody else', () => {
	it('name and addresses, and nothing of what is the business’s own', () => {
		const text = sharedCard(source(FULL), NONE);
		expect(read(text)).toMatchObject({
			displayName: 'Dr. Åsa Öberg',
			organisation: 'Öberg AB',
			phones: [
				{ value: '+46 70 1', type: 'mobile' },
				{ value: '+46 8 2', type: 'Werkstatt' }
			],
			birthday: '1980-03-22',
			uid: 'u1',
			note: '',
			tags: [],
			photo: null,
			crm: {},
			extra: [],
			relations: []
		});
	});

	it.each([
		['photo', { photo: { type: 'image/png' } }],
		['remark', { note: 'mag keine Anrufe' }],
		[
			'extra',
			{
				extra: [
					{ label: 'Kinder', value: '3' },
					{ label: 'ROLE', value: 'VD' }
				]
			}
		]
	])('%s on demand', (part, expected) => {
		const draft = read(sharedCard(source(FULL), { ...NONE, [part]: true }));
		expect(draft).toMatchObject({ note: '', extra: [], photo: null, ...expected });
		expect([draft.tags, draft.crm]).toEqual([[], {}]);
	});

	it('the employer of a relation', () => {
		expect(read(sharedCard(source({ nickname: 'Jo' }, 'Acme'), NONE)).organisation).toBe('Acme');
	});
});

describe('a contact as a code', () => {
	it('holds what one dials and writes to, on lines of their own', () => {
		const { text, left } = qrCard(source(FULL));
		expect(left).toEqual([]);
		expect(text.split('\r\n')).toEqual([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'N:Öberg;Åsa;;Dr.;',
			'FN:Dr. Åsa Öberg',
			'ORG:Öberg AB',
			'TITLE:VD',
			'TEL;TYPE=CELL;TYPE=VOICE:+46 70 1',
			'TEL;TYPE=VOICE:+46 8 2',
			'EMAIL;TYPE=INTERNET;TYPE=WORK:asa@example.com',
			'ADR:;;Storgatan 1;Stockholm;;111 22;Sverige',
			'BDAY;VALUE=date:1980-03-22',
			'END:VCARD',
			''
		]);
	});

	it('leaves out in the stated order, and says what', () => {
		const many = <T extends object>(count: number, make: (at: number) => T) =>
			items(Array.from({ length: count }, (_, at) => make(at)));
		const long: Partial<Contact> = {
			...FULL,
			nickname: 'Åsi',
			urls: many(3, (at) => ({ type: 'work', value: `https://example.com/${at}${'x'.repeat(60)}` })),
			phones: many(6, (at) => ({ type: 'work', value: `+46 70 123 45 ${at}`, e164: '' })),
			emails: many(4, (at) => ({ type: 'work', value: `asa.oberg.${at}@example.com` }))
		};
		const { text, left } = qrCard(source(long));
		expect(left).toEqual(['nickname', 'birthday', 'links', 'moreEmails', 'morePhones'].slice(0, left.length));
		expect(left).toContain('links');
		expect(read(text)).toMatchObject({
			displayName: 'Dr. Åsa Öberg',
			phones: expect.arrayContaining([{ value: '+46 70 123 45 0', type: 'work' }]) as unknown
		});
	});

	it('is never longer than a phone can read, whatever the card', () => {
		const text = fc.string({ unit: 'grapheme', maxLength: 400 });
		const fields = fc.record({
			name: fc.record({ prefix: text, given: text, additional: text, family: text, suffix: text }),
			organisation: text,
			title: text,
			phones: fc
				.array(
					text.map((value) => ({ type: 'mobile', value, e164: '' })),
					{ maxLength: 5 }
				)
				.map(items),
			emails: fc
				.array(
					text.map((value) => ({ type: 'work', value })),
					{ maxLength: 5 }
				)
				.map(items)
		});
		fc.assert(
			fc.property(fields, (contact) => {
				const card = qrCard(source(contact));
				expect(new TextEncoder().encode(card.text).length).toBeLessThanOrEqual(QR_BYTES);
				expect([...card.left]).toEqual(QR_PARTS.filter((part) => card.left.includes(part)));
			}),
			{ numRuns: 60 }
		);
	});

	it('fits a code of 77 squares', () => {
		expect(encode('x'.repeat(QR_BYTES), { ecc: 'L', border: 0 }).size).toBe(77);
	});
});

describe('the code as a picture', () => {
	it('draws each dark square once, in its place, with a margin of four', () => {
		const matrix = encode(qrCard(source(FULL)).text, { ecc: 'L', border: 0 }).data;
		const { path, side } = qrPath(matrix);
		expect(side).toBe(matrix.length + 8);
		const drawn = matrix.map((row) => row.map(() => false));
		for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
			for (let at = 0; at < Number(width); at++) {
				const row = drawn[Number(y) - 4] ?? [];
				expect(row[Number(x) - 4 + at]).toBe(false);
				row[Number(x) - 4 + at] = true;
			}
		}
		expect(drawn).toEqual(matrix);
		expect(path.replaceAll(/M\d+ \d+h(\d+)v1h-\1z/g, '')).toBe('');
	});
});
