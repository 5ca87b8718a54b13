import { describe, expect, it } from 'vitest';
import type { BoxContents } from './dump.ts';
import { withoutValuesOf } from './forgotten.ts';
import { tick } from './hlc.ts';
import type { HistoryEntry } from './history-entry.ts';
import { planMerge } from './merge-plan.ts';
import { TABLE_NAMES } from './schema.ts';
import { stampDeleted, stampNew } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { emptied } from './tombstone.ts';

const at = (now: number) => tick('', now, 'phone');
const entry: HistoryEntry = {
	id: 'e',
	what: 'contact.save',
	label: 'Anna Berg',
	at: 1,
	stamp: at(1),
	device: 'phone',
	undoes: '',
	changes: [{ table: 'contacts', id: 'anna', kind: 'changed', values: { remark: { before: '', after: 'secret' } } }]
};
const erik = { table: 'contacts', id: 'erik', kind: 'changed', values: { remark: { after: 'other' } } } as const;

describe('withoutValuesOf', () => {
	it('takes the values out, and the label where it names nothing else', () => {
		expect(JSON.stringify(withoutValuesOf(entry, new Set(['contacts/anna'])))).not.toMatch(/secret|Anna/);
		const both = withoutValuesOf({ ...entry, changes: [...entry.changes, erik] }, new Set(['contacts/anna']));
		expect(both).toMatchObject({ label: 'Anna Berg', changes: [{ id: 'anna' }, erik] });
		expect(JSON.stringify(both)).not.toMatch('secret');
	});
	it('leaves what is about others, also about a record of another table with that id', () => {
		expect(withoutValuesOf(entry, new Set(['notes/anna', 'contacts/erik']))).toBe(entry);
	});
});

describe('what another device remembers of a record that was deleted for good', () => {
	const box = (contact: StampedRecord, history: HistoryEntry[]): BoxContents => ({
		tables: {
			...(Object.fromEntries(TABLE_NAMES.map((table) => [table, []])) as unknown as BoxContents['tables']),
			contacts: [contact]
		},
		history
	});
	it('does not come in with its history', () => {
		const anna = stampNew({ id: 'anna', remark: 'secret' }, at(1));
		const gone = emptied(stampDeleted(anna, at(5))) as StampedRecord;
		expect(JSON.stringify(planMerge(box(gone, []), box(anna, [entry])).history)).not.toMatch(/secret|Anna/);
		expect(planMerge(box(anna, []), box(anna, [entry])).history).toEqual([entry]);
	});
});
