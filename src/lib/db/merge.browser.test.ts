import { beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { openBox } from './box.ts';
import { readBox, replaceBox } from './dump.ts';
import { tidyOnceADay } from './housekeeping.ts';
import { mergeIntoBox } from './merge.ts';
import { readOne, readWithTrash } from './read.ts';
import { undoEntry } from './undo.ts';
import { write } from './write.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);

beforeEach(async () => {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
});

function put(id: string, now: number, fields: Partial<Contact> = {}) {
	return write({ what: 'contact.save', now }, async (box) => {
		const known = await box.get('contacts', id);
		box.put('contacts', { ...(known ?? emptyContact(id)), ...fields });
	});
}

const merge = async (contents: Parameters<typeof mergeIntoBox>[0], now: number) =>
	mergeIntoBox(contents, { what: 'backup.merge', now });

describe('mergeIntoBox', () => {
	it('finds nothing new in the backup of this very box, in whatever order its lists are', async () => {
		await put('c1', NOW, { tags: ['vip', 'abo'], doNotContact: ['visit', 'email'] });
		const { result } = await merge(await readBox(), NOW + 1);
		expect(result).toEqual({ added: 0, changed: 0, deleted: 0, same: 1 });
		expect((await readOne('contacts', 'c1'))?.tags).toEqual(['vip', 'abo']);
	});
	it('joins what two boxes changed apart, and is taken back as one command', async () => {
		await put('c1', NOW, { tags: ['abo'] });
		const common = await readBox();
		await put('c1', NOW + 1, { tags: ['abo', 'vip'] });
		await put('c2', NOW + 1);
		const theirs = await readBox();
		await replaceBox(common, NOW + 2);
		await put('c1', NOW + 3, { source: 'fair' });
		const { entryId, result } = await merge(theirs, NOW + 4);
		expect(result).toEqual({ added: 1, changed: 1, deleted: 0, same: 0 });
		expect(await readOne('contacts', 'c1')).toMatchObject({ tags: ['abo', 'vip'], source: 'fair' });
		await undoEntry(entryId, NOW + 5);
		expect(await readOne('contacts', 'c1')).toMatchObject({ tags: ['abo'], source: 'fair' });
		expect(await readOne('contacts', 'c2')).toBeUndefined();
	});
	it('brings back nothing of a card whose time in the trash is over', async () => {
		await put('c1', NOW - 200 * DAY, { remark: 'secret' });
		const old = await readBox();
		await write({ what: 'contact.delete', now: NOW - 91 * DAY }, (box) => box.remove('contacts', 'c1'));
		await put('c2', NOW);
		await tidyOnceADay(NOW);
		expect((await merge(old, NOW + 1)).result).toEqual({ added: 0, changed: 0, deleted: 0, same: 1 });
		expect(await readWithTrash('contacts', 'c1')).toBeUndefined();
	});
	it('takes a record with fields of a wrong type without them', async () => {
		await put('c1', NOW);
		const box = await readBox();
		const wrong = box.tables.contacts.map((record) => ({ ...record, relations: null, phones: 5, remark: 'stays' }));
		await replaceBox({ ...box, tables: { ...box.tables, contacts: wrong } }, NOW + 1);
		expect(await readOne('contacts', 'c1')).toMatchObject({ relations: [], phones: [], remark: 'stays' });
	});
});
