import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedSince, recordBefore } from './as-of.ts';
import type { RecordChange } from './history-entry.ts';
import { canonical, valuesByKey } from './record-values.ts';
import { changesBetween, stampChanged, stampDeleted, stampNew, stampRevived } from './stamps.ts';
import type { Collections } from './record-values.ts';
import type { StampedRecord } from './stamps.ts';
import { emptied } from './tombstone.ts';

const collections: Collections = { tags: 'set', phones: 'items', custom: 'map' };
const stampAt = (at: number) => `${String(at).padStart(15, '0')}-000000-dev`;

interface State {
	state: 'live' | 'trashed';
	fields: string;
}
const fieldsOf = (record: object) => canonical(Object.fromEntries([...valuesByKey(record, collections)].sort()));

/** A record's life as the write path makes it: states after each command, and the changes, both the oldest first. */
function life(steps: readonly Step[]) {
	let record = stampNew({ id: 'r', ...steps[0]?.fields }, stampAt(1)) as StampedRecord;
	const changes: RecordChange[] = [{ table: 'contacts', id: 'r', kind: 'created' }];
	const states: State[] = [{ state: 'live', fields: fieldsOf(record) }];
	for (const [at, { fields, does }] of steps.slice(1).entries()) {
		const stamp = stampAt(at + 2);
		const wasTrashed = states.at(-1)?.state === 'trashed';
		if (does === 'delete') {
			if (!wasTrashed) changes.push({ table: 'contacts', id: 'r', kind: 'deleted' });
			record = wasTrashed ? record : stampDeleted(record, stamp);
		} else {
			const diff = changesBetween(record, { id: 'r', ...fields }, collections);
			const values = Object.fromEntries(diff);
			const changed = stampChanged(record, { id: 'r', ...fields }, diff.keys(), stamp);
			record = wasTrashed ? stampRevived(changed, stamp) : changed;
			changes.push({ table: 'contacts', id: 'r', kind: wasTrashed ? 'revived' : 'changed', values });
		}
		if (changes.length > states.length)
			states.push({ state: does === 'delete' ? 'trashed' : 'live', fields: fieldsOf(record) });
	}
	return { record, changes, states };
}

interface Step {
	does: 'write' | 'delete';
	fields: { remark: string; tags: string[]; phones: { id: string; position: number; value: string }[]; custom: object };
}
const word = fc.constantFrom('', 'a', 'b');
const step: fc.Arbitrary<Step> = fc.record({
	does: fc.constantFrom('write', 'write', 'write', 'delete'),
	fields: fc.record({
		remark: word,
		tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')).map((tags) => tags.sort()),
		phones: fc
			.uniqueArray(fc.constantFrom('p', 'q'))
			.chain((ids) => fc.tuple(...ids.map((id) => word.map((value) => ({ id, position: 0, value })))))
			.map((phones) => phones.sort((a, b) => (a.id < b.id ? -1 : 1))),
		custom: fc.dictionary(fc.constantFrom('k', '__proto__'), word, { noNullPrototype: true })
	})
});

describe('recordBefore', () => {
	it('gives back every state the record was ever in', () => {
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
				const { record, changes, states } = life(steps);
				for (const [at, { state, fields }] of states.entries()) {
					const past = recordBefore(record, changes.slice(at + 1).reverse(), collections);
					expect(past.state).toBe(state);
					expect(fieldsOf(past.record ?? {})).toBe(fields);
				}
				expect(recordBefore(record, [...changes].reverse(), collections)).toEqual({
					state: 'notYet',
					record: undefined
				});
			}),
			{ numRuns: 200 }
		);
	});
	it('is the record itself where nothing happened since', () => {
		const record = stampNew({ id: 'r', remark: 'a' }, stampAt(1));
		expect(recordBefore(record, [], collections)).toEqual({ state: 'live', record });
	});
	it('passes over what another device changed of a value that was another here', () => {
		const record = stampNew({ id: 'r', remark: 'theirs' }, stampAt(1));
		const change = (before: string, after: string): RecordChange => ({
			table: 'contacts',
			id: 'r',
			kind: 'changed',
			values: { remark: { before, after } }
		});
		const merged = change('ours', 'theirs');
		const there = change('first', 'theirs');
		const here = change('first', 'ours');
		const remarkBefore = (...changes: RecordChange[]) => recordBefore(record, changes, collections).record?.['remark'];
		expect(remarkBefore(merged, there)).toBe('ours');
		expect(remarkBefore(merged, there, here)).toBe('first');
	});
	it('knows that a record was there whose content is gone, and no more', () => {
		const gone = emptied(stampDeleted(stampNew({ id: 'r', remark: 'a' }, stampAt(1)), stampAt(2)));
		const deletion: RecordChange = { table: 'contacts', id: 'r', kind: 'deleted' };
		expect(recordBefore(gone, [deletion], collections)).toEqual({ state: 'live', record: undefined });
	});
});

describe('changedSince', () => {
	const record = stampNew({ id: 'r', remark: 'c', tags: ['x'] }, stampAt(1));
	const changed = (values: RecordChange['values']): RecordChange =>
		values ? { table: 'contacts', id: 'r', kind: 'changed', values } : { table: 'contacts', id: 'r', kind: 'changed' };
	it('names the values that differ from what they were before the oldest change', () => {
		const changes = [
			changed({ remark: { before: 'b', after: 'c' } }),
			changed({ remark: { before: 'a', after: 'b' }, 'tags/x': { after: true } })
		];
		expect(changedSince(record, changes, collections)).toEqual(['remark', 'tags/x']);
	});
	it('counts a value that was changed and changed back as untouched', () => {
		const changes = [
			changed({ remark: { before: 'b', after: 'c' } }),
			changed({ remark: { before: 'c', after: 'b' } })
		];
		expect(changedSince(record, changes, collections)).toEqual([]);
	});
});
