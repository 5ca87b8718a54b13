import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ADDRESS_TYPES,
	CHANNELS,
	EMAIL_TYPES,
	PHONE_TYPES,
	RELATION_TYPES,
	STAGES,
	emptyContact
} from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { contactOf } from '../draft-contact.ts';
import { readVCard } from './read.ts';
import type { WriteVersion } from './card-lines.ts';
import { writeVCards } from './write.ts';

/** `npm run faults` runs this with many more. */
const RUNS = Math.max(60, Math.min(20_000, Number(process.env['KARTEI_RUNS'] ?? 0)));

/** Text a form would store: trimmed, one line, no control characters. */
const word = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll(/\p{Cc}/gu, '').trim());
const piece = fc.constantFrom(
	';',
	',',
	'\\',
	':',
	'=',
	'"',
	'Ö',
	' ',
	'n',
	'\\n',
	'a',
	'😀',
	'_$!<',
	'.',
	'^',
	"^'",
	'=C3=BC'
);
const nasty = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => `x${pieces.join('')}y`);
const text = fc.oneof(word, nasty);
const value = fc.oneof(
	word.filter((it) => it !== '' && !/^(tel|mailto):/i.test(it)),
	nasty
);
const lines = fc.array(nasty, { maxLength: 4 }).map((all) => all.join('\n'));
const label = nasty.map((it) => `L${it}`);
const partialDay = fc.constantFrom(
	'1980-03-22',
	'--02-29',
	'1980-03',
	'1980',
	'2024-02-29',
	'0001-01-01',
	'1604-02-29'
);
const day = fc.constantFrom('', '2001-02-03', '2024-02-29');

function typeIn(types: readonly string[]): fc.Arbitrary<string> {
	return fc.oneof(fc.constantFrom(...types), label);
}

function items<T extends object>(record: fc.Arbitrary<T>, maxLength = 3) {
	return fc
		.array(record, { maxLength })
		.map((all) => all.map((each, position) => ({ ...each, id: `i${position}`, position })));
}

const PHOTO = { type: 'image/png', bytes: Uint8Array.from([137, 80, 78, 71, 13, 10, ...Array(200).keys()]) };
const FIELDS: CustomField[] = [
	{ id: 'f1', label: 'Kinder', type: 'number' },
	{ id: 'f2', label: 'Allergien', type: 'choices' },
	{ id: 'f3', label: 'Lieblingsfarbe', type: 'text' },
	{ id: 'f4', label: 'Mitglied', type: 'yesNo' }
].map((field) => ({ ...field, options: [], sensitive: false, position: 0 }) as unknown as CustomField);

const extra = fc.oneof(
	fc.record({
		label: fc.oneof(label, fc.constantFrom('ROLE', 'X-AIM', 'BDAY', 'NOTE', 'GENDER', 'PHOTO', 'X-Skype')),
		value
	}),
	fc.record({
		label,
		value,
		property: fc.constantFrom('IMPP;TYPE=home', 'X-PET;KIND="a;b"', 'X-ABRELATEDNAMES', 'GEO', 'X-A;B=^^')
	})
);

const contact: fc.Arbitrary<Contact> = fc
	.record({
		kind: fc.constantFrom('person', 'organisation'),
		name: fc.record({
			prefix: fc.constantFrom('', 'Dr.', 'Prof. Dr.'),
			given: value,
			additional: text,
			family: text,
			suffix: text
		}),
		organisation: value,
		department: text,
		title: text,
		nickname: nasty,
		salutation: fc.constantFrom('', 'mr', 'ms', 'neutral'),
		greeting: text,
		phones: items(fc.record({ type: typeIn(PHONE_TYPES), value, e164: fc.constant('') })),
		emails: items(fc.record({ type: typeIn(EMAIL_TYPES), value })),
		addresses: items(
			fc.record({
				type: typeIn(ADDRESS_TYPES),
				street: lines,
				postalCode: text,
				city: value,
				region: text,
				country: text
			})
		),
		urls: items(fc.record({ type: typeIn(['work', 'home', 'other']), value })),
		// The same occasion twice is what several programs wrote about one day: it is read once.
		occasions: fc
			.uniqueArray(fc.record({ label: fc.oneof(label, fc.constant('Anniversary')), day: partialDay }), {
				maxLength: 3,
				selector: ({ label: name, day: on }) => `${name} ${on}`
			})
			.map((all) => all.map((each, position) => ({ ...each, id: `i${position}`, position }))),
		relations: items(
			fc.record({
				type: fc.constantFrom(...RELATION_TYPES),
				contactId: fc.constantFrom('c1', 'c2'),
				title: text,
				from: day,
				to: day
			})
		),
		stage: fc.constantFrom(...STAGES),
		source: text,
		sourceDay: day,
		tags: fc.uniqueArray(value, { maxLength: 4 }),
		birthday: fc.oneof(fc.constant(''), partialDay),
		language: fc.constantFrom('', 'de', 'en', 'sv'),
		preferredChannel: fc.constantFrom('', ...CHANNELS),
		doNotContact: fc.uniqueArray(fc.constantFrom(...CHANNELS)),
		terms: fc.record({
			daysToPay: fc.option(fc.nat(90)),
			discount: fc.option(fc.nat(10_000)),
			creditLimit: fc.option(fc.nat(1e9)),
			creditCurrency: fc.constantFrom('EUR', 'SEK', 'JPY'),
			prepayOnly: fc.boolean()
		}),
		vatId: text,
		customerNumber: text,
		custom: fc.record(
			{ f1: fc.integer(), f2: fc.array(fc.constantFrom('a', 'b,c'), { minLength: 1 }), f3: nasty, f4: fc.boolean() },
			{ requiredKeys: [] }
		),
		photoId: fc.constantFrom('', 'p1'),
		remark: lines,
		extra: items(extra),
		parked: fc.option(fc.record({ until: day, reason: text })),
		uid: nasty
	})
	.map((fields) => ({ ...emptyContact('id-1'), ...fields }) as Contact);

/** What a file cannot say: ids within the record, what we know of numbers, where the contact came from. */
function plain({
	id: _id,
	importId: _import,
	photoId,
	relations,
	...contact
}: Contact & { imported?: unknown }): unknown {
	const { imported: _imported, ...rest } = contact;
	return JSON.parse(
		JSON.stringify({ ...rest, hasPhoto: photoId !== '', relations }, (key, each: unknown) =>
			key === 'id' || key === 'position' || key === 'e164' ? undefined : each
		)
	);
}

function back(source: Contact, version: WriteVersion): Contact {
	const written = writeVCards([source], {
		version,
		photo: () => PHOTO,
		customLabel: (id) => FIELDS.find((field) => field.id === id)?.label ?? '',
		related: (id) => ({ uid: `uid ${id}`, name: `Name ${id}` })
	});
	const { contacts, problems } = readVCard(new TextEncoder().encode(written));
	expect(problems.filter(({ code }) => code !== 'photoByLink')).toEqual([]);
	expect(contacts).toHaveLength(1);
	const [draft] = contacts;
	if (!draft) throw new Error('no card');
	if (draft.photo) expect(draft.photo).toEqual(PHOTO);
	const read = contactOf(draft, { newId: () => 'new', newItemId: () => 'item', importId: '', customFields: FIELDS });
	const relations = draft.relations.map(({ uid, name, ...relation }) => {
		const contactId = uid.replace('uid ', '');
		expect(name).toBe(`Name ${contactId}`);
		return { ...relation, contactId };
	});
	return { ...read, photoId: draft.photo ? 'p1' : '', relations: relations as unknown as Contact['relations'] };
}

describe.each(['3.0', '4.0'] as const)('reading back what was written as vCard %s', (version) => {
	it(
		'gives the same contact',
		() => {
			fc.assert(
				fc.property(contact, (source) => {
					expect(plain(back(source, version))).toEqual(plain(source));
				}),
				{ numRuns: RUNS }
			);
		},
		5000 + RUNS * 20
	);
});
