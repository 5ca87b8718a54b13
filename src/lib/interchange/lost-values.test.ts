import { describe, expect, it } from 'vitest';
import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { emptyDraft } from './draft.ts';
import type { ContactDraft } from './draft.ts';
import type { PlanOptions } from './import-plan.ts';
import { planImport } from './plan.ts';

let counter = 0;
const newId = () => `id-${++counter}`;
const options: PlanOptions = { newId, newItemId: newId, importId: '' };

function anna(more: Partial<ContactDraft> = {}): ContactDraft {
	const draft = { ...emptyDraft(++counter), displayName: 'Anna Berg', ...more };
	draft.name = { ...draft.name, given: 'Anna', family: 'Berg', ...more.name };
	draft.emails = [{ value: 'anna@berg.example', type: 'work' }];
	return draft;
}

/** The card that two lines of a file become. */
function joined(first: Partial<ContactDraft>, second: Partial<ContactDraft>, more: Partial<PlanOptions> = {}): Contact {
	const drafts = [anna(first), anna(second)];
	const plan = planImport(drafts, [], { ...options, ...more });
	const [contact, ...others] = plan.add;
	if (!contact || others.length > 0) throw new Error('not joined');
	const again = planImport(drafts, plan.add, { ...options, ...more });
	expect(again.counts).toMatchObject({ added: 0, updated: 0, joined: 0, skipped: 2 });
	return contact;
}
const extras = ({ extra }: Contact) => extra.map(({ label, value }) => `${label}: ${value}`);
const name = (given: string, family: string) => ({ name: { ...emptyDraft(0).name, given, family } });

describe('a card twice in a file', () => {
	it.each<[string, Partial<ContactDraft>, Partial<ContactDraft>, string[]]>([
		['another job title', { title: 'Owner' }, { title: 'Director' }, ['Job title: Director']],
		['what the first line has not', {}, { title: 'Director' }, []],
		['the name in capitals', {}, name('ANNA', 'BERG'), []],
		['the name with an initial', {}, name('A.', 'Berg'), []],
		['the year of the birthday', { birthday: '1980-05-17' }, { birthday: '1980' }, []],
		['another birthday', { birthday: '1980-05-17' }, { birthday: '1981' }, ['Birthday: 1981']],
		[
			'a number that is a part of the first',
			{ crm: { customerNumber: '1001' } },
			{ crm: { customerNumber: '100' } },
			['Customer number: 100']
		],
		['the same discount written otherwise', { crm: { discount: '2.5' } }, { crm: { discount: '2.50' } }, []],
		['a code, in words', { crm: { language: 'de' } }, { crm: { language: 'sv' } }, ['Language: Swedish']],
		[
			'a salutation from the prefix',
			{ name: { ...name('Anna', 'Berg').name, prefix: 'Mr' } },
			{ name: { ...name('Anna', 'Berg').name, prefix: 'Mrs' } },
			['Salutation: Ms']
		],
		[
			'a credit limit, with its currency',
			{ crm: { creditLimit: '500', creditCurrency: 'EUR' } },
			{ crm: { creditLimit: '900', creditCurrency: 'USD' } },
			['Credit limit: 900.00 USD']
		],
		[
			'the same limit in another currency',
			{ crm: { creditLimit: '500', creditCurrency: 'EUR' } },
			{ crm: { creditLimit: '500', creditCurrency: 'USD' } },
			['Credit limit: 500.00 USD']
		],
		[
			'until when it is parked, with the reason',
			{ crm: { parkedUntil: '2026-12-01', parkedReason: 'ill' } },
			{ crm: { parkedUntil: '2027-01-01', parkedReason: 'on leave' } },
			['Parked until: 2027-01-01, on leave']
		],
		[
			'why it is parked for good',
			{ crm: { parkedUntil: '2026-12-01' } },
			{ crm: { parkedUntil: 'always', parkedReason: 'moved' } },
			['Parked because: moved']
		],
		[
			'that it is parked for good',
			{ crm: { parkedUntil: '2026-12-01' } },
			{ crm: { parkedUntil: 'always' } },
			['Parked until: always']
		],
		['another stage', { crm: { stage: 'customer' } }, { crm: { stage: 'supplier' } }, ['Stage: supplier']],
		['no stage, after one', { crm: { stage: 'customer' } }, {}, []]
	])('keeps of %s', (_, first, second, expected) => {
		expect(extras(joined(first, second))).toEqual(expected);
	});

	it('takes the stage of the line that first says one, and parks with what the second says', () => {
		const second = { crm: { stage: 'customer', parkedUntil: '2027-01-01', parkedReason: 'on leave' } };
		const card = joined({}, second);
		expect([card.stage, card.parked, extras(card)]).toEqual([
			'customer',
			{ until: '2027-01-01', reason: 'on leave' },
			[]
		]);
		const drafts = [anna(), anna({ crm: { stage: 'customer' } }), anna({ crm: { stage: 'supplier' } })];
		const [third] = planImport(drafts, [], options).add;
		expect(third && [third.stage, ...extras(third)]).toEqual(['customer', 'Stage: supplier']);
	});

	it('keeps another value of an own field, once', () => {
		const customFields: CustomField[] = [{ id: 'shoe', label: 'Shoe', type: 'text' } as CustomField];
		const shoe = (value: string) => ({ extra: [{ label: 'Shoe', value }] });
		const card = joined(shoe('42'), shoe('43'), { customFields });
		expect([card.custom, extras(card)]).toEqual([{ shoe: '42' }, ['Shoe: 43']]);
		expect(extras(joined(shoe('Red Boots'), shoe('red boots'), { customFields }))).toEqual([]);
	});

	it('names the fields in the person’s language', () => {
		const [first, second] = [{ crm: { stage: 'customer' } }, { crm: { stage: 'supplier' } }];
		expect(extras(joined(first, second, { locale: 'de' }))).toEqual(['Stadium: Lieferant']);
	});
});
