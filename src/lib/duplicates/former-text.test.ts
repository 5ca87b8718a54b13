import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { formerText } from './former-text.ts';

afterEach(() => overwriteGetLocale(() => 'en'));

describe('formerText', () => {
	it('says within a phrase what was a label, but for abbreviations and names of the user’s own', () => {
		overwriteGetLocale(() => 'en');
		expect(formerText('name', 'Name', 'en')).toBe('Former name');
		expect(formerText('vatId', 'VAT number', 'en')).toBe('Former VAT number');
		expect(formerText('preferredChannel', 'Prefers', 'en')).toBe('Prefers (formerly)');
		expect(formerText('custom/x', 'Shoe size', 'en')).toBe('Shoe size (formerly)');
	});
	it('agrees with the noun in German', () => {
		overwriteGetLocale(() => 'de');
		expect(formerText('name', 'Name', 'de')).toBe('Früherer Name');
		expect(formerText('organisation', 'Firma', 'de')).toBe('Frühere Firma');
		expect(formerText('creditLimit', 'Kreditlimit', 'de')).toBe('Früheres Kreditlimit');
		expect(formerText('custom/x', 'Schuhgröße', 'de')).toBe('Schuhgröße (früher)');
	});
	it('is Swedish too', () => {
		overwriteGetLocale(() => 'sv');
		expect(formerText('name', 'Namn', 'sv')).toBe('Tidigare namn');
		expect(formerText('uid', 'UID', 'sv')).toBe('Tidigare UID');
	});
});
