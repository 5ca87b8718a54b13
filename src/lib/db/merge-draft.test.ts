import { describe, expect, it } from 'vitest';
import { newNote } from '#lib/notes/note.ts';
import { emptySale } from '#lib/sales/sale.ts';
import { mergeDraft } from './merge-draft.ts';

const note = { ...newNote({ id: 'n', at: 1, zone: 'UTC', contactIds: ['anna'] }), text: 'Larch' };
const sale = { ...emptySale('s', 'EUR', '2026-11-22'), title: 'Terrace' };
const payment = { id: 'p', position: 0, day: '2026-11-22', amount: 100, method: 'cash' as const, note: '' };
const ours = { ...payment, id: 'q', amount: 200 };

describe('mergeDraft', () => {
	it('keeps what another window changed where this one did not touch it', () => {
		const merged = mergeDraft('notes', note, { ...note, minutes: 5 }, { ...note, text: 'Oak' }, {});
		expect(merged).toEqual({ record: { ...note, minutes: 5, text: 'Oak' }, conflicts: [] });
	});
	it('asks where both changed one value differently, and keeps the stored one until then', () => {
		const theirs = { ...note, text: 'Ash' };
		const mine = { ...note, text: 'Oak' };
		expect(mergeDraft('notes', note, theirs, mine, {})).toEqual({
			record: theirs,
			conflicts: [{ key: 'text', mine: 'Oak', theirs: 'Ash' }]
		});
		expect(mergeDraft('notes', note, theirs, mine, { text: 'mine' })).toEqual({ record: mine, conflicts: [] });
		expect(mergeDraft('notes', note, theirs, mine, { text: 'theirs' })).toEqual({ record: theirs, conflicts: [] });
	});
	it('asks nothing where both changed it to the same', () => {
		const same = { ...note, text: 'Oak' };
		expect(mergeDraft('notes', note, same, same, {})).toEqual({ record: same, conflicts: [] });
	});
	it('joins members of a set that both added', () => {
		const add = (id: string) => ({ ...note, contactIds: ['anna', id] });
		const { record } = mergeDraft('notes', note, add('erik'), add('berta'), {});
		expect(record.contactIds).toEqual(['anna', 'berta', 'erik']);
	});
	it('keeps the payments of both windows', () => {
		const { record } = mergeDraft('sales', sale, { ...sale, payments: [payment] }, { ...sale, payments: [ours] }, {});
		expect(record.payments).toEqual([payment, ours]);
	});
	it('removes and changes what was removed and changed here, and lets removed things be', () => {
		const opened = { ...sale, payments: [payment, ours] };
		const paymentsOf = (current: typeof sale, draft: typeof sale) =>
			mergeDraft('sales', opened, current, draft, {}).record.payments;
		expect(paymentsOf(opened, { ...opened, payments: [payment] })).toEqual([payment]);
		const changed = { ...payment, amount: 150 };
		expect(paymentsOf(opened, { ...opened, payments: [changed, ours] })).toEqual([changed, ours]);
		expect(paymentsOf({ ...opened, payments: [ours] }, opened)).toEqual([ours]);
	});
	it('asks about a member that one removed and the other changed', () => {
		const opened = { ...sale, payments: [payment] };
		const { conflicts } = mergeDraft('sales', opened, sale, { ...opened, payments: [{ ...payment, amount: 150 }] }, {});
		expect(conflicts).toMatchObject([{ key: 'payments/p', theirs: undefined }]);
	});
});
