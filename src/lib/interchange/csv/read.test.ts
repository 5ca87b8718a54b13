import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactDraft } from '../draft.ts';
import type { Field } from './fields.ts';
import { FIELDS } from './fields.ts';
import { detectCsv, importable, readCsv } from './read.ts';
import type { CsvOptions } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const read = (text: string, options?: CsvOptions) => readCsv(utf8(text), options);
const problemsOf = (text: string, options?: CsvOptions) =>
	read(text, options).problems.map(({ line, code }) => `${line} ${code}`);

function only(text: string, options?: CsvOptions): ContactDraft {
	const { contacts } = read(text, options);
	expect(contacts).toHaveLength(1);
	const [contact] = contacts;
	if (!contact) throw new Error('no contact');
	return contact;
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
	const view = new DataView(new ArrayBuffer(text.length * 2));
	for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
	return new Uint8Array(view.buffer);
}

describe('delimiter', () => {
	it.each([
		['a;b\n1,5;"x\ny"\n', ';'],
		['Name\tPLZ\nAnna\t01067\n', '\t'],
		['Name|PLZ\nAnna|01067\n', '|'],
		['Name,Notiz\nAnna,"a;b;c;d"\nBo,"a;b;c;d"\n', ','],
		['Vorname;Nachname;Notiz\nAnna;Berg;a, b, c, d\n', ';'],
		['sep=;\nVorname;Nachname\nAnna;Berg\n', ';'],
		['Primary Email\na@b.de\n', ',']
	])('of %j is %j', (text, delimiter) => {
		expect(detectCsv(utf8(text)).delimiter).toBe(delimiter);
	});

	it('does not read the line "sep=;" as a contact', () => {
		expect(only('sep=;\r\nVorname;Nachname\r\nAnna;Berg\r\n').displayName).toBe('Anna Berg');
	});
});

describe('encoding', () => {
	const text = 'Förnamn;Efternamn;Företag\r\nÅsa;Sjöberg;Sjöbergs Måleri\r\n';

	it.each([
		['windows-1252', latin(text)],
		['utf-8', utf8(`\uFEFF${text}`)],
		['utf-16le', utf16(`\uFEFF${text}`, true)],
		['utf-16le', utf16(text, true)],
		['utf-16be', utf16(text, false)]
	])('%s is recognised', (encoding, bytes) => {
		const result = readCsv(bytes);
		expect(result.encoding).toBe(encoding);
		expect(result.contacts[0]).toMatchObject({ displayName: 'Åsa Sjöberg', organisation: 'Sjöbergs Måleri' });
		expect(result.problems).toEqual([]);
	});

	it('can be chosen by the user', () => {
		const bytes = Uint8Array.of(...latin('Name\nMilo'), 0x9a);
		expect(readCsv(bytes, { encoding: 'windows-1250' }).contacts[0]?.displayName).toBe('Miloš');
	});

	it('leaves zero bytes out and says so', () => {
		const result = readCsv(utf8('Name,E-Mail\nAn\0na,a@b.de\n'));
		expect(result.contacts[0]?.displayName).toBe('Anna');
		expect(result.problems.map(({ code }) => code)).toEqual(['zeroBytes']);
	});
});

describe('header', () => {
	it('is found below a preamble', () => {
		const text =
			'Notes:\n"When exporting, some\naddresses are missing."\n\nFirst Name,Last Name,URL\nAnna,Berg,https://x\n';
		expect(detectCsv(utf8(text))).toMatchObject({ headerLine: 5, rowCount: 1 });
		expect(only(text)).toMatchObject({ displayName: 'Anna Berg', line: 6 });
	});

	it('is missing where the first row has data; the columns are known by their values', () => {
		const { contacts, problems } = read(
			'Anna,Berg,anna@berg.example,+49 621 123456,68159,Berg GmbH\nBo,Ek,bo@ek.example,+46 8 123456,11122,Ek AB\n'
		);
		expect(problems).toEqual([]);
		expect(contacts[0]).toMatchObject({
			name: { given: 'Anna', family: 'Berg' },
			organisation: 'Berg GmbH',
			emails: [{ value: 'anna@berg.example' }],
			phones: [{ value: '+49 621 123456' }],
			addresses: [{ postalCode: '68159' }]
		});
		expect(contacts).toHaveLength(2);
	});

	it('can be switched off and on', () => {
		expect(
			read('Vorname,E-Mail\nAnna,a@b.de\nEva,c@d.de\nEva,e@d.de\nEva,f@d.de\n', { hasHeader: false }).contacts
		).toHaveLength(5);
		expect(read('x@y.de\na@b.de\n', { hasHeader: true }).contacts).toHaveLength(1);
		expect(read('x@y.de\na@b.de\n').contacts).toHaveLength(2);
	});

	it('of a file without any known column says nothing of contacts: one problem, and none until the person says so', () => {
		const text = 'a,b,c\n1,2,3\n';
		expect(problemsOf(text)).toEqual(['0 noKnownColumns']);
		expect(importable(read(text)).contacts).toEqual([]);
		expect(only(text, { mapping: ['extra', 'extra', 'extra'] })).toMatchObject({
			displayName: '1',
			extra: [{ label: 'a', value: '1' }, { label: 'b' }, { label: 'c' }]
		});
	});

	it.each([
		[
			'a statement',
			'Buchungstag;Verwendungszweck;Betrag;Waehrung\n01.11.2026;Miete;-650,00;EUR\n02.11.2026;Lohn;99,00;EUR\n'
		],
		[
			'a letter',
			'Sehr geehrte Frau Hansen,\n\nvielen Dank für Ihren Anruf, ich melde mich.\n\nMit freundlichen Grüßen\nJutta Bergmann\n'
		],
		['two lines', 'Dear Maria,\nsee you tomorrow.'],
		['a price list', 'Artikel;Preis\nSchere;12,50\nKamm;3,20\n']
	])('of %s is none of contacts', (_, text) => {
		const { contacts, problems } = importable(read(text));
		expect(contacts).toEqual([]);
		expect(problems.map(({ code }) => code)).toEqual(['noKnownColumns']);
	});

	it('takes no day and no amount for a name', () => {
		const mapping = ['extra', 'extra', 'extra', 'note'] as const;
		expect(only('Tag;Betrag;Text;Notiz\n01.11.2026;-650,00 EUR;Miete;x\n', { mapping }).displayName).toBe('Miete');
		expect(only('Tag;Betrag;Text;Notiz\n2026-11-01;12.5;;x\n', { mapping }).displayName).toBe('x');
	});
});

describe('rows', () => {
	it('with nothing but a note come in, and are named', () => {
		const text = 'First Name,Last Name,Notes,E-mail 1 - Value\nAnna,Berg,,a@b.de\n,,just a note,\n';
		expect(read(text).contacts.map(({ displayName }) => displayName)).toEqual(['Anna Berg', 'just a note']);
		expect(read(text).problems).toEqual([{ line: 3, code: 'namelessRow', values: { name: 'just a note' } }]);
	});

	it('whose postcode may have lost its zero are named, those abroad are not', () => {
		const text =
			'Name;PLZ;Ort;Land\nA A;01069;Dresden;\nB B;20095;Hamburg;\nC C;1067;Dresden;\nD D;1010;Wien;Österreich\nE E;99084;Erfurt;\n';
		expect(read(text).problems).toEqual([{ line: 4, code: 'lostZero', values: { text: '1067', column: 'PLZ' } }]);
		expect(problemsOf('Name;PLZ;Ort\nA A;1010;Wien\nB B;5020;Salzburg\nC C;80331;München\n')).toEqual([]);
	});

	it('too short or too long are read and named with their line, quoted line breaks counted', () => {
		const text =
			'Vorname,Nachname,E-Mail\n"Anna\nMaria",Berg,a@b.de\nBo,Ek\nCy,Fox,c@f.de,left,over\nDo,Gade,d@g.de,,\n';
		const result = read(text);
		expect(result.contacts.map(({ name, line }) => `${line} ${name.family}`)).toEqual([
			'2 Berg',
			'4 Ek',
			'5 Fox',
			'6 Gade'
		]);
		expect(result.problems).toEqual([
			{ line: 4, code: 'shortRow', values: { cells: 2, columns: 3 } },
			{ line: 5, code: 'longRow', values: { cells: 5, columns: 3 } }
		]);
		expect(result.contacts[2]?.extra.map(({ value }) => value)).toEqual(['left', 'over']);
	});

	it('that are blank are left out', () => {
		expect(read('Name,E-Mail\n\n,\n  , \nAnna,a@b.de\n\n').contacts.map(({ line }) => line)).toEqual([5]);
	});

	it('end at CR, LF or CRLF, mixed', () => {
		expect(read('Name,E-Mail\rAnna,a@b.de\r\nBo,b@c.de\nCy,c@d.de').contacts.map(({ line }) => line)).toEqual([
			2, 3, 4
		]);
	});

	it('after a quote that never closes are not lost', () => {
		const text = 'Vorname,Nachname\nAnna,"Berg\nBo,Ek\nCy,Fox\n';
		expect(read(text).contacts.map(({ displayName }) => displayName)).toEqual(['Anna Berg', 'Bo Ek', 'Cy Fox']);
		expect(problemsOf(text)).toEqual(['2 openQuote']);
	});

	it('beyond the limit are reported, not read', () => {
		const result = read(`Name\n${'Anna\n'.repeat(100_002)}`);
		expect(result.contacts).toHaveLength(100_000);
		expect(result.problems.map(({ code }) => code)).toEqual(['tooManyRows']);
	}, 20_000);

	it('with 300 columns lose none; above 500 the rest is extra', () => {
		const wide = (count: number) => {
			const names = Array.from({ length: count }, (_, at) => `Feld ${at}`);
			return `Name;${names.join(';')}\nAnna;${names.map((_, at) => `v${at}`).join(';')}\n`;
		};
		expect(only(wide(300)).extra).toHaveLength(300);
		expect(only(wide(300)).displayName).toBe('Anna');
		const result = read(wide(600));
		expect(result.contacts[0]?.extra).toHaveLength(600);
		expect(result.problems.map(({ code }) => code)).toContain('tooManyColumns');
	});

	it('with a cell above 64 kB keep its beginning', () => {
		const result = read(`Name,Notiz\nAnna,${'x'.repeat(70_000)}\n`);
		expect(result.contacts[0]?.note).toHaveLength(65_536);
		expect(result.problems).toMatchObject([{ line: 2, code: 'fieldTooLong' }]);
	});

	it('with a problem each are all named, so that all can be saved', () => {
		const { problems } = read(`Vorname,Nachname\n${'Anna\n'.repeat(5000)}`);
		expect(new Set(problems.map(({ line }) => line)).size).toBe(5000);
	});

	it('with several problems each are counted from a hundred thousand on', () => {
		const { problems } = read(`Vorname,Geburtstag,Nachname\n${'Anna,31.31.1980\n'.repeat(50_010)}`);
		expect(problems).toHaveLength(100_001);
		expect(problems.at(-1)).toEqual({ line: 0, code: 'moreProblems', values: { count: 20 } });
	});
});

describe('values', () => {
	it('stay text: leading zeros of postcodes and phones', () => {
		expect(only('Name;PLZ;Telefon;Kundennummer\nAnna;01067;0351123;0007\n')).toMatchObject({
			addresses: [{ postalCode: '01067', type: 'contact' }],
			phones: [{ value: '0351123' }],
			crm: { customerNumber: '0007' }
		});
	});

	it('lose our own formula guard, and only that', () => {
		const text = "Name;Telefon;Notiz;Firma\nAnna;'+49 621 1;'=1+1;'t Hooft\n";
		expect(only(text)).toMatchObject({ phones: [{ value: '+49 621 1' }], note: '=1+1', organisation: "'t Hooft" });
	});

	it('with several phones or e-mails in one cell are split, and only then', () => {
		const contact = only('Name;Telefon;E-Mail\nAnna;"0621 123456; 0171 1234567";"a@b.de, Anna <c@d.de>"\n');
		expect(contact.phones.map(({ value }) => value)).toEqual(['0621 123456', '0171 1234567']);
		expect(contact.emails.map(({ value }) => value)).toEqual(['a@b.de', 'c@d.de']);
		expect(only('Name;Telefon\nAnna;06221-12345/67\n').phones).toHaveLength(1);
		expect(only('Name;Telefon\nAnna;0621 123456 / 0171 1234567\n').phones).toHaveLength(2);
	});

	it('of typed pairs get the type beside them', () => {
		const text =
			'Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,E-mail 1 - Type,E-mail 1 - Value\n' +
			'Anna Berg,Mobile,1 ::: 2,Werkstatt,3,* Home,a@b.de ::: c@d.de\n';
		expect(only(text)).toMatchObject({
			phones: [
				{ value: '1', type: 'mobile' },
				{ value: '2', type: 'mobile' },
				{ value: '3', type: 'Werkstatt' }
			],
			emails: [
				{ value: 'a@b.de', type: 'home' },
				{ value: 'c@d.de', type: 'home' }
			]
		});
	});

	it('"-" and "n/a" are no phones', () => {
		expect(only('Name;Telefon;E-Mail\nAnna;-;n/a\n')).toMatchObject({ phones: [], emails: [] });
	});
	it('"NULL" is nothing, Mr Null is somebody', () => {
		expect(only('Ort;Name;Telefon\nNull;Anna Null;NULL\n')).toMatchObject({
			displayName: 'Anna Null',
			phones: [],
			addresses: [{ city: 'Null' }]
		});
	});

	it('gather an address from street, house number, further lines and PO box', () => {
		const text = 'Name;Straße;Hausnummer;Adresszusatz;PLZ;Ort\nAnna;Ringstr.;5 a;Hinterhaus;68159;Mannheim\n';
		expect(only(text).addresses).toEqual([
			{
				type: 'contact',
				street: 'Ringstr. 5 a\nHinterhaus',
				postalCode: '68159',
				city: 'Mannheim',
				region: '',
				country: ''
			}
		]);
	});

	it('in columns no field is known for are kept as extra, also under the names of object members', () => {
		expect(only('Name,__proto__,constructor\nAnna,x,y\n').extra).toEqual([
			{ label: '__proto__', value: 'x' },
			{ label: 'constructor', value: 'y' }
		]);
	});

	it('keep markup as plain text', () => {
		expect(only('Name,Notiz\n<b>Anna</b> Berg,<img src=x onerror=alert(1)>\n').note).toBe(
			'<img src=x onerror=alert(1)>'
		);
	});

	it('that are no e-mail address are kept and reported', () => {
		expect(problemsOf('Name;E-Mail\nAnna;siehe Notiz\nEva;keine@\nHeike;heike@\nIda;@x.de\n')).toEqual([
			'2 notAnEmail',
			'3 notAnEmail',
			'4 notAnEmail',
			'5 notAnEmail'
		]);
	});
});

describe('names', () => {
	it('in one column are taken apart', () => {
		expect(only('Name,E-Mail\nDr. Anna von Berg,a@b.de\n').name).toMatchObject({
			prefix: 'Dr.',
			given: 'Anna',
			family: 'von Berg'
		});
		expect(only('Name;E-Mail\n"Berg, Anna";a@b.de\n').name).toMatchObject({ given: 'Anna', family: 'Berg' });
	});

	it('of organisations are theirs', () => {
		expect(only('Name,E-Mail\nMüller Bau GmbH,a@b.de\n')).toMatchObject({
			kind: 'organisation',
			organisation: 'Müller Bau GmbH',
			name: { given: '', family: '' }
		});
		expect(only('Vorname,Nachname,Firma\n,,Ghost Ltd\n')).toMatchObject({
			kind: 'organisation',
			displayName: 'Ghost Ltd'
		});
	});
});

describe('dates', () => {
	it('prove their order where one of them can', () => {
		const text = 'Name,Birthday\nAnna,3/4/1980\nBo,25/4/1980\n';
		expect(read(text).contacts.map(({ birthday }) => birthday)).toEqual(['1980-04-03', '1980-04-25']);
		expect(problemsOf(text)).toEqual([]);
	});

	it('that can be read both ways are reported until the order is chosen', () => {
		const text = 'Name,Birthday\nAnna,3/4/1980\n';
		expect(problemsOf(text)).toEqual(['0 ambiguousDates']);
		expect(detectCsv(utf8(text))).toMatchObject({ ambiguousDates: true, dateOrder: 'dmy' });
		expect(read(text, { dateOrder: 'mdy' })).toMatchObject({ contacts: [{ birthday: '1980-03-04' }], problems: [] });
	});

	it('in three columns are joined; impossible ones are kept as extra', () => {
		const text = 'Vorname,Geburtsjahr,Geburtsmonat,Geburtstag\nAnna,1972,1,31\nBo,1972,2,31\nCy,,,\n';
		const result = read(text);
		expect(result.contacts.map(({ birthday }) => birthday)).toEqual(['1972-01-31', '', '']);
		expect(result.contacts[1]?.extra).toEqual([{ label: 'Birthday', value: '1972-2-31' }]);
		expect(problemsOf(text)).toEqual(['3 impossibleDate']);
	});

	it('of 31 February are kept as extra; "0.0.00" is no date', () => {
		const text = 'Name;Geburtstag\nAnna;31.02.1980\nBo;0.0.00\n';
		expect(problemsOf(text)).toEqual(['2 impossibleDate']);
		expect(read(text).contacts.map(({ birthday, extra }) => [birthday, extra.length])).toEqual([
			['', 1],
			['', 0]
		]);
	});
});

describe('mapping', () => {
	it('of the user wins over the guess', () => {
		const text = 'Name,Foo,Bar\nAnna Berg,Werk,x\n';
		expect(detectCsv(utf8(text)).columns).toEqual([
			{ index: 0, name: 'Name', field: 'displayName', samples: ['Anna Berg'] },
			{ index: 1, name: 'Foo', field: 'extra', samples: ['Werk'] },
			{ index: 2, name: 'Bar', field: 'extra', samples: ['x'] }
		]);
		const mapping: Field[] = ['displayName', 'city.billing', 'skip'];
		expect(only(text, { mapping })).toMatchObject({ addresses: [{ type: 'billing', city: 'Werk' }], extra: [] });
	});

	it('to any field loses no text', () => {
		for (const { field } of FIELDS) {
			if (field === 'skip' || field.endsWith('Type')) continue;
			const contact = only('Foo,Name\nWert 12,Anna\n', { mapping: [field, 'nickname'] });
			expect(JSON.stringify(contact), field).toContain('12');
		}
	});
});

describe('anything', () => {
	it('is read without an exception', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				expect(readCsv(bytes).format).toBe('csv');
			}),
			{ numRuns: 300 }
		);
	});

	it('that looks like CSV is read without an exception, and says so where nothing is in it', () => {
		const piece = fc.constantFrom(
			'"',
			',',
			';',
			'\n',
			'\r',
			'\t',
			'Name',
			'E-Mail',
			'Geburtstag',
			'1/2/3',
			"'=x",
			'\uD800',
			' ::: ',
			''
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const { contacts, problems } = read(pieces.join(''));
				expect(contacts.length + problems.length).toBeGreaterThan(0);
				expect(contacts.every(({ displayName }) => displayName !== '')).toBe(true);
			}),
			{ numRuns: 300 }
		);
	});

	it('with a header only has no contacts and says so', () => {
		expect(problemsOf('Vorname,Nachname\n')).toEqual(['0 noContacts']);
	});
});
