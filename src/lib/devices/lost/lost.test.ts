import { describe, expect, it } from 'vitest';
import { tick } from '#lib/db/hlc.ts';
import type { Conflict } from '#lib/db/history-entry.ts';
import { lostIn } from './lost.ts';

const stamp = (device: string) => tick('', 1, device);
const conflict = (key: string, loser: string): Conflict => ({
	key,
	kept: 'a',
	lost: 'b',
	keptStamp: stamp('winner0000'),
	lostStamp: stamp(loser)
});
const entry = (...conflicts: Conflict[]) => ({
	changes: [
		{ table: 'contacts' as const, id: 'c1', kind: 'changed' as const, conflicts },
		{ table: 'notes' as const, id: 'n1', kind: 'created' as const }
	]
});

describe('the values that lost in an entry', () => {
	it('are named one by one, whoever wrote them', () => {
		expect(lostIn(entry(conflict('remark', 'phone00000'), conflict('title', 'laptop0000')))).toEqual([
			`contacts/c1/remark/${stamp('phone00000')}`,
			`contacts/c1/title/${stamp('laptop0000')}`
		]);
	});
	it('are those of one device, in any life of its box', () => {
		const both = entry(conflict('remark', 'phone000001'), conflict('title', 'laptop0000'));
		expect(lostIn(both, 'phone00000')).toEqual([`contacts/c1/remark/${stamp('phone000001')}`]);
	});
	it('are not those that follow from others', () => {
		expect(lostIn(entry(conflict('sequence', 'phone00000')))).toEqual([]);
	});
	it('are none in an entry whose conflicts are no list', () => {
		expect(lostIn(entry(...([] as Conflict[])))).toEqual([]);
		expect(lostIn({ changes: [{ table: 'contacts', id: 'c1', kind: 'changed', conflicts: 7 as never }] })).toEqual([]);
	});
});
