import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { newId } from '#lib/id.ts';
import { forgetBoxMark, openBox } from './box.ts';
import { RawBox } from './raw-box.ts';
import { write } from './write.ts';

const NOW = Date.UTC(2026, 10, 22);

function addContact(id = newId()): Promise<unknown> {
	return write({ what: 'contact.create', label: '', now: NOW }, (box) => box.put('contacts', emptyContact(id)));
}

async function deleteBox(): Promise<void> {
	const { db } = await openBox();
	await db.delete();
	forgetBoxMark();
}

describe('the box as a worker reads it', () => {
	// Another test file may have left its mark.
	beforeEach(forgetBoxMark);
	afterEach(deleteBox);

	it('says that there is no box yet, and does not make one', async () => {
		const raw = new RawBox('kartei-none');
		await expect(raw.rev()).rejects.toMatchObject({ code: 'connectionLost' });
		expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('kartei-none');
	});

	it('finds the box once the page has made it', async () => {
		const raw = new RawBox();
		await expect(raw.rev()).rejects.toMatchObject({ code: 'connectionLost' });
		await openBox();
		expect(await raw.rev()).toBe(0);
	});

	it('reads all rows in batches, those after a change, and those of an index', async () => {
		const raw = new RawBox();
		const ids = [newId(), newId(), newId()];
		for (const id of ids) await addContact(id);
		const batches: string[][] = [];
		for await (const rows of raw.allRows('contacts', 2)) batches.push(rows.map(({ id }) => id));
		expect(batches).toEqual([ids.slice(0, 2), ids.slice(2)]);
		expect(await raw.rev()).toBe(3);
		expect(await raw.countLive('contacts')).toBe(3);
		expect((await raw.rowsAbove('contacts', 1)).map(({ id }) => id)).toEqual(ids.slice(1));
		expect(await raw.rowsAbove('contacts', 3)).toEqual([]);
		expect(await raw.rowsIn('followUps', 'openDue')).toEqual([]);
	});

	it('keeps pages and forgets them', async () => {
		const raw = new RawBox();
		await openBox();
		await raw.putPage('contacts', { text: 'a' });
		expect(await raw.getPage('contacts')).toEqual({ text: 'a' });
		expect(await raw.hasPage('contacts')).toBe(true);
		await raw.clearPages();
		expect(await raw.getPage('contacts')).toBeUndefined();
		expect(await raw.hasPage('contacts')).toBe(false);
	});

	it('lets the box be deleted, and reads the next one', async () => {
		const raw = new RawBox();
		await addContact();
		expect(await raw.rev()).toBe(1);
		await deleteBox();
		await expect(raw.rev()).rejects.toMatchObject({ code: 'connectionLost' });
		await openBox();
		expect(await raw.rev()).toBe(0);
	});

	it('names what the database refuses, and works on', async () => {
		const raw = new RawBox();
		await openBox();
		await expect(raw.rowsIn('contacts', 'nothing')).rejects.toMatchObject({ name: 'BoxFailure' });
		await expect(raw.putPage('a', () => 1)).rejects.toMatchObject({ name: 'BoxFailure' });
		expect(await raw.rev()).toBe(0);
	});
});
