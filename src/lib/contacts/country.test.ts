import { expect, it } from 'vitest';
import { areTwoCountries } from './country.ts';

it.each([
	['two codes', 'DE', 'US', true],
	['a code and another one’s name', 'DE', 'Österreich', true],
	['two names in two languages', 'Sweden', 'Norwegen', true],
	['a code and its name', 'de', 'Deutschland', false],
	['one name in two languages', 'Tyskland', 'Germany', false],
	['an old code', 'UK', 'Great Britain', false],
	['a word that is no country', 'DE', 'BRD', false],
	['nothing', '', 'DE', false]
])('%s', (_, a, b, expected) => {
	expect([areTwoCountries(a, b), areTwoCountries(b, a)]).toEqual([expected, expected]);
});
