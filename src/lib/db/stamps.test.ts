import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tick } from './hlc.ts';
import { canonical } from './record-values.ts';
import {
	changesBetween,
	currentStamps,
	isDeleted,
	mergeRecords,
	stampChanged,
	stampDeleted,
	stampNew,
	stampRevived,
	withValues
} from './stamps.ts';
import type { Collections } from './record-values.ts';
import type { StampedRecord } from './stamps.ts';

/** Histories tried; `npm run faults` tries many more. */
const RUNS = Number(process.env['KARTEI_RUNS'] ?? 2000);
const COLLECTIONS: Collections = { phones: 'items', tags: 'set', custom: 'map' };
const at = (ms: number, device = 'a') => tick('', ms, device);

function card(fields: object = {}): StampedRecord {
	return stampNew({ id: 'c1', name: 'Berg', phones: [], tags: [], custom: {}, ...fields }, at(1));
}

function edit(record: StampedRecord, fields: object, stamp: string): StampedRecord {
	const after = { ...record, ...fields };
	return stampChanged(record, after, changesBetween(record, after, COLLECTIONS).keys(), stamp);
}

describe('mergeRecords', () => {
	it('keeps edits of different fields from both sides', () => {
		const base = card({ town: 'Lund' });
		const merged = mergeRecords(
			edit(base, { name: 'Bergh' }, at(2)),
			edit(base, { town: 'Malmö' }, at(3, 'b')),
			COLLECTIONS
		);
		expect(merged).toMatchObject({ name: 'Bergh', town: 'Malmö' });
	});
	it('lets the later edit of one field win', () => {
		const base = card();
		const merged = mergeRecords(edit(base, { name: 'A' }, at(9)), edit(base, { name: 'B' }, at(5, 'b')), COLLECTIONS);
		expect(merged['name']).toBe('A');
	});
	it('joins members of lists, and a removal beats an older value', () => {
		const phone = (id: string, value: string) => ({ id, position: 0, value });
		const base = card({ phones: [phone('p1', '1'), phone('p2', '2')], tags: ['old'] });
		const left = edit(base, { phones: [phone('p2', '2')], tags: ['old', 'left'] }, at(2));
		const right = edit(base, { phones: [phone('p1', '1'), phone('p2', '22')], tags: [] }, at(3, 'b'));
		const merged = mergeRecords(left, right, COLLECTIONS);
		expect(merged['phones']).toEqual([phone('p2', '22')]);
		expect(merged['tags']).toEqual(['left']);
	});
	it('keeps a value under a hostile name', () => {
		const base = card();
		const custom = JSON.parse('{"__proto__":"x","constructor":"y"}') as object;
		const merged = mergeRecords(edit(base, { custom }, at(2)), base, COLLECTIONS);
		expect(canonical(merged['custom'])).toBe('{"__proto__":"x","constructor":"y"}');
	});
	it('revives a record edited after its deletion, and not one edited before', () => {
		const base = card();
		const deleted = stampDeleted(base, at(5));
		expect(isDeleted(mergeRecords(deleted, edit(base, { name: 'later' }, at(6, 'b')), COLLECTIONS))).toBe(false);
		expect(isDeleted(mergeRecords(deleted, edit(base, { name: 'before' }, at(4, 'b')), COLLECTIONS))).toBe(true);
		expect(isDeleted(stampRevived(deleted, at(7)))).toBe(false);
	});
});

/** Histories of three devices with clocks that differ and go back; each step edits, removes or deletes. */
const field = fc.constantFrom('name', 'town', '__proto__x');
const step = fc.record({
	device: fc.integer({ min: 0, max: 2 }),
	clock: fc.integer({ min: 1, max: 50 }),
	kind: fc.constantFrom('field', 'tag', 'untag', 'phone', 'unphone', 'custom', 'delete', 'revive', 'sync'),
	field,
	value: fc.string({ maxLength: 3 })
});

function run(steps: { device: number; clock: number; kind: string; field: string; value: string }[]): StampedRecord[] {
	const last = ['', '', ''];
	const copies = [card(), card(), card()];
	for (const { device, clock, kind, field: name, value } of steps) {
		const copy = copies[device];
		if (!copy) throw new Error('three devices');
		const stamp = tick(last[device] ?? '', clock, 'abc'[device] ?? 'a');
		last[device] = stamp;
		const tags = copy['tags'] as string[];
		const phones = copy['phones'] as { id: string; position: number }[];
		if (kind === 'field') copies[device] = edit(copy, { [name]: value }, stamp);
		if (kind === 'tag') copies[device] = edit(copy, { tags: [...new Set([...tags, value])].sort() }, stamp);
		if (kind === 'untag') copies[device] = edit(copy, { tags: tags.slice(1) }, stamp);
		if (kind === 'phone') {
			copies[device] = edit(copy, { phones: [...phones, { id: `p${stamp}`, position: value.length }] }, stamp);
		}
		if (kind === 'unphone') copies[device] = edit(copy, { phones: phones.slice(1) }, stamp);
		if (kind === 'custom') copies[device] = edit(copy, { custom: { [value]: stamp } }, stamp);
		if (kind === 'delete') copies[device] = stampDeleted(copy, stamp);
		if (kind === 'revive') copies[device] = stampRevived(copy, stamp);
		if (kind === 'sync') copies[device] = mergeRecords(copy, copies[(device + 1) % 3] ?? copy, COLLECTIONS);
	}
	return copies;
}

describe('the merge is a join', () => {
	const copies = fc.array(step, { maxLength: 25 }).map(run);
	const merge = (a: StampedRecord, b: StampedRecord) => mergeRecords(a, b, COLLECTIONS);
	it('commutative, associative, idempotent, and old states change nothing', () => {
		fc.assert(
			fc.property(copies, ([a, b, c]) => {
				if (!a || !b || !c) throw new Error('three devices');
				expect(canonical(merge(a, b))).toBe(canonical(merge(b, a)));
				expect(canonical(merge(merge(a, b), c))).toBe(canonical(merge(a, merge(b, c))));
				expect(canonical(merge(a, a))).toBe(canonical(merge(a, merge(a, a))));
				const joined = merge(merge(a, b), c);
				expect(canonical(merge(joined, b))).toBe(canonical(joined));
			}),
			{ numRuns: RUNS }
		);
	});
	it('an own later write wins over everything merged before', () => {
		fc.assert(
			fc.property(copies, fc.string(), ([a, b], value) => {
				if (!a || !b) throw new Error('three devices');
				const joined = merge(a, b);
				const written = edit(joined, { name: `own ${value}` }, at(99));
				expect(merge(merge(written, a), b)['name']).toBe(`own ${value}`);
			}),
			{ numRuns: RUNS / 4 }
		);
	});
});

describe('withValues', () => {
	it('sets single values back and gives them the new stamp', () => {
		const base = card({ tags: ['x'], phones: [{ id: 'p', position: 0 }] });
		const back = withValues(
			base,
			new Map<string, unknown>([
				['tags/x', undefined],
				['name', 'B']
			]),
			COLLECTIONS,
			at(8)
		);
		expect(back).toMatchObject({ name: 'B', tags: [], phones: [{ id: 'p', position: 0 }] });
		expect(currentStamps(back, COLLECTIONS).get('tags/x')).toBe(at(8));
		expect(currentStamps(back, COLLECTIONS).get('phones/p')).toBe(at(1));
		expect(currentStamps(back, COLLECTIONS).get('tags/never')).toBeUndefined();
	});
});
