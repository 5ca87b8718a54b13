import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { tick } from './hlc.ts';
import { joinOne } from './merge-plan.ts';
import { repaired } from './repaired.ts';
import {
	currentStamps,
	isDeleted,
	lastEdit,
	mergeKeeping,
	mergeRecords,
	stampChanged,
	stampDeleted,
	stampNew
} from './stamps.ts';
import { TABLES } from './tables.ts';
import { emptied, isEmptied } from './tombstone.ts';

const { collections } = TABLES.contacts;
const at = (now: number, device = 'a') => tick('', now, device);
const card = stampNew({ ...emptyContact('c'), remark: 'secret' }, at(1), collections);
const merged = (into: string, now: number, device: string) =>
	stampDeleted(
		stampChanged(card, Object.assign({ ...card }, { mergedInto: into }), ['mergedInto'], at(now, device), collections),
		at(now + 1, device)
	);

describe('emptied', () => {
	it('leaves nothing of a card but that it is gone', () => {
		const gone = emptied(stampDeleted(card, at(9)));
		const stamps = { ':emptied': at(9), mergedInto: at(1) };
		expect(gone).toEqual({ id: 'c', created: at(1), stamps, deleted: at(9) });
		expect(isDeleted(gone)).toBe(true);
		expect(isEmptied(gone)).toBe(true);
	});
	it('leaves of a merged card where it went, and nothing else', () => {
		const gone = emptied(merged('other', 5, 'a'));
		expect(gone).toMatchObject({ mergedInto: 'other', stamps: { mergedInto: at(5) } });
		expect(JSON.stringify(gone)).not.toContain('secret');
		expect(isEmptied(gone)).toBe(true);
		expect(isDeleted(gone)).toBe(true);
	});
});

describe('a merged card without content', () => {
	const [gone, other] = [emptied(merged('one', 5, 'a')), emptied(merged('two', 7, 'b'))];
	it('joined with itself and with another of its kind stays without content', () => {
		expect(mergeRecords(gone, gone, collections)).toEqual(gone);
		const both = mergeRecords(gone, other, collections);
		expect(both).toEqual(mergeRecords(other, gone, collections));
		expect(both['mergedInto']).toBe('two');
		expect(isEmptied(both)).toBe(true);
	});
	it('gets its content back by no old backup', () => {
		const seen = { here: new Map(), there: new Map() };
		expect(joinOne('contacts', gone, card, seen)).toBeUndefined();
	});
});

describe('a card that lost its content on one device', () => {
	const seen = { here: new Map(), there: new Map() };
	const deleted = stampDeleted(card, at(5));
	const gone = emptied(deleted);
	const edited = (record: typeof card, fields: object, now: number) =>
		stampChanged(record, Object.assign({ ...record }, fields), Object.keys(fields), at(now, 'b'), collections);
	it('loses it on the device where it lies in the trash, and both then hold the same', () => {
		const there = joinOne('contacts', deleted, gone, seen);
		expect(there).toMatchObject({ kind: 'silent', isOurs: false });
		expect(JSON.stringify(there?.record)).toBe(JSON.stringify(gone));
		expect(joinOne('contacts', gone, deleted, seen)).toBeUndefined();
	});
	it('loses it where it was never deleted, which is told as a deletion with all that went', () => {
		const there = joinOne('contacts', edited(card, { title: 'Dr.' }, 3), gone, seen);
		expect(there).toMatchObject({
			kind: 'deleted',
			values: { remark: { before: 'secret' }, title: { before: 'Dr.' } }
		});
		expect(JSON.stringify(there?.record)).toBe(JSON.stringify(gone));
	});
	it('loses it also where it was deleted once more, later, and keeps the later deletion', () => {
		const joined = mergeRecords(stampDeleted(card, at(8, 'b')), gone, collections);
		expect(joined).toEqual({ ...gone, deleted: at(8, 'b') });
		expect(mergeRecords(joined, gone, collections)).toEqual(joined);
	});
	it('comes back whole, the same on both devices, where somebody worked on it after the deletion', () => {
		const late = edited(edited(card, { title: 'Dr.' }, 3), { source: 'fair' }, 7);
		const [here, there] = [joinOne('contacts', gone, late, seen), joinOne('contacts', late, gone, seen)];
		expect(here).toMatchObject({ kind: 'revived', isOurs: false, values: {} });
		expect(here?.record).toMatchObject({ remark: 'secret', title: 'Dr.', source: 'fair', mergedInto: '' });
		expect(there).toMatchObject({ kind: 'silent', isOurs: false });
		expect(JSON.stringify(there?.record)).toBe(JSON.stringify(here?.record));
	});
	it('stays in the trash whole where somebody worked on it and then deleted it', () => {
		const late = stampDeleted(edited(card, { source: 'fair' }, 7), at(9, 'b'));
		const joined = joinOne('contacts', gone, late, seen)?.record;
		expect(joined).toMatchObject({ remark: 'secret', source: 'fair', deleted: at(9, 'b') });
	});
	it('once back, keeps what was changed on it since, and an old backup with more on it brings nothing', () => {
		const old = edited(card, { tags: ['old'] }, 2);
		const back = mergeKeeping(gone, edited(card, { source: 'fair' }, 7), collections);
		const since = edited(back, { remark: 'new' }, 8);
		expect(mergeKeeping(since, old, collections)).toEqual(since);
		expect(mergeKeeping(since, edited(card, { source: 'fair' }, 7), collections)).toEqual(since);
	});
	it('of two devices that worked on it, adds what only the second had; of one value, the first back stays', () => {
		const tagged = (tag: string) => stampNew({ ...emptyContact('c'), tags: [tag] }, at(1), collections);
		const one = edited(edited(tagged('one'), { title: 'Dr.' }, 4), { source: 'fair' }, 7);
		const other = edited(edited(tagged('other'), { title: 'Prof.' }, 3), { department: 'sales' }, 8);
		const back = mergeKeeping(mergeKeeping(gone, one, collections), other, collections);
		expect(back).toMatchObject({ tags: ['one', 'other'], title: 'Dr.', source: 'fair', department: 'sales' });
		const untagged = stampChanged(tagged('one'), emptyContact('c'), ['tags/one'], at(4), collections);
		const without = mergeKeeping(gone, edited(untagged, { source: 'fair' }, 7), collections);
		expect(mergeKeeping(without, one, collections)['tags']).toEqual([]);
	});
	it('without the stamp, from an earlier version, is as if it had it; the stamp is no edit', () => {
		const unstamped = { id: 'c', created: at(1), stamps: {}, deleted: at(5) };
		expect(mergeRecords(unstamped, deleted, collections)).toEqual(gone);
		expect(mergeRecords(unstamped, unstamped, collections)).toEqual({ ...unstamped, stamps: { ':emptied': at(5) } });
		expect(joinOne('contacts', unstamped, deleted, seen)).toMatchObject({
			kind: 'silent',
			isOurs: false,
			record: gone
		});
		expect(lastEdit(gone)).toBe(at(1));
		expect([...currentStamps(gone, collections).keys()]).toEqual(['mergedInto']);
	});
	it('stays whole where a forged file gives it a stamp later than its deletion', () => {
		const forged = { ...deleted, stamps: { ':emptied': at(8) } };
		expect(isDeleted(mergeRecords(forged, forged, collections))).toBe(true);
		expect(repaired('contacts', { ...gone, deleted: '' })).toMatchObject({ phones: [], remark: '' });
	});
});
