import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { tick } from './hlc.ts';
import { joinOne } from './merge-plan.ts';
import { isDeleted, mergeRecords, stampChanged, stampDeleted, stampNew } from './stamps.ts';
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
		expect(gone).toEqual({ id: 'c', created: at(1), stamps: {}, deleted: at(9) });
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
