import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { emptyLine, emptySale } from '#lib/sales/sale.ts';
import { placesInContact, placesInSale } from './where.ts';
import type { Place } from './where.ts';

const contact = {
	...emptyContact('1'),
	phones: [
		{ id: 'a', position: 0, type: 'work', value: '06221 7788', e164: '' },
		{ id: 'b', position: 1, type: 'mobile', value: '+49 171 5512 34', e164: '' }
	],
	tags: ['Garten', 'Stammkunde'],
	custom: { f1: ['Lärche', 'Eiche'] },
	remark: 'Was recommended by his neighbour, who has the larch terrace'
};

function told(places: readonly Place[]): [string, string][] {
	return places.map(({ name, parts }) => [name.of, parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')]);
}

describe('placesInContact', () => {
	it('names the phone that was found, not the first one', () => {
		const [place] = placesInContact(contact, ['phone'], ['5512'], 'DE');
		expect(place?.name).toEqual({ of: 'phone', type: 'mobile' });
		expect(told([place as Place])).toEqual([['phone', '+49 171 [5512] 34']]);
	});

	it('gives one place for each field', () => {
		expect(told(placesInContact(contact, ['tag', 'custom'], ['stamm', 'eiche'], 'DE'))).toEqual([
			['tag', '[Stamm]kunde'],
			['custom', 'Lärche, [Eiche]']
		]);
	});

	it('cuts a long text to where the hit is', () => {
		expect(told(placesInContact(contact, ['remark'], ['larch'], 'DE'))).toEqual([
			['remark', '…who has the [larch] terrace']
		]);
	});

	it('says nothing where the field cannot show it', () => {
		expect(placesInContact(contact, ['name', 'stage', 'email'], ['berg'], 'DE')).toEqual([]);
	});
});

describe('placesInSale', () => {
	it('finds the line, or nothing where only the title has it', () => {
		const sale = {
			...emptySale('1', 'EUR', '2026-11-22'),
			title: 'Terrace',
			lines: [{ ...emptyLine('l', 0, 1900), text: 'Larch boards' }]
		};
		expect(told(placesInSale(sale, ['larch']))).toEqual([['item', '[Larch] boards']]);
		expect(placesInSale(sale, ['terrace'])).toEqual([]);
	});
});
