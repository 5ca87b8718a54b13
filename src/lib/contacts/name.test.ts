import { describe, expect, it } from 'vitest';
import type { Contact } from './contact.ts';
import { emptyContact } from './contact.ts';
import {
	alphabet,
	displayName,
	indexLetter,
	initials,
	letterSalutation,
	nameCollator,
	sortName,
	splitParticle
} from './name.ts';

function person(name: Partial<Contact['name']>, more: Partial<Contact> = {}): Contact {
	const contact = emptyContact('c1');
	return { ...contact, ...more, name: { ...contact.name, ...name } };
}
function organisation(text: string, name: Partial<Contact['name']> = {}): Contact {
	return person(name, { kind: 'organisation', organisation: text });
}

describe('displayName', () => {
	it('joins the parts in the order they are spoken', () => {
		const name = { prefix: 'Dr.', given: 'Anna', additional: 'Maria', family: 'von Berg', suffix: 'MBA' };
		expect(displayName(person(name))).toBe('Dr. Anna Maria von Berg MBA');
		expect(displayName(organisation('Berg GmbH', { given: 'Anna' }))).toBe('Berg GmbH');
	});
	it('falls back on what is known, and on nothing', () => {
		expect(displayName(person({}, { organisation: 'Berg GmbH' }))).toBe('Berg GmbH');
		expect(displayName(organisation('', { given: 'Anna' }))).toBe('Anna');
		expect(displayName(person({}, { nickname: 'Bo' }))).toBe('Bo');
		const phone = { id: 'p', position: 0, type: 'work', value: '0171 55', e164: '' };
		expect(displayName(person({}, { phones: [phone] }))).toBe('0171 55');
		expect(displayName(person({}))).toBe('');
	});
});

describe('sortName', () => {
	it.each([
		['de', 'von Berg', 'Berg, Anna von'],
		['de', 'von der Leyen', 'Leyen, Anna von der'],
		['de', 'von und zu Guttenberg', 'Guttenberg, Anna von und zu'],
		['de', 'zum Winkel', 'zum Winkel, Anna'],
		['de', 'van Beethoven', 'van Beethoven, Anna'],
		['de', 'Von Berg', 'Von Berg, Anna'],
		['de', 'von', 'von, Anna'],
		['sv', 'af Klint', 'Klint, Anna af'],
		['sv', 'von Sydow', 'Sydow, Anna von'],
		['sv', 'de Geer', 'de Geer, Anna'],
		['en', 'von Trapp', 'von Trapp, Anna'],
		['en', '', 'Anna']
	])('in %s %j is %j', (locale, family, sorted) => {
		expect(sortName(person({ given: 'Anna', family }), locale)).toBe(sorted);
	});
	it('drops quotes in front, never the whole name', () => {
		expect(sortName(organisation('„Zur Post“ GmbH'), 'de')).toBe('Zur Post“ GmbH');
		expect(sortName(organisation('***'), 'de')).toBe('***');
	});
	it('splits the particle off for greeting and initials', () => {
		expect(splitParticle(' von  der Leyen ', 'de')).toEqual({ particle: 'von der', main: 'Leyen' });
	});
});

describe('the order and the tabs', () => {
	it('is the phone book’s in German, and ends with Å Ä Ö in Swedish', () => {
		const names = ['Zorn', 'Åberg', 'Äberg', 'Öberg', 'Adler', 'Aeberg', 'Muller', 'Müller', 'Mufti'];
		expect([...names].sort(nameCollator('de').compare)).toEqual(
			['Åberg', 'Adler', 'Aeberg', 'Äberg', 'Mufti', 'Müller', 'Muller', 'Öberg', 'Zorn'].sort(
				nameCollator('de').compare
			)
		);
		expect([...names].sort(nameCollator('de').compare).slice(-5)).toEqual([
			'Müller',
			'Mufti',
			'Muller',
			'Öberg',
			'Zorn'
		]);
		expect([...names].sort(nameCollator('sv').compare).slice(-4)).toEqual(['Zorn', 'Åberg', 'Äberg', 'Öberg']);
	});
	it.each([
		['de', 'Ärzte', 'A'],
		['de', 'Österberg', 'O'],
		['de', 'Übel', 'U'],
		['de', 'Åberg', 'A'],
		['en', 'Ångström', 'A'],
		['sv', 'Åberg', 'Å'],
		['sv', 'A\u030Aberg', 'Å'],
		['sv', 'Äberg', 'Ä'],
		['sv', 'Östlund', 'Ö'],
		['sv', 'Øverland', 'Ö'],
		['sv', 'Wall', 'W'],
		['de', 'łabędź', 'L'],
		['de', '3M', '#'],
		['de', '', '#'],
		['de', 'Иванов', '#']
	])('in %s %j is under %s', (locale, name, letter) => {
		expect(indexLetter(name, locale)).toBe(letter);
	});
	it('keeps each tab one unbroken part of the sorted list', () => {
		for (const locale of ['de', 'sv', 'en']) {
			const names = [...'aäåæbcdđeéfghıijklłmnñoöøpqrsßtþuüvwxyzž'].map((letter) => `${letter}xx`);
			const tabs = names.sort(nameCollator(locale).compare).map((name) => indexLetter(name, locale));
			const order = [...new Set(tabs)];
			expect(tabs).toEqual([...tabs].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
			expect(order).toEqual(alphabet(locale).filter((letter) => order.includes(letter)));
		}
	});
});

describe('initials', () => {
	it.each([
		[person({ given: 'Anna', family: 'von Berg' }), 'AB'],
		[person({ given: 'örjan' }), 'Ö'],
		[organisation('Berg & Söhne GmbH'), 'BS'],
		[person({}), '?']
	])('case %#', (contact, letters) => {
		expect(initials(contact)).toBe(letters);
	});
});

describe('letterSalutation', () => {
	const anna = { prefix: 'Dr.', given: 'Anna', family: 'von Berg' };
	it.each([
		['de', person(anna, { salutation: 'ms' }), 'Sehr geehrte Frau Dr. von Berg'],
		['de', person({ ...anna, prefix: 'Herr Prof. Dr. Dipl.-Ing.' }), 'Sehr geehrter Herr Prof. Dr. von Berg'],
		['de', person(anna), 'Guten Tag Dr. Anna von Berg'],
		['de', person({ ...anna, prefix: 'Herr' }, { salutation: 'neutral' }), 'Guten Tag Anna von Berg'],
		['de', person({ given: 'Anna' }, { salutation: 'ms' }), 'Guten Tag Anna'],
		['de', organisation('Berg GmbH'), 'Sehr geehrte Damen und Herren'],
		['de', person(anna, { greeting: 'Moin Anna' }), 'Moin Anna'],
		['en', person({ ...anna, prefix: '' }, { salutation: 'ms' }), 'Dear Ms von Berg'],
		['en', person({ ...anna, prefix: 'Mr' }), 'Dear Mr von Berg'],
		['en', person(anna, { salutation: 'ms' }), 'Dear Dr von Berg'],
		['en', person({ given: 'Anna', family: 'Berg' }), 'Dear Anna Berg'],
		['en', organisation('Berg GmbH'), 'Dear Sir or Madam'],
		['sv', person(anna), 'Hej Anna'],
		['sv', person({ family: 'Berg' }), 'Hej Berg'],
		['sv', organisation('Berg AB'), 'Hej'],
		['en', person(anna, { language: 'sv' }), 'Hej Anna']
	])('%s case %#', (locale, contact, greeting) => {
		expect(letterSalutation(contact, locale)).toBe(greeting);
	});
});
