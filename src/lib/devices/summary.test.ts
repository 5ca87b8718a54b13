import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { tick } from '#lib/db/hlc.ts';
import { planMerge } from '#lib/db/merge-plan.ts';
import { stampChanged, stampDeleted, stampNew } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { emptyContents } from '#lib/db/three-devices.ts';
import { emptied } from '#lib/db/tombstone.ts';
import { areBothTexts, bothTexts } from './both-texts.ts';
import { isManyDeleted, summaryOf } from './summary.ts';

const DAY = 86_400_000;
const contact = (id: string) => stampNew({ ...emptyContact(id), organisation: `Firm ${id}` }, tick('', 1, 'a'));
const box = (contacts: StampedRecord[]) => ({ ...emptyContents(), tables: { ...emptyContents().tables, contacts } });

describe('isManyDeleted', () => {
	it('asks above ten contacts, or above a twentieth', () => {
		expect([isManyDeleted(10, 1000), isManyDeleted(11, 1000)]).toEqual([false, true]);
		expect([isManyDeleted(5, 100), isManyDeleted(6, 100)]).toEqual([false, true]);
	});
	it('does not ask for one or two cards of a small box', () => {
		expect([isManyDeleted(2, 3), isManyDeleted(3, 3)]).toEqual([false, true]);
	});
});

describe('summaryOf', () => {
	const ids = ['a', 'b', 'c', 'd'];
	it('names what would come and go, and how many deletions have to be typed', () => {
		const ours = box(ids.map(contact));
		const gone = ids.slice(0, 3).map((id) => stampDeleted(contact(id), tick('', 5, 'b')));
		const summary = summaryOf(planMerge(ours, box([...gone, contact('d'), contact('e')])), [], 10, '');
		expect(summary.lists.new).toEqual({
			count: 1,
			first: [{ table: 'contacts', id: 'e', name: 'Firm e' }],
			kinds: { contacts: 1 }
		});
		expect(summary).toMatchObject({ deletions: 3, same: 1, future: 0, isNothing: false });
	});
	it('names what goes together with its content', () => {
		const gone = emptied(stampDeleted(contact('a'), tick('', 5, 'b'))) as StampedRecord;
		const { lists } = summaryOf(planMerge(box([contact('a')]), box([gone])), [], 10, '');
		expect(lists.deleted).toEqual({
			count: 1,
			first: [{ table: 'contacts', id: 'a', name: 'Firm a' }],
			kinds: { contacts: 1 }
		});
	});
	it('tells of what is older in the file what differs, and of what lies in the trash that it does', () => {
		const [edited, trashed] = [contact('a'), contact('b')];
		const after = { ...emptyContact('a'), organisation: 'Firm a', remark: 'later' };
		const later = stampChanged(edited, after, ['remark'], tick('', 5, 'b'));
		const ours = box([later, stampDeleted(trashed, tick('', 5, 'b'))]);
		const { lists, older } = summaryOf(planMerge(ours, box([edited, trashed])), [], 10, '');
		expect(lists.older).toMatchObject({ count: 2, kinds: { contacts: 2 } });
		expect(older).toMatchObject([
			{ id: 'a', name: 'Firm a', values: { remark: { before: '', after: 'later' } } },
			{ id: 'b', name: 'Firm b', values: { '': { before: true, after: false } } }
		]);
	});
	it('counts all, and names the first', () => {
		const many = Array.from({ length: 60 }, (_, at) => contact(`many${at}`));
		const { lists } = summaryOf(planMerge(box([]), box(many)), [], 10, '');
		expect([lists.new.count, lists.new.first.length]).toEqual([60, 50]);
	});
	it('tells the latest day of a clock that is more than a day ahead', () => {
		const later = stampNew(emptyContact('x'), tick('', 3 * DAY, 'b'));
		expect(summaryOf(planMerge(box([]), box([later])), [], DAY, '').future).toBe(3 * DAY);
		expect(summaryOf(planMerge(box([]), box([later])), [], 2 * DAY, '').future).toBe(0);
	});
	it('asks for a wrong clock once: not for what is here already, nor where the own clock has run there', () => {
		const later = stampNew(emptyContact('x'), tick('', 3 * DAY, 'b'));
		const next = stampNew(emptyContact('y'), tick(later.created, DAY, 'b'));
		const far = stampNew(emptyContact('y'), tick('', 9 * DAY, 'b'));
		const future = (ours: StampedRecord[], theirs: StampedRecord[], last: string) =>
			summaryOf(planMerge(box(ours), box(theirs)), [], DAY, last).future;
		expect(future([later], [later, contact('a')], '')).toBe(0);
		expect(future([later], [later, next], later.created)).toBe(0);
		expect(future([later], [later, far], later.created)).toBe(9 * DAY);
	});
	it('names devices and counts settings apart: they are no cards', () => {
		const device = stampNew({ id: 'b', name: 'Phone' }, tick('', 1, 'b'));
		const theirs = box(ids.map(contact));
		const named = { ...theirs, tables: { ...theirs.tables, devices: [device] } };
		const summary = summaryOf(planMerge(box([contact('a')]), named), [], 10, '');
		expect(summary.lists.new.first.map(({ table }) => table)).toEqual(['contacts', 'contacts', 'contacts']);
		expect(summary).toMatchObject({ apart: 1, isNothing: false, lists: { new: { count: 3 } } });
		expect([...summary.deviceNames]).toEqual([['b', 'Phone']]);
	});
	it('says that nothing would come of it', () => {
		const ours = box(ids.map(contact));
		expect(summaryOf(planMerge(ours, ours), [], 10, '')).toMatchObject({ isNothing: true, same: 4 });
	});
});

describe('both texts', () => {
	const conflict = (key: string, kept: unknown, lost: unknown) => ({ key, kept, lost, keptStamp: '', lostStamp: '' });
	it('can both stand where people write sentences', () => {
		expect(areBothTexts(conflict('remark', 'one', 'two'))).toBe(true);
		expect(bothTexts({ kept: 'one ', lost: ' two' })).toBe('one\n\ntwo');
	});
	it('is not offered for names, for a text that says it already, and for what is no text', () => {
		expect(areBothTexts(conflict('title', 'one', 'two'))).toBe(false);
		expect(areBothTexts(conflict('remark', 'one two', 'two'))).toBe(false);
		expect(areBothTexts(conflict('remark', 'one', undefined))).toBe(false);
	});
});
