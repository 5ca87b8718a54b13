import { describe, expect, it } from 'vitest';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { contactOf, draftOf } from './draft-contact.ts';
import { emptyDraft } from './draft.ts';
import type { ContactDraft } from './draft.ts';

function convert(fields: Partial<ContactDraft>, customFields: readonly CustomField[] = []) {
	let count = 0;
	return contactOf(
		{ ...emptyDraft(1), displayName: 'Anna', ...fields },
		{
			newId: () => 'c1',
			newItemId: () => `i${++count}`,
			importId: 'import-1',
			e164: (phone) => (phone.startsWith('0') ? `+49${phone.slice(1)}` : ''),
			customFields
		}
	);
}

const name = (prefix: string) => ({ prefix, given: 'Anna', additional: '', family: 'Berg', suffix: '' });

describe('contactOf', () => {
	it('gives ids, positions and E.164 numbers', () => {
		const phones = [
			{ value: '0621', type: 'work' },
			{ value: 'x', type: 'Werkstatt' }
		];
		expect(convert({ phones }).phones).toEqual([
			{ id: 'i1', position: 0, value: '0621', type: 'work', e164: '+49621' },
			{ id: 'i2', position: 1, value: 'x', type: 'Werkstatt', e164: '' }
		]);
		expect(convert({})).toMatchObject({ id: 'c1', importId: 'import-1', stage: 'lead' });
	});

	it.each([
		['Herr Dr.', 'mr', 'Dr.'],
		['Frau', 'ms', ''],
		['Mrs.', 'ms', ''],
		['Dr.', '', 'Dr.'],
		['Freiherr', '', 'Freiherr']
	])('reads the prefix %j as salutation %j and title %j', (prefix, salutation, title) => {
		expect(convert({ name: name(prefix) })).toMatchObject({ salutation, name: { prefix: title } });
	});

	it('calls a contact without any name what the file shows', () => {
		expect(convert({ displayName: 'Ringstr. 5' }).name.given).toBe('Ringstr. 5');
		expect(convert({ displayName: 'a@b.de', emails: [{ value: 'a@b.de', type: 'work' }] }).name.given).toBe('');
	});

	it('takes extra columns named like a custom field as its value', () => {
		const field: CustomField = {
			id: 'f1',
			label: 'Rabatt',
			type: 'number',
			choices: [],
			sensitive: false,
			position: 0
		};
		const extra = [
			{ label: 'Rabatt', value: '12' },
			{ label: 'Rabatt', value: '13' },
			{ label: '__proto__', value: 'x' }
		];
		const contact = convert({ extra }, [field]);
		expect(contact.custom).toEqual({ f1: 12 });
		expect(contact.extra.map(({ label, value }) => `${label}=${value}`)).toEqual(['Rabatt=13', '__proto__=x']);
		expect(convert({ extra: [{ label: 'Rabatt', value: 'viel' }] }, [field]).extra).toHaveLength(1);
	});

	it('is undone by draftOf', () => {
		const draft: ContactDraft = {
			...emptyDraft(0),
			displayName: 'Dr. Anna Berg',
			name: name('Dr.'),
			uid: 'u1',
			tags: ['x'],
			crm: { salutation: 'ms', stage: 'customer', source: 'Messe' },
			extra: [{ label: 'Hobby', value: 'Segeln' }]
		};
		expect(draftOf(convert(draft))).toEqual(draft);
	});
});
