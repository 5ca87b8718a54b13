import { describe, expect, it } from 'vitest';
import { displayName } from '#lib/contacts/name.ts';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { sampleBox } from '#lib/demo/sample.ts';
import { newFollowUp } from '#lib/follow-ups/follow-up.ts';
import { missedCount } from '#lib/follow-ups/recurrence.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import { totals } from '#lib/sales/sale-money.ts';
import { emptySale } from '#lib/sales/sale.ts';
import type { Sale } from '#lib/sales/sale.ts';
import { defaultSettings } from '#lib/shell/settings.ts';
import { repaired } from './repaired.ts';
import type { TableName } from './schema.ts';
import { stampDeleted, stampNew } from './stamps.ts';
import { emptied } from './tombstone.ts';

const STAMP = '000001795334649-000000-dev';
const TODAY = '2026-11-22';
const damaged = (record: { id: string }, wrong: Record<string, unknown>) => stampNew({ ...record, ...wrong }, STAMP);

describe('repaired', () => {
	it('leaves what is right as it is, to the byte', () => {
		let last = 0;
		const newId = () => `id${last++}`;
		const { contacts, notes, followUps, sales } = sampleBox({
			locale: 'de',
			today: TODAY,
			now: Date.UTC(2026, 10, 22),
			zone: 'Europe/Berlin',
			currency: 'EUR',
			vatRate: 1900,
			newId
		});
		const tables: Partial<Record<TableName, readonly { id: string }[]>> = {
			contacts: [...contacts, emptyContact('empty')],
			notes,
			followUps,
			sales,
			products: [
				{
					id: 'p',
					name: 'Hour',
					unit: 'h',
					price: 9000,
					currency: 'EUR',
					vatRate: 1900,
					archived: false
				} as object as { id: string }
			],
			settings: [defaultSettings('SE')]
		};
		for (const [table, records] of Object.entries(tables)) {
			for (const record of records) {
				const stored = stampNew(record, STAMP);
				expect(JSON.stringify(repaired(table as TableName, stored))).toBe(JSON.stringify(stored));
			}
		}
	});
	it('fills what is missing or of another type, and keeps what it does not know', () => {
		const wrong = {
			name: 'Berg',
			phones: 'none',
			emails: [null, { value: 5 }, { id: 'e', value: 'a@b.se' }],
			tags: [1, 'vip'],
			custom: [],
			later: 1
		};
		const contact = repaired('contacts', damaged({ id: 'c' }, wrong)) as unknown as Contact;
		expect(contact).toMatchObject({
			id: 'c',
			created: STAMP,
			stage: 'lead',
			phones: [],
			tags: ['vip'],
			custom: {},
			later: 1
		});
		expect(contact.emails).toEqual([{ id: 'e', position: 0, type: '', value: 'a@b.se' }]);
		expect(displayName(contact)).toBe('a@b.se');
	});
	it('gives money whole numbers and a series a step, which the rules rely on', () => {
		const line = { id: 'l', quantity: 1.5, unitPrice: '9', discount: null, vatRate: Number.NaN };
		const sale = repaired('sales', damaged(emptySale('s', 'EUR', TODAY), { lines: [line] })) as unknown as Sale;
		expect(totals(sale).gross).toBe(0);
		const followUp = newFollowUp({ id: 'f', contactId: '', kind: 'call', text: '', due: '2026-11-01' });
		const series = damaged(followUp, {
			recurrence: { mode: 'every', unit: 'day', interval: 0 },
			anchor: 'soon',
			occurrence: TODAY
		});
		const mended = repaired('followUps', series) as unknown as FollowUp;
		expect(mended).toMatchObject({ recurrence: { interval: 1, until: '' }, anchor: '' });
		expect(missedCount({ ...mended, anchor: '2026-11-01', occurrence: '2026-11-20' }, TODAY)).toBe(2);
	});
	it('leaves a tombstone without content', () => {
		const tombstone = emptied(stampDeleted(damaged({ id: 'c' }, {}), `${STAMP}0`));
		expect(repaired('contacts', tombstone)).toEqual(tombstone);
	});
});
