import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './read.ts';

/*
 * One table written in every way programs write tables: the reader has to give the same contacts for all of them.
 * `npm run faults` runs it with many more (KARTEI_RUNS).
 */
const RUNS = Number(process.env['KARTEI_RUNS'] ?? 250);

interface Person {
	given: string;
	family: string;
	firm: string;
	email: string;
	phone: string;
	postcode: string;
	town: string;
	note: string;
}

type Column = keyof Person;

const TITLES: Record<Column, readonly string[]> = {
	given: ['First Name', 'Vorname', 'Förnamn', 'given_name', 'FIRST NAME'],
	family: ['Last Name', 'Nachname', 'Efternamn', 'Surname', 'Familienname'],
	firm: ['Company', 'Firma', 'Företag', 'Organization'],
	email: ['E-mail Address', 'E-Mail', 'E-post', 'email', 'E-Mail-Adresse'],
	phone: ['Phone', 'Telefon', 'Tel.', 'Phone Number', 'Telefonnummer'],
	postcode: ['Postal Code', 'PLZ', 'Postnummer', 'ZIP'],
	town: ['City', 'Ort', 'Postort', 'Stadt'],
	note: ['Notes', 'Notizen', 'Anteckningar', 'Bemerkung']
};
const COLUMNS = Object.keys(TITLES) as Column[];

const LETTERS = 'abcdefghijklmnopqrstuvwxyzäöüßåéø'.split('');
const word = fc
	.array(fc.constantFrom(...LETTERS), { minLength: 2, maxLength: 9 })
	.map((letters) => `${letters[0]?.toUpperCase().slice(0, 1) ?? 'A'}${letters.slice(1).join('')}`);
const digits = (length: number) =>
	fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''));
const ascii = fc
	.array(fc.constantFrom(...LETTERS.slice(0, 26)), { minLength: 2, maxLength: 8 })
	.map((all) => all.join(''));

const person: fc.Arbitrary<Person> = fc.record({
	given: word,
	family: word,
	firm: word.map((name) => `${name} GmbH`),
	email: fc.tuple(ascii, ascii).map(([name, host]) => `${name}@${host}.example`),
	phone: digits(7).map((number) => `+49 621 ${number}`),
	postcode: digits(5),
	town: word,
	note: fc.oneof(
		word,
		fc.tuple(word, word).map(([first, second]) => `${first}, "${second}"; | ${first}\n${second}`)
	)
});

const writing = fc.record({
	delimiter: fc.constantFrom(',', ';', '\t', '|'),
	end: fc.constantFrom('\n', '\r\n', '\r'),
	encoding: fc.constantFrom('utf-8', 'utf-8 bom', 'utf-16le', 'utf-16be', 'windows-1252'),
	quoting: fc.constantFrom('all', 'needed'),
	language: fc.nat(4),
	order: fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length, maxLength: COLUMNS.length }),
	start: fc.constantFrom('', 'sep', 'preamble'),
	hasHeader: fc.boolean(),
	lastEnd: fc.boolean(),
	blank: fc.boolean()
});
type Writing = typeof writing extends fc.Arbitrary<infer Value> ? Value : never;

function written(people: readonly Person[], how: Writing): Uint8Array {
	const quote = (cell: string): string =>
		how.quoting === 'all' || /["\n\r]/.test(cell) || cell.includes(how.delimiter)
			? `"${cell.replaceAll('"', '""').replaceAll('\n', how.end)}"`
			: cell;
	const line = (cells: readonly string[]) => cells.map(quote).join(how.delimiter);
	const titles = how.order.map((column) => TITLES[column][how.language % TITLES[column].length] ?? column);
	const lines = [
		...(how.start === 'sep' ? [`sep=${how.delimiter}`] : []),
		...(how.start === 'preamble' && how.hasHeader ? ['My contacts', ''] : []),
		...(how.hasHeader ? [line(titles)] : []),
		...people.map((one) => line(how.order.map((column) => one[column])))
	];
	return encoded(lines.join((how.blank ? how.end : '') + how.end) + (how.lastEnd ? how.end : ''), how.encoding);
}

function encoded(text: string, encoding: string): Uint8Array {
	if (encoding === 'windows-1252') return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
	if (encoding.startsWith('utf-8')) return new TextEncoder().encode(encoding === 'utf-8' ? text : `\uFEFF${text}`);
	const view = new DataView(new ArrayBuffer(text.length * 2));
	for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le');
	return new Uint8Array(view.buffer);
}

describe('a table written in any way', () => {
	it('with a header gives the same contacts', () => {
		fc.assert(
			fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), writing, (people, how) => {
				const { contacts, problems } = readCsv(written(people, { ...how, hasHeader: true }));
				expect(problems).toEqual([]);
				expect(
					contacts.map(({ name, organisation, emails, phones, addresses, note, extra }) => ({
						given: name.given,
						family: name.family,
						firm: organisation,
						email: emails.map(({ value }) => value).join(),
						phone: phones.map(({ value }) => value).join(),
						postcode: addresses.map(({ postalCode }) => postalCode).join(),
						town: addresses.map(({ city }) => city).join(),
						note,
						extra
					}))
				).toEqual(people.map((one) => ({ ...one, extra: [] })));
			}),
			{ numRuns: RUNS }
		);
	});

	it('without a header loses nothing, and knows addresses and numbers', () => {
		fc.assert(
			fc.property(fc.array(person, { minLength: 2, maxLength: 5 }), writing, (people, how) => {
				const { contacts } = readCsv(written(people, { ...how, hasHeader: false }));
				expect(contacts.map(({ emails, phones }) => [emails[0]?.value, phones[0]?.value])).toEqual(
					people.map(({ email, phone }) => [email, phone])
				);
				contacts.forEach((contact, at) => {
					const text = JSON.stringify(contact);
					for (const value of Object.values(people[at] ?? {}))
						expect(text).toContain(JSON.stringify(value).slice(1, -1));
				});
			}),
			{ numRuns: RUNS }
		);
	});
});

describe('lost quotes', () => {
	it('cost their own line and are named with it', () => {
		fc.assert(
			fc.property(fc.array(person, { minLength: 3, maxLength: 8 }), fc.nat(), (people, place) => {
				const rows = people.map(({ given, email, town }) => `"${given}","${email}","${town}"`);
				const broken = place % rows.length;
				rows[broken] = (rows[broken] ?? '').replace(/"(?=,"[^"]*@)/, '');
				const { contacts, problems } = readCsv(new TextEncoder().encode(`Vorname,E-Mail,Ort\n${rows.join('\n')}\n`));
				expect(contacts).toHaveLength(people.length);
				const whole = contacts.filter((_, at) => at !== broken);
				expect(whole.map(({ name }) => name.given)).toEqual(
					people.filter((_, at) => at !== broken).map(({ given }) => given)
				);
				for (const { line } of problems) expect(line).toBe(broken + 2);
			}),
			{ numRuns: RUNS }
		);
	});
});
