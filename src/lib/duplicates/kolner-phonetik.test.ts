import { describe, expect, it } from 'vitest';
import { kolnerCode } from './kolner-phonetik.ts';

describe('kolnerCode', () => {
	it.each([
		// The example of Postel's paper, and those the German Wikipedia works through.
		['Müller-Lüdenscheidt', '65752682'],
		['Wikipedia', '3412'],
		['Breschnew', '17863'],
		['', ''],
		['123', ''],
		['h', '']
	])('%s is %s', (name, code) => {
		expect(kolnerCode(name)).toBe(code);
	});
	it.each([
		['Müller', 'Mueller', 'Miller'],
		['Meier', 'Maier', 'Meyer', 'Mayr'],
		['Schmidt', 'Schmitt', 'Schmid'],
		['Philipp', 'Filip'],
		['Åkesson', 'Akesson'],
		['Ångström', 'Angstroem'],
		['Jäger', 'Jaeger'],
		['Weiß', 'Weiss'],
		['Karl', 'Carl'],
		['Xaver', 'Xafer']
	])('sound alike: %s, %s', (first, ...others) => {
		for (const other of others) expect(kolnerCode(other)).toBe(kolnerCode(first));
	});
	it.each([
		['Bauer', 'Sauer'],
		['Koch', 'Kuhn'],
		['Wagner', 'Weber']
	])('sound otherwise: %s, %s', (one, other) => {
		expect(kolnerCode(one)).not.toBe(kolnerCode(other));
	});
});
