import { describe, expect, it } from 'vitest';
import { emptyContact } from './contact.ts';
import type { Address, Email, Phone } from './contact.ts';
import {
	addressLines,
	contactSummary,
	isActive,
	isParked,
	primaryAddress,
	primaryEmail,
	primaryPhone
} from './contact-rules.ts';

const TODAY = '2026-11-22';
const contact = emptyContact('c1');

function phone(id: string, type: string, wrong?: boolean): Phone {
	return { id, position: 0, type, value: id, e164: '', ...(wrong === undefined ? {} : { wrong }) };
}
function address(type: string, city = ''): Address {
	return { id: type, position: 0, type, street: '', postalCode: '', city, region: '', country: '' };
}

describe('isParked', () => {
	it('holds for good without a day', () => {
		expect(isParked({ parked: { until: '', reason: 'moved away' } }, TODAY)).toBe(true);
	});
	it('ends on its day', () => {
		expect(isParked({ parked: { until: '2026-11-23', reason: '' } }, TODAY)).toBe(true);
		expect(isParked({ parked: { until: TODAY, reason: '' } }, TODAY)).toBe(false);
	});
	it('does not hold for a contact that was never parked', () => {
		expect(isParked(contact, TODAY)).toBe(false);
	});
});

describe('isActive', () => {
	it('counts lead, prospect and customer, nobody else', () => {
		const active = (['lead', 'prospect', 'customer', 'former', 'supplier', 'other'] as const).filter((stage) =>
			isActive({ stage, parked: null }, TODAY)
		);
		expect(active).toEqual(['lead', 'prospect', 'customer']);
	});
	it('leaves out the parked until their day has come', () => {
		expect(isActive({ stage: 'customer', parked: { until: '2027-03-01', reason: '' } }, TODAY)).toBe(false);
		expect(isActive({ stage: 'customer', parked: { until: '2026-11-01', reason: '' } }, TODAY)).toBe(true);
	});
});

describe('primaryPhone', () => {
	it('passes over fax and wrong numbers', () => {
		const phones = [phone('a', 'fax'), phone('b', 'work', true), phone('c', 'mobile')];
		expect(primaryPhone({ phones })?.id).toBe('c');
	});
	it('takes a wrong number where there is no other, never a fax', () => {
		expect(primaryPhone({ phones: [phone('b', 'work', true)] })?.id).toBe('b');
		expect(primaryPhone({ phones: [phone('a', 'fax')] })).toBeUndefined();
	});
});

describe('primaryEmail', () => {
	it('passes over an address that bounced', () => {
		const emails: Email[] = [
			{ id: 'a', position: 0, type: 'work', value: 'a@b.c', bounced: true },
			{ id: 'b', position: 1, type: 'home', value: 'd@e.f' }
		];
		expect(primaryEmail({ emails })?.id).toBe('b');
		expect(primaryEmail({ emails: emails.slice(0, 1) })?.id).toBe('a');
		expect(primaryEmail({ emails: [] })).toBeUndefined();
	});
});

describe('primaryAddress', () => {
	it('prefers the visiting address, then one that is not for invoices or parcels', () => {
		const all = [address('billing'), address('home'), address('contact')];
		expect(primaryAddress({ addresses: all })?.type).toBe('contact');
		expect(primaryAddress({ addresses: all.slice(0, 2) })?.type).toBe('home');
		expect(primaryAddress({ addresses: all.slice(0, 1) })?.type).toBe('billing');
	});
});

describe('contactSummary', () => {
	it('names employer, role and town of a person', () => {
		const anna = {
			...contact,
			organisation: 'Bergs Trädgård AB',
			title: 'owner',
			addresses: [address('work', 'Malmö')]
		};
		expect(contactSummary(anna)).toBe('Bergs Trädgård AB, owner · Malmö');
	});
	it('does not repeat the name of an organisation', () => {
		expect(contactSummary({ ...contact, kind: 'organisation', organisation: 'Bergs Trädgård AB' })).toBe('');
	});
	it('is empty where nothing is known', () => {
		expect(contactSummary(contact)).toBe('');
	});
});

describe('addressLines', () => {
	it('leaves out what is empty and splits the street', () => {
		const lines = addressLines({ ...address('home', 'Lund'), street: 'Hof 3\nStuga 2', postalCode: '222 22' });
		expect(lines).toEqual(['Hof 3', 'Stuga 2', '222 22 Lund']);
	});
	it.each([
		['London', 'SW1A 1AA', '', 'United Kingdom', ['London', 'SW1A 1AA', 'United Kingdom']],
		['Dorking', 'RH4 1XX', 'Surrey', '', ['Dorking', 'Surrey', 'RH4 1XX']],
		['Portland', '97201', 'OR', 'USA', ['Portland, OR 97201', 'USA']],
		['Portland', '', '', 'United States', ['Portland', 'United States']],
		['Toronto', 'M5V 2T6', 'ON', '', ['Toronto, ON M5V 2T6']],
		['Wien', '1010', '', 'Österreich', ['1010 Wien', 'Österreich']],
		['', '69115', '', '', ['69115']]
	])('writes %s %s in the order of its post', (city, postalCode, region, country, lines) => {
		expect(addressLines({ street: '', city, postalCode, region, country })).toEqual(lines);
	});
});
