import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { openBox } from '#lib/db/box.ts';
import { readBox, replaceBox } from '#lib/db/dump.ts';
import { mergeIntoBox } from '#lib/db/merge.ts';
import { readClock, writeClock } from '#lib/db/meta.ts';
import { forget, goneWith } from '#lib/db/purge.ts';
import { readOne } from '#lib/db/read.ts';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { write } from '#lib/db/write.ts';
import { keepSafetyCopy, safetyCopies } from '#lib/devices/safety/store.ts';
import { newNote } from '#lib/notes/note.ts';
import { cardHistory, latestEntries, putValueBack, undo, undoSummary } from './store.ts';
import { deleteForGood, putBack, trash } from './trash/store.ts';

const NOW = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;

beforeEach(wipeBox);
afterEach(wipeBox);

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
		const list = await trash(50)();
		expect(list).toMatchObject([
			{ table: 'notes', name: 'Wants a sofa', deletedAt: NOW + DAY, emptiedAt: NOW + 91 * DAY },
			{ table: 'contacts', name: 'Berg GmbH' }
		]);
		expect(await trash(1)()).toHaveLength(1);
		const [note] = list;
		if (!note) throw new Error('nothing listed');
		const entryId = await putBack([note], NOW + 2 * DAY);
		expect(await readOne('notes', 'n1')).toBeDefined();
		expect(await trash(50)()).toHaveLength(1);
		await undo(entryId, NOW + 3 * DAY);
		expect(await readOne('notes', 'n1')).toBeUndefined();
	});
	it('is searched by name, and puts many back as one command', async () => {
		await fill();
		await remove('contacts', 'c1', NOW + 1);
		await remove('notes', 'n1', NOW + 2);
		expect((await trash(50, 'BERG')()).map(({ id }) => id)).toEqual(['c1']);
		expect(await trash(50, 'nobody')()).toEqual([]);
		const entryId = await putBack(await trash(50)(), NOW + 3);
		expect(await trash(50)()).toEqual([]);
		await undo(entryId, NOW + 4);
		expect(await trash(50)()).toHaveLength(2);
	});
	it('forgets what is deleted for good, in the history too', async () => {
		await fill();
		await write({ what: 'note.save', label: 'Berg GmbH', now: NOW + 1 }, async (box) => {
			const note = await box.get('notes', 'n1');
			if (note) box.put('notes', { ...note, text: 'Wants two sofas' });
		});
		await remove('contacts', 'c1', NOW + 2);
		await deleteForGood(await trash(50)(), NOW + 3);
		expect(await trash(50)()).toEqual([]);
		expect(await readOne('notes', 'n1')).toBeUndefined();
		expect(JSON.stringify(await readBox())).not.toMatch(/sofa|Berg/);
	});
});

describe('deleting for good', () => {
	it('leaves nothing in the copies this device kept of the whole box, nor in the entry of a large import', async () => {
		await fill();
		await write({ what: 'import.contacts', now: NOW + 1 }, async (box) => {
			const card = await box.get('contacts', 'c1');
			box.addAll(
				'contacts',
				Array.from({ length: 60 }, (_, at) => emptyContact(`x${at}`))
			);
			if (card) box.put('contacts', { ...card, remark: 'imported secret' });
		});
		await keepSafetyCopy('merge', NOW + 2);
		expect(await safetyCopies()()).toHaveLength(1);
		await remove('contacts', 'c1', NOW + 3);
		await deleteForGood(await trash(50)(), NOW + 4);
		expect(await safetyCopies()()).toEqual([]);
		const { db } = await openBox();
		expect(await db.meta.where('id').startsWith('safety-copy/').count()).toBe(0);
		expect(JSON.stringify(await readBox())).not.toMatch(/secret|sofa|Berg/);
	});
	it('that was stopped before the records went can be tried again', async () => {
		await fill();
		await remove('contacts', 'c1', NOW + 1);
		const list = await trash(50)();
		await forget(await goneWith(list));
		expect(await trash(50)()).toEqual(list);
		await deleteForGood(list, NOW + 2);
		expect(JSON.stringify(await readBox())).not.toMatch(/sofa|Berg/);
	});
});

describe('cardHistory', () => {
	it('has what touched the card, its notes, and very many cards at once, the latest first', async () => {
		await fill();
		const many = Array.from({ length: 60 }, (_, at) => emptyContact(`x${at}`));
		await write({ what: 'import.contacts', now: NOW + 1 }, async (box) => {
			const card = await box.get('contacts', 'c1');
			box.addAll('contacts', many);
			if (card) box.put('contacts', { ...card, remark: 'imported' });
		});
		await write({ what: 'contact.create', now: NOW + 2 }, (box) => box.put('contacts', emptyContact('other')));
		await remove('notes', 'n1', NOW + 3);
		const history = await cardHistory('c1')();
		expect(history.entries.map(({ what }) => what)).toEqual(['contact.delete', 'import.contacts', 'contact.create']);
		expect(history.entries[1]?.changes).toHaveLength(1);
		expect(history).toMatchObject({ name: 'Berg GmbH', knownFrom: NOW });
		await putValueBack('c1', 'remark', '', NOW + 4);
		expect((await readOne('contacts', 'c1'))?.remark).toBe('');
	});
});

describe('the joining of two boxes', () => {
	it('is taken back where it was done, and refused by name on the other device: there it made the originals', async () => {
		const empty = await readBox();
		await fill();
		const theirs = await readBox();
		await replaceBox(empty, NOW + 1);
		const { entryId } = await mergeIntoBox(theirs, { what: 'folder.merge', now: NOW + 2 });
		const { db } = await openBox();
		const here = await readClock(db);
		await writeClock(db, { ...here, device: 'zzzzzzzzzz' });
		const before = JSON.stringify(await readBox());
		await expect(undoSummary(entryId, false)).rejects.toMatchObject({ code: 'elsewhere' });
		await expect(undo(entryId, NOW + 3)).rejects.toMatchObject({ code: 'elsewhere' });
		expect(JSON.stringify(await readBox())).toBe(before);
		await writeClock(db, here);
		await undo(entryId, NOW + 3);
		expect(await readOne('contacts', 'c1')).toBeUndefined();
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
	it('finds those of one kind among many others', async () => {
		await fill();
		const removed = await remove('contacts', 'c1', NOW + 1);
		for (let at = 0; at < 210; at++)
			await write({ what: 'contact.create', now: NOW + 2 + at }, (box) => box.put('contacts', emptyContact(`x${at}`)));
		expect((await latestEntries(50, 'deletions')()).map(({ id }) => id)).toEqual([removed.entryId]);
		expect(await latestEntries(50, 'imports')()).toEqual([]);
	});
});
