import { beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { newFollowUp } from '#lib/follow-ups/follow-up.ts';
import { newNote } from '#lib/notes/note.ts';
import { openBox } from './box.ts';
import { readBox, replaceBox } from './dump.ts';
import { mergeIntoBox } from './merge.ts';
import { deletionAfter } from './merged.ts';
import { purge } from './purge.ts';
import { readOne } from './read.ts';
import { canonical, valuesByKey } from './record-values.ts';
import { isDeleted, withValues } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { TABLES } from './tables.ts';
import { previewUndo, undoEntry } from './undo.ts';
import { write } from './write.ts';

const NOW = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;
let clock = NOW;

beforeEach(async () => {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
});

const put = async (id: string, fields: Partial<Contact> = {}) =>
	(
		await write({ what: 'contact.save', label: id, now: ++clock }, async (box) => {
			box.put('contacts', { ...((await box.get('contacts', id)) ?? emptyContact(id)), ...fields });
		})
	).entryId;
const remove = async (id: string) =>
	(
		await write({ what: 'contact.delete', now: ++clock }, async (box) => {
			if (await box.get('contacts', id)) await box.remove('contacts', id);
		})
	).entryId;
const log = async (id: string, contactId: string) =>
	(
		await write({ what: 'note.log', now: ++clock }, (box) =>
			box.put('notes', newNote({ id, at: clock, zone: 'UTC', contactIds: [contactId] }))
		)
	).entryId;
const undo = (id: string, options = {}) => undoEntry(id, ++clock, options);

/** What people see of the contacts: the values of the live ones. */
async function seen(): Promise<Record<string, string>> {
	const { tables } = await readBox();
	const live = tables.contacts.filter((record) => !isDeleted(record));
	return Object.fromEntries(live.map((record) => [record.id, valuesOf(record)]));
}
const valuesOf = (record: StampedRecord) =>
	canonical(Object.fromEntries([...valuesByKey(record, TABLES.contacts.collections)].sort()));

/** Numbers between 0 and `below`, the same each run. */
function dice(seed: number) {
	let state = seed;
	return (below: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state % below;
	};
}

/** A random command on three cards; '' where it changed nothing. */
function randomCommand(roll: (below: number) => number): Promise<string> {
	const id = `c${roll(3)}`;
	if (roll(5) === 0) return remove(id);
	return put(id, [{ remark: `r${roll(3)}` }, { tags: [`t${roll(3)}`] }, { source: `s${roll(2)}` }][roll(3)]);
}

describe('undoEntry', () => {
	it.each([1, 2, 3, 4, 5, 6])('takes a row of commands back one by one, and the undoings again (%i)', async (seed) => {
		const roll = dice(seed);
		const states = [await seen()];
		const entries: string[] = [];
		for (let at = 0; at < 8; at++) {
			const id = await randomCommand(roll);
			if (id === '') continue;
			entries.push(id);
			states.push(await seen());
		}
		const undoings: string[] = [];
		for (const [at, id] of entries.toReversed().entries()) {
			const { entryId, kept } = await undo(id);
			expect(kept).toEqual([]);
			expect(await seen()).toEqual(states.at(-at - 2));
			undoings.push(entryId);
		}
		for (const [at, id] of undoings.toReversed().entries()) {
			await undo(id);
			expect(await seen()).toEqual(states[at + 1]);
		}
	});
	it.each([1, 2, 3, 4])(
		'leaves the other cards and values as they are when it takes one back amid others (%i)',
		async (seed) => {
			const roll = dice(seed * 7919);
			for (const id of ['c0', 'c1', 'c2']) await put(id);
			for (let at = 0; at < 4; at++) await randomCommand(roll);
			const middle = await put('c1', { nickname: 'Nick', remark: 'middle' });
			for (let at = 0; at < 4; at++) await randomCommand(roll);
			const before = await seen();
			const { kept, entryId } = await undo(middle);
			const after = await seen();
			for (const id of ['c0', 'c2']) expect(after[id]).toBe(before[id]);
			const card = await readOne('contacts', 'c1');
			if (kept.some(({ reason }) => reason === 'edited')) expect(card?.nickname).toBe('Nick');
			else if (card) expect(card.nickname).toBe('');
			else expect(kept).toMatchObject([{ reason: 'trashed' }]);
			if (entryId !== '') await undo(entryId);
			expect(await seen()).toEqual(before);
			// A second time there is no more to take back than the first time.
			await undo(middle);
			expect(await seen()).toEqual(after);
			expect((await undo(middle)).entryId).toBe('');
		}
	);
	it('keeps a card that was edited, and one that a note is about since; the caller may remove them too', async () => {
		const made = await write({ what: 'import.contacts', now: ++clock }, (box) =>
			box.addAll('contacts', [emptyContact('a'), emptyContact('b'), emptyContact('c')])
		);
		await put('a', { remark: 'mine' });
		await log('n', 'b');
		const preview = await previewUndo(made.entryId);
		expect(preview.steps.map(({ change }) => change.id)).toEqual(['c']);
		const { kept, entryId } = await undo(made.entryId);
		expect(kept).toMatchObject([
			{ change: { id: 'a' }, reason: 'edited', keys: ['remark'] },
			{ change: { id: 'b' }, reason: 'referred', by: [{ table: 'notes', id: 'n' }] }
		]);
		expect(Object.keys(await seen())).toEqual(['a', 'b']);
		await undo(entryId);
		expect((await undo(made.entryId, { removesEdited: true })).kept).toEqual([]);
		expect(Object.keys(await seen())).toEqual([]);
	});
	it('trashes a card again whose edit was itself taken back', async () => {
		const made = await put('a');
		const edited = await put('a', { remark: 'x' });
		await undo(edited);
		expect((await undo(made)).kept).toEqual([]);
		expect(await seen()).toEqual({});
	});
	it('tells what came later also in a box brought back from a backup', async () => {
		const made = await put('a');
		await put('a', { remark: 'x' });
		await replaceBox(await readBox(), ++clock);
		expect((await undo(made)).kept).toMatchObject([{ reason: 'edited', keys: ['remark'] }]);
	});
	it('keeps what another device worked on with a card that a merge brought, also where its clock is behind', async () => {
		await put('a');
		const empty = await readBox();
		const there = clock;
		clock -= 5 * DAY;
		await put('b', { remark: 'theirs' });
		const first = await readBox();
		await put('b', { remark: 'theirs, later' });
		const second = await readBox();
		await replaceBox(empty, there);
		clock = there + DAY;
		const merged = await mergeIntoBox(first, { what: 'backup.merge', now: ++clock });
		await mergeIntoBox(second, { what: 'backup.merge', now: ++clock });
		const { kept } = await undo(merged.entryId);
		expect(kept).toMatchObject([{ change: { id: 'b' }, reason: 'edited', keys: ['remark'] }]);
		expect(await readOne('contacts', 'b')).toMatchObject({ remark: 'theirs, later' });
	});
	it('leaves devices that a merge brought their names: taken back, they would lose them themselves', async () => {
		await put('a');
		const empty = await readBox();
		const there = clock;
		await put('b');
		const name = { what: 'device.name', now: ++clock };
		const { entryId } = await write(name, (box) => box.put('devices', { id: 'd', name: 'Phone' }));
		const theirs = await readBox();
		await replaceBox(empty, there);
		const merged = await mergeIntoBox(theirs, { what: 'backup.merge', now: ++clock });
		expect((await previewUndo(merged.entryId)).steps.map(({ change }) => change.id)).toEqual(['b']);
		await undo(merged.entryId);
		expect(await readOne('devices', 'd')).toMatchObject({ name: 'Phone' });
		await undo(entryId);
		expect(await readOne('devices', 'd')).toBeUndefined();
	});
	it('hangs what comes back with its content on the card that its own became part of meanwhile', async () => {
		await put('a');
		await put('b');
		const relation = { id: 'r', position: 0, type: 'family', contactId: 'b', title: '', from: '', to: '' } as const;
		await put('friend', { relations: [relation] });
		await log('n', 'b');
		const follows = newFollowUp({ id: 'f', contactId: 'b', kind: 'call', text: 'again', due: '2026-12-01' });
		await write({ what: 'followUp.save', now: ++clock }, (box) => box.put('followUps', follows));
		const live = await readBox();
		const gone = [
			{ table: 'notes', id: 'n' },
			{ table: 'followUps', id: 'f' },
			{ table: 'contacts', id: 'friend' }
		] as const;
		await write({ what: 'trash.test', now: ++clock }, async (box) => {
			for (const { table, id } of gone) await box.remove(table, id);
		});
		await purge(gone, ++clock);
		const emptied = await readBox();
		await replaceBox(live, ++clock);
		const merged = await mergeIntoBox(emptied, { what: 'backup.merge', now: ++clock });
		expect(await readOne('notes', 'n')).toBeUndefined();
		await write({ what: 'contact.merge', now: ++clock }, async (box) => {
			const known = await box.peek('contacts', 'b');
			if (!known) throw new Error('gone');
			const { rev: _rev, ...b } = known;
			const into = withValues(
				b as StampedRecord,
				new Map([['mergedInto', 'a']]),
				TABLES.contacts.collections,
				box.stamp
			);
			const change = { table: 'contacts', id: 'b', kind: 'deleted' } as const;
			await box.putStamped('contacts', { ...into, deleted: deletionAfter(box.stamp) }, change);
		});
		await undo(merged.entryId);
		expect(await readOne('notes', 'n')).toMatchObject({ contactIds: ['a'] });
		expect(await readOne('followUps', 'f')).toMatchObject({ contactId: 'a', text: 'again' });
		expect((await readOne('contacts', 'friend'))?.relations).toMatchObject([{ id: 'r', contactId: 'a' }]);
	});
	it('splits joined cards again, and leaves with the first what was logged since', async () => {
		await put('a', { tags: ['vip'] });
		await put('b', { tags: ['abo'] });
		await log('n', 'b');
		const joined = await write({ what: 'contact.merge', now: ++clock }, async (box) => {
			const [a, b, note] = [
				await box.get('contacts', 'a'),
				await box.get('contacts', 'b'),
				await box.get('notes', 'n')
			];
			if (!a || !b || !note) throw new Error('gone');
			box.put('contacts', { ...a, tags: ['abo', 'vip'] });
			box.put('contacts', { ...b, mergedInto: 'a' });
			await box.remove('contacts', 'b');
			box.put('notes', { ...note, contactIds: ['a'] });
		});
		await log('since', 'a');
		expect((await undo(joined.entryId)).kept).toEqual([]);
		expect(await readOne('contacts', 'a')).toMatchObject({ tags: ['vip'] });
		expect(await readOne('contacts', 'b')).toMatchObject({ tags: ['abo'] });
		expect((await readOne('notes', 'n'))?.contactIds).toEqual(['b']);
		expect((await readOne('notes', 'since'))?.contactIds).toEqual(['a']);
	});
	it('takes an import of many back, with progress', async () => {
		const many = Array.from({ length: 1200 }, (_, at) => emptyContact(`c${at}`));
		const made = await write({ what: 'import.contacts', now: ++clock }, (box) => box.addAll('contacts', many));
		await log('n', 'c7');
		const seenDone: number[] = [];
		const { kept } = await undo(made.entryId, { onProgress: (done: number) => seenDone.push(done) });
		expect(kept).toHaveLength(1);
		expect(seenDone.at(-1)).toBe(1199);
	});
});
