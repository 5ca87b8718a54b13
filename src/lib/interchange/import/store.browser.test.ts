import { beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { openBox } from '#lib/db/box.ts';
import { readAll } from '#lib/db/read.ts';
import { write } from '#lib/db/write.ts';
import { emptyDraft } from '../draft.ts';
import type { ContactDraft } from '../draft.ts';
import { PRESETS } from '../fill.ts';
import { planImport } from '../plan.ts';
import { existingContacts, storeImport } from './store.ts';

const NOW = Date.UTC(2026, 10, 22);
let lastId = 0;
const id = () => `id-${++lastId}`;

beforeEach(async () => {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
});

const inBox = (): Contact => ({
	...emptyContact('anna'),
	name: { prefix: '', given: 'Anna', additional: '', family: 'Berg', suffix: '' },
	title: 'Old',
	emails: [{ id: 'e1', position: 0, type: 'work', value: 'anna@example.com' }]
});

const inFile = (fields: Partial<ContactDraft>): ContactDraft => ({
	...emptyDraft(1),
	displayName: 'Anna Berg',
	name: { prefix: '', given: 'Anna', additional: '', family: 'Berg', suffix: '' },
	emails: [{ type: 'work', value: 'anna@example.com' }],
	...fields
});

async function keep(contact: Contact): Promise<void> {
	await write({ what: 'contact.save', now: NOW }, async (box) => {
		await box.get('contacts', contact.id);
		box.put('contacts', contact);
	});
}

async function plan(draft: ContactDraft, preset: keyof typeof PRESETS) {
	return planImport([draft], await existingContacts(), {
		newId: id,
		newItemId: id,
		importId: '',
		rules: PRESETS[preset]
	});
}

describe('storeImport', () => {
	it('lets the file win where it is told to', async () => {
		await keep(inBox());
		await storeImport(await plan(inFile({ title: 'New' }), 'overwrite'), [], { now: NOW });
		expect((await readAll('contacts')).map(({ title }) => title)).toEqual(['New']);
	});
	it('fills what is missing and keeps what is there', async () => {
		await keep(inBox());
		await storeImport(await plan(inFile({ title: 'New', nickname: 'Annie' }), 'fill'), [], { now: NOW });
		expect(await readAll('contacts')).toMatchObject([{ title: 'Old', nickname: 'Annie' }]);
	});
	it('keeps what somebody changed since the dry run', async () => {
		await keep(inBox());
		const planned = await plan(inFile({ title: 'New', nickname: 'Annie' }), 'overwrite');
		await keep({ ...inBox(), title: 'By hand' });
		await storeImport(planned, [], { now: NOW });
		expect(await readAll('contacts')).toMatchObject([{ title: 'By hand', nickname: 'Annie' }]);
	});
	it('marks each new contact with its import', async () => {
		const entryId = await storeImport(await plan(inFile({}), 'fill'), [], { now: NOW });
		expect(await readAll('contacts')).toMatchObject([{ importId: entryId, name: { family: 'Berg' } }]);
	});
});
