import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { tick } from '#lib/db/hlc.ts';
import { isDeleted, mergeKeeping, stampDeleted, stampNew, withValues } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { emptied } from '#lib/db/tombstone.ts';
import { keptRecord } from './kept-record.ts';

const { collections } = TABLES.contacts;
const OFFICE = 'office0000';
const stampAt = (now: number, device = 'laptop0000') => tick('', now, device);
const here = stampNew(
	{ ...emptyContact('c1'), remark: 'ours', emails: [{ id: 'e1', kind: '', value: 'a@b.example' }] },
	stampAt(1),
	collections
);
const join = (a: StampedRecord, b: StampedRecord) => mergeKeeping(a, b, collections);

/** Keeps `here` against what the other device has, and joins the result with that once more, both ways. */
function kept(theirs: StampedRecord, now: number): StampedRecord {
	const record = join(here, theirs);
	expect(isDeleted(record)).toBe(true);
	const result = keptRecord({ table: 'contacts', record }, here, stampAt(now));
	expect(join(result, theirs)).toEqual(result);
	expect(join(theirs, result)).toEqual(result);
	expect(isDeleted(result)).toBe(false);
	return result;
}

describe('a record that stays although another device deleted it', () => {
	it('lives on both devices, with what it was', () => {
		expect(kept(stampDeleted(here, stampAt(5, OFFICE)), 9)).toMatchObject({ remark: 'ours', emails: here['emails'] });
	});
	it('lives where the other clock is ahead of the one here', () => {
		kept(stampDeleted(here, stampAt(500, OFFICE)), 9);
	});
	it('keeps what the other device wrote before it deleted it', () => {
		const theirs = withValues(here, new Map([['remark', 'theirs']]), collections, stampAt(4, OFFICE));
		expect(kept(stampDeleted(theirs, stampAt(5, OFFICE)), 9)).toMatchObject({ remark: 'theirs' });
	});
	it('has its content again where it was deleted for good', () => {
		const theirs = emptied(stampDeleted(here, stampAt(5, OFFICE)));
		expect(kept(theirs, 9)).toMatchObject({ remark: 'ours', emails: here['emails'], mergedInto: '' });
	});
	it('is no part of the card it was merged into', () => {
		const theirs = withValues(here, new Map([['mergedInto', 'c2']]), collections, stampAt(4, OFFICE));
		expect(kept(stampDeleted(theirs, stampAt(5, OFFICE)), 9)).toMatchObject({ mergedInto: '' });
	});
});
