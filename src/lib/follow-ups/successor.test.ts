import { describe, expect, it } from 'vitest';
import { tick } from '#lib/db/hlc.ts';
import { isDeleted, mergeRecords, stampChanged, stampDeleted, stampNew } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { newFollowUp } from './follow-up.ts';
import type { FollowUp } from './follow-up.ts';
import { completed } from './recurrence.ts';
import { bornFrom, successorId } from './successor.ts';

const at = (now: number, device: string) => tick('', now, device);
const WEEKLY = { mode: 'after', unit: 'week', interval: 1, until: '' } as const;
const first = stampNew(
	newFollowUp({ id: 'f', contactId: 'c', kind: 'call', text: 'Call', due: '2026-11-22', recurrence: WEEKLY }),
	at(1, 'a')
);
const asFollowUp = (record: StampedRecord) => record as unknown as FollowUp;

function nextOf(before: StampedRecord, today: string, now: number, device: string): StampedRecord {
	const { next } = completed(asFollowUp(before), { result: '', nextId: successorId('f') }, today, now);
	if (!next) throw new Error('the series has ended');
	return bornFrom(before, next, at(now, device));
}
function change(record: StampedRecord, values: Partial<FollowUp>, now: number, device: string): StampedRecord {
	return stampChanged(record, { ...record, ...values }, Object.keys(values), at(now, device));
}
const join = (a: StampedRecord, b: StampedRecord) => {
	expect(mergeRecords(a, b, {})).toEqual(mergeRecords(b, a, {}));
	return mergeRecords(a, b, {});
};

describe('successorId', () => {
	it('is the same for the same one, and another for another', () => {
		expect(successorId('f')).toBe(successorId('f'));
		expect(successorId('f')).not.toBe(successorId('g'));
		expect(successorId('f')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});
});

describe('the next one of a series, made on two devices', () => {
	it('is one record; done on different days, it falls on the later one', () => {
		const both = join(nextOf(first, '2026-11-22', 10, 'a'), nextOf(first, '2026-11-23', 20, 'b'));
		expect(both).toMatchObject({ due: '2026-11-30', occurrence: '2026-11-30', anchor: '2026-11-30', state: 'open' });
	});
	it('keeps what was done with it on one device before the other one made it', () => {
		const done = change(nextOf(first, '2026-11-22', 10, 'a'), { state: 'done', closedAt: 15 }, 15, 'a');
		expect(join(done, nextOf(first, '2026-11-22', 20, 'b'))).toMatchObject({ state: 'done', closedAt: 15 });
	});
	it('has the text the one before it was given last', () => {
		const renamed = change(first, { text: 'Ring' }, 5, 'a');
		expect(join(nextOf(renamed, '2026-11-22', 10, 'a'), nextOf(first, '2026-11-22', 20, 'b'))['text']).toBe('Ring');
	});
	it('outlives having been taken back on the other device before, and goes with what was taken back after', () => {
		const takenBack = stampDeleted(nextOf(first, '2026-11-22', 10, 'a'), at(15, 'a'));
		expect(isDeleted(takenBack)).toBe(true);
		expect(isDeleted(join(takenBack, nextOf(first, '2026-11-22', 20, 'b')))).toBe(false);
		expect(isDeleted(join(takenBack, nextOf(first, '2026-11-22', 12, 'b')))).toBe(true);
	});
});
