import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactDraft, ReadResult } from '../draft.ts';
import { readVCard } from './read.ts';
import { computedMs } from '../mutants.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Each character one byte: for bytes of old encodings. */
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const bytesOf = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? utf8(text) : text);

function read(text: string | Uint8Array, encoding?: string): ReadResult {
	return readVCard(bytesOf(text), { encoding });
}

/** The only card of a file with these lines between BEGIN and END. */
function card(lines: readonly string[], version = '3.0', toBytes = utf8): ContactDraft {
	const { contacts } = readVCard(
		toBytes(['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n'))
	);
	expect(contacts).toHaveLength(1);
	return contacts[0] as ContactDraft;
}

const codes = (result: ReadResult): string[] => result.problems.map((problem) => problem.code);
const JPEG = '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAcFBQYFBAcGBQYIBwcIChELCgkJChUPEAwRGBUa';

describe('encodings', () => {
	const text = 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Åsa;;;\r\nFN:Åsa Müller\r\nEND:VCARD\r\n';
	const utf16 = (bigEndian: boolean): Uint8Array => {
		const bytes = new Uint8Array(text.length * 2);
		for (let index = 0; index < text.length; index++) {
			new DataView(bytes.buffer).setUint16(index * 2, text.charCodeAt(index), !bigEndian);
		}
		return bytes;
	};

	it.each([
		['UTF-8 with a byte order mark', utf8(`\ufeff${text}`), 'utf-8'],
		['UTF-16 little endian with a mark', Uint8Array.of(0xff, 0xfe, ...utf16(false)), 'utf-16le'],
		['UTF-16 big endian with a mark', Uint8Array.of(0xfe, 0xff, ...utf16(true)), 'utf-16be'],
		['UTF-16 little endian without a mark', utf16(false), 'utf-16le'],
		['UTF-16 big endian without a mark', utf16(true), 'utf-16be'],
		['Windows-1252', latin(text), 'windows-1252'],
		['MacRoman', latin(text.replaceAll('ü', '\x9f').replaceAll('Å', '\x81')), 'macintosh']
	])('%s, undeclared', (_, bytes, encoding) => {
		const result = read(bytes);
		expect(result.contacts[0]?.displayName).toBe('Åsa Müller');
		expect(result.encoding).toBe(encoding);
	});

	it('takes the encoding the user chose for what is not declared', () => {
		const result = read(latin('BEGIN:VCARD\nFN:Pawe\xb3 \x8cwi\xb9tek\nEND:VCARD'), 'windows-1250');
		expect(result.contacts[0]?.displayName).toBe('Paweł Świątek');
	});

	it('ignores an encoding nobody knows', () => {
		expect(read(text, 'klingon').contacts[0]?.displayName).toBe('Åsa Müller');
	});

	it('declared CHARSET per property, and the undeclared rest of the file in the same', () => {
		const file = 'BEGIN:VCARD\nFN;CHARSET=windows-1251:\xc8\xe2\xe0\xed\nORG:\xce\xce\xce\nEND:VCARD';
		const [draft] = read(latin(file)).contacts;
		expect([draft?.displayName, draft?.organisation]).toEqual(['Иван', 'ООО']);
	});

	it('a CHARSET that outlived the conversion of its file', () => {
		expect(card(['FN;CHARSET=windows-1252:Jörg', 'ORG;CHARSET=UTF-16:Öl'])).toMatchObject({
			displayName: 'Jörg',
			organisation: 'Öl'
		});
		const wide = new Uint16Array(
			[...'\ufeffBEGIN:VCARD\nFN;CHARSET=SHIFT_JIS:表\nEND:VCARD'].map((c) => c.charCodeAt(0))
		);
		expect(read(new Uint8Array(wide.buffer)).contacts[0]?.displayName).toBe('表');
	});

	it('a wrong CHARSET=UTF-8 on Windows-1252 bytes', () => {
		expect(card(['FN;CHARSET=UTF-8:J\xf6rg'], '2.1', latin).displayName).toBe('Jörg');
	});

	it('Shift_JIS: the backslash byte inside a character is no escape', () => {
		// 表 is 0x95 0x5C and ソ is 0x83 0x5C.
		const draft = card(['N;CHARSET=SHIFT_JIS:\x95\x5c;\x83\x5c;;;'], '2.1', latin);
		expect([draft.name.family, draft.name.given]).toEqual(['表', 'ソ']);
	});

	it('mixed encodings in one file: each property for itself', () => {
		const bytes = Uint8Array.of(...latin('BEGIN:VCARD\nFN:J\xf6rg\nORG:'), ...utf8('Ä€'), ...latin('\nEND:VCARD'));
		const [draft] = read(bytes).contacts;
		expect([draft?.displayName, draft?.organisation]).toEqual(['Jörg', 'Ä€']);
	});

	it('UTF-8 cut off inside its last character', () => {
		const bytes = utf8('BEGIN:VCARD\nFN:Jörg ß');
		expect(read(bytes.subarray(0, -1)).contacts[0]?.displayName).toBe('Jörg');
	});

	it('a mark in the middle of files put together, and NUL bytes', () => {
		const result = read(`BEGIN:VCARD\nFN:A\0da\nEND:VCARD\n\ufeffBEGIN:VCARD\nFN:Bo\nEND:VCARD`);
		expect(result.contacts.map((draft) => draft.displayName)).toEqual(['Ada', 'Bo']);
		expect(result.problems).toEqual([]);
		const names = read('BEGIN:VCARD\nFN:Ada\nX-PE\0T:Rex\nTEL;TYPE=ce\0ll:1\nEND:VCARD\n').contacts[0];
		expect(names).toMatchObject({ extra: [{ label: 'X-PET', value: 'Rex' }], phones: [{ type: 'mobile' }] });
	});
});

describe('lines', () => {
	it('UTF-8 split across a fold', () => {
		const [before, after] = [utf8('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:M'), utf8('ller\r\nEND:VCARD')];
		const bytes = Uint8Array.of(...before, 0xc3, 13, 10, 32, 0xbc, ...after);
		expect(read(bytes).contacts[0]?.displayName).toBe('Müller');
	});

	it.each(['\n', '\r', '\r\n', '\r\r\n'])('line ends %j', (end) => {
		const file = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ada', 'NOTE:one', '  two', 'END:VCARD'].join(end);
		expect(read(file).contacts[0]).toMatchObject({ displayName: 'Ada', note: 'one two' });
	});

	it('a fold inside the parameters', () => {
		expect(card(['TEL;TYPE=work;X-LABEL="Bü', ' ro":12']).phones).toEqual([{ value: '12', type: 'work' }]);
	});

	it('vCard 2.1 folds at a space and keeps it, or at a fixed width and does not', () => {
		expect(card(['NOTE:one', ' two'], '2.1').note).toBe('one two');
		expect(card([`NOTE:${'x'.repeat(71)}`, ' yy'], '2.1').note).toBe(`${'x'.repeat(71)}yy`);
	});

	it('quoted-printable soft breaks, also inside a character and before END', () => {
		const lines = [
			'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=',
			'=BCller;J=C3=B6rg;;;',
			'NOTE;QUOTED-PRINTABLE:a='
		];
		expect(card(lines, '2.1')).toMatchObject({ name: { family: 'Müller', given: 'Jörg' }, note: 'a' });
	});

	it('quoted-printable line breaks, and a "=" that is no code', () => {
		expect(card(['NOTE;ENCODING=QUOTED-PRINTABLE:1=0D=0A2 =XY'], '2.1').note).toBe('1\n2 =XY');
	});

	it('a note whose line breaks were not escaped', () => {
		expect(card(['NOTE:first', 'second line', 'TEL:12']).note).toBe('first\nsecond line');
	});

	it('a line without a name is no part of a phone number, and is named', () => {
		const result = read('BEGIN:VCARD\nFN:A\nTEL:12\nWeg 1\nEND:VCARD');
		expect(result.contacts[0]?.phones).toEqual([{ value: '12', type: 'other' }]);
		expect(result.problems).toEqual([{ line: 4, code: 'strayLine', values: { text: 'Weg 1' } }]);
	});

	it('a quoted-printable value that starts with a soft break, parts on lines of their own', () => {
		const adr = [
			'ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=',
			';=',
			';=',
			'M=C3=BCnsterplatz 21;=',
			'Ulm;=',
			';=',
			'89073;=',
			''
		];
		expect(card([...adr, 'TEL:1'], '2.1')).toMatchObject({
			addresses: [{ type: 'home', street: 'Münsterplatz 21', city: 'Ulm', postalCode: '89073' }],
			phones: [{ value: '1' }]
		});
	});

	it('cards indented as a whole', () => {
		const file = '  BEGIN:VCARD\n  VERSION:3.0\n  FN:Ada\n  NOTE:a\n   b\n  END:VCARD';
		expect(read(file).contacts[0]).toMatchObject({ displayName: 'Ada', note: 'ab' });
	});
});

describe('cards', () => {
	it('several cards, each with its line', () => {
		const result = read('BEGIN:VCARD\nFN:A\nEND:VCARD\n\nBEGIN:VCARD\nFN:B\nEND:VCARD');
		expect(result.contacts.map(({ displayName, line }) => [displayName, line])).toEqual([
			['A', 1],
			['B', 5]
		]);
	});

	it('no VERSION is no problem', () => {
		expect(read('BEGIN:VCARD\nFN:A\nEND:VCARD').problems).toEqual([]);
	});

	it('a truncated file', () => {
		const result = read('BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nTEL:12');
		expect(result.contacts[0]?.phones).toEqual([{ value: '12', type: 'other' }]);
		expect(result.problems).toEqual([{ line: 1, code: 'truncatedCard', values: {} }]);
	});

	it('a missing END between two cards', () => {
		const result = read('BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD');
		expect(result.contacts.map((draft) => draft.displayName)).toEqual(['A', 'B']);
		expect(codes(result)).toEqual(['truncatedCard']);
	});

	it('a missing BEGIN', () => {
		const result = read('VERSION:3.0\nFN:Ada\nTEL:12\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD');
		expect(result.contacts.map((draft) => draft.displayName)).toEqual(['Ada', 'B']);
		expect(codes(result)).toEqual(['missingBegin']);
	});

	it.each(['', 'Name;Phone\nAda;12\n', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR', 'N: a'])(
		'no vCard: %j',
		(file) => {
			const result = read(file);
			expect(result.format).toBe('unknown');
			expect(result.problems).toEqual([{ line: 0, code: 'notVCard', values: {} }]);
		}
	);

	it('an empty card is skipped', () => {
		const result = read('BEGIN:VCARD\nVERSION:3.0\nEND:VCARD');
		expect([result.format, result.contacts, codes(result)]).toEqual(['vcard', [], ['emptyCard']]);
	});

	it.each(['KIND:group', 'X-ADDRESSBOOKSERVER-KIND:group'])('a list of members is nobody: %s', (kind) => {
		const result = read(`BEGIN:VCARD\nFN:Club\n${kind}\nMEMBER:urn:uuid:1\nEND:VCARD`);
		expect(result.contacts).toEqual([]);
		expect(result.problems).toEqual([{ line: 1, code: 'groupCard', values: { name: 'Club' } }]);
	});

	it('AGENT: a nested card (2.1), an escaped card (3.0), a name', () => {
		const nested = card(['FN:Boss', 'AGENT:', 'BEGIN:VCARD', 'FN:Aid', 'TEL:7', 'END:VCARD', 'TEL:1'], '2.1');
		expect(nested).toMatchObject({ displayName: 'Boss', extra: [{ label: 'AGENT', value: 'Aid, 7' }] });
		expect(nested.phones).toHaveLength(1);
		const inline = card(['FN:Boss', 'AGENT:BEGIN:VCARD\\nFN:Aid\\nTEL:7\\nEND:VCARD\\n']);
		expect(inline.extra).toEqual([{ label: 'AGENT', value: 'Aid, 7' }]);
		expect(card(['FN:Boss', 'AGENT:Aid']).extra).toEqual([{ label: 'AGENT', value: 'Aid' }]);
	});
});

describe('people and organisations', () => {
	it('empty N with a company', () => {
		const draft = card(['N:;;;;', 'FN:Müller Bau', 'ORG:Müller Bau;Büro']);
		expect(draft).toMatchObject({ kind: 'organisation', organisation: 'Müller Bau', department: 'Büro' });
	});

	it.each(['KIND:org', 'X-ABShowAs:COMPANY'])('%s', (line) => {
		expect(card(['FN:Acme', 'N:Roe;Jo;;;', line])).toMatchObject({ kind: 'organisation', organisation: 'Acme' });
	});

	it('a person without N gets one from FN, a name with a legal form does not', () => {
		expect(card(['FN:Dr. Ada van der Berg', 'ORG:Acme'])).toMatchObject({
			kind: 'person',
			name: { prefix: 'Dr.', given: 'Ada', family: 'van der Berg' }
		});
		expect(card(['FN:Roe, Jo']).name).toMatchObject({ given: 'Jo', family: 'Roe' });
		expect(card(['FN:Acme GmbH'])).toMatchObject({ kind: 'organisation', organisation: 'Acme GmbH' });
	});

	it('always a display name: from N, ORG, e-mail, phone', () => {
		expect(card(['N:Roe;Jo;;Dr.;']).displayName).toBe('Dr. Jo Roe');
		expect(card(['TEL:12', 'EMAIL:a@b.de']).displayName).toBe('a@b.de');
		expect(card(['TEL:12']).displayName).toBe('12');
		expect(card(['BDAY:1980-01-02']).displayName).toBe('?');
	});
});

describe('values', () => {
	it('escaped separators (3.0), an escaped backslash before one, escapes nobody knows', () => {
		const draft = card(['N:a\\;b;c\\\\;d;;', 'NOTE:x\\, y\\nz\\N"\\q']);
		expect(draft.name).toMatchObject({ family: 'a;b', given: 'c\\', additional: 'd' });
		expect(draft.note).toBe('x, y\nz\n"\\q');
	});

	it('bare parameters of vCard 2.1', () => {
		const draft = card(
			['TEL;CELL;VOICE:1', 'TEL;WORK;FAX:2', 'TEL;HOME:3', 'TEL;PAGER:4', 'EMAIL;INTERNET:a@b'],
			'2.1'
		);
		expect(draft.phones.map((phone) => phone.type)).toEqual(['mobile', 'fax', 'home', 'pager']);
		expect(draft.emails).toEqual([{ value: 'a@b', type: 'other' }]);
	});

	it('words that JavaScript objects know too', () => {
		const draft = card(['TEL;TYPE=constructor:1', 'item1.TEL:2', 'item1.X-ABLabel:constructor', 'CONSTRUCTOR:3']);
		expect(draft.phones.map((phone) => phone.type)).toEqual(['constructor', 'constructor']);
		expect(draft.extra).toEqual([{ label: 'CONSTRUCTOR', value: '3' }]);
	});

	it('groups with labels: Apple’s own and the user’s', () => {
		const draft = card([
			'item1.TEL:1',
			'item1.X-ABLabel:_$!<Work>!$_',
			'item2.X-ABLabel:Werkstatt',
			'item2.TEL;type=HOME:2',
			'item3.TEL:3',
			'item3.X-ABLabel:_$!<HomeFAX>!$_'
		]);
		expect(draft.phones.map((phone) => phone.type)).toEqual(['work', 'Werkstatt', 'fax']);
	});

	it('the preferred one comes first: PREF, TYPE=pref, PREF=1', () => {
		expect(card(['TEL:1', 'TEL;PREF:2'], '2.1').phones.map((phone) => phone.value)).toEqual(['2', '1']);
		expect(card(['EMAIL:a', 'EMAIL;TYPE=home,pref:b']).emails[0]).toEqual({ value: 'b', type: 'home' });
		expect(card(['TEL:1', 'TEL;PREF=1:2'], '4.0').phones[0]?.value).toBe('2');
	});

	it('tel: and mailto: links (4.0)', () => {
		const draft = card(['TEL;VALUE=uri;TYPE="voice,cell":tel:+49%20171', 'EMAIL:mailto:a@b.de'], '4.0');
		expect(draft.phones).toEqual([{ value: '+49 171', type: 'mobile' }]);
		expect(draft.emails[0]?.value).toBe('a@b.de');
	});

	it('an address of seven parts: box and extension before the street', () => {
		expect(card(['ADR;TYPE=WORK:Postfach 3;Hof 2;Weg 1\\nHaus B;Ulm;BW;89073;DE']).addresses).toEqual([
			{
				type: 'work',
				street: 'Postfach 3\nHof 2\nWeg 1\nHaus B',
				postalCode: '89073',
				city: 'Ulm',
				region: 'BW',
				country: 'DE'
			}
		]);
	});

	it('LABEL is an address only where there is none, and nothing where it says the same', () => {
		expect(card(['LABEL;HOME;QUOTED-PRINTABLE:Weg 1=0AUlm'], '2.1').addresses[0]?.street).toBe('Weg 1\nUlm');
		const both = card(['ADR:;;Weg 1;Ulm;;;', 'LABEL:Weg 1\\nUlm']);
		expect([both.addresses.length, both.extra]).toEqual([1, []]);
	});

	it('organisation, title, role, nickname, categories, UID', () => {
		const draft = card(['ORG:A\\;B;C;D', 'TITLE:T', 'ROLE:R', 'NICKNAME:x,y', 'CATEGORIES:k\\,l,m,m', 'UID:u']);
		expect(draft).toMatchObject({ organisation: 'A;B', department: 'C, D', title: 'T', nickname: 'x, y', uid: 'u' });
		expect(draft.tags).toEqual(['k,l', 'm']);
		expect(draft.extra).toEqual([{ label: 'ROLE', value: 'R' }]);
	});

	it('nothing is lost in silence: second values and unknown properties', () => {
		const draft = card(['ORG:A', 'ORG:B', 'X-Skype;TYPE=home:me', 'item1.IMPP:xmpp:a', 'item1.X-ABLabel:Jabber']);
		expect(draft.extra).toEqual([
			{ label: 'ORG', value: 'B' },
			{ label: 'X-Skype (home)', value: 'me', property: 'X-Skype;TYPE=home' },
			{ label: 'Jabber', value: 'xmpp:a', property: 'IMPP' }
		]);
	});

	it('X-ANDROID-CUSTOM', () => {
		const item = 'X-ANDROID-CUSTOM:vnd.android.cursor.item/';
		const draft = card(
			[`${item}nickname;Jo;1;;`, `${item}contact_event;2012-12-12;1;;`, `${item}relation;Eva;14;;`],
			'2.1'
		);
		expect(draft.nickname).toBe('Jo');
		expect(draft.occasions).toEqual([{ label: 'Anniversary', day: '2012-12-12' }]);
		expect(draft.extra).toEqual([{ label: 'relation', value: 'Eva, 14' }]);
	});
});

describe('days', () => {
	it.each([
		['BDAY:19800322', '1980-03-22'],
		['BDAY;VALUE=date:1980-03-22', '1980-03-22'],
		['BDAY:1980-03-22T20:12:43+04:00', '1980-03-22'],
		['BDAY:--0322', '--03-22'],
		['BDAY:--03-22', '--03-22'],
		['BDAY:--02-29', '--02-29'],
		['BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22', '--03-22'],
		['BDAY:1980-03', '1980-03'],
		['BDAY:1980', '1980'],
		['BDAY:22.3.1980', '1980-03-22']
	])('%s', (line, day) => {
		expect(card([line]).birthday).toBe(day);
	});

	it.each(['1980-02-31', '1979-02-29', '00000000', 'in spring', '---22'])('impossible: %s', (value) => {
		const result = read(`BEGIN:VCARD\nFN:A\nBDAY:${value}\nEND:VCARD`);
		expect(result.contacts[0]).toMatchObject({ birthday: '', extra: [{ label: 'BDAY', value }] });
		expect(result.problems).toEqual([{ line: 3, code: 'impossibleBirthday', values: { value } }]);
	});

	it('other occasions with their labels', () => {
		const draft = card(['ANNIVERSARY:20140812', 'item1.X-ABDATE:2001-02-03', 'item1.X-ABLabel:Meister']);
		expect(draft.occasions).toEqual([
			{ label: 'Anniversary', day: '2014-08-12' },
			{ label: 'Meister', day: '2001-02-03' }
		]);
	});
});

describe('photos', () => {
	it.each([
		['3.0', `PHOTO;ENCODING=b;TYPE=JPEG:${JPEG}`],
		['2.1, folded', `PHOTO;ENCODING=BASE64;JPEG:${JPEG.slice(0, 40)}\r\n ${JPEG.slice(40)}\r\n`],
		['2.1, lines without indent', `PHOTO;BASE64:\r\n${JPEG.slice(0, 40)}\r\n${JPEG.slice(40)}`],
		['4.0 data URI', `PHOTO:data:image/jpeg;base64,${JPEG}`],
		['3.0 data URI, escaped', `PHOTO:data:image/jpeg\\;base64\\,${JPEG}`],
		['ENCODING lost', `PHOTO:${JPEG}`]
	])('%s', (_, line) => {
		const draft = card(['FN:A', line, 'TEL:12']);
		expect(draft.photo).toMatchObject({ type: 'image/jpeg' });
		expect(draft.photo?.bytes).toHaveLength(54);
		expect(draft.phones).toHaveLength(1);
	});

	it('the bytes tell the type, whatever the file says', () => {
		expect(card(['PHOTO;ENCODING=b;TYPE=JPEG:iVBORw0KGgo=']).photo?.type).toBe('image/png');
	});

	it('a photo by link is an extra field, and said not to have been fetched', () => {
		const result = read('BEGIN:VCARD\nFN:A\nPHOTO;VALUE=uri:https://example.com/a.jpg\nEND:VCARD');
		expect(result.contacts[0]).toMatchObject({
			photo: null,
			extra: [{ label: 'PHOTO', value: 'https://example.com/a.jpg', property: 'PHOTO;VALUE=uri' }]
		});
		expect(result.problems).toEqual([{ line: 3, code: 'photoByLink', values: {} }]);
	});

	it.each(['!!!', 'AAAA', JPEG.replace('4', '?')])('broken: %s', (data) => {
		const result = read(`BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:${data}\nTEL:1\nEND:VCARD`);
		expect(result.contacts[0]).toMatchObject({ photo: null, phones: [{ value: '1' }] });
		expect(result.problems).toEqual([{ line: 3, code: 'brokenPhoto', values: {} }]);
	});

	it('too big', () => {
		const bytes = new Uint8Array(31_000_000).fill(65);
		bytes.set(utf8('BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:'));
		bytes.set(utf8('\nEND:VCARD'), bytes.length - 10);
		const result = read(bytes);
		expect(result.problems).toEqual([{ line: 3, code: 'photoTooBig', values: { limit: 20 } }]);
	});

	it('a logo is named, not kept', () => {
		const result = read(`BEGIN:VCARD\nFN:A\nLOGO;ENCODING=b:${JPEG}\nEND:VCARD`);
		expect(result.problems).toEqual([{ line: 3, code: 'binaryNotKept', values: { name: 'LOGO', bytes: 54 } }]);
	});
});

describe('whatever comes', () => {
	const whole = utf8(
		[
			'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\r\n=B6rg;;;',
			'item1.TEL;CELL:+49\r\nitem1.X-ABLabel:_$!<Work>!$_\r\nADR;TYPE="a,b":;;Weg\\, 1;Ulm;;;\r\nBDAY:--0322',
			`PHOTO;ENCODING=b:${JPEG}\r\nAGENT:BEGIN:VCARD\\nFN:x\\nEND:VCARD\r\nEND:VCARD\r\n`
		].join('\r\n')
	);

	it('random bytes never throw', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
				expect(readVCard(bytes).contacts.every((draft) => draft.displayName !== '')).toBe(true);
			}),
			{ numRuns: 200 }
		);
	});

	it('a real card with bytes changed, cut out and put in never throws', () => {
		const place = fc.nat(whole.length);
		const change = fc.tuple(place, fc.nat(12), fc.uint8Array({ maxLength: 6 }));
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
				let bytes = [...whole];
				for (const [at, gone, put] of changes) bytes = [...bytes.slice(0, at), ...put, ...bytes.slice(at + gone)];
				const result = readVCard(Uint8Array.from(bytes));
				for (const draft of result.contacts) {
					expect(draft.displayName).not.toBe('');
					expect(JSON.stringify(draft).isWellFormed()).toBe(true);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('takes linear time where a pattern could run away', () => {
		const size = 40_000;
		const values = [' ', 'a ', ';', ',', '\\', '=', '"', 'a,  ', '\\n ', ':'].map((piece) => piece.repeat(size));
		const names = ['FN', 'NOTE', 'ADR', 'CATEGORIES', 'BDAY', 'PHOTO', 'AGENT'];
		const start = computedMs();
		for (const value of values) read(`BEGIN:VCARD\n${names.map((name) => `${name}:${value}`).join('\n')}\nEND:VCARD`);
		read(`BEGIN:VCARD\n${'NOTE:n\nBDAY:x\nnothing\n'.repeat(size / 10)}`);
		// Quadratic time would need much longer; linear time takes about half a second.
		expect(computedMs() - start).toBeLessThan(5000);
	});
});
