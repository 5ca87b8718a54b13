import { describe, expect, it } from 'vitest';
import { swedishCode } from './swedish-phonetics.ts';

describe('swedishCode', () => {
	it.each([
		['Carl', 'Karl'],
		['Kristina', 'Christina', 'Cristina'],
		['Karlsson', 'Carlsson', 'Karlson', 'Carlson'],
		['Sjöberg', 'Schöberg', 'Stjöberg', 'Sjoberg'],
		['Kvist', 'Qvist', 'Quist', 'Kwist'],
		['Viktor', 'Victor', 'Wiktor'],
		['Åkesson', 'Akesson', 'Åkeson'],
		['Axel', 'Aksel'],
		['Kjell', 'Kell', 'Tjell'],
		['Bergqvist', 'Bergquist', 'Bergkvist'],
		['Gustafsson', 'Gustafson']
	])('sound alike: %s, %s', (first, ...others) => {
		for (const other of others) expect([other, swedishCode(other)]).toEqual([other, swedishCode(first)]);
	});
	it.each([
		['Karl', 'Karin'],
		['Lund', 'Lundin'],
		['Nilsson', 'Olsson'],
		['Berg', 'Björk']
	])('sound otherwise: %s, %s', (one, other) => {
		expect(swedishCode(one)).not.toBe(swedishCode(other));
	});
});
