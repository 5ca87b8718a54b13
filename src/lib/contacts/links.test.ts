import { describe, expect, it } from 'vitest';
import { mailHref, mapHref, telHref, webHref } from './links.ts';

describe('telHref', () => {
	it('dials E.164 where it is known', () => {
		expect(telHref({ value: '0171 55', e164: '+4917155' })).toBe('tel:+4917155');
	});
	it('dials the digits as typed otherwise, and no letters', () => {
		expect(telHref({ value: '110', e164: '' })).toBe('tel:110');
		expect(telHref({ value: '+46 (0)8 1', e164: '' })).toBe('tel:+4608' + '1');
		expect(telHref({ value: '*21#', e164: '' })).toBe('tel:*21%23');
	});
});

describe('mailHref', () => {
	it('lets nothing of the address become headers', () => {
		expect(mailHref({ value: 'a@b.c?bcc=x@y.z' })).toBe('mailto:a@b.c%3Fbcc%3Dx%40y.z');
	});
});

describe('mapHref', () => {
	it('encodes the whole address', () => {
		const address = { street: 'Hof & Gut 3', postalCode: '222 22', city: 'Malmö', region: 'Skåne', country: '' };
		expect(mapHref(address)).toBe('https://www.openstreetmap.org/search?query=Hof+%26+Gut+3%2C+222+22+Malm%C3%B6');
	});
});

describe('webHref', () => {
	it('adds the scheme that people leave out', () => {
		expect(webHref('www.berg.se/om oss')).toBe('https://www.berg.se/om%20oss');
		expect(webHref('http://berg.se')).toBe('http://berg.se/');
	});
	it('opens neither scripts nor files nor words', () => {
		for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'see below', 'berg']) {
			expect(webHref(text)).toBe('');
		}
	});
});
