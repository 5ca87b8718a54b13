import { describe, expect, it } from 'vitest';
import { kindsText } from './kind-words.ts';

describe('kindsText', () => {
	it('counts each kind by its name, and the rest together', () => {
		const kinds = { sales: 1, contacts: 39, notes: 22, products: 2 };
		expect(kindsText({ kinds, count: 64 }, 'en-GB')).toBe('39 contacts, 22 notes, 1 sale and 2 others');
	});
	it('says nothing of nothing', () => {
		expect(kindsText({ kinds: {}, count: 0 }, 'en')).toBe('');
	});
});
