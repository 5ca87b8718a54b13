import { describe, expect, it } from 'vitest';
import { deviceText, freeName } from './device-words.ts';

describe('freeName', () => {
	it('counts on where another device is called so', () => {
		expect(freeName('Computer', [])).toBe('Computer');
		expect(freeName('Computer', ['Computer', 'Phone'])).toBe('Computer 2');
		expect(freeName('Computer', ['Computer 2', 'Computer'])).toBe('Computer 3');
	});
});

describe('deviceText', () => {
	const names = new Map([
		['aaaaaa', 'Desk'],
		['bbbbbb', 'Phone'],
		['cccccc', 'Phone']
	]);
	it('says the name, else that it is this one, else a short code', () => {
		expect(deviceText('aaaaaa', 'x', names)).toBe('Desk');
		expect(deviceText('dddddd', 'dddddd', names)).toBe('This device');
		expect(deviceText('dddddd', 'x', names)).toBe('Device DDDD');
	});
	it('tells two other devices of one name apart, and leaves this one its name', () => {
		expect([deviceText('bbbbbb', 'x', names), deviceText('cccccc', 'x', names)]).toEqual([
			'Phone (BBBB)',
			'Phone (CCCC)'
		]);
		expect(deviceText('bbbbbb', 'bbbbbb', names)).toBe('Phone');
	});
});
