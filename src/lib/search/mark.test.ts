import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, marked, markedPhone, patternsOf } from './mark.ts';
import type { Part } from './mark.ts';
import { parseQuery } from './query.ts';

/** The parts as one text, hits in brackets. */
function shown(parts: readonly Part[]): string {
	return parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
}
function mark(text: string, typed: string): string {
	return shown(marked(text, patternsOf(parseQuery(typed))));
}
function phone(text: string, typed: string, country = 'DE'): string {
	return shown(markedPhone(text, patternsOf(parseQuery(typed)), country));
}

describe('marked', () => {
	it.each([
		['Anna Müller', 'mueller', 'Anna [Müller]'],
		['Anna Müller', 'muller', 'Anna [Müller]'],
		['Anna Mueller', 'müller', 'Anna [Mueller]'],
		['Anna Müller', 'MÜL', 'Anna [Mül]ler'],
		['Ångström', 'aangstroem', '[Ångström]'],
		['Ångström', 'angstrom', '[Ångström]'],
		['Malmö', 'moe', 'Mal[mö]'],
		['Große Straße', 'strasse', 'Große [Straße]'],
		['Große', 'gros', '[Groß]e'],
		['Cafe\u0301 Noir', 'cafe', '[Café] Noir'],
		['Anna Berg', 'berg anna', '[Anna] [Berg]'],
		['Barbarossa', 'bar', '[Barbar]ossa'],
		['Anna Berg', 'xyz', 'Anna Berg'],
		['Anna Abba', 'a', '[A]nna [A]bba'],
		['😀 Berg', 'berg', '😀 [Berg]'],
		['', 'berg', '']
	])('%j searched for %j', (text, typed, expected) => {
		expect(mark(text, typed)).toBe(expected);
	});

	it('marks what an operator names', () => {
		expect(mark('Stammkunde', 'tag:stamm')).toBe('[Stamm]kunde');
		expect(mark('Customer', 'stage:customer')).toBe('Customer');
	});

	it('loses no letter of the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1, maxLength: 3 }), (text, typed) => {
				const parts = marked(text, patternsOf(parseQuery(typed)));
				expect(parts.map((part) => part.text).join('')).toBe(text.normalize('NFC'));
			})
		);
	});
});

describe('markedPhone', () => {
	it.each([
		['+49 171 5512 34', '0171 55', '+49 [171 55]12 34'],
		['0171/551234', '+49 171 55', '0[171/55]1234'],
		['+49 171 5512 34', '5512', '+49 171 [5512] 34'],
		['+49 171 5512 34', '1234', '+49 171 55[12 34]'],
		['0171 551234', '0171', '[0171] 551234'],
		['0171 551234', '999', '0171 551234'],
		['PIZZA 0800', 'pizza', '[PIZZA] 0800']
	])('%s searched for %s', (text, typed, expected) => {
		expect(phone(text, typed)).toBe(expected);
	});
});

describe('excerpt', () => {
	it('begins shortly before the hit, at a word', () => {
		const parts = marked('A long story about the garden and its terrace of larch', ['larch']);
		expect(shown(excerpt(parts, 16))).toBe('…its terrace of [larch]');
	});

	it('keeps a short beginning, and one without a hit', () => {
		expect(shown(excerpt(marked('the larch', ['larch']), 16))).toBe('the [larch]');
		expect(shown(excerpt(marked('nothing at all here', ['larch']), 4))).toBe('nothing at all here');
	});

	it('stands on one line', () => {
		expect(shown(excerpt(marked('one\ntwo', ['two']), 16))).toBe('one [two]');
	});
});
