import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { distinctPair } from '#lib/contacts/distinct-pair.ts';
import { cardById, deleteContact, restoreContact, setStage } from '#lib/contacts/store.ts';
import { openBox } from '#lib/db/box.ts';
import { openRows } from '#lib/db/codec.ts';
import { readBox, replaceBox } from '#lib/db/dump.ts';
import type { BoxContents } from '#lib/db/dump.ts';
import { applyMerge, planMergeIntoBox } from '#lib/db/merge.ts';
import { deletionAfter } from '#lib/db/merged.ts';
import { readAll, readOne } from '#lib/db/read.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import { canonical } from '#lib/db/record-values.ts';
import { isDeleted, stampDeleted, withValues } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { undoEntry } from '#lib/db/undo.ts';
import { write } from '#lib/db/write.ts';
import { newFollowUp } from '#lib/follow-ups/follow-up.ts';
import { putBack, trash } from '#lib/history/trash/store.ts';
import { newNote } from '#lib/notes/note.ts';
import { emptySale } from '#lib/sales/sale.ts';
import {
	distinctPairIds,
	distinctPairsWithNames,
	followMerges,
	markDistinct,
	markOther,
	mergeDuplicates,
	survivorOfMerged,
	unmarkDistinct
} from './store.ts';

let now = Date.UTC(2026, 10, 22);

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(wipe);
afterEach(wipe);

const words = {
	label: (key: string) => key,
	former: (key: string) => `former ${key}`,
	text: (_key: string, value: unknown) => canonical(value)
};
const relation = (contactId: string, id = contactId) => ({
	id,
	position: 0,
	contactId,
	type: 'family' as const,
	title: '',
	from: '',
	to: ''
});
const billing = {
	name: 'Anna B.',
	organisation: '',
	street: 'Old 1',
	postalCode: '',
	city: '',
	region: '',
	country: '',
	vatId: ''
};

function contact(id: string, changes: Partial<Contact> = {}): Contact {
	const empty = emptyContact(id);
	return { ...empty, name: { ...empty.name, given: 'Anna', family: 'Berg' }, ...changes };
}

/** Anna on three cards, her brother who is linked to two of them, and what hangs on each. */
async function annaThrice(): Promise<void> {
	await write({ what: 'sample.add', now: ++now }, (box) => {
		box.addAll('contacts', [
			contact('a1', { tags: ['vip'], remark: 'likes tea', relations: [relation('a2')] }),
			contact('a2', {
				stage: 'customer',
				doNotContact: ['phone'],
				remark: 'likes cake',
				phones: [{ id: 'p', position: 0, type: 'work', value: '0171 55', e164: '' }],
				relations: [relation('brother')]
			}),
			contact('a3', { title: 'Owner', custom: { shoe: 42 } }),
			contact('brother', { relations: [relation('a2', 'r1'), relation('a3', 'r2')] })
		]);
		const note = (id: string, contactIds: string[]) => ({
			...newNote({ id, at: 1, zone: 'UTC', contactIds }),
			text: id
		});
		box.addAll('notes', [note('n1', ['a1']), note('n2', ['a2', 'brother']), note('n3', ['a2', 'a3'])]);
		const step = (id: string, contactId: string) =>
			newFollowUp({ id, contactId, kind: 'call', text: id, due: '2026-12-01' });
		box.addAll('followUps', [step('f1', 'a1'), step('f2', 'a2')]);
		box.addAll('sales', [{ ...emptySale('s1', 'EUR', '2026-11-01'), contactId: 'a3', billing }]);
		box.addAll('distinctPairs', [distinctPair('a2', 'brother'), distinctPair('a1', 'a2')]);
	});
}

/** The content of every record, in the trash or not, without stamps. */
async function contents(): Promise<Record<string, string>> {
	const { db } = await openBox();
	const all: Record<string, string> = {};
	for (const table of TABLE_NAMES) {
		for (const record of await openRows<StampedRecord>(table, await db.rows(table).toArray())) {
			const { rev: _rev, created: _created, stamps: _stamps, deleted: _deleted, ...fields } = record;
			all[`${table}/${record.id}${isDeleted(record) ? ' (trash)' : ''}`] = canonical(fields);
		}
	}
	return all;
}

const merge = (survivorId: string, ...otherIds: string[]) =>
	mergeDuplicates([{ survivorId, otherIds, choices: {} }], words, { now: ++now });

describe('mergeDuplicates', () => {
	it('makes one card of three, with everything that hung on them', async () => {
		await annaThrice();
		expect((await merge('a1', 'a2', 'a3')).count).toBe(2);
		expect(await readOne('contacts', 'a1')).toMatchObject({
			stage: 'customer',
			title: 'Owner',
			tags: ['vip'],
			doNotContact: ['phone'],
			remark: 'likes tea\n\nlikes cake',
			custom: { shoe: 42 },
			phones: [{ value: '0171 55' }],
			relations: [{ contactId: 'brother' }]
		});
		expect((await readOne('contacts', 'brother'))?.relations.map(({ contactId }) => contactId)).toEqual(['a1']);
		const notes = await readAll('notes');
		expect(Object.fromEntries(notes.map(({ id, contactIds }) => [id, contactIds]))).toEqual({
			n1: ['a1'],
			n2: ['a1', 'brother'],
			n3: ['a1']
		});
		expect((await readAll('followUps')).map(({ contactId, state }) => [contactId, state])).toEqual([
			['a1', 'open'],
			['a1', 'open']
		]);
		expect(await readOne('sales', 's1')).toMatchObject({ contactId: 'a1', billing });
		expect([...(await distinctPairIds()())]).toEqual(['a1_brother']);
	});
	it('answers with the name the card has now, and calls the entry so', async () => {
		const named = (given: string) => ({ ...emptyContact('').name, given, family: 'Smith' });
		await write({ what: 'sample.add', now: ++now }, (box) =>
			box.addAll('contacts', [contact('c1', { name: named('Robert') }), contact('c2', { name: named('Rob') })])
		);
		const order = { survivorId: 'c1', otherIds: ['c2'], choices: { name: 'c2' } };
		const { name, entryId } = await mergeDuplicates([order], words, { now: ++now });
		expect(name).toBe('Rob Smith');
		expect((await readBox()).history.find(({ id }) => id === entryId)).toMatchObject({ label: 'Rob Smith' });
		expect((await readOne('contacts', 'c1'))?.extra).toMatchObject([{ label: 'former name' }]);
	});
	it('leaves the others in the trash, pointing at the one that stayed', async () => {
		await annaThrice();
		await merge('a2', 'a1');
		await merge('a3', 'a2');
		expect(await cardById('a1')()).toMatchObject({ trashed: true, record: { mergedInto: 'a2' } });
		expect(await survivorOfMerged('a1')()).toMatchObject({ id: 'a3' });
		expect(await survivorOfMerged('a3')()).toBeUndefined();
		await deleteContact('a3', ++now);
		expect(await survivorOfMerged('a1')()).toBeUndefined();
	});
	it('is taken back to the last byte, done again and taken back once more', async () => {
		await annaThrice();
		const before = await contents();
		const { entryId } = await merge('a1', 'a2', 'a3');
		const merged = await contents();
		const undone = await undoEntry(entryId, ++now);
		expect(undone.kept).toEqual([]);
		const made = 'distinctPairs/a1_brother (trash)';
		expect(await contents()).toEqual({ ...before, [made]: merged['distinctPairs/a1_brother'] });
		const again = await undoEntry(undone.entryId, ++now);
		expect(await contents()).toEqual(merged);
		await undoEntry(again.entryId, ++now);
		expect(await contents()).toEqual({ ...before, [made]: merged['distinctPairs/a1_brother'] });
	});
	it('is taken back after later work: what was written since stays, and is named where it stands in the way', async () => {
		await annaThrice();
		const { entryId } = await merge('a1', 'a2', 'a3');
		await write({ what: 'contact.save', now: ++now }, async (box) => {
			const anna = await box.get('contacts', 'a1');
			const moved = await box.get('notes', 'n2');
			if (!anna || !moved) throw new Error('not there');
			box.put('contacts', { ...anna, remark: 'moved away', nickname: 'Ann' });
			box.put('notes', { ...moved, text: 'corrected' });
			box.put('notes', { ...newNote({ id: 'n4', at: 2, zone: 'UTC', contactIds: ['a1'] }), text: 'later' });
		});
		const { kept } = await undoEntry(entryId, ++now);
		expect(kept.map(({ change, keys }) => [change.id, keys])).toEqual([['a1', ['remark']]]);
		expect(await readOne('contacts', 'a1')).toMatchObject({
			remark: 'moved away',
			nickname: 'Ann',
			stage: 'lead',
			phones: []
		});
		expect(await readOne('contacts', 'a2')).toMatchObject({ stage: 'customer', mergedInto: '', remark: 'likes cake' });
		expect(await readOne('notes', 'n2')).toMatchObject({ contactIds: ['a2', 'brother'], text: 'corrected' });
		expect(await readOne('notes', 'n4')).toMatchObject({ contactIds: ['a1'] });
	});
	it('merges many groups as one step, also where one record hangs on two of them', async () => {
		await annaThrice();
		await write({ what: 'sample.add', now: ++now }, (box) =>
			box.addAll('contacts', [contact('b2', { relations: [relation('a2')] })])
		);
		const before = await contents();
		const orders = [
			{ survivorId: 'a1', otherIds: ['a2'], choices: {} },
			{ survivorId: 'brother', otherIds: ['b2'], choices: {} }
		];
		const { entryId, count } = await mergeDuplicates(orders, words, { now: ++now });
		expect(count).toBe(2);
		expect((await readOne('contacts', 'brother'))?.relations.map(({ contactId }) => contactId)).toEqual(['a1', 'a3']);
		expect((await readOne('contacts', 'a1'))?.relations.map(({ contactId }) => contactId)).toEqual(['brother']);
		await undoEntry(entryId, ++now);
		const after = await contents();
		for (const [key, value] of Object.entries(before)) expect([key, after[key]]).toEqual([key, value]);
	});
	it('keeps apart what was said to be two, where nobody looked', async () => {
		await annaThrice();
		const order = { survivorId: 'a1', otherIds: ['a2', 'a3'], choices: {}, keepsApart: true };
		const { count } = await mergeDuplicates([order], words, { now: ++now });
		expect(count).toBe(1);
		expect((await cardById('a2')())?.record.mergedInto).toBe('');
		expect((await cardById('a3')())?.record.mergedInto).toBe('a1');
		// Also two that both fit the card that stays.
		await write({ what: 'sample.add', now: ++now }, (box) => {
			box.addAll('contacts', [contact('c1'), contact('c2'), contact('c3')]);
			box.addAll('distinctPairs', [distinctPair('c2', 'c3')]);
		});
		const both = { survivorId: 'c1', otherIds: ['c2', 'c3'], choices: {}, keepsApart: true };
		expect((await mergeDuplicates([both], words, { now: ++now })).count).toBe(1);
		expect((await cardById('c3')())?.record.mergedInto).toBe('');
	});
	it('leaves out a card deleted meanwhile, and does nothing where one is left', async () => {
		await annaThrice();
		await deleteContact('a2', ++now);
		expect(await merge('a1', 'a2')).toEqual({ entryId: '', count: 0, name: '' });
		expect((await merge('a1', 'a2', 'a3')).count).toBe(1);
		expect((await cardById('a2')())?.record.mergedInto).toBe('');
	});
});

const follow = () => write({ what: 'backup.merge', now: ++now }, (box) => followMerges(box, []));

describe('followMerges', () => {
	it('moves what another device hung on a card merged here, once', async () => {
		await annaThrice();
		await merge('a1', 'a2');
		await write({ what: 'note.log', now: ++now }, (box) =>
			box.put('notes', newNote({ id: 'late', at: 3, zone: 'UTC', contactIds: ['a2', 'brother'] }))
		);
		expect((await follow()).entryId).not.toBe('');
		expect(await readOne('notes', 'late')).toMatchObject({ contactIds: ['a1', 'brother'] });
		expect((await follow()).entryId).toBe('');
	});
	it('brings back one card where two devices merged two into each other', async () => {
		await annaThrice();
		await merge('a1', 'a2');
		await write({ what: 'backup.merge', now: ++now }, async (box) => {
			const stored = await box.peek('contacts', 'a1');
			if (!stored) return;
			const { rev: _rev, ...card } = stored;
			const into = new Map([['mergedInto', 'a2']]);
			const pointing = withValues(card as StampedRecord, into, TABLES.contacts.collections, box.stamp);
			const gone = stampDeleted(pointing, deletionAfter(box.stamp));
			await box.putStamped('contacts', gone, { table: 'contacts', id: 'a1', kind: 'deleted' });
		});
		await follow();
		expect(await readOne('contacts', 'a1')).toMatchObject({ mergedInto: '' });
		expect(await readOne('notes', 'n2')).toMatchObject({ contactIds: ['a1', 'brother'] });
	});
	it('is part of the merge of another box, and goes with it when that is taken back', async () => {
		await annaThrice();
		const common = await readBox();
		await write({ what: 'note.log', now: ++now }, (box) =>
			box.put('notes', newNote({ id: 'late', at: 3, zone: 'UTC', contactIds: ['a2'] }))
		);
		const phone = await readBox();
		await replaceBox(common, ++now);
		await merge('a1', 'a2');
		const laptop = await readBox();
		const join = async (ours: BoxContents, theirs: BoxContents) =>
			applyMerge(await planMergeIntoBox(ours, theirs, now), { what: 'backup.merge', now: ++now }, followMerges);
		const before = laptop.history.length;
		const { entryId } = await join(laptop, phone);
		expect(await readOne('notes', 'late')).toMatchObject({ contactIds: ['a1'] });
		// The note's own entry, and the merge.
		expect((await readBox()).history).toHaveLength(before + 2);
		await undoEntry(entryId, ++now);
		expect(await readOne('notes', 'late')).toBeUndefined();

		await replaceBox(phone, ++now);
		const other = await join(phone, laptop);
		expect(await readOne('notes', 'late')).toMatchObject({ contactIds: ['a1'] });
		await undoEntry(other.entryId, ++now);
		expect(await readOne('notes', 'late')).toMatchObject({ contactIds: ['a2'] });
		expect(await readOne('contacts', 'a2')).toMatchObject({ mergedInto: '' });
	});
});

describe('a card that lives again after it was merged', () => {
	const join = async (theirs: BoxContents) =>
		applyMerge(
			await planMergeIntoBox(await readBox(), theirs, now),
			{ what: 'backup.merge', now: ++now },
			followMerges
		);
	/** a2 is merged into a1 here, and edited later on the phone. */
	async function editedLater(): Promise<BoxContents> {
		await annaThrice();
		const common = await readBox();
		await merge('a1', 'a2');
		const laptop = await readBox();
		await replaceBox(common, ++now);
		now += 1000;
		await setStage('a2', 'former', ++now);
		const phone = await readBox();
		await replaceBox(laptop, ++now);
		return phone;
	}
	it('is a card of its own: deleted later it lies in the trash, and its notes stay with it', async () => {
		await join(await editedLater());
		expect(await readOne('contacts', 'a2')).toMatchObject({ stage: 'former', mergedInto: '' });
		await write({ what: 'note.log', now: ++now }, (box) =>
			box.put('notes', newNote({ id: 'own', at: 4, zone: 'UTC', contactIds: ['a2'] }))
		);
		await deleteContact('a2', ++now);
		expect((await trash(50)()).map(({ id }) => id)).toEqual(['a2']);
		expect(await survivorOfMerged('a2')()).toBeUndefined();
		await follow();
		expect(await readOne('notes', 'own')).toMatchObject({ contactIds: ['a2'] });
	});
	it('also where somebody took it out of the trash', async () => {
		await annaThrice();
		await merge('a1', 'a2');
		await restoreContact('a2', ++now);
		expect(await readOne('contacts', 'a2')).toMatchObject({ mergedInto: '' });
		await deleteContact('a2', ++now);
		expect((await trash(50)()).map(({ id }) => id)).toEqual(['a2']);
	});
});

describe('what lay in the trash when its card was merged', () => {
	it('comes back on the card that stays: put back, or its deletion taken back', async () => {
		await annaThrice();
		const deleted = await write({ what: 'note.delete', now: ++now }, (box) => box.remove('notes', 'n2'));
		await merge('a1', 'a2');
		await undoEntry(deleted.entryId, ++now);
		expect(await readOne('notes', 'n2')).toMatchObject({ contactIds: ['a1', 'brother'] });
		await write({ what: 'note.delete', now: ++now }, (box) => box.remove('notes', 'n2'));
		await merge('a3', 'a1');
		const entryId = await putBack(await trash(50)(), ++now);
		expect(await readOne('notes', 'n2')).toMatchObject({ contactIds: ['a3', 'brother'] });
		await undoEntry(entryId, ++now);
		expect(await readOne('notes', 'n2')).toBeUndefined();
	});
	it('keeps a link between two cards whose merge is taken back', async () => {
		await annaThrice();
		await write({ what: 'contact.save', now: ++now }, async (box) => {
			const card = await box.get('contacts', 'a2');
			if (card) box.put('contacts', { ...card, relations: [relation('a3')] });
		});
		const before = (await readOne('contacts', 'a2'))?.relations;
		const { entryId } = await merge('a1', 'a2', 'a3');
		await undoEntry(entryId, ++now);
		expect((await readOne('contacts', 'a2'))?.relations).toEqual(before);
	});
});

describe('not a duplicate', () => {
	it('is remembered for each pair, and can be taken back', async () => {
		await annaThrice();
		await markDistinct([{ id: 'a3' }, { id: 'a1' }, { id: 'brother' }], 'Anna', ++now);
		const marked = ['a1_a2', 'a1_a3', 'a1_brother', 'a2_brother', 'a3_brother'];
		expect([...(await distinctPairIds()())].sort()).toEqual(marked);
		await markOther('a2', ['a1', 'a3'], 'Anna', ++now);
		expect([...(await distinctPairIds()())].sort()).toEqual([...marked, 'a2_a3'].sort());
		const entryId = await unmarkDistinct('a1_a3', 'Anna', ++now);
		expect((await distinctPairIds()()).has('a1_a3')).toBe(false);
		await undoEntry(entryId, ++now);
		expect((await distinctPairIds()()).has('a1_a3')).toBe(true);
		await deleteContact('a1', ++now);
		expect((await distinctPairsWithNames()()).map(({ id }) => id).sort()).toEqual([
			'a2_a3',
			'a2_brother',
			'a3_brother'
		]);
	});
});
