import { describe, expect, it } from 'vitest';
import type { Field } from '../csv/fields.ts';
import { fieldsOfLayout, layoutId, layoutOf, newOwnFields } from './layout.ts';

const NAMES = ['Name', 'Hobby', 'Hobby', '__proto__', 'constructor', ''];
const FIELDS: Field[] = ['displayName', 'own.Hobby', 'skip', 'extra', 'phone.work', 'own.a.b'];

describe('layoutId', () => {
	it('is the same for the same titles, however written, and another for others', async () => {
		const id = await layoutId(['E-Mail', 'Straße']);
		expect(id).toMatch(/^[\da-f]{32}$/);
		expect(await layoutId(['e-mail ', 'STRASSE'])).toBe(id);
		expect(await layoutId(['Straße', 'E-Mail'])).not.toBe(id);
		expect(await layoutId(['E-Mail Straße'])).not.toBe(id);
	});
	it('is none without titles', async () => {
		expect(await layoutId(['', ' '])).toBe('');
		expect(await layoutId([])).toBe('');
	});
});

describe('a kept layout', () => {
	it('gives the columns back, titles that come twice and hostile ones too', () => {
		const layout = layoutOf('x', NAMES, FIELDS);
		expect(fieldsOfLayout(JSON.parse(JSON.stringify(layout)) as typeof layout, NAMES)).toEqual(FIELDS);
	});
	it('with a field nobody knows keeps the column as an extra one', () => {
		expect(
			fieldsOfLayout({ id: 'x', columns: { '1. Name': 'phone.moon', '2. B': 'own.' } }, ['Name', 'B', 'C'])
		).toEqual(['extra', 'extra', 'extra']);
	});
});

describe('newOwnFields', () => {
	it('makes each missing one once', () => {
		const existing = [
			{ id: 'f', label: 'Hobby', type: 'text', choices: [], sensitive: false, position: 0 } as const
		].map((field) => ({ ...field, choices: [] }));
		const fields: Field[] = ['own.Hobby', 'own.Color', 'own.Color', 'extra'];
		expect(newOwnFields(fields, existing, () => 'new')).toEqual([
			{ id: 'new', label: 'Color', type: 'text', choices: [], sensitive: false, position: 1 }
		]);
	});
});
