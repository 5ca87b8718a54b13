import { describe, expect, it } from 'vitest';
import { fieldAt, HEAD_MARK, NAME_MARK } from '#lib/indexed-line.ts';
import { contactLine, stagePattern } from './contact-line.ts';
import type { Contact } from './contact.ts';
import { emptyContact } from './contact.ts';

function contact(more: Partial<Contact>): Contact {
	return { ...emptyContact('c1'), ...more };
}
const name = { prefix: 'Dr.', given: 'Anna', additional: '', family: 'von Müller', suffix: '' };
const full = contact({
	name,
	organisation: 'Berg & Söhne',
	nickname: 'Annie',
	title: 'Geschäftsführerin',
	phones: [{ id: 'p', position: 0, type: 'work', value: '0171 / 55 12-345', e164: '' }],
	emails: [{ id: 'e', position: 0, type: 'work', value: 'Anna@Berg.example' }],
	addresses: [
		{
			id: 'a',
			position: 0,
			type: 'work',
			street: 'Am Wall 3\nHinterhof',
			postalCode: '01067',
			city: 'Dresden',
			region: '',
			country: ''
		}
	],
	tags: ['VIP Kunde'],
	customerNumber: 'K-1024',
	custom: { f1: 'Öl', f2: ['rot', 'grün'], f3: 42, f4: true },
	remark: 'Mag keine Anrufe\tvor 9',
	extra: [{ id: 'x', position: 0, label: 'Hund', value: 'Waldi' }]
});

describe('contactLine', () => {
	it('begins with what the list sorts by, its other spelling a head too', () => {
		const line = contactLine(full, 'DE');
		expect(line.startsWith(`muller${NAME_MARK}anna${NAME_MARK}dr.${NAME_MARK}von${HEAD_MARK}mueller`)).toBe(true);
		expect(contactLine(contact({ kind: 'organisation', organisation: 'Berg AB' }), 'SE')).toMatch(/^berg\u0003ab/u);
		expect(contactLine(contact({ organisation: 'Berg AB' }), 'SE')).toMatch(/^berg\u0003ab/u);
	});

	it.each([
		['muller', 'name'],
		['mueller', 'name'],
		['soehne', 'organisation'],
		['annie', 'nickname'],
		['01715512345', 'phone'],
		['491715512345', 'phone'],
		['5123', 'phone'],
		['anna@berg', 'email'],
		['hinterhof', 'street'],
		['01067', 'town'],
		['dresd', 'town'],
		['vip', 'tag'],
		['k-1024', 'number'],
		['oel', 'custom'],
		['gruen', 'custom'],
		['42', 'custom'],
		['vor 9', 'remark'],
		['waldi', 'extra'],
		['geschaftsf', 'role']
	] as const)('holds %j in the field %s', (text, field) => {
		const line = contactLine(full, 'DE');
		expect(line).toContain(text);
		const places = [...line.matchAll(new RegExp(text.replace(/[.*+?]/g, '\\$&'), 'gu'))].map((match) => match.index);
		expect(places.map((place) => fieldAt(line, place, 0))).toContain(field);
	});

	it('is one line, and one byte a character', () => {
		const line = contactLine(full, 'DE');
		expect([...line].filter((letter) => letter === '\n' || letter.charCodeAt(0) > 255)).toEqual([]);
	});

	it('holds the stage where no typed word can hit it', () => {
		expect(contactLine(full, 'DE')).toContain(stagePattern('lead'));
		expect(contactLine(full, 'DE')).not.toContain('lead');
	});
});
