import { describe, expect, it } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { extraLabel } from './extra-words.ts';

describe('extraLabel', () => {
	it('says what the readers made up in the person’s language', () => {
		expect(extraLabel('Column 12')).toBe(m.interchange_import_column_unnamed({ number: '12' }));
		expect(m.interchange_import_column_unnamed({ number: '12' }, { locale: 'de' })).toBe('Spalte 12');
		expect(['Birthday', 'BDAY'].map(extraLabel)).toEqual([m.contacts_birthday(), m.contacts_birthday()]);
	});
	it('leaves the file’s own names as they are', () => {
		const names = ['Kundenkarte', 'Column', 'Column 3b', 'Birthday of the dog', '', 'X-SPOUSE'];
		expect(names.map(extraLabel)).toEqual(names);
	});
});
