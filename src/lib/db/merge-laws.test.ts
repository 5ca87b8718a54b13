import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { BoxContents } from './dump.ts';
import { tick } from './hlc.ts';
import { planMerge } from './merge-plan.ts';
import { isEqual, valuesByKey } from './record-values.ts';
import { TABLE_NAMES } from './schema.ts';
import { isDeleted, lastEdit, mergeRecords, stampChanged } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { TABLES } from './tables.ts';
import { isEmptied } from './tombstone.ts';
import { emptyContents, histories, merged, mergeDevices, run } from './three-devices.ts';
import type { Device, OnMerge, Step } from './three-devices.ts';

/** Histories tried; `npm run faults` tries many more. */
const RUNS = Number(process.env['KARTEI_RUNS'] ?? 100);
const ALL = { numRuns: RUNS };

const records = ({ tables }: BoxContents) => JSON.stringify(tables);
const join = (a: BoxContents, b: BoxContents) => merged(a, planMerge(a, b));
const boxesOf = (steps: readonly Step[]) =>
	run(steps).map(({ contents }) => contents) as [BoxContents, BoxContents, BoxContents];
/** Nobody takes content out of the trash for good. */
const unpurged = histories.map((steps) => steps.filter(({ kind }) => kind !== 'purge'));
const three = unpurged.map(boxesOf);
const purgedThree = histories.map(boxesOf);

/** The records of both, each joined with the other's by `mergeRecords` alone, as one text. */
function joinedRecords(...boxes: BoxContents[]): string {
	const all = TABLE_NAMES.map((table) => {
		const records = new Map<string, StampedRecord>();
		const { collections } = TABLES[table];
		for (const record of boxes.flatMap(({ tables }) => tables[table])) {
			records.set(record.id, mergeRecords(records.get(record.id) ?? record, record, collections));
		}
		return [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
	});
	return JSON.stringify(all);
}

describe('joining records', () => {
	it('is commutative, associative and idempotent, byte for byte, also of those that lost their content', () => {
		fc.assert(
			fc.property(purgedThree, ([a, b, c]) => {
				const joined = joinedRecords(a, b, c);
				for (const order of [
					[a, c, b],
					[b, c, a],
					[c, b, a],
					[a, b, c, b, a]
				])
					expect(joinedRecords(...order)).toBe(joined);
			}),
			ALL
		);
	});
});

describe('merging boxes of which one took the content of something away', () => {
	it('gives both sides the same bytes, the same file again changes nothing, and no box is left with half a record', () => {
		let emptied = 0;
		fc.assert(
			fc.property(purgedThree, ([a, b]) => {
				const both = join(a, b);
				expect(records(both)).toBe(records(join(b, a)));
				expect(records(join(both, a))).toBe(records(both));
				expect(records(join(both, b))).toBe(records(both));
				for (const record of both.tables.contacts) {
					if (isEmptied(record)) emptied++;
					expect(
						isEmptied(record) ? isDeleted(record) : Object.keys(emptyContact('')).every((key) => key in record)
					).toBe(true);
				}
			}),
			ALL
		);
		expect(emptied).toBeGreaterThan(0);
	});
	it('ends with the same bytes on three devices once each has heard of all, though not at the same step in any order', () => {
		fc.assert(
			fc.property(purgedThree, (boxes) => {
				let [a, b, c] = boxes;
				for (let round = 0; round < 3; round++) {
					a = join(a, b);
					b = join(b, c);
					c = join(c, a);
				}
				expect([records(b), records(c)]).toEqual([records(a), records(a)]);
			}),
			ALL
		);
	});
	it('keeps what was written after the deletion, and all of the record it was written on', () => {
		let found = 0;
		fc.assert(
			fc.property(purgedThree, ([a, b]) => {
				const both = join(a, b);
				for (const gone of a.tables.contacts.filter(isEmptied)) {
					const card = b.tables.contacts.find(({ id }) => id === gone.id);
					if (!card || isEmptied(card) || lastEdit(card) < gone.deleted) continue;
					found++;
					const { created: _a, stamps: _b, deleted: _c, ...fields } = card;
					expect(both.tables.contacts.find(({ id }) => id === card.id)).toMatchObject(fields);
				}
			}),
			ALL
		);
		expect(found).toBeGreaterThan(0);
	});
});

describe('merging boxes', () => {
	it('is commutative, associative and idempotent, byte for byte', () => {
		fc.assert(
			fc.property(three, ([a, b, c]) => {
				expect(records(join(a, b))).toBe(records(join(b, a)));
				expect(records(join(join(a, b), c))).toBe(records(join(a, join(b, c))));
				expect(records(join(a, a))).toBe(records(a));
				expect(JSON.stringify(join(join(a, b), c).history)).toBe(JSON.stringify(join(join(a, c), b).history));
			}),
			ALL
		);
	});
	it('ends with the same bytes whatever the order of the files', () => {
		fc.assert(
			fc.property(three, ([a, b, c]) => {
				expect(records(join(join(a, b), c))).toBe(records(join(join(a, c), b)));
				expect(records(join(join(b, c), a))).toBe(records(join(join(a, b), c)));
			}),
			ALL
		);
	});
	it('the same file twice, and an old backup of this box, change nothing and bring nothing', () => {
		fc.assert(
			fc.property(histories, fc.nat(), (steps, at) => {
				const cut = steps.length === 0 ? 0 : at % steps.length;
				const [late, other] = run(steps);
				// Without a restore in between: that takes back what the backup holds.
				const own = steps.map((step) => (step.kind === 'restore' ? { ...step, kind: 'backup' as const } : step));
				const [old] = run(own.slice(0, cut));
				const [now] = run(own);
				if (!old || !now || !late || !other) throw new Error('three devices');
				expectNothing(now.contents, old.contents);
				expectNothing(join(late.contents, other.contents), other.contents);
			}),
			ALL
		);
	});
	it('keeps an own write that was made after it, whatever comes in again', () => {
		fc.assert(
			fc.property(histories, (steps) => {
				const [a, b, c] = run(steps);
				if (!a || !b || !c) throw new Error('three devices');
				const both = mergeDevices(mergeDevices(a, b), c);
				const [card] = both.contents.tables.contacts;
				if (!card) return;
				const stamp = tick(both.last, 0, both.writer);
				const after = Object.assign({ ...card }, { remark: 'own' });
				const written = stampChanged(card, after, ['remark'], stamp, TABLES.contacts.collections);
				const contacts = [written, ...both.contents.tables.contacts.slice(1)];
				const own = { ...both.contents, tables: { ...both.contents.tables, contacts } };
				expect(join(join(join(own, a.contents), b.contents), c.contents).tables.contacts[0]).toMatchObject({
					remark: 'own'
				});
				expect(join(c.contents, own).tables.contacts[0]).toMatchObject({ remark: 'own' });
			}),
			ALL
		);
	});
	it('carries fields of a newer version along', () => {
		fc.assert(
			fc.property(three, ([a, b]) => {
				const unknown = (contents: BoxContents) => contents.tables.contacts.filter((record) => 'newerField' in record);
				const ids = new Set([...unknown(a), ...unknown(b)].map(({ id }) => id));
				expect(new Set(unknown(join(a, b)).map(({ id }) => id))).toEqual(ids);
			}),
			ALL
		);
	});
	it('names as conflicts exactly the values that were changed without having seen each other', () => {
		let found = 0;
		const compare: OnMerge = (ours, theirs, plan) => {
			const conflicts = told(plan);
			found += conflicts.length;
			expect(conflicts).toEqual(apart(ours, theirs, plan));
		};
		fc.assert(
			fc.property(unpurged, (steps) => {
				expect(run(steps, compare)).toHaveLength(3);
			}),
			ALL
		);
		// Or the histories would say nothing about it.
		expect(found).toBeGreaterThan(RUNS / 10);
	});
});

function expectNothing(ours: BoxContents, theirs: BoxContents): void {
	const plan = planMerge(ours, theirs);
	expect(plan.history).toEqual([]);
	expect(plan.records.filter(({ isOurs, conflicts }) => !isOurs || conflicts.length > 0)).toEqual([]);
}

type Plan = Parameters<OnMerge>[2];

/** Conflicts as the plan tells them, by `table/id/key`. */
function told({ records: planned }: Plan): string[] {
	const keys = planned.flatMap(({ table, record, conflicts }) =>
		conflicts.filter(({ key }) => key !== '').map(({ key }) => `${table}/${record.id}/${key}`)
	);
	return keys.sort();
}

/** Conflicts as the oracle knows them: the last writes of a value on both sides, neither taken in by the other side. */
function apart(ours: Device, theirs: Device, { records: planned }: Plan): string[] {
	const keys: string[] = [];
	for (const { table, record, theirs: their, conflicts } of planned) {
		// One side deleted what the other one edited: told as one conflict of the whole record.
		const our = ours.contents.tables[table].find(({ id }) => id === record.id);
		if (!our || conflicts.some(({ key }) => key === '')) continue;
		const { collections } = TABLES[table];
		const [ourValues, theirValues] = [valuesByKey(our, collections), valuesByKey(their, collections)];
		for (const [name, head] of ours.heads) {
			const prefix = `${table}/${record.id}/`;
			const other = theirs.heads.get(name);
			const key = name.slice(prefix.length);
			if (!name.startsWith(prefix) || key === '' || other === undefined) continue;
			if (theirs.known.has(head) || ours.known.has(other)) continue;
			if (!isEqual(ourValues.get(key), theirValues.get(key))) keys.push(name);
		}
	}
	return keys.sort();
}

describe('planMerge', () => {
	it('finds nothing in two empty boxes', () => {
		expect(planMerge(emptyContents(), emptyContents())).toMatchObject({
			records: [],
			same: 0,
			history: [],
			contacts: 0
		});
	});
});
