import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Members, emailKey, phoneEnd, phoneKey, samePhone } from './same.ts';

const phone = (value: string, e164 = '') => ({ value, e164 });

describe('samePhone', () => {
	it.each([
		['another spelling', phone('0621 / 12 34 56'), phone('0621-123456'), true],
		['with and without country', phone('0621 123456'), phone('+49 (0)621 123456'), true],
		['without the plus sign', phone('49621123456'), phone('+49 621 123456'), true],
		['a short one with and without country', phone('0621 1234'), phone('+49 621 1234'), true],
		['one read with the home country', phone('0621 123456', '+49621123456'), phone('0049621123456'), true],
		['an American one with its long-distance 1', phone('1 555 234 5678'), phone('+1 555 234 5678'), true],
		['the same end, another area', phone('030 20304050'), phone('040 20304050'), false],
		['the same end, both read', phone('030 20304050', '+493020304050'), phone('040', '+494020304050'), false],
		['the same digits in two countries', phone('+49 621 123456'), phone('+43 621 123456'), false],
		['two extensions', phone('06221 12345 ext. 12'), phone('06221 12345 ext. 34'), false],
		['the same extension', phone('06221 12345 ext. 12'), phone('+49 6221 12345 ext 12'), true],
		['two internal numbers', phone('12'), phone('13'), false],
		['the same internal number', phone('1-2'), phone('12'), true]
	])('%s', (_, a, b, expected) => {
		expect([samePhone(a, b), samePhone(b, a)]).toEqual([expected, expected]);
	});
	it('is found by its end in every spelling, whoever wrote it', () => {
		const digits = fc.stringMatching(/^[1-9][0-9]{6,9}$/);
		const prefix = fc.constantFrom('0', '', '+49 ', '0049', '+49 (0)');
		fc.assert(
			fc.property(digits, prefix, prefix, (national, one, other) => {
				const [a, b] = [phone(one + national), phone(other + national)];
				expect([samePhone(a, b), phoneEnd(a)]).toEqual([true, phoneEnd(b)]);
			})
		);
	});
});

it('reads a number with the home country, and no internal one', () => {
	expect(['0621 123456', '+49 621 123456', '12'].map((value) => phoneKey(phone(value), 'DE'))).toEqual([
		'49621123456',
		'49621123456',
		''
	]);
});

it.each([
	[' Anna@B.de', 'anna@b.de'],
	['a.b+x@googlemail.com', 'ab@gmail.com'],
	['a.b+x@b.de', 'a.b+x@b.de'],
	['anna', '']
])('compares the e-mail %s as "%s"', (email, key) => expect(emailKey(email)).toBe(key));

describe('Members', () => {
	const at = { id: '1', position: 0, type: 'work' as const };
	const place = { ...at, street: '', postalCode: '', city: '', region: '', country: '' };
	it('tells an address that is only a country from a blank one', () => {
		const members = new Members('addresses', [{ ...place, country: 'Schweden' }]);
		expect(members.find({ ...place, country: 'schweden' })).toBeDefined();
		expect(members.find({ ...place, country: 'Norwegen' })).toBeUndefined();
		expect([members.isBlank(place), members.isBlank({ ...place, country: 'Norwegen' })]).toEqual([true, false]);
	});
	it.each([
		['a bare town with its postcode', { postalCode: '10115', city: 'Berlin' }, true],
		['a bare street', { street: 'hauptstr 5' }, true],
		['a bare country', { country: 'DE' }, true],
		['another country', { country: 'AT' }, false],
		['its postcode in another country', { postalCode: '10115', country: 'US' }, false],
		['its postcode in another country in full', { postalCode: '10115', country: 'Österreich' }, false],
		['its town in another country', { city: 'Berlin', country: 'US' }, false],
		['its postcode, the country in full', { postalCode: '10115', country: 'Deutschland' }, true],
		['another house', { street: 'Hauptstr. 6', postalCode: '10115', city: 'Berlin' }, false],
		['another postcode', { postalCode: '10117', city: 'Berlin' }, false],
		['nothing', {}, false]
	])('has in a whole address %s', (_, parts, expected) => {
		const whole = { ...place, street: 'Hauptstr. 5', postalCode: '10115', city: 'Berlin', country: 'DE' };
		const members = new Members('addresses', [whole]);
		expect(members.fullerOf({ ...place, ...parts })).toBe(expected ? whole : undefined);
		expect(members.find({ ...place, ...parts })).toBeUndefined();
	});
	it('has no whole address in a bare town', () => {
		const town = { ...place, postalCode: '10115', city: 'Berlin' };
		const members = new Members('addresses', [town]);
		const whole = { ...town, street: 'Hauptstr. 5' };
		expect([members.find(whole), members.fullerOf(whole)]).toEqual([undefined, undefined]);
	});
	it('has no fuller one of an address in itself', () => {
		const whole = { ...place, street: 'Hauptstr. 5', postalCode: '10115', city: 'Berlin' };
		const members = new Members('addresses', [whole]);
		expect([members.find({ ...whole, street: 'hauptstr 5' }), members.fullerOf(whole)]).toEqual([whole, undefined]);
	});
	it('takes one street in two countries for two places, and one country in two spellings for one', () => {
		const berlin = { ...place, street: 'Hauptstr. 5', city: 'Berlin', country: 'DE' };
		const members = new Members('addresses', [berlin]);
		expect(members.find({ ...berlin, country: 'US' })).toBeUndefined();
		expect(members.find({ ...berlin, country: 'Tyskland' })).toBe(berlin);
	});
	it('tells paths in upper and lower case apart, but not hosts', () => {
		const members = new Members('urls', [{ ...at, value: 'http://www.Berg.de/A' }]);
		expect(members.find({ ...at, value: 'berg.de/A/' })).toBeDefined();
		expect(members.find({ ...at, value: 'berg.de/a' })).toBeUndefined();
	});
	it('finds each of two numbers that end alike', () => {
		const [berlin, hamburg] = [phone('030 20304050'), phone('040 20304050')];
		const members = new Members('phones', [berlin, hamburg]);
		expect(members.find(phone('+49 40 20304050'))).toBe(hamburg);
		expect(members.find(phone('+49 89 20304050'))).toBeUndefined();
	});
});
