import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { contactFromText } from './contact-from-text.ts';
import { filledCard } from './fill-card.ts';

let next = 0;
const newItemId = () => `i${next++}`;
const text = 'Frau Dr. Anna Berg\nBerg GmbH\n06221 123456\nMo–Fr 8–18 Uhr';

describe('filledCard', () => {
	it('fills an empty card, with the salutation out of the name', () => {
		const card = filledCard(emptyContact('id'), contactFromText(text), newItemId);
		expect(card).toMatchObject({
			id: 'id',
			kind: 'person',
			salutation: 'ms',
			organisation: 'Berg GmbH',
			remark: 'Mo–Fr 8–18 Uhr',
			imported: [],
			importId: ''
		});
		expect(card.name).toMatchObject({ prefix: 'Dr.', given: 'Anna', family: 'Berg' });
		expect(card.phones.map(({ value }) => value)).toEqual(['06221 123456']);
	});

	it('makes an organisation of a card without a name', () => {
		expect(filledCard(emptyContact('id'), contactFromText('Berg GmbH'), newItemId)).toMatchObject({
			kind: 'organisation',
			organisation: 'Berg GmbH'
		});
	});

	it('overwrites nothing that was typed', () => {
		const typed = { ...emptyContact('id'), organisation: 'Mein Text', remark: 'Notiz' };
		typed.name.family = 'Müller';
		const card = filledCard(typed, contactFromText(text), newItemId);
		expect(card.name.family).toBe('Müller');
		expect(card.organisation).toBe('Mein Text');
		expect(card.remark).toContain('Notiz');
		expect(card.phones).toHaveLength(1);
	});
});
