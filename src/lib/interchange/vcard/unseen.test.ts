import { describe, expect, it } from 'vitest';
import type { ContactDraft, ReadResult } from '../draft.ts';
import { readVCard } from './read.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function file(lines: readonly string[], version = '3.0'): string {
	return ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n');
}

const read = (text: string): ReadResult => readVCard(utf8(text));

function card(lines: readonly string[], version = '3.0'): ContactDraft {
	const { contacts } = read(file(lines, version));
	expect(contacts).toHaveLength(1);
	return contacts[0] as ContactDraft;
}

describe('quoted-printable that other programs broke', () => {
	const qp = 'ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8';

	it.each([
		['two blanks', [`N;${qp}:M=C3=BC=`, '  ller;J=C3=B6rg;;;']],
		['a tab', [`N;${qp}:M=C3=BC=`, '\tller;J=C3=B6rg;;;']],
		['one blank inside a character', [`N;${qp}:M=C3=`, ' =BCller;J=C3=B6rg;;;']],
		['one blank before each of several lines', [`N;${qp}:M=C3=BC=`, ' ller=', ' ;J=C3=B6rg;;;']],
		['one blank after the end of a part', [`N;${qp}:M=C3=BCller;=`, ' J=C3=B6rg;;;']],
		['folded as if it were 3.0', [`N;${qp}:M=C3=BC`, ' ller;J=C3=B6rg;;;']],
		['blanks behind the break', [`N;${qp}:M=C3=BC=  `, 'ller;J=C3=B6rg;;;']]
	])('indented by %s', (_, lines) => {
		expect(card(lines, '2.1').name).toMatchObject({ family: 'Müller', given: 'Jörg' });
	});

	it('a blank that is the text’s own stays', () => {
		expect(card([`NOTE;${qp}:Gr=C3=BC=C3=9Fe an Anna=`, ' Maria'], '2.1').note).toBe('Grüße an Anna Maria');
	});

	it('a stray "=" at the end does not take the next property with it', () => {
		const draft = card([`NOTE;${qp}:Hallo=`, 'TEL;CELL:12'], '2.1');
		expect([draft.note, draft.phones.length]).toEqual(['Hallo', 1]);
	});

	it('a note that speaks of a phone number keeps it', () => {
		const draft = card([`NOTE;${qp}:Hallo=0D=0A=`, 'TEL:12'], '2.1');
		expect([draft.note, draft.phones]).toEqual(['Hallo\nTEL:12', []]);
	});

	it('codes without an ENCODING in vCard 2.1, not in 3.0', () => {
		expect(card(['FN:J=C3=B6rg'], '2.1').displayName).toBe('Jörg');
		expect(card(['FN:J=C3=B6rg'], '3.0').displayName).toBe('J=C3=B6rg');
	});
});

describe('parameters of RFC 6350 and RFC 6868', () => {
	it('caret escapes: quote, line break, caret', () => {
		const line = 'ADR;LABEL="Hof ^\'Linde^\'^nWeg 1 ^^":;;;;;;';
		expect(card([line], '4.0').addresses[0]?.street).toBe('Hof "Linde"\nWeg 1 ^');
	});

	it('a LABEL that says more than its address, and its place on the map', () => {
		const line = 'ADR;GEO="geo:48.4,10.0";LABEL="Hinterhof^nWeg 1":;;Weg 1;Ulm;;;';
		expect(card([line], '4.0').extra).toEqual([
			{ label: 'LABEL', value: 'Hinterhof\nWeg 1' },
			{ label: 'GEO', value: 'geo:48.4,10.0' }
		]);
	});

	it('PREF orders, whatever its number', () => {
		const draft = card(
			['TEL;PREF=30:3', 'TEL:4', 'TEL;PREF=2:1', 'TEL;PREF=3:2', 'EMAIL;PREF=50:b', 'EMAIL;PREF=2:a'],
			'4.0'
		);
		expect(draft.phones.map(({ value }) => value)).toEqual(['1', '2', '3', '4']);
		expect(draft.emails.map(({ value }) => value)).toEqual(['a', 'b']);
	});

	it('language variants: the first or the preferred one, the others as extra fields', () => {
		const variants = ['FN;ALTID=1;LANGUAGE=ja:山田太郎', 'FN;ALTID=1;LANGUAGE=en;PREF=1:Taro Yamada'];
		expect(
			card([...variants, 'N;ALTID=2;LANGUAGE=en:Yamada;Taro;;;', 'N;ALTID=2;LANGUAGE=ja:山田;太郎;;;'], '4.0')
		).toMatchObject({
			displayName: 'Taro Yamada',
			name: { family: 'Yamada', given: 'Taro' },
			extra: [
				{ label: 'FN', value: '山田太郎' },
				{ label: 'N', value: '太郎 山田' }
			]
		});
	});

	it('SORT-AS is kept', () => {
		expect(card(['N;SORT-AS="Harten,Rene":van der Harten;Rene;;;'], '4.0').extra).toEqual([
			{ label: 'SORT-STRING', value: 'Harten,Rene' }
		]);
	});

	it('MEDIATYPE, VALUE=uri, data: URIs', () => {
		const photo = 'PHOTO;MEDIATYPE=image/png;VALUE=uri:data:image/png;base64,iVBORw0KGgo=';
		const draft = card([photo, 'TEL;VALUE=uri;TYPE="voice,home":tel:+1-555-555-5555;ext=55'], '4.0');
		expect(draft.photo).toEqual({ type: 'image/png', bytes: Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10) });
		expect(draft.phones).toEqual([{ value: '+1-555-555-5555;ext=55', type: 'home' }]);
	});

	it('a property nobody knows keeps its parameters and its group', () => {
		const draft = card(
			['g1.X-PET;KIND=dog;TYPE=home:Waldi', 'g1.X-ABLabel:Hund', 'EXPERTISE;LEVEL=expert:Brot'],
			'4.0'
		);
		expect(draft.extra).toEqual(
			[
				{ label: 'EXPERTISE', value: 'Brot', property: 'EXPERTISE;LEVEL=expert' },
				{ label: 'Hund', value: 'Waldi', property: 'X-PET;TYPE=home;KIND=dog' }
			].reverse()
		);
	});
});

describe('Apple', () => {
	it('labels, dates, relations, services', () => {
		const draft = card([
			'N:Doe;John;;;',
			'item1.TEL;type=pref:1',
			'item1.X-ABLabel:_$!<Mobile>!$_',
			'item2.X-ABDATE;type=pref:2010-09-14',
			'item2.X-ABLabel:_$!<Anniversary>!$_',
			'item3.X-ABRELATEDNAMES;type=pref:Eva',
			'item3.X-ABLabel:_$!<Spouse>!$_',
			'item4.URL;type=pref:http\\://example.com',
			'item4.X-ABLabel:_$!<HomePage>!$_',
			'IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:me'
		]);
		expect(draft.phones).toEqual([{ value: '1', type: 'mobile' }]);
		expect(draft.occasions).toEqual([{ label: 'Anniversary', day: '2010-09-14' }]);
		expect(draft.urls).toEqual([{ value: 'http://example.com', type: 'other' }]);
		expect(draft.extra).toEqual([
			{ label: 'Spouse', value: 'Eva', property: 'X-ABRELATEDNAMES;TYPE=pref' },
			{ label: 'IMPP (home)', value: 'skype:me', property: 'IMPP;TYPE=home;X-SERVICE-TYPE=Skype' }
		]);
	});

	it.each([
		['Apple', 'X-ADDRESSBOOKSERVER-KIND:group', 'X-ADDRESSBOOKSERVER-MEMBER'],
		['4.0', 'KIND:group', 'MEMBER']
	])('a list becomes a tag of its members: %s', (_, kind, member) => {
		const list = ['BEGIN:VCARD', 'FN:Chor', kind, `${member}:urn:uuid:A1`, `${member}:urn:uuid:ZZ`, 'END:VCARD', ''];
		const result = read(`${list.join('\n')}${file(['FN:Ada', 'UID:a1'])}${file(['FN:Bo', 'UID:b2'])}`);
		expect(result.contacts.map(({ displayName, tags }) => [displayName, tags])).toEqual([
			['Ada', ['Chor']],
			['Bo', []]
		]);
		expect(result.problems).toEqual([{ line: 1, code: 'groupCard', values: { name: 'Chor' } }]);
	});
});

describe('days', () => {
	it.each([
		['--0412', '--04-12'],
		['--4-12', '--04-12'],
		['12.04.', '--04-12'],
		['1985-04', '1985-04'],
		['1985', '1985'],
		['0000-04-12', '--04-12'],
		['19850412T102200Z', '1985-04-12']
	])('%s', (text, day) => {
		const result = read(file([`FN:A`, `BDAY:${text}`], '4.0'));
		expect([result.contacts[0]?.birthday, result.problems]).toEqual([day, []]);
	});

	it.each(['---12', '--04', 'T102200', '1985-02-31', 'circa 1800'])('kept as text: %s', (text) => {
		const result = read(file(['FN:A', `BDAY;VALUE=text:${text}`, `ANNIVERSARY:${text}`], '4.0'));
		expect(result.contacts[0]).toMatchObject({
			birthday: '',
			occasions: [],
			extra: [
				{ label: 'BDAY', value: text },
				{ label: 'ANNIVERSARY', value: text }
			]
		});
		expect(result.problems).toEqual([
			{ line: 4, code: 'impossibleBirthday', values: { value: text } },
			{ line: 5, code: 'impossibleDate', values: { text } }
		]);
	});
});

describe('cards within cards, and odd ones', () => {
	it('AGENT with the inner card on its own line', () => {
		const draft = card(['FN:Boss', 'AGENT:BEGIN:VCARD', 'VERSION:2.1', 'FN:Aid', 'TEL:7', 'END:VCARD', 'TEL:9'], '2.1');
		expect(draft.extra).toEqual([{ label: 'AGENT', value: 'Aid, 7' }]);
		expect(draft.phones).toEqual([{ value: '9', type: 'other' }]);
	});

	it('property names that every object has', () => {
		const draft = card([
			'FN:A',
			'__proto__:x',
			'constructor:y',
			'toString.TEL;TYPE=__proto__:3',
			'hasOwnProperty;__proto__=1:v'
		]);
		expect(draft.phones).toEqual([{ value: '3', type: '__proto__' }]);
		expect(draft.extra.map(({ label, value }) => [label, value])).toEqual([
			['__proto__', 'x'],
			['constructor', 'y'],
			['hasOwnProperty', 'v']
		]);
	});

	it('half a character becomes the sign for one', () => {
		expect(
			readVCard(
				Uint8Array.of(...utf8('BEGIN:VCARD\nFN:A'), 0xed, 0xa0, 0x80, ...utf8('B\nEND:VCARD'))
			).contacts[0]?.displayName.isWellFormed()
		).toBe(true);
	});

	it('a line of a million characters, and a hundred thousand lines', () => {
		const long = card(['FN:A', `NOTE:${'x'.repeat(1_000_000)}`]);
		expect(long.note).toHaveLength(1_000_000);
		const many = card(['FN:A', 'NOTE:x', ...Array.from({ length: 100_000 }, () => ' y')]);
		expect(many.note).toHaveLength(100_001);
	});

	it('text around the cards', () => {
		const result = read(`From: me\nSubject: cards\n\n${file(['FN:Ada'])}\nRegards\n`);
		expect(result.contacts.map(({ displayName }) => displayName)).toEqual(['Ada']);
	});
});
