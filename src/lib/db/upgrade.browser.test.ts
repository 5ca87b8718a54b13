import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { BoxDb } from './dexie-box.ts';
import type { Row } from './codec.ts';

it('opens a box of version 1 with everything in it, and gives its contacts the fields that came later', async () => {
	const name = 'kartei-version-1';
	await Dexie.delete(name);
	const old = new Dexie(name);
	old.version(1).stores({
		contacts: 'id, rev, deleted, *relatedIds',
		notes: 'id, rev, deleted, *contactIds, saleId, at',
		meta: 'id'
	});
	const { mergedInto: _later, ...contact } = emptyContact('anna');
	const row = { rev: 1, changed: '', deleted: 0, relatedIds: [] };
	await old.table('contacts').bulkPut([
		{ ...row, id: 'anna', body: { ...contact, remark: 'kept', created: 'a', stamps: {}, deleted: '' } },
		{ ...row, id: 'gone', deleted: 1, body: { id: 'gone', created: 'a', stamps: {}, deleted: 'b' } }
	]);
	await old.table('notes').put({ ...row, id: 'n1', contactIds: ['anna'], at: 5, body: { id: 'n1', text: 'kept' } });
	old.close();

	const box = new BoxDb(name);
	const [anna, gone] = (await box.rows('contacts').toArray()) as (Row & { body: object })[];
	expect(anna?.body).toMatchObject({ remark: 'kept', mergedInto: '' });
	expect(gone?.body).not.toHaveProperty('mergedInto');
	expect(await box.rows('notes').where('contactIds').equals('anna').count()).toBe(1);
	expect(await box.rows('distinctPairs').count()).toBe(0);
	await box.delete();
});
