import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { saleForm } from './sale-form.ts';
import { changedTerms, keepsAddress, snapshotOf, startSale, termsOf } from './sale-start.ts';
import { unpaidDue } from './unpaid-due.ts';
import { advance } from './sale-steps.ts';
import { ratesToChoose } from './vat-rates.ts';

const DEFAULTS = { currency: 'SEK', vatRate: 2500, daysToPay: 30 };
const contact = emptyContact('c');

describe('a new sale', () => {
	it('has the settings of the box for somebody without terms, and for a walk-in customer', () => {
		const expected = { currency: 'SEK', daysToPay: 30, lines: [{ vatRate: 2500, discount: 0 }] };
		expect(startSale('s', contact, DEFAULTS, '2026-11-22')).toMatchObject({ ...expected, contactId: 'c' });
		expect(startSale('s', undefined, DEFAULTS, '2026-11-22')).toMatchObject({ ...expected, contactId: '' });
	});

	it('has the terms of the contact, 0 days too', () => {
		const terms = { ...contact.terms, daysToPay: 0, discount: 250 };
		expect(startSale('s', { ...contact, terms }, DEFAULTS, '2026-11-22')).toMatchObject({
			daysToPay: 0,
			lines: [{ discount: 250 }]
		});
	});
});

describe('another customer of a new sale', () => {
	const terms = { ...contact.terms, daysToPay: 10, discount: 550 };
	const [nobody, agreed] = [termsOf(undefined, DEFAULTS), termsOf({ ...contact, terms }, DEFAULTS)];
	const form = saleForm(startSale('s', undefined, DEFAULTS, '2026-11-22'), 'sv');

	it('brings discount and days to pay, and takes them away again', () => {
		const changed = changedTerms(form, nobody, agreed, 'sv');
		expect(changed).toMatchObject({ daysToPay: '10', lines: [{ discount: '5,5' }] });
		expect(changedTerms({ ...form, ...changed }, agreed, nobody, 'sv')).toMatchObject({
			daysToPay: '30',
			lines: [{ discount: '' }]
		});
	});

	it('leaves what was typed by hand', () => {
		const lines = form.lines.map((line) => ({ ...line, discount: '3' }));
		expect(changedTerms({ ...form, lines, daysToPay: '7' }, nobody, agreed, 'sv')).toEqual({ lines, daysToPay: '7' });
	});
});

describe('the kept address', () => {
	const address = {
		id: 'a',
		position: 0,
		type: 'work',
		street: 'Gata 1',
		postalCode: '1',
		city: 'X',
		region: '',
		country: 'SE'
	};

	it('is the one for the purpose, else the first', () => {
		const billing = { ...address, id: 'b', type: 'billing', street: 'Box 7' };
		const both = { ...contact, addresses: [address, billing], vatId: 'SE1' };
		expect(snapshotOf(both, 'billing', 'Anna')).toMatchObject({ name: 'Anna', street: 'Box 7', vatId: 'SE1' });
		expect(snapshotOf(both, 'shipping', 'Anna').street).toBe('Gata 1');
		expect(snapshotOf(contact, 'billing', 'Anna').street).toBe('');
	});

	it('is kept from the order on', () => {
		const sale = startSale('s', contact, DEFAULTS, '2026-11-22');
		const steps = ['enquiry', 'quote', 'order', 'shipped', 'invoiced', 'paid'] as const;
		expect(steps.map((step) => keepsAddress({ ...sale, step }))).toEqual([false, false, true, true, true, true]);
	});
});

describe('unpaidDue', () => {
	const sale = startSale('s', contact, DEFAULTS, '2026-11-22');
	const invoiced = advance(
		{ ...sale, lines: sale.lines.map((line) => ({ ...line, unitPrice: 100 })) },
		'invoiced',
		'2026-11-22'
	);

	it('is the due day of an invoice with an open rest', () => {
		expect(unpaidDue(invoiced)).toBe('2026-12-22');
	});

	it('is nothing before the invoice, for what costs nothing, and once written off', () => {
		expect(unpaidDue(advance(invoiced, 'order', '2026-11-22'))).toBe('');
		expect(unpaidDue({ ...invoiced, lines: [] })).toBe('');
		expect(unpaidDue({ ...invoiced, writtenOff: '2027-01-01' })).toBe('');
	});
});

describe('VAT rates to choose', () => {
	it('are the usual ones of the country, with the box’s own and those in use', () => {
		expect(ratesToChoose('DE', 1900, [])).toEqual([1900, 700, 0]);
		expect(ratesToChoose('SE', 2500, [1900])).toEqual([2500, 1900, 1200, 600, 0]);
		expect(ratesToChoose('FR', 2000, [])).toEqual([2000, 0]);
	});
});
