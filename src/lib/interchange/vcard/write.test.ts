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
				{ label: 'Allergien', value: 'a, b' },
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
});

describe('reading back what was written', () => {
	/** Text a form would store: trimmed, one line, no control characters. */
	const word = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll(/\p{Cc}/gu, '').trim());
	const something = word.filter((text) => text !== '');
	const piece = fc.constantFrom(';', ',', '\\', ':', '=', '"', 'Ö', ' ', 'n', '\\n', 'a', '😀', '_$!<', '.');
	const nasty = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => `x${pieces.join('')}y`);
	const text = fc.oneof(word, nasty);
	const value = fc.oneof(something, nasty).filter((it) => !/^(tel|mailto):/i.test(it));
	const lines = fc.array(nasty, { maxLength: 4 }).map((all) => all.join('\n'));
	const label = nasty.map((it) => `L${it}`);
	const day = fc.constantFrom('', '1980-03-22', '--02-29', '1980-03', '1980', '2024-02-29', '0001-01-01');

	const record = fc.record({
		name: fc.record({ prefix: text, given: value, additional: text, family: text, suffix: text }),
		organisation: text,
		title: text,
		phones: fc.array(
			fc.record({ type: fc.oneof(fc.constantFrom('mobile', 'work', 'home', 'main', 'fax', 'other'), label), value })
		),
		emails: fc.array(fc.record({ type: fc.oneof(fc.constantFrom('work', 'home', 'other'), label), value })),
		addresses: fc.array(
			fc.record({
				type: fc.oneof(fc.constantFrom('work', 'home', 'billing', 'shipping', 'other'), label),
				street: lines,
				postalCode: text,
				city: value,
				region: text,
				country: text
			}),
			{ maxLength: 3 }
		),
		urls: fc.array(fc.record({ type: fc.oneof(fc.constantFrom('work', 'home', 'other'), label), value }), {
			maxLength: 2
		}),
		birthday: day,
		tags: fc.uniqueArray(value, { maxLength: 4 }),
		remark: lines,
		uid: nasty,
		extra: fc.array(fc.record({ label: fc.oneof(label, fc.constantFrom('ROLE', 'X-AIM', 'BDAY', 'NOTE')), value }), {
			maxLength: 3
		})
	});

	it('gives the same contact', () => {
		fc.assert(
			fc.property(record, (fields) => {
				const source = contact({
					...fields,
					phones: items(fields.phones.map((phone) => ({ ...phone, e164: '' }))),
					emails: items(fields.emails),
					addresses: items(fields.addresses),
					urls: items(fields.urls),
					extra: items(fields.extra)
				});
				const { remark, ...same } = fields;
				expect(back(source)).toMatchObject({ ...same, note: remark });
			}),
			{ numRuns: 150 }
		);
	});
});
