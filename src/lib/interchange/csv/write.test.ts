import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDRESS_TYPES, CHANNELS, PHONE_TYPES, STAGES, emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { contactOf, draftOf } from '../draft-contact.ts';
import { planImport } from '../plan.ts';
import { readCsv } from './read.ts';
import { writeContactsCsv } from './write.ts';

const locale = fc.constantFrom('en' as const, 'de' as const, 'sv' as const);
/** Text as a card keeps it: trimmed, well-formed, with all that is special to CSV and spreadsheets. */
const text = fc
	.oneof(
		fc.string({ unit: 'grapheme', maxLength: 12 }),
		fc.stringMatching(/^'*[=+@-]?["',; a-zäöß\\:\n-]{0,10}$/),
		fc.constantFrom('+49 171 1', '007', '=1+1', "'=x", 'a ::: b', '; ', '__proto__', '"', '-')
	)
	.map((value) => value.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed().trim());
const filled = text.filter((value) => value !== '');
const FIELDS: CustomField[] = (['number', 'choices', 'yesNo'] as const).map((type, at) => {
	return { id: `f${at + 1}`, label: `Feld ${type}`, type, choices: ['a', 'b'], sensitive: false, position: at };
});
const label = fc.constantFrom('Werkstatt', 'Büro Süd', 'x;y', '=z');

const contacts = fc.array(
	fc
		.record({
			kind: fc.constantFrom('person' as const, 'organisation' as const),
			name: fc.record({ prefix: text, given: text, additional: text, family: text, suffix: text }),
			organisation: text,
			department: text,
			title: text,
			nickname: text,
			phones: fc.array(fc.record({ type: fc.oneof(fc.constantFrom(...PHONE_TYPES), label), value: filled }), {
				maxLength: 6
			}),
			emails: fc.array(fc.record({ type: fc.constantFrom('work', 'home', 'other'), value: filled }), { maxLength: 4 }),
			addresses: fc.array(
				fc.record({
					type: fc.oneof(fc.constantFrom(...ADDRESS_TYPES), label),
					street: text,
					postalCode: filled,
					city: text,
					region: text,
					country: text
				}),
				{ maxLength: 3 }
			),
			urls: fc.array(fc.record({ type: fc.constantFrom('work', 'other'), value: filled }), { maxLength: 3 }),
			occasions: fc.array(fc.record({ label: label, day: fc.constantFrom('2001-01-04', '--02-29') }), { maxLength: 2 }),
			stage: fc.constantFrom(...STAGES),
			salutation: fc.constantFrom('' as const, 'mr' as const, 'ms' as const, 'neutral' as const),
			source: text,
			tags: fc.uniqueArray(filled, { maxLength: 3 }),
			birthday: fc.constantFrom('', '1980-05-12', '--05-12', '1980', '1980-05'),
			language: fc.constantFrom('' as const, 'de' as const, 'sv' as const),
			vatId: text,
			customerNumber: text,
			remark: text,
			greeting: text,
			sourceDay: fc.constantFrom('', '2024-02-29'),
			preferredChannel: fc.constantFrom('', ...CHANNELS),
			doNotContact: fc.subarray([...CHANNELS]),
			terms: fc.record({
				daysToPay: fc.option(fc.nat(9999)),
				discount: fc.option(fc.nat(10_000)),
				creditLimit: fc.option(fc.nat()),
				creditCurrency: fc.constantFrom('', 'EUR', 'SEK', 'JPY'),
				prepayOnly: fc.boolean()
			}),
			parked: fc.option(fc.record({ until: fc.constantFrom('', '2027-01-01'), reason: text })),
			extra: fc.array(fc.record({ label, value: filled }), { maxLength: 3 })
		})
		.map((fields) => fields as unknown as Partial<Contact>),
	{ maxLength: 4 }
);

const LISTS = ['phones', 'emails', 'addresses', 'urls', 'occasions', 'extra'] as const;

function withIds(list: Partial<Contact>[]): Contact[] {
	return list.map((fields, at) => {
		const contact = { ...emptyContact(`id-${at}`), ...fields };
		for (const name of LISTS)
			contact[name].forEach((each, position) => Object.assign(each, { id: String(position), position }));
		return contact;
	});
}

const source = (customFields: readonly CustomField[] = []) => {
	let next = 0;
	return { newId: () => `new-${next++}`, newItemId: () => `i${next++}`, importId: '', customFields };
};

function read(csv: string) {
	return readCsv(new TextEncoder().encode(csv)).contacts;
}

/** Fields that stand in a column of their own, so that they come back in the same order. */
function plainFields(contact: Contact): object {
	const { greeting, sourceDay, preferredChannel, doNotContact, terms, parked, stage, vatId, remark, custom } = contact;
	return { greeting, sourceDay, preferredChannel, doNotContact, terms, parked, stage, vatId, remark, custom };
}

/** The order of extra fields with different labels is the columns', not the card's. */
function comparable(draft: ReturnType<typeof draftOf>): object {
	const extra = draft.extra.map(({ label: name, value }, at) => ({ name, value, at }));
	extra.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.at - b.at));
	return { ...draft, extra: extra.map(({ name, value }) => `${name}: ${value}`), line: 0, displayName: '' };
}

describe('writeContactsCsv', () => {
	it('is read back to the same drafts in every language', () => {
		fc.assert(
			fc.property(contacts, locale, (list, language) => {
				const written = withIds(list);
				const csv = writeContactsCsv(written, { locale: language });
				const result = readCsv(new TextEncoder().encode(csv));
				expect(result.contacts.map(comparable)).toEqual(written.map((contact) => comparable(draftOf(contact))));
			}),
			{ numRuns: 150 }
		);
	});

	it('gives a new box the same contacts, with all that only a CRM knows', () => {
		fc.assert(
			fc.property(contacts, locale, (list, language) => {
				const written = withIds(list).map((contact) => ({
					...contact,
					custom: { f1: 12.5, f2: ['a', 'b'], f3: true }
				}));
				const csv = writeContactsCsv(written, { locale: language, customFields: FIELDS });
				const again = read(csv).map((draft) => contactOf(draft, source(FIELDS)));
				expect(again.map(plainFields)).toEqual(written.map(plainFields));
			}),
			{ numRuns: 60 }
		);
	});

	it('changes nothing in the box it came from', () => {
		fc.assert(
			fc.property(contacts, locale, (list, language) => {
				// A card the app saves has a name; one without gets what there is to call it by.
				const written = withIds(list).map((contact) => ({ ...contact, organisation: contact.organisation || 'Acme' }));
				const { counts } = planImport(read(writeContactsCsv(written, { locale: language })), written, source());
				expect(counts).toMatchObject({ added: 0, updated: 0, withProblems: 0 });
			}),
			{ numRuns: 80 }
		);
	});

	it('has a byte order mark, CRLF and the delimiter of the language', () => {
		const csv = writeContactsCsv([], { locale: 'de' });
		expect(csv.startsWith('\uFEFFKartei-ID 1;Art;Anrede;Titel;Vorname;')).toBe(true);
		expect(csv.endsWith('\r\n')).toBe(true);
		expect(writeContactsCsv([], { locale: 'en' })).toContain('Kartei-ID 1,Kind,Salutation,Prefix,First name,');
		expect(writeContactsCsv([], { locale: 'sv' })).toContain(';Förnamn;');
	});

	it('keeps its columns in place: a fifth phone comes after the fixed ones', () => {
		const phones = Array.from({ length: 5 }, (_, at) => ({
			id: String(at),
			position: at,
			type: 'work',
			value: `0${at}`,
			e164: ''
		}));
		const header = (list: Contact[]) => writeContactsCsv(list, { locale: 'en' }).split('\r\n')[0] ?? '';
		const few = header([]);
		const many = header([{ ...emptyContact('x'), phones }]);
		expect(many).toBe(`${few},Phone 5 type,Phone 5`);
	});

	it('starts no cell with a formula and leaves phone numbers alone', () => {
		const contact = { ...emptyContact('x'), organisation: '=HYPERLINK("http://x")', remark: '@cmd' };
		contact.phones = [{ id: 'p', position: 0, type: 'work', value: '+49 621 12', e164: '' }];
		const csv = writeContactsCsv([contact], { locale: 'en' });
		expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
		expect(csv).toContain("'@cmd");
		expect(csv).toContain(',+49 621 12,');
	});

	it('writes custom fields, sensitive ones only when asked', () => {
		const field = (id: string, sensitive: boolean): CustomField => {
			return { id, label: `Feld ${id}`, type: 'number', choices: [], sensitive, position: 0 };
		};
		const contact = { ...emptyContact('x'), custom: { a: 12, b: 34 } };
		const customFields = [field('a', false), field('b', true)];
		const csv = writeContactsCsv([contact], { locale: 'de', customFields });
		expect(csv).toContain('Weiteres: Feld a');
		expect(csv).not.toContain('Feld b');
		expect(writeContactsCsv([contact], { locale: 'de', customFields, includeSensitive: true })).toContain('Feld b');
	});
});
