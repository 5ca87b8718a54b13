import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { openBox } from '#lib/db/box.ts';
import { readOne } from '#lib/db/read.ts';
import { write } from '#lib/db/write.ts';
import { newNote } from '#lib/notes/note.ts';
import { latestEntries, putBack, trash, undo } from './store.ts';

const NOW = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(wipe);
afterEach(wipe);

async function fill(): Promise<void> {
	await write({ what: 'contact.create', label: 'Berg', now: NOW }, (box) => {
		box.put('contacts', { ...emptyContact('c1'), organisation: 'Berg GmbH', kind: 'organisation' });
		box.put('notes', { ...newNote({ id: 'n1', at: NOW, zone: 'UTC', contactIds: ['c1'] }), text: 'Wants a sofa' });
	});
}
const remove = (table: 'contacts' | 'notes', id: string, now: number) =>
	write({ what: 'contact.delete', now }, (box) => box.remove(table, id));

describe('the trash', () => {
	it('lists what was deleted, the latest first, with the days left, and puts it back', async () => {
		await fill();
		await remove('contacts', 'c1', NOW + 1);
		await remove('notes', 'n1', NOW + DAY);
		const list = await trash(50, NOW + 2 * DAY)();
		expect(list).toMatchObject([
			{ table: 'notes', name: 'Wants a sofa', deletedAt: NOW + DAY, daysLeft: 89 },
			{ table: 'contacts', name: 'Berg GmbH', daysLeft: 89 }
		]);
		expect(await trash(1, NOW)()).toHaveLength(1);
		const [note] = list;
		if (!note) throw new Error('nothing listed');
		const entryId = await putBack(note, NOW + 2 * DAY);
		expect(await readOne('notes', 'n1')).toBeDefined();
		expect(await trash(50, NOW)()).toHaveLength(1);
		await undo(entryId, NOW + 3 * DAY);
		expect(await readOne('notes', 'n1')).toBeUndefined();
	});
});

describe('latestEntries', () => {
	it('says which entries stand taken back', async () => {
		await fill();
		const removed = await remove('contacts', 'c1', NOW + 1);
		const first = await undo(removed.entryId, NOW + 2);
		const undone = async () => (await latestEntries(10)()).filter(({ isUndone }) => isUndone).map(({ id }) => id);
		expect(await undone()).toEqual([removed.entryId]);
		await undo(first.entryId, NOW + 3);
		expect(await undone()).toEqual([first.entryId]);
		expect((await latestEntries(2)()).map(({ at }) => at)).toEqual([NOW + 3, NOW + 2]);
	});
});
