import { beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { readAll } from '#lib/db/read.ts';
import { undoEntry } from '#lib/db/undo.ts';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { write } from '#lib/db/write.ts';
import { newNote } from '#lib/notes/note.ts';
import { emptyDraft } from '../draft.ts';
import type { ContactDraft } from '../draft.ts';
import { PRESETS } from '../fill.ts';
import { planImport } from '../plan.ts';
import { existingContacts, keptContacts, storeImport } from './store.ts';

const NOW = Date.UTC(2026, 10, 22);
let lastId = 0;
const id = () => `id-${++lastId}`;

beforeEach(wipeBox);

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
	it('gives a known contact the photo that is all the file has for it, once', async () => {
		await keep(inBox());
		const photo = { type: 'image/png', bytes: new Uint8Array(1) };
		const stored = { id: 'photo', type: 'image/png', bytes: new Uint8Array(1), width: 1, height: 1 };
		const planned = await plan(inFile({ photo }), 'fill');
		expect(planned.counts).toMatchObject({ added: 0, updated: 1, skipped: 0 });
		await storeImport(planned, [{ contactId: 'anna', photo: stored }], { now: NOW });
		expect(await readAll('contacts')).toMatchObject([{ id: 'anna', photoId: 'photo' }]);
		const again = await plan(inFile({ photo }), 'fill');
		expect([again.counts.updated, again.photos.length]).toEqual([0, 0]);
	});
	it('keeps a photo set since the dry run, and stores no other', async () => {
		await keep(inBox());
		const photo = { type: 'image/png', bytes: new Uint8Array(1) };
		const planned = await plan(inFile({ photo }), 'fill');
		await keep({ ...inBox(), photoId: 'mine' });
		const stored = { id: 'photo', type: 'image/png', bytes: new Uint8Array(1), width: 1, height: 1 };
		await storeImport(planned, [{ contactId: 'anna', photo: stored }], { now: NOW });
		expect(await readAll('contacts')).toMatchObject([{ photoId: 'mine' }]);
		expect(await readAll('photos')).toEqual([]);
	});
	it('marks each new contact with its import', async () => {
		const entryId = await storeImport(await plan(inFile({}), 'fill'), [], { now: NOW });
		expect(await readAll('contacts')).toMatchObject([{ importId: entryId, name: { family: 'Berg' } }]);
	});
});

describe('taking an import back', () => {
	const bo = (fields: Partial<ContactDraft> = {}) =>
		inFile({
			displayName: 'Bo Ek',
			name: { prefix: '', given: 'Bo', additional: '', family: 'Ek', suffix: '' },
			emails: [{ type: 'work', value: 'bo@example.com' }],
			...fields
		});
	/** Anna is in the box and gets a nickname and a title; Bo, Eva and Ole are new. */
	async function imported(): Promise<string> {
		await keep({ ...inBox(), title: '' });
		const more = (given: string) =>
			bo({
				displayName: given,
				name: { prefix: '', given, additional: '', family: 'Lind', suffix: '' },
				emails: [{ type: 'work', value: `${given}@example.com` }]
			});
		const drafts = [inFile({ nickname: 'Annie', title: 'Boss' }), bo(), more('Eva'), more('Ole')];
		const planned = planImport(drafts, await existingContacts(), { newId: id, newItemId: id, importId: '' });
		expect(planned.counts).toMatchObject({ added: 3, updated: 1 });
		return storeImport(planned, [], { now: NOW });
	}
	const WEEKS_LATER = NOW + 40 * 86_400_000;
	const byName = async () => (await readAll('contacts')).map(({ name }) => name.given).sort((a, b) => (a < b ? -1 : 1));
	const contactOf = async (given: string) => {
		const found = (await readAll('contacts')).find(({ name }) => name.given === given);
		if (!found) throw new Error(`No ${given}`);
		return found;
	};

	it('takes back what it made and what it changed, weeks later', async () => {
		const entryId = await imported();
		const { kept } = await undoEntry(entryId, WEEKS_LATER);
		expect(kept).toEqual([]);
		expect(await readAll('contacts')).toMatchObject([{ id: 'anna', nickname: '', title: '', imported: [] }]);
	});

	it('keeps and names what was edited or used since, and takes back the rest', async () => {
		const entryId = await imported();
		const [edited, noted] = [await contactOf('Bo'), await contactOf('Eva')];
		await keep({ ...edited, title: 'Owner' });
		await keep({ ...(await contactOf('Anna')), title: 'By hand' });
		await write({ what: 'note.save', now: NOW + 1 }, (box) => {
			const note = newNote({ id: 'note', contactIds: [noted.id], type: 'call', at: NOW, zone: 'Europe/Berlin' });
			box.put('notes', { ...note, text: 'Called' });
		});
		const { kept } = await undoEntry(entryId, WEEKS_LATER);
		expect(await byName()).toEqual(['Anna', 'Bo', 'Eva']);
		expect(await contactOf('Anna')).toMatchObject({ nickname: '', title: 'By hand' });
		expect(await contactOf('Bo')).toMatchObject({ title: 'Owner' });
		const named = await keptContacts(kept);
		expect(named.map(({ displayName, isWhole }) => [displayName, isWhole]).sort()).toEqual([
			['Anna Berg', false],
			['Bo Ek', true],
			['Eva Lind', true]
		]);
		expect(named.find(({ id: kept }) => kept === 'anna')?.keys).toEqual(['title']);
	});

	it('lets the same file come in again', async () => {
		await undoEntry(await imported(), WEEKS_LATER);
		const again = planImport([bo()], await existingContacts(), { newId: id, newItemId: id, importId: '' });
		expect(again.counts).toMatchObject({ added: 1, skipped: 0, doubtful: 0 });
	});
});
