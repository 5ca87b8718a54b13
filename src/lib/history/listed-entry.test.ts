import { describe, expect, it } from 'vitest';
import type { HistoryEntry, RecordChange } from '#lib/db/history-entry.ts';
import { inShort, listed, MOST_LISTED } from './listed-entry.ts';

const stamp = '000001795334649-000000-aaaaaaaaaa';
const change = (at: number): RecordChange => ({
	table: at % 2 === 0 ? 'contacts' : 'notes',
	id: `x${at}`,
	kind: 'changed',
	...(at === 40 ? { conflicts: [{ key: 'remark', kept: 'a', lost: 'b', keptStamp: stamp, lostStamp: stamp }] } : {})
});
const entryOf = (changes: number): HistoryEntry => ({
	id: 'e',
	what: 'backup.merge',
	label: '',
	at: 0,
	stamp,
	device: 'aaaaaaaaaa',
	undoes: '',
	changes: Array.from({ length: changes }, (_, at) => change(at))
});

describe('an entry in a list', () => {
	it('says how many records it changed, and how many contacts', () => {
		expect(listed(entryOf(5)).counts).toEqual({ records: 5, contacts: 3 });
	});
	it('in short, has its first changes and every one with a conflict, and still says how many it was', () => {
		const short = inShort(entryOf(61));
		expect(short.counts).toEqual({ records: 61, contacts: 31 });
		expect(short.changes.map(({ id }) => id)).toEqual([
			...Array.from({ length: MOST_LISTED }, (_, at) => `x${at}`),
			'x40'
		]);
	});
	it('in short, is whole where it has no more changes than are listed', () => {
		expect(inShort(entryOf(MOST_LISTED))).toEqual(listed(entryOf(MOST_LISTED)));
	});
});
