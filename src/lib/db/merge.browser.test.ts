import { beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { openBox } from './box.ts';
import { readBox, replaceBox } from './dump.ts';
import { tidyOnceADay } from './housekeeping.ts';
import { mergeIntoBox } from './merge.ts';
import { forget, forgetNoted, noteToForget, purge } from './purge.ts';
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
		expect(result).toEqual({ added: 0, changed: 0, deleted: 0, same: 1, conflicts: 0 });
		expect((await readOne('contacts', 'c1'))?.tags).toEqual(['abo', 'vip']);
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
		expect(result).toEqual({ added: 1, changed: 1, deleted: 0, same: 0, conflicts: 0 });
		expect(await readOne('contacts', 'c1')).toMatchObject({ tags: ['abo', 'vip'], source: 'fair' });
		await undoEntry(entryId, NOW + 5);
		expect(await readOne('contacts', 'c1')).toMatchObject({ tags: ['abo'], source: 'fair' });
		expect(await readOne('contacts', 'c2')).toBeUndefined();
	});
	it('ends with the same bytes on both sides, and keeps what each of them lost in the history of both', async () => {
		await put('c1', NOW, { remark: 'first', tags: ['b', 'a'] });
		const common = await readBox();
		await put('c1', NOW + 1, { remark: 'phone', title: 'Dr.' });
		const phone = await readBox();
		await replaceBox(common, NOW + 2);
		await put('c1', NOW + 3, { remark: 'laptop', tags: ['c', 'b'] });
		const laptop = await readBox();
		const { entryId, result } = await merge(phone, NOW + 4);
		expect(result).toMatchObject({ changed: 1, conflicts: 1 });
		const joined = await readBox();
		const entry = joined.history.find(({ id }) => id === entryId);
		expect(entry?.changes[0]?.conflicts).toMatchObject([{ key: 'remark', kept: 'laptop', lost: 'phone' }]);
		expect(joined.history.map(({ id }) => id)).toEqual(expect.arrayContaining(phone.history.map(({ id }) => id)));
		await replaceBox(phone, NOW + 5);
		await merge(laptop, NOW + 6);
		await merge(joined, NOW + 7);
		expect(JSON.stringify((await readBox()).tables)).toBe(JSON.stringify(joined.tables));
	});
	it('leaves no entry where only history comes in, and writes nothing the second time', async () => {
		await put('c1', NOW, { remark: 'here' });
		const { history, ...here } = await readBox();
		const [own] = history;
		if (!own) throw new Error('no history');
		const foreign = { ...own, id: '01930000-0000-7000-8000-000000000000', device: 'other' };
		expect((await merge({ ...here, history: [foreign] }, NOW + 1)).entryId).toBe('');
		const { history: both, rev } = await readBox();
		expect(both).toHaveLength(2);
		await merge({ ...here, history: [foreign] }, NOW + 2);
		expect((await readBox()).rev).toBe(rev);
	});
	it('shows a deletion that came after an edit the other side had not seen, and can take the card back', async () => {
		await put('c1', NOW, { remark: 'first' });
		const common = await readBox();
		await put('c1', NOW + 1, { remark: 'edited' });
		const edited = await readBox();
		await replaceBox(common, NOW + 2);
		await write({ what: 'contact.delete', now: NOW + 3 }, (box) => box.remove('contacts', 'c1'));
		const { result } = await merge(edited, NOW + 4);
		expect(result).toMatchObject({ conflicts: 1, deleted: 0 });
		const last = (await readBox()).history.at(-1);
		expect(last?.changes[0]?.conflicts).toMatchObject([{ key: '', lost: true }]);
	});
	it('brings back nothing of a card whose time in the trash is over', async () => {
		await put('c1', NOW - 200 * DAY, { remark: 'secret' });
		const old = await readBox();
		await write({ what: 'contact.delete', now: NOW - 91 * DAY }, (box) => box.remove('contacts', 'c1'));
		await put('c2', NOW);
		await tidyOnceADay(NOW);
		expect((await merge(old, NOW + 1)).result).toEqual({ added: 0, changed: 0, deleted: 0, same: 1, conflicts: 0 });
		expect(await readWithTrash('contacts', 'c1')).toBeUndefined();
	});
	it('ends with the same bytes where one side emptied its trash and the card lies in the trash of the other', async () => {
		await put('c1', NOW - 200 * DAY, { remark: 'secret' });
		await write({ what: 'contact.delete', now: NOW - 91 * DAY }, (box) => box.remove('contacts', 'c1'));
		await put('c2', NOW);
		const trashed = await readBox();
		await tidyOnceADay(NOW);
		const emptied = await readBox();
		await replaceBox(trashed, NOW + 1);
		await merge(emptied, NOW + 2);
		expect(JSON.stringify((await readBox()).tables)).toBe(JSON.stringify(emptied.tables));
		expect(await readWithTrash('contacts', 'c1')).toBeUndefined();
	});
	it('takes a card that lost its content elsewhere off the table, and undo brings all of it back', async () => {
		await put('c1', NOW - 200 * DAY, { remark: 'secret', tags: ['vip'] });
		const live = await readBox();
		await write({ what: 'contact.delete', now: NOW - 91 * DAY }, (box) => box.remove('contacts', 'c1'));
		await put('c2', NOW);
		await tidyOnceADay(NOW);
		const emptied = await readBox();
		await replaceBox(live, NOW + 1);
		const { entryId, result } = await merge(emptied, NOW + 2);
		expect(result).toMatchObject({ added: 1, deleted: 1 });
		expect(await readWithTrash('contacts', 'c1')).toBeUndefined();
		const undone = await undoEntry(entryId, NOW + 3);
		expect(undone.kept).toEqual([]);
		expect(await readOne('contacts', 'c1')).toMatchObject({ ...emptyContact('c1'), remark: 'secret', tags: ['vip'] });
		await undoEntry(undone.entryId, NOW + 4);
		expect((await readWithTrash('contacts', 'c1'))?.record).toMatchObject({ remark: 'secret', tags: ['vip'] });
	});
	it('brings a card back whole that was worked on elsewhere after the deletion at which it lost its content here', async () => {
		await put('c1', NOW - 200 * DAY, { remark: 'first', tags: ['vip'] });
		const common = await readBox();
		await write({ what: 'contact.delete', now: NOW - 91 * DAY }, (box) => box.remove('contacts', 'c1'));
		await put('c2', NOW);
		await tidyOnceADay(NOW);
		const emptied = await readBox();
		await replaceBox(common, NOW - 50 * DAY);
		await put('c1', NOW - 40 * DAY, { source: 'fair' });
		const worked = await readBox();
		await merge(emptied, NOW + 2);
		const there = await readBox();
		await replaceBox(emptied, NOW + 3);
		const { entryId, result } = await merge(worked, NOW + 4);
		expect(result).toMatchObject({ added: 1, deleted: 0 });
		const whole = { ...emptyContact('c1'), remark: 'first', tags: ['vip'], source: 'fair' };
		expect(await readOne('contacts', 'c1')).toMatchObject(whole);
		expect(JSON.stringify((await readBox()).tables)).toBe(JSON.stringify(there.tables));
		await undoEntry(entryId, NOW + 5);
		expect(await readOne('contacts', 'c1')).toBeUndefined();
		expect((await readWithTrash('contacts', 'c1'))?.record).toMatchObject(whole);
	});
	describe('of a box where a card was deleted for good', () => {
		const C1 = [{ table: 'contacts', id: 'c1' }] as const;
		const remembered = async () => JSON.stringify((await readBox()).history);
		const deleteC1 = (now: number) => write({ what: 'contact.delete', now }, (box) => box.remove('contacts', 'c1'));
		/** As the box is where the card is gone (`isForgotten`: by its owner, not by the 90 days); here it is as before. */
		async function bothSides(isForgotten: boolean) {
			await put('c1', NOW, { remark: 'first' });
			await put('c1', NOW + 1, { remark: 'second' });
			const before = await readBox();
			await put('c1', NOW + DAY, { remark: 'there' });
			await deleteC1(NOW + DAY + 1);
			if (isForgotten) await forget(C1);
			await purge(C1, NOW + DAY + 2);
			const there = await readBox();
			await replaceBox(before, NOW + 5);
			return there;
		}
		it('forgets it here too, but for what its own entry needs to be undone', async () => {
			const there = await bothSides(true);
			const { entryId } = await merge(there, NOW + 2 * DAY);
			const { history } = await readBox();
			expect(JSON.stringify(history.filter(({ id }) => id !== entryId))).not.toMatch(/first|second|there/);
			expect(JSON.stringify(history.find(({ id }) => id === entryId))).toMatch(/second/);
			await undoEntry(entryId, NOW + 2 * DAY + 1);
			expect(await readOne('contacts', 'c1')).toMatchObject({ remark: 'second' });
		});
		it('keeps nothing of what lay in the trash here, nor of what the other box still remembers', async () => {
			await put('c1', NOW, { remark: 'first' });
			const common = await readBox();
			await put('c1', NOW + 1, { remark: 'here' });
			await deleteC1(NOW + 2);
			const here = await readBox();
			await replaceBox(common, NOW + 3);
			await put('c1', NOW + 4, { remark: 'there' });
			await deleteC1(NOW + 5);
			await purge(C1, NOW + 6);
			const there = await readBox();
			expect(JSON.stringify(there.history)).toMatch(/there/);
			await replaceBox(here, NOW + 7);
			expect(await remembered()).toMatch(/here/);
			await merge(there, NOW + 8);
			expect((await readBox()).history.length).toBeGreaterThan(here.history.length);
			expect(await remembered()).not.toMatch(/first|there|here/);
			expect((await (await openBox()).db.meta.toArray()).filter(({ id }) => id.startsWith('to-forget'))).toEqual([]);
		});
		it('forgets by the next tidying where the device stopped right after the merge', async () => {
			await bothSides(false);
			await deleteC1(NOW + 6);
			await purge(C1, NOW + 7);
			await noteToForget('stopped', { refs: C1, undoableFrom: NOW + 7 });
			expect(await remembered()).toMatch(/second/);
			await tidyOnceADay(NOW + 8);
			expect(await remembered()).not.toMatch(/second/);
		});
		it('forgets nothing by a merge that was never stored', async () => {
			await bothSides(false);
			await noteToForget('failed', { refs: C1, undoableFrom: NOW + 6 });
			await forgetNoted();
			expect(await remembered()).toMatch(/second/);
			await deleteC1(NOW + 7);
			await purge(C1, NOW + 8);
			await forgetNoted();
			expect(await remembered()).toMatch(/second/);
		});
	});
	it('takes a record with fields of a wrong type without them', async () => {
		await put('c1', NOW);
		const box = await readBox();
		const wrong = box.tables.contacts.map((record) => ({ ...record, relations: null, phones: 5, remark: 'stays' }));
		await replaceBox({ ...box, tables: { ...box.tables, contacts: wrong } }, NOW + 1);
		expect(await readOne('contacts', 'c1')).toMatchObject({ relations: [], phones: [], remark: 'stays' });
	});
});
