import { describe, expect, it } from 'vitest';
import { newContactFrom, withNewest } from './recent.ts';

describe('withNewest', () => {
	it('puts the newest in front, once', () => {
		expect(withNewest(['berg', 'müller'], ' Müller ')).toEqual(['Müller', 'berg']);
	});

	it('forgets the oldest after eight, and takes nothing empty', () => {
		const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
		expect(withNewest(eight, 'i')).toEqual(['i', 'a', 'b', 'c', 'd', 'e', 'f', 'g']);
		expect(withNewest(eight, '  ')).toEqual(eight);
	});
});

describe('newContactFrom', () => {
	it.each(['0171 5512', '+49 171/55-12', '(0)171', '110'])('keeps %s as a number', (text) => {
		expect(newContactFrom(text)).toEqual({ phone: text });
	});

	it.each(['Anna Berg', '4 Pfoten', 'A1', '12'])('takes %s as a name', (text) => {
		expect(newContactFrom(text)).toEqual({ name: text });
	});
});
