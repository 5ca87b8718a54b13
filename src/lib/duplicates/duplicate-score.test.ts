import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact, PersonName } from '#lib/contacts/contact.ts';
import { duplicateScore } from './duplicate-score.ts';
import { traitsOf } from './traits.ts';

const COMMON = { home: 'de' as const, name: () => 2, phone: () => 2, email: () => 2 };
const item = (value: string) => ({ id: value, position: 0, type: 'home', value });
const house = (street: string, postalCode: string) => ({
	...{ id: 'a', position: 0, type: 'home', city: '', region: '', country: '' },
	street,
	postalCode
});

interface Card extends Partial<Omit<Contact, 'name' | 'phones' | 'emails' | 'addresses'>> {
	name?: Partial<PersonName>;
	phone?: string;
	email?: string;
	at?: [street: string, postalCode: string];
}

function traits({ name, phone, email, at, ...rest }: Card, id: string) {
	const empty = emptyContact(id);
	return traitsOf(
		{
			...empty,
			name: { ...empty.name, ...name },
			phones: phone ? [{ ...item(phone), e164: '' }] : [],
			emails: email ? [item(email)] : [],
			addresses: at ? [house(...at)] : [],
			...rest
		},
		'DE'
	);
}

function score(a: Card, b: Card, common = COMMON) {
	const forth = duplicateScore(traits(a, 'a'), traits(b, 'b'), common);
	const back = duplicateScore(traits(b, 'b'), traits(a, 'a'), common);
	expect([back.level, back.score]).toEqual([forth.level, forth.score]);
	return forth;
}

const anna = { given: 'Anna', family: 'Müller' };
const phone = '0171 55 12345';
const email = 'anna@example.com';
const at: [string, string] = ['Hauptstraße 3', '69115'];
const firm = (organisation: string): Card => ({ kind: 'organisation', organisation });

describe('duplicateScore', () => {
	it.each<[string, Card, Card, string | null]>([
		['name and number, spelled otherwise', { name: anna, phone }, { name: anna, phone: '+49 (0)171/5512345' }, 'sure'],
		['name and e-mail in other case', { name: anna, email }, { name: anna, email: 'ANNA@Example.com' }, 'sure'],
		['ü and ue', { name: anna, phone }, { name: { given: 'Anna', family: 'Mueller' }, phone }, 'sure'],
		['turned round', { name: anna, email }, { name: { given: 'Müller', family: 'Anna' }, email }, 'sure'],
		['all in one field', { name: anna, email }, { name: { given: 'Anna Müller' }, email }, 'sure'],
		['a second given name', { name: anna, phone }, { name: { ...anna, additional: 'Maria' }, phone }, 'sure'],
		[
			'von and van do not count',
			{ name: { ...anna, family: 'von Berg' }, email },
			{ name: { ...anna, family: 'Berg' }, email },
			'sure'
		],
		[
			'a variant of the name and one thing in common: the postcode',
			{ name: { given: 'Robert', family: 'Smith' }, at: ['', 'SW1A 1AA'] },
			{ name: { given: 'Robert', family: 'Smyth' }, at: ['', 'SW1A 1AA'] },
			'possible'
		],
		[
			'or the organisation, but for its legal form',
			{ name: { given: 'Otto', family: 'Schmidt' }, organisation: 'Berg GmbH & Co. KG' },
			{ name: { given: 'Otto', family: 'Schmitt' }, organisation: 'BERG' },
			'possible'
		],
		[
			'with both',
			{ name: { given: 'Robert', family: 'Smith' }, organisation: 'Acme Ltd', at: ['', 'SW1A 1AA'] },
			{ name: { given: 'Bob', family: 'Smyth' }, organisation: 'ACME Limited', at: ['', 'sw1a1aa'] },
			'likely'
		],
		[
			'the same name in two firms of one name',
			{ name: anna, organisation: 'Berg GmbH', at: ['', '69115'] },
			{ name: { ...anna, given: 'Anne' }, organisation: 'Berg AG', at: ['', '69115'] },
			null
		],
		[
			'two of one family in one firm, house and number',
			{ name: { given: 'Anna', family: 'Berg' }, organisation: 'Berg AB', phone, at },
			{ name: { given: 'Erik', family: 'Berg' }, organisation: 'Berg AB', phone, at },
			null
		],
		[
			'man and wife whose names are letters exchanged',
			{ name: { given: 'Christian', family: 'Berg' }, phone, at },
			{ name: { given: 'Kristina', family: 'Berg' }, phone, at },
			null
		],
		['heard alike', { name: anna, phone }, { name: { ...anna, family: 'Miller' }, phone }, 'likely'],
		['letters exchanged', { name: anna, phone }, { name: { ...anna, family: 'Mlüler' }, phone }, 'likely'],
		[
			'Carl and Karl',
			{ name: { given: 'Carl', family: 'Sjöberg' }, email },
			{ name: { given: 'Karl', family: 'Sjöberg' }, email },
			'likely'
		],
		[
			'Bill and William',
			{ name: { given: 'Bill', family: 'Smith' }, email },
			{ name: { given: 'William', family: 'Smith' }, email },
			'likely'
		],
		['the initial', { name: anna, email }, { name: { ...anna, given: 'A.' }, email }, 'likely'],
		['no name on one', { name: anna, email }, { email }, 'likely'],
		['only the name, no address', { name: anna }, { name: anna }, 'possible'],
		['only the name, another postcode', { name: anna, at }, { name: anna, at: ['Hauptstraße 3', '20095'] }, null],
		['name and house', { name: anna, at }, { name: anna, at: ['Hauptstr. 3', 'D-69115'] }, 'likely'],
		['name and postcode, other house number', { name: anna, at }, { name: anna, at: ['Hauptstraße 5', '69115'] }, null],
		['moved: name and number', { name: anna, phone, at }, { name: anna, phone, at: ['Am Markt 1', '20095'] }, 'likely'],
		[
			'spouses with one number and house',
			{ name: anna, phone, at },
			{ name: { given: 'Otto', family: 'Müller' }, phone, at },
			null
		],
		[
			'father and son',
			{ name: anna, phone, at, birthday: '1950-01-02' },
			{ name: anna, phone, at, birthday: '1980-07-09' },
			'possible'
		],
		[
			'senior and junior',
			{ name: { ...anna, suffix: 'sen.' }, phone, at },
			{ name: { ...anna, suffix: 'jun.' }, phone, at },
			'possible'
		],
		[
			'a digit of the birthday wrong',
			{ name: anna, email, birthday: '1950-01-02' },
			{ name: anna, email, birthday: '1950-01-12' },
			'sure'
		],
		[
			'day and month of the birthday exchanged',
			{ name: anna, phone, birthday: '1980-01-02' },
			{ name: anna, phone, birthday: '1980-02-01' },
			'sure'
		],
		[
			'exchanged in another year',
			{ name: anna, phone, birthday: '1980-01-02' },
			{ name: anna, phone, birthday: '1971-02-01' },
			null
		],
		[
			'a birthday without a year',
			{ name: anna, at, birthday: '1950-01-02' },
			{ name: anna, at, birthday: '--01-02' },
			'sure'
		],
		[
			'Martin and Martina',
			{ name: { given: 'Martin', family: 'Berg' }, phone, at },
			{ name: { given: 'Martina', family: 'Berg' }, phone, at },
			null
		],
		[
			'Mr and Ms',
			{ name: { given: 'Kim', family: 'Berg' }, phone, salutation: 'mr' },
			{ name: { given: 'Kim', family: 'Berg' }, phone, salutation: 'ms' },
			'possible'
		],
		[
			'short names a letter apart',
			{ name: { given: 'Anna', family: 'Berg' }, email },
			{ name: { given: 'Anna', family: 'Borg' }, email },
			null
		],
		[
			'one office mailbox, two people',
			{ name: anna, email: 'info@berg.de' },
			{ name: { given: 'Otto', family: 'Klein' }, email: 'info@berg.de' },
			null
		],
		[
			'one office mailbox and one name',
			{ name: anna, email: 'info@berg.de' },
			{ name: anna, email: 'info@berg.de' },
			'likely'
		],
		[
			'a firm and who works there',
			{ ...firm('Berg GmbH'), phone, email },
			{ name: anna, organisation: 'Berg GmbH', phone, email },
			null
		],
		[
			'a firm without its legal form',
			{ ...firm('Fa. Berg & Söhne GmbH & Co. KG'), phone },
			{ ...firm('Berg und Söhne'), phone },
			'sure'
		],
		['GmbH and AG', { ...firm('Berg GmbH'), phone }, { ...firm('Berg AG'), phone }, 'possible'],
		[
			'a branch in another town',
			{ ...firm('Berg GmbH'), at },
			{ ...firm('Berg GmbH'), at: ['Am Markt 1', '20095'] },
			null
		],
		['a firm kept as a nameless person', { ...firm('Berg AB'), email }, { organisation: 'Bergs AB', email }, null],
		[
			'gmail with dots',
			{ name: anna, email: 'a.nna+crm@gmail.com' },
			{ name: anna, email: 'anna@googlemail.com' },
			'sure'
		],
		['dots elsewhere', { name: anna, at, email: 'a.nna@web.de' }, { name: anna, at, email: 'anna@web.de' }, 'likely'],
		[
			'married since',
			{ name: anna, email, phone },
			{ name: { given: 'Anna', family: 'Schulz' }, email, phone },
			'likely'
		],
		['nothing in common', { name: anna, phone }, { name: { given: 'Otto', family: 'Klein' }, email }, null],
		['two empty cards', {}, {}, null]
	])('%s', (_, a, b, level) => {
		expect(score(a, b).level).toBe(level);
	});
	it('counts little what many have', () => {
		const many = { ...COMMON, name: () => 40, phone: () => 40, email: () => 40 };
		const pair: [Card, Card] = [
			{ name: anna, phone },
			{ name: anna, phone }
		];
		expect(score(...pair).level).toBe('sure');
		expect(score(...pair, many).level).toBeNull();
		expect(score(...pair, many).reasons.map(({ code }) => code)).toEqual(['sameName', 'sharedPhone']);
	});
	it('says why', () => {
		const { reasons } = score({ name: anna, phone, email, at }, { name: anna, phone, at: ['Am Markt 1', '20095'] });
		expect(reasons.map(({ code }) => code)).toEqual(['sameName', 'samePhone', 'otherAddress']);
	});
	it('ignores fax numbers and short internal ones', () => {
		const fax = { name: anna, phones: [{ id: 'p', position: 0, type: 'fax', value: phone, e164: '' }] };
		expect(score(fax, { name: { given: 'A.', family: 'Müller' }, phone }).reasons.map(({ code }) => code)).toEqual([
			'partName'
		]);
		expect(traits({ phone: '110' }, 'a').phones).toEqual([]);
	});
});
