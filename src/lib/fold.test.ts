import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldSpelled, spellings } from './fold.ts';

describe('fold', () => {
	it.each([
		['Müller', 'muller'],
		['Straße', 'strasse'],
		['STRAẞE', 'strasse'],
		['Åkesson', 'akesson'],
		['A\u030Akesson', 'akesson'],
		['Ærø', 'aero'],
		['Œuvre', 'oeuvre'],
		['Łódź', 'lodz'],
		['Đorđe', 'dorde'],
		['İstanbul ılgaz', 'istanbul ilgaz'],
		['Crème Brûlée', 'creme brulee'],
		['O’Neill', "o'neill"],
		['Anna\u00a0Berg\t\r\nKöln', 'anna berg koln'],
		['Donau\u00addampf\u200bschiff', 'donaudampfschiff'],
		['ﬁn²', 'fin2'],
		['Иванов', 'иванов'],
		['', '']
	])('%j becomes %j', (text, folded) => {
		expect(fold(text)).toBe(folded);
	});

	it('stays in Latin-1 for Latin letters, signs and dashes of western text', () => {
		const western = 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİıĶĹĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽŷŴ „“”‚‘’–—−…€½';
		expect([...fold(western)].filter((letter) => letter.charCodeAt(0) > 255)).toEqual([]);
	});

	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			})
		);
	});
});

describe('spellings', () => {
	it.each([
		['Müller', ['muller', 'mueller']],
		['Mueller', ['mueller']],
		['Ångström', ['angstrom', 'angstroem', 'aangstrom', 'aangstroem']],
		['Å', ['a', 'aa']],
		['Jönköping', ['jonkoping', 'joenkoeping']],
		['Ærø', ['aero', 'aeroe']],
		['André', ['andre']]
	])('%s is spelled %j', (word, all) => {
		expect(spellings(word)).toEqual(all);
	});

	it('finds a word in both directions, whichever way either side is spelled', () => {
		const umlaut = fc.constantFrom('ä', 'ö', 'ü', 'å', 'Ä', 'Ö', 'ø', 'u\u0308');
		const letter = fc.oneof(fc.constantFrom('b', 'e', 'K', 'é', 'ß', 'a', 'u'), umlaut);
		const words = fc.array(letter, { minLength: 1, maxLength: 6 }).map((letters) => letters.join(''));
		fc.assert(
			fc.property(words, (word) => {
				const line = ` ${foldSpelled(`x ${word} y`)}`;
				for (const typed of spellings(word)) expect(line).toContain(` ${typed}`);
				const someSpelling = spellings(word).at(-1) ?? '';
				expect(spellings(word).some((typed) => foldSpelled(someSpelling).includes(typed))).toBe(true);
			})
		);
	});
});

describe('foldSpelled', () => {
	it('puts the other spellings of words behind the text', () => {
		expect(foldSpelled('Müller & Söhne GmbH')).toBe('muller & sohne gmbh mueller soehne');
		expect(foldSpelled('Berg & Co')).toBe('berg & co');
	});
});
