import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { openBox } from './box.ts';
import { BoxFailure } from './failures.ts';
import { readOne, readRows } from './read.ts';
import { readEntry, undoEntry } from './undo.ts';
import { write } from './write.ts';
import type { Command } from './command.ts';

const NOW = Date.UTC(2026, 10, 22);
let clock = NOW;
const save: Command = { what: 'contact.save', now: NOW };

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(wipe);
afterEach(wipe);

function person(id: string, family: string): Contact {
	const contact = emptyContact(id);
	return { ...contact, name: { ...contact.name, family } };
}

async function put(contact: Contact): Promise<string> {
	const done = await write({ ...save, now: ++clock }, async (box) => {
		await box.get('contacts', contact.id);
		box.put('contacts', contact);
	});
	return done.entryId;
}

describe('write', () => {
	it('stores record, history entry and clock together, durably', async () => {
		const { db } = await openBox();
		const entryId = await put(person('c1', 'Berg'));
		const durability = await db.transaction('rw', db.meta, async (tx) => {
			await db.meta.count();
			return (tx as unknown as { idbtrans: IDBTransaction }).idbtrans.durability;
		});
		expect(durability).toBe('strict');
		expect((await readOne('contacts', 'c1'))?.name.family).toBe('Berg');
		expect((await readEntry(entryId))?.changes).toEqual([{ table: 'contacts', id: 'c1', kind: 'created' }]);
		expect((await db.rows('contacts').get('c1'))?.rev).toBe(1);
	});
	it('stores nothing where nothing changed', async () => {
		await put(person('c1', 'Berg'));
		expect(await put(person('c1', 'Berg'))).toBe('');
	});
	it('stores nothing of a command that fails half-way', async () => {
		await expect(
			write(save, (box) => {
				box.put('contacts', person('c1', 'Berg'));
				throw new TypeError('a bug');
			})
		).rejects.toThrow(TypeError);
		await expect(
			write(save, (box) => {
				box.addAll('contacts', [
					person('c2', 'Ek'),
					{ ...person('c3', 'Alm'), remark: (() => 1) as unknown as string }
				]);
			})
		).rejects.toThrow(BoxFailure);
		expect(await readRows('contacts', (rows) => rows.toArray())).toEqual([]);
	});
	it('stores nothing of a command that was cancelled while writing', async () => {
		const stop = new AbortController();
		const many = Array.from({ length: 3000 }, (_, at) => person(`c${at}`, 'Berg'));
		const run = write({ ...save, signal: stop.signal, onProgress: () => stop.abort() }, (box) =>
			box.addAll('contacts', many)
		);
		await expect(run).rejects.toMatchObject({ code: 'cancelled' });
		expect(await readRows('contacts', (rows) => rows.toArray())).toEqual([]);
	});
	it('loses no edit of two writers on one card', async () => {
		await put(person('c1', 'Berg'));
		const add = (tag: string) =>
			write(save, async (box) => {
				const contact = await box.get('contacts', 'c1');
				if (!contact) throw new Error('gone');
				box.put('contacts', { ...contact, tags: [...contact.tags, tag] });
			});
		await Promise.all(Array.from({ length: 40 }, (_, at) => add(`t${at}`)));
		expect((await readOne('contacts', 'c1'))?.tags).toHaveLength(40);
	});
	it('changes the record that a new one with its id would replace', async () => {
		const created = await put(person('c1', 'Berg'));
		await put({ ...person('c1', 'Berg'), source: 'fair' });
		const again = await write({ ...save, now: ++clock }, (box) => box.put('contacts', person('c1', 'Bergh')));
		expect((await readEntry(again.entryId))?.changes).toMatchObject([{ id: 'c1', kind: 'changed' }]);
		expect((await readOne('contacts', 'c1'))?.created).toBe((await readEntry(created))?.stamp);
		await undoEntry(again.entryId, ++clock);
		expect(await readOne('contacts', 'c1')).toMatchObject({ name: { family: 'Berg' }, source: 'fair' });
	});
	it('takes a record out of the trash that is put again as it was', async () => {
		const created = await put(person('c1', 'Berg'));
		await undoEntry(created, ++clock);
		const again = await write({ ...save, now: ++clock }, (box) => box.put('contacts', person('c1', 'Berg')));
		expect((await readEntry(again.entryId))?.changes).toMatchObject([{ id: 'c1', kind: 'revived' }]);
		expect(await readOne('contacts', 'c1')).toMatchObject({ name: { family: 'Berg' } });
		await undoEntry(again.entryId, ++clock);
		expect(await readOne('contacts', 'c1')).toBeUndefined();
	});
	it('gives rising stamps also when the clock goes back', async () => {
		const stampOf = async (id: string) => (await readEntry(id))?.stamp ?? '';
		const first = await stampOf(await put(person('c1', 'Berg')));
		const done = await write({ ...save, now: 5 }, (box) => box.put('contacts', person('c2', 'Ek')));
		expect((await stampOf(done.entryId)) > first).toBe(true);
	});
});

describe('undoEntry', () => {
	it('takes back a creation, a change and a deletion, and its own undoing', async () => {
		const created = await put(person('c1', 'Berg'));
		const changed = await put({ ...person('c1', 'Bergh'), tags: ['vip'] });
		await undoEntry(changed, ++clock);
		expect(await readOne('contacts', 'c1')).toMatchObject({ name: { family: 'Berg' }, tags: [] });
		const removed = await write({ what: 'contact.delete', now: ++clock }, (box) => box.remove('contacts', 'c1'));
		expect(await readOne('contacts', 'c1')).toBeUndefined();
		await undoEntry(removed.entryId, ++clock);
		expect(await readOne('contacts', 'c1')).toBeDefined();
		const undone = await undoEntry(created, ++clock);
		expect(await readOne('contacts', 'c1')).toBeUndefined();
		await undoEntry(undone.entryId, ++clock);
		expect(await readOne('contacts', 'c1')).toBeDefined();
	});
	it('keeps what was changed since, and names it', async () => {
		await put(person('c1', 'Berg'));
		const changed = await put({ ...person('c1', 'Bergh'), source: 'fair' });
		await put({ ...person('c1', 'Bergström'), source: 'fair' });
		const { kept } = await undoEntry(changed, ++clock);
		expect(kept).toMatchObject([{ reason: 'changed', keys: ['name'] }]);
		expect(await readOne('contacts', 'c1')).toMatchObject({ name: { family: 'Bergström' }, source: '' });
	});
});
