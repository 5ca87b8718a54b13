import { describe, expect, it } from 'vitest';
import { extraLabel } from './extra-words.ts';

describe('extraLabel', () => {
	it('says what the readers made up in words', () => {
		expect(['Column 12', 'Birthday', 'BDAY'].map(extraLabel)).toEqual(['Column 12', 'Birthday', 'Birthday']);
	});
	it('leaves the file’s own names as they are', () => {
		const names = ['Kundenkarte', 'Column', 'Column 3b', 'Birthday of the dog', '', 'X-SPOUSE'];
		expect(names.map(extraLabel)).toEqual(names);
	});
});
