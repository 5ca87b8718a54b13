import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { extraLabel } from './extra-label.ts';

afterEach(() => overwriteGetLocale(() => 'en'));

describe('extraLabel', () => {
	it('says what the readers made up in the person’s language', () => {
		overwriteGetLocale(() => 'de');
		expect(['Column 12', 'Birthday', 'BDAY'].map(extraLabel)).toEqual(['Spalte 12', 'Geburtstag', 'Geburtstag']);
		overwriteGetLocale(() => 'sv');
		expect(extraLabel('Column 3')).toBe('Kolumn 3');
	});
	it('leaves the file’s own names as they are', () => {
		overwriteGetLocale(() => 'de');
		const names = ['Kundenkarte', 'Column', 'Column 3b', 'Birthday of the dog', '', 'X-SPOUSE'];
		expect(names.map(extraLabel)).toEqual(names);
	});
});
