import { describe, expect, it } from 'vitest';
import { decodeText } from './bytes.ts';
import { guessEightBit } from './eight-bit.ts';

/** Each character one byte. */
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Text in a single-byte encoding, by looking every byte up in the decoder. */
function encoded(text: string, encoding: string): Uint8Array {
	const all = Uint8Array.from({ length: 256 }, (_, index) => index);
	const table = [...new TextDecoder(encoding).decode(all)];
	return Uint8Array.from(text, (char) => table.indexOf(char));
}

describe('decodeText', () => {
	it('UTF-8 with and without a byte order mark', () => {
		expect(decodeText(utf8('Ö;ß'))).toEqual({ text: 'Ö;ß', encoding: 'utf-8' });
		expect(decodeText(utf8('\ufeffÖ'))).toEqual({ text: 'Ö', encoding: 'utf-8' });
	});

	it('a byte order mark before text that is none, once the encoding was chosen', () => {
		expect(decodeText(latin('\xef\xbb\xbfM\xfc\xdfig'), 'windows-1252').text).toBe('Müßig');
	});

	it('an empty file', () => {
		expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
	});

	it('UTF-16 with an odd byte at the end', () => {
		expect(decodeText(latin('\xff\xfeA\0b\0c'))).toEqual({ text: 'Ab', encoding: 'utf-16le' });
	});

	it('the encoding the user chose wins over what the bytes look like', () => {
		expect(decodeText(latin('\xb3'), 'windows-1250')).toEqual({ text: 'ł', encoding: 'windows-1250' });
		expect(decodeText(utf8('ö'), 'latin1')).toEqual({ text: 'Ã¶', encoding: 'windows-1252' });
		expect(decodeText(latin('\xe4'), 'no such thing')).toEqual({ text: 'ä', encoding: 'windows-1252' });
	});

	it('zero bytes and halves of characters do not come through', () => {
		expect(decodeText(latin('A\0da')).text).toBe('Ada');
	});
});

describe('guessEightBit', () => {
	it.each([
		['windows-1252', 'Müller;Jörg;Straße 5;Nürnberg'],
		['windows-1252', 'Åsa Björk, Västerås – “ABC” 5 €'],
		['windows-1252', 'ÖSTERREICH GRÜNE'],
		['windows-1252', 'Üß GmbH'],
		['windows-1252', 'François Hélène Nuñez'],
		['macintosh', 'Müller;Jörg;Straße 5;Nürnberg'],
		['macintosh', 'Åsa Björk, Västerås'],
		['windows-1250', 'Paweł Świątek, Łódź, ul. Żeromskiego'],
		['windows-1250', 'Dvořák, Němcová, Třebíč'],
		['windows-1251', 'Иванов Пётр, Москва'],
		['windows-1253', 'Παπαδόπουλος Γιώργος, Αθήνα']
	])('%s: %s', (encoding, text) => {
		expect(guessEightBit(encoded(text, encoding))).toBe(encoding);
	});

	it('Shift_JIS', () => {
		expect(guessEightBit(latin('\x88\xc0\x93\xa1\x83\x8d\x83\x43\x83\x68, \x93\x8c\x8b\x9e'))).toBe('shift_jis');
	});

	it('finds the few odd lines of a long file', () => {
		const plain = latin('Name;Phone\n'.repeat(20_000));
		const odd = encoded('Dvořák;Němcová\n', 'windows-1250');
		const bytes = new Uint8Array(plain.length + odd.length);
		bytes.set(plain);
		bytes.set(odd, plain.length);
		expect(guessEightBit(bytes)).toBe('windows-1250');
	});
});
