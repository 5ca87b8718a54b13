import { describe, expect, it } from 'vitest';
import { emptyContact } from './contact.ts';
import type { Contact } from './contact.ts';
import { formOf, readForm } from './contact-form.ts';
import type { FormSettings } from './contact-form.ts';
import type { CustomField, CustomFieldType } from './custom-field.ts';

const german: FormSettings = { locale: 'de', currency: 'EUR', today: '2026-11-22' };
const field = (id: string, type: CustomFieldType): CustomField => ({
	id,
	label: id,
	type,
	choices: ['a', 'b'],
	sensitive: false,
	position: 0
});
const fields = [
	field('n', 'number'),
	field('m', 'money'),
	field('d', 'day'),
	field('y', 'yesNo'),
	field('c', 'choices')
];
const berg: Contact = {
	...emptyContact('c1'),
	name: { prefix: '', given: 'Anna', additional: '', family: 'Berg', suffix: '' },
	birthday: '1980-05-12',
	occasions: [{ id: 'o1', position: 0, label: 'wedding', day: '--06-01' }],
	terms: { daysToPay: 30, discount: 250, creditLimit: 500000, creditCurrency: 'SEK', prepayOnly: true },
	custom: { n: 2.5, m: 1999, d: '2026-01-31', y: true, c: ['a'], gone: 'kept' }
};
const form = () => formOf(structuredClone(berg), fields, german);

describe('readForm', () => {
	it('reads an untouched form back as the same contact in every language', () => {
		for (const locale of ['de', 'en', 'sv']) {
			const settings = { ...german, locale };
			expect(readForm(formOf(berg, fields, settings), fields, settings, berg)).toEqual({ contact: berg, problems: {} });
		}
	});
	it('shows numbers the way the language writes them', () => {
		expect(form()).toMatchObject({ birthday: '12.5.1980', discount: '2,5', creditLimit: '5000,00' });
		expect(form().custom).toMatchObject({ n: '2,5', m: '19,99' });
	});
	it('drops what was emptied', () => {
		const emptied = { ...form(), birthday: ' ', discount: '', creditLimit: '', custom: { n: '', y: false, c: [] } };
		const { contact, problems } = readForm(emptied, fields, german, berg);
		expect(problems).toEqual({});
		expect(contact.birthday).toBe('');
		expect(contact.terms).toMatchObject({ discount: null, creditLimit: null });
		expect(contact.custom).toEqual({ gone: 'kept' });
	});
	it('names each value it cannot read, at its place', () => {
		const wrong = {
			...form(),
			birthday: '31.2.1980',
			occasions: { o1: 'soon' },
			daysToPay: '-3',
			discount: '120',
			creditLimit: 'lots',
			custom: { n: 'x', m: '1,2,3', d: 'x' }
		};
		expect(readForm(wrong, fields, german, berg).problems).toEqual({
			birthday: 'unreadable',
			'occasion/o1': 'unreadable',
			daysToPay: 'noNumber',
			discount: 'noNumber',
			creditLimit: 'noNumber',
			'custom/n': 'noNumber',
			'custom/m': 'noNumber',
			'custom/d': 'unreadable'
		});
	});
	it('refuses a new e-mail address that is none, but lets an imported one stand', () => {
		const emails = [{ id: 'e1', position: 0, type: 'work', value: 'anna at berg' }];
		const wrong = { ...form(), contact: { ...berg, emails } };
		expect(readForm(wrong, fields, german, berg).problems).toEqual({ 'email/e1': 'noEmail' });
		expect(readForm(wrong, fields, german, { ...berg, emails }).problems).toEqual({});
	});
	it('wants something to know the contact by', () => {
		const nobody = formOf(emptyContact('c2'), fields, german);
		expect(readForm(nobody, fields, german, null).problems).toEqual({ name: 'noIdentity' });
		const phones = [{ id: 'p', position: 0, type: 'mobile', value: '0171', e164: '' }];
		expect(readForm({ ...nobody, contact: { ...nobody.contact, phones } }, fields, german, null).problems).toEqual({});
	});
	it('drops empty items and numbers the rest in their order', () => {
		const phone = (id: string, value: string) => ({ id, position: 7, type: 'mobile', value, e164: '' });
		const typed = {
			...form(),
			contact: { ...berg, phones: [phone('a', ' '), phone('b', ' 0171 '), phone('c', '0172')] }
		};
		expect(
			readForm(typed, fields, german, berg).contact.phones.map(({ id, position, value }) => [id, position, value])
		).toEqual([
			['b', 0, '0171'],
			['c', 1, '0172']
		]);
	});
});
