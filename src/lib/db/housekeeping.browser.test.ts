import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { newFollowUp } from '#lib/follow-ups/follow-up.ts';
import { newNote } from '#lib/notes/note.ts';
import { emptySale } from '#lib/sales/sale.ts';
import { openBox } from './box.ts';
import { readBox, replaceBox } from './dump.ts';
import { tidyOnceADay } from './housekeeping.ts';
import { mergeIntoBox } from './merge.ts';
import { readOne, readWithTrash } from './read.ts';
import { undoEntry } from './undo.ts';
import { write } from './write.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(wipe);
afterEach(wipe);

function add(id: string, now: number) {
	return write({ what: 'contact.create', now }, (box) =>
		box.put('contacts', { ...emptyContact(id), remark: 'secret' })
	);
}
function remove(id: string, now: number) {
	return write({ what: 'contact.delete', now }, (box) => box.remove('contacts', id));
}

async function entries(): Promise<number> {
	return (await openBox()).db.history.count();
}

describe('tidyOnceADay', () => {
	it('forgets commands older than a year', async () => {
		await add('c1', NOW - 366 * DAY);
		await add('c2', NOW - 364 * DAY);
		await add('c3', NOW);
		expect(await tidyOnceADay(NOW)).toEqual({ entries: 1, records: 0 });
		expect(await entries()).toBe(2);
		expect(await readOne('contacts', 'c1')).toBeDefined();
	});
	it('takes the content of what was deleted more than 90 days ago, and keeps the tombstone', async () => {
		await add('old', NOW - 200 * DAY);
		await add('recent', NOW - 200 * DAY);
		await remove('old', NOW - 91 * DAY);
		await remove('recent', NOW - 89 * DAY);
		await add('live', NOW);
		expect(await tidyOnceADay(NOW)).toEqual({ entries: 0, records: 1 });
		const { tables } = await readBox();
		const old = tables.contacts.find(({ id }) => id === 'old');
		expect(Object.keys(old ?? {}).sort()).toEqual(['created', 'deleted', 'id', 'stamps']);
		expect(await readWithTrash('contacts', 'old')).toBeUndefined();
		expect((await readWithTrash('contacts', 'recent'))?.record.remark).toBe('secret');
	});
	it('takes with a contact what was its own, and leaves what others share, what was worked with since, and sales', async () => {
		const owned = (id: string, contactIds: string[], now: number) =>
			write({ what: 'note.log', now }, (box) =>
				box.put('notes', { ...newNote({ id, at: now, zone: 'UTC', contactIds }), text: 'secret' })
			);
		const at = NOW - 200 * DAY;
		await add('old', at);
		await add('other', at);
		await write({ what: 'contact.save', now: at }, async (box) => {
			const [old, other] = [await box.get('contacts', 'old'), await box.get('contacts', 'other')];
			if (!old || !other) throw new Error('gone');
			const photo = { type: 'image/jpeg', width: 1, height: 1, bytes: new Uint8Array([1]) };
			box.addAll('photos', [
				{ ...photo, id: 'own' },
				{ ...photo, id: 'shown' }
			]);
			box.put('contacts', { ...old, photoId: 'own' });
			box.put('contacts', { ...other, photoId: 'shown' });
			box.put('followUps', newFollowUp({ id: 'f', contactId: 'old', kind: 'call', text: 'secret', due: '2026-01-01' }));
			box.put('sales', { ...emptySale('s', 'EUR', '2026-01-01'), contactId: 'old' });
		});
		await owned('own', ['old'], at);
		await owned('shared', ['old', 'other'], at);
		await remove('old', NOW - 91 * DAY);
		await owned('since', ['old'], NOW - 90 * DAY);
		await add('live', NOW);
		expect(await tidyOnceADay(NOW)).toEqual({ entries: 0, records: 4 });
		expect(await readOne('notes', 'own')).toBeUndefined();
		expect(await readWithTrash('notes', 'own')).toBeUndefined();
		expect(await readWithTrash('followUps', 'f')).toBeUndefined();
		expect(await readWithTrash('photos', 'own')).toBeUndefined();
		expect(await readOne('photos', 'shown')).toBeDefined();
		expect(await readOne('notes', 'shared')).toBeDefined();
		expect(await readOne('notes', 'since')).toBeDefined();
		expect(await readOne('sales', 's')).toBeDefined();
	});
	it('runs once a day', async () => {
		await add('c1', NOW);
		expect(await tidyOnceADay(NOW)).toBeDefined();
		expect(await tidyOnceADay(NOW + DAY - 1)).toBeUndefined();
		expect(await tidyOnceADay(NOW + DAY)).toBeDefined();
	});
	it('throws nothing away in a box nobody has used since, whatever the clock says', async () => {
		await add('c1', NOW - DAY);
		await remove('c1', NOW);
		expect(await tidyOnceADay(NOW + 4000 * DAY)).toEqual({ entries: 0, records: 0 });
	});
	it('leaves a box that undo, backup and merge still work on', async () => {
		await add('old', NOW - 200 * DAY);
		const before = await readBox();
		const removed = await remove('old', NOW - 91 * DAY);
		await write({ what: 'note.log', now: NOW }, (box) =>
			box.put('notes', newNote({ id: 'n1', at: NOW, zone: 'Europe/Berlin', contactIds: ['old'] }))
		);
		await tidyOnceADay(NOW);
		const { kept } = await undoEntry(removed.entryId, NOW + 1);
		expect(kept).toMatchObject([{ reason: 'gone', change: { id: 'old' } }]);
		const tidied = await readBox();
		await replaceBox(tidied, NOW + 2);
		expect((await readBox()).tables).toEqual(tidied.tables);
		const again = await mergeIntoBox(tidied, { what: 'backup.merge', now: NOW + 3 });
		expect(again.result).toEqual({ added: 0, changed: 0, deleted: 0, same: 2, conflicts: 0 });
		await mergeIntoBox(before, { what: 'backup.merge', now: NOW + 4 });
		expect(await readOne('contacts', 'old')).toBeUndefined();
	});
});
