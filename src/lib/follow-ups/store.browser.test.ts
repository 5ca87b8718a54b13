import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { openBox } from '#lib/db/box.ts';
import { readBox, replaceBox } from '#lib/db/dump.ts';
import { mergeIntoBox } from '#lib/db/merge.ts';
import { readOne, readRows } from '#lib/db/read.ts';
import { readEntry, undoEntry } from '#lib/db/undo.ts';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { write } from '#lib/db/write.ts';
import { newFollowUp } from './follow-up.ts';
import type { FollowUpInput } from './follow-up.ts';
import { resultNote } from './result-note.ts';
import { successorId } from './successor.ts';
import {
	addFollowUp,
	allOpen,
	closedFrom,
	complete,
	contactNameOf,
	drop,
	dueUpTo,
	followUpsOf,
	followUpsOfSale,
	moveAll,
	openOf,
	saveFollowUp,
	skip,
	snooze,
	wait
} from './store.ts';

const TODAY = '2026-11-22';
const NOW = Date.UTC(2026, 10, 22);
let clock = NOW;

beforeEach(async () => {
	await wipeBox();
	await putContact('c1', 'Berg');
});
afterEach(wipeBox);

async function putContact(id: string, family: string, parked: Contact['parked'] = null): Promise<void> {
	const contact = emptyContact(id);
	await write({ what: 'contact.save', now: ++clock }, (box) =>
		box.put('contacts', { ...contact, name: { ...contact.name, given: 'Anna', family }, parked })
	);
}
function make(id: string, values: Partial<FollowUpInput> = {}) {
	return newFollowUp({ id, contactId: 'c1', kind: 'call', text: `Call ${id}`, due: TODAY, ...values });
}
async function add(id: string, values: Partial<FollowUpInput> = {}): Promise<string> {
	return addFollowUp(make(id, values), ++clock);
}
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
const historyCount = async () => (await openBox()).db.history.count();

describe('queries', () => {
	it('find what is due up to a day, ASAP first, with the contact’s name', async () => {
		await add('future', { due: '2026-11-23' });
		await add('today');
		await add('late', { due: '2026-11-21' });
		await add('asap', { due: '', asap: true });
		const due = await dueUpTo(TODAY)();
		expect(ids(due)).toEqual(['asap', 'late', 'today']);
		expect(due[0]?.contactName).toBe('Anna Berg');
		expect(ids(await allOpen()())).toEqual(['asap', 'late', 'today', 'future']);
	});
	it('leave out those of a contact in the trash, and keep those of none', async () => {
		await add('hers');
		await add('own', { contactId: '' });
		await write({ what: 'contact.delete', now: ++clock }, (box) => box.remove('contacts', 'c1'));
		expect(ids(await dueUpTo(TODAY)())).toEqual(['own']);
	});
	it('know a contact’s next step and a sale’s follow-ups', async () => {
		await add('b', { due: '2026-12-02', saleId: 's1' });
		await add('a', { due: '2026-12-01' });
		await add('other', { contactId: 'c2' });
		expect(ids(await openOf('c1')())).toEqual(['a', 'b']);
		await drop('b', '', ++clock);
		expect(ids(await openOf('c1')())).toEqual(['a']);
		expect(ids(await followUpsOf('c1')())).toHaveLength(2);
		expect(ids(await followUpsOfSale('s1')())).toEqual(['b']);
	});
	it('list what was closed from an instant on, the latest first', async () => {
		await add('a');
		await add('b');
		const from = ++clock;
		await drop('a', '', ++clock);
		await drop('b', '', ++clock);
		expect(ids(await closedFrom(from)())).toEqual(['b', 'a']);
		expect(await closedFrom(clock + 1)()).toEqual([]);
	});
	it('name a contact', async () => {
		expect(await contactNameOf('c1')()).toBe('Anna Berg');
		expect(await contactNameOf('')()).toBe('');
		expect(await contactNameOf('gone')()).toBe('');
	});
});

describe('complete', () => {
	it('closes it with result, log entry and next step as one command', async () => {
		await add('f');
		const before = await historyCount();
		const done = make('f');
		const note = resultNote(done, { id: 'n', result: 'Wants it', call: 'reached', at: ++clock, zone: 'Europe/Berlin' });
		const next = make('g', { due: '2026-12-01' });
		const entryId = await complete('f', { result: 'Wants it', note, next }, TODAY, ++clock);
		expect(await historyCount()).toBe(before + 1);
		expect(await readOne('followUps', 'f')).toMatchObject({ state: 'done', result: 'Wants it', closedAt: clock });
		expect(await readOne('notes', 'n')).toMatchObject({
			type: 'call',
			outcome: 'reached',
			contactIds: ['c1'],
			at: clock
		});
		expect(ids(await openOf('c1')())).toEqual(['g']);
		expect((await readEntry(entryId ?? ''))?.label).toBe('Anna Berg: Call f');

		await undoEntry(entryId ?? '', ++clock);
		expect(await readOne('followUps', 'f')).toMatchObject({ state: 'open', result: '', closedAt: null });
		expect(await readOne('notes', 'n')).toBeUndefined();
		expect(ids(await openOf('c1')())).toEqual(['f']);
	});
	it('brings a series back once, however much was missed', async () => {
		await add('f', { due: '2026-11-02', recurrence: { mode: 'every', unit: 'week', interval: 1, until: '' } });
		await complete('f', { result: '' }, TODAY, ++clock);
		const open = await openOf('c1')();
		expect(open.map(({ due, anchor }) => [due, anchor])).toEqual([['2026-11-23', '2026-11-02']]);
	});
	it('parks the contact that gets no next step, and a next step takes it back', async () => {
		await add('f');
		await complete('f', { result: '', parked: { until: '2027-03-01', reason: 'winter' } }, TODAY, ++clock);
		expect((await readOne('contacts', 'c1'))?.parked).toEqual({ until: '2027-03-01', reason: 'winter' });
		await add('g');
		expect((await readOne('contacts', 'c1'))?.parked).toBeNull();
	});
	it('does nothing twice: another window was quicker', async () => {
		await add('f', { recurrence: { mode: 'after', unit: 'day', interval: 1, until: '' } });
		expect(await complete('f', { result: 'first' }, TODAY, ++clock)).not.toBe('');
		expect(await complete('f', { result: 'second' }, TODAY, ++clock)).toBeNull();
		expect((await readOne('followUps', 'f'))?.result).toBe('first');
		expect(await openOf('c1')()).toHaveLength(1);
	});
	it('says that it is closed, whatever shall be done with it', async () => {
		await add('f');
		const opened = await readOne('followUps', 'f');
		if (!opened) throw new Error('gone');
		await drop('f', 'sold', ++clock);
		const commands = [
			() => snooze('f', { day: '2026-11-30', time: '' }, ++clock),
			() => drop('f', 'again', ++clock),
			() => wait('f', 'Erik', '2026-12-01', ++clock),
			() => skip('f', TODAY, ++clock),
			() => saveFollowUp({ ...opened, text: 'Ring' }, opened, ++clock)
		];
		for (const command of commands) expect(await command()).toBeNull();
		expect(await readOne('followUps', 'f')).toMatchObject({ state: 'dropped', result: 'sold', text: opened.text });
	});
});

describe('the next one of a series', () => {
	const weekly = { mode: 'every', unit: 'week', interval: 1, until: '' } as const;
	const done = () => complete('f', { result: '' }, TODAY, ++clock);
	const theNext = () => readOne('followUps', successorId('f'));
	beforeEach(async () => {
		await add('f', { recurrence: weekly });
	});
	it('goes with the completing that is taken back, and comes again once with the next', async () => {
		const entryId = await done();
		const { entryId: undone } = await undoEntry(entryId ?? '', ++clock);
		expect(ids(await openOf('c1')())).toEqual(['f']);
		await undoEntry(undone, ++clock);
		expect(ids(await openOf('c1')())).toEqual([successorId('f')]);
		await undoEntry(entryId ?? '', ++clock);
		await snooze('f', { day: '2026-11-30', time: '' }, ++clock);
		await saveFollowUp(
			{ ...make('f'), text: 'Ring', due: '2026-12-01', recurrence: weekly },
			await mustRead(),
			++clock
		);
		await done();
		expect((await openOf('c1')()).map(({ id, text, due }) => [id, text, due])).toEqual([
			[successorId('f'), 'Ring', '2026-12-08']
		]);
	});
	it('that somebody worked with stays as it is when the completing is taken back and done again', async () => {
		const entryId = await done();
		await snooze(successorId('f'), { day: '2026-12-15', time: '' }, ++clock);
		await undoEntry(entryId ?? '', ++clock);
		await done();
		expect(await theNext()).toMatchObject({ due: '2026-12-15', snoozes: 1 });
		expect(await openOf('c1')()).toHaveLength(1);
	});
	it('made by two devices apart is one, and keeps what the first did with it', async () => {
		const common = await readBox();
		await done();
		await snooze(successorId('f'), { day: '2026-12-15', time: '' }, ++clock);
		const phone = await readBox();
		await replaceBox(common, ++clock);
		await done();
		await mergeIntoBox(phone, { what: 'backup.merge', now: ++clock });
		expect(await readRows('followUps', (rows) => rows.toCollection().toArray())).toHaveLength(2);
		expect(await theNext()).toMatchObject({ due: '2026-12-15', state: 'open', text: 'Call f' });
	});
	async function mustRead() {
		const found = await readOne('followUps', 'f');
		if (!found) throw new Error('gone');
		return found;
	}
});

describe('other commands', () => {
	it('put off, wait, skip and drop, each undone on its own', async () => {
		await add('f', { due: '2026-11-20', recurrence: { mode: 'every', unit: 'week', interval: 1, until: '' } });
		const steps = [
			[() => snooze('f', { day: '2026-11-25', time: '' }, ++clock), { due: '2026-11-25', snoozes: 1 }],
			[() => wait('f', 'Erik', '2026-12-01', ++clock), { state: 'waiting', due: '2026-12-01' }],
			[() => skip('f', TODAY, ++clock), { state: 'open', due: '2026-11-27' }],
			[() => drop('f', 'sold', ++clock), { state: 'dropped', result: 'sold' }]
		] as const;
		for (const [command, expected] of steps) {
			const before = await readOne('followUps', 'f');
			const entryId = await command();
			expect(await readOne('followUps', 'f')).toMatchObject(expected);
			await undoEntry(entryId ?? '', ++clock);
			expect(await readOne('followUps', 'f')).toMatchObject({ due: before?.due, state: 'open' });
		}
	});
	it('are called in the history by the contact and what is to be done', async () => {
		const labelOf = async (entryId: string | null) => (await readEntry(entryId ?? ''))?.label;
		expect(await labelOf(await add('f'))).toBe('Anna Berg: Call f');
		expect(await labelOf(await snooze('f', { day: '2026-11-25', time: '' }, ++clock))).toBe('Anna Berg: Call f');
		expect(await labelOf(await add('own', { contactId: '' }))).toBe('Call own');
		expect(await labelOf(await add('bare', { text: '' }))).toBe('Anna Berg');
	});
	it('save what the editor changed and keep the rest', async () => {
		await add('f');
		await snooze('f', { day: '2026-11-25', time: '' }, ++clock);
		const opened = await readOne('followUps', 'f');
		if (!opened) throw new Error('gone');
		await saveFollowUp({ ...make('f'), text: 'Ring', due: '2026-11-26' }, opened, ++clock);
		expect(await readOne('followUps', 'f')).toMatchObject({ text: 'Ring', due: '2026-11-26', snoozes: 1 });
	});
	it('keep what another window changed meanwhile, and ask where both changed one value', async () => {
		await add('f', { text: 'Call', due: '2026-11-24' });
		const opened = await readOne('followUps', 'f');
		if (!opened) throw new Error('gone');
		await snooze('f', { day: '2026-11-25', time: '' }, ++clock);
		expect((await saveFollowUp({ ...opened, text: 'Ring' }, opened, ++clock))?.entryId).toMatch(/./);
		expect(await readOne('followUps', 'f')).toMatchObject({ text: 'Ring', due: '2026-11-25' });
		const both = { ...opened, due: '2026-11-30' };
		const asked = await saveFollowUp(both, opened, ++clock);
		expect(asked?.conflicts).toEqual([{ key: 'due', mine: '2026-11-30', theirs: '2026-11-25' }]);
		expect(await readOne('followUps', 'f')).toMatchObject({ due: '2026-11-25' });
		await saveFollowUp(both, opened, ++clock, { due: 'mine' });
		expect(await readOne('followUps', 'f')).toMatchObject({ text: 'Ring', due: '2026-11-30' });
	});
	it('work out a series on what two windows made of it', async () => {
		const weekly = { mode: 'every', unit: 'week', interval: 1, until: '' } as const;
		await add('f', { due: '2026-11-24' });
		const opened = await readOne('followUps', 'f');
		if (!opened) throw new Error('gone');
		await saveFollowUp({ ...opened, due: '2026-11-27' }, opened, ++clock);
		await saveFollowUp({ ...opened, recurrence: weekly }, opened, ++clock);
		const saved = await readOne('followUps', 'f');
		expect(saved).toMatchObject({ due: '2026-11-27', anchor: '2026-11-27', recurrence: weekly });
	});
	it('move many to one day as one command', async () => {
		for (let nth = 0; nth < 30; nth++) await add(`f${nth}`, { due: '2026-11-20' });
		const before = await historyCount();
		const entryId = await moveAll(ids(await dueUpTo(TODAY)()), '2026-11-30', ++clock);
		expect(await historyCount()).toBe(before + 1);
		expect(await dueUpTo(TODAY)()).toEqual([]);
		await undoEntry(entryId, ++clock);
		expect(await dueUpTo(TODAY)()).toHaveLength(30);
		const rows = await readRows('followUps', (table) => table.toCollection().toArray());
		expect(rows.every(({ due, snoozes }) => due === '2026-11-20' && snoozes === 0)).toBe(true);
	});
});
