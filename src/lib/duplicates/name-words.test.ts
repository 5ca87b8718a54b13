import { describe, expect, it } from 'vitest';
import { firmWords, legalForm, nameWords } from './name-words.ts';

describe('nameWords', () => {
	it('reads the spellings of one name alike', () => {
		expect(nameWords('Müller-Lück')).toEqual(['muller', 'luck']);
		expect(nameWords("Mueller-Lueck, O'Brien")).toEqual(['muller', 'luck', 'obrien']);
		expect(nameWords('Håkan')).toEqual(nameWords('Haakan'));
		expect(nameWords(' ')).toEqual([]);
	});
});

describe('firmWords', () => {
	it.each([
		['Fa. Berg & Söhne GmbH & Co. KG', 'berg sohne'],
		['Berg und Soehne', 'berg sohne'],
		['Elektro Berg e. K.', 'elektro berg'],
		['Turnverein Berg e.V.', 'turnverein berg'],
		['Bergs Måleri AB', 'bergs maleri'],
		['Berg & Co HB', 'berg'],
		['The Berg Bakery Ltd.', 'berg bakery'],
		['Elektro Berg e. K', 'elektro berg'],
		['Acme Incorporated', 'acme'],
		['Aktiebolaget Berg', 'berg'],
		['Berg OHG', 'berg'],
		['AG', 'ag'],
		['', '']
	])('%s', (name, words) => {
		expect(firmWords(name).join(' ')).toBe(words);
	});
});

describe('legalForm', () => {
	it.each([
		['Berg GmbH & Co. KG', 'gmbh'],
		['Berg Limited', 'ltd'],
		['Berg Aktiebolag', 'ab'],
		['Elektro Berg e. K.', 'ek'],
		['Berg und Söhne', '']
	])('%s', (name, form) => {
		expect(legalForm(name)).toBe(form);
	});
});
