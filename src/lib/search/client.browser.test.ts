import { afterAll, describe, expect, it, vi } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { openBox } from '#lib/db/box.ts';
import { write } from '#lib/db/write.ts';
import { newId } from '#lib/id.ts';
import type { Note } from '#lib/notes/note.ts';
import { searchIndex } from './client.svelte.ts';

const NOW = Date.UTC(2026, 10, 22);
const settings = { locale: 'de', homeCountry: 'DE' };

function person(given: string, family: string): Contact {
	const empty = emptyContact(newId());
	return { ...empty, name: { ...empty.name, given, family } };
}
function save(contact: Contact) {
	return write({ what: 'contact.create', label: '', now: NOW }, (box) => box.put('contacts', contact));
}
async function names(text: string): Promise<string[]> {
	return (await searchIndex.ask('search', text, 50)).contacts.map((each) => each.row.sortName);
}

describe('the search worker', () => {
	afterAll(async () => (await openBox()).db.delete());

	it('answers from the box, follows its changes, and makes itself anew', async () => {
		const anna = person('Anna', 'Müller');
		await save(anna);
		const early = names('mueller');
		expect(await searchIndex.start(settings)).toEqual({ contacts: 1 });
		expect(await early).toEqual(['Müller, Anna']);

		const before = searchIndex.version;
		await save(person('Bo', 'Lindberg'));
		await vi.waitFor(async () => expect(await names('berg')).toEqual(['Lindberg, Bo']));
		expect(searchIndex.version).toBeGreaterThan(before);
		expect(await searchIndex.ask('list', { sort: 'name' })).toMatchObject({ total: 2 });

		const note: Note = {
			id: newId(),
			contactIds: [anna.id],
			type: 'call',
			direction: 'in',
			at: NOW,
			zone: 'Europe/Berlin',
			minutes: 5,
			outcome: 'reached',
			text: 'Möchte Rotwein',
			saleId: '',
			number: ''
		};
		await write({ what: 'note.create', label: '', now: NOW }, (box) => box.put('notes', note));
		await vi.waitFor(async () => {
			const hits = await searchIndex.ask('search', 'moechte wein', 50);
			expect(hits.documents.map((each) => [each.row.id, each.contacts[0]?.id])).toEqual([[note.id, anna.id]]);
		});
		expect((await searchIndex.ask('rows', [anna.id]))[0]?.lastNoteAt).toBe(NOW);

		await write({ what: 'contact.delete', label: '', now: NOW }, (box) => box.remove('contacts', anna.id));
		await vi.waitFor(async () => expect(await names('mueller')).toEqual([]));

		const { db } = await openBox();
		const rows = await db.rows('contacts').toArray();
		await db.transaction('rw', db.tables, async () => {
			await Promise.all([db.rows('contacts').clear(), db.pages.clear()]);
			await db
				.rows('contacts')
				.bulkPut(rows.filter((row) => row.deleted === 0).map((row) => ({ ...row, id: newId() })));
		});
		await write({ what: 'note.delete', label: '', now: NOW }, (box) => box.remove('notes', note.id));
		await vi.waitFor(async () => expect(await searchIndex.ask('list', { sort: 'name' })).toMatchObject({ total: 1 }));

		await searchIndex.ask('rebuild');
		expect(await names('lindberg')).toEqual(['Lindberg, Bo']);
		expect(await searchIndex.start({ ...settings, locale: 'sv' })).toEqual({ contacts: 1 });
		expect(await names('lindberg')).toEqual(['Lindberg, Bo']);
	});

	it('saves its pages when idle and starts from them', { timeout: 15_000 }, async () => {
		const { db } = await openBox();
		await save(person('Cilla', 'Berg'));
		await vi.waitFor(async () => expect(await db.pages.count()).toBe(2), { timeout: 9000, interval: 200 });
		await searchIndex.start(settings);
		await searchIndex.start({ ...settings, locale: 'sv' });
		expect(await names('berg')).toEqual(['Berg, Cilla', 'Lindberg, Bo']);
	});
});
