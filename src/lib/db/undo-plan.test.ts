import { describe, expect, it } from 'vitest';
import type { RecordChange } from './history-entry.ts';
import { refKey } from './references.ts';
import type { RecordRef } from './references.ts';
import type { TableName } from './schema.ts';
import { stampDeleted, stampNew } from './stamps.ts';
import type { StampedRecord, ValueChange } from './stamps.ts';
import { planUndo } from './undo-plan.ts';
import { emptied } from './tombstone.ts';

const FIRST = '000000000000001-000000-dev';
const LATER = '000000000000002-000000-dev';

function box(...records: [TableName, StampedRecord][]) {
	const byKey = new Map(records.map(([table, record]) => [refKey({ table, id: record.id }), record]));
	return (ref: RecordRef) => byKey.get(refKey(ref));
}
const record = (id: string, fields: object = {}) => stampNew({ id, ...fields }, FIRST);
const created = (table: TableName, id: string): RecordChange => ({ table, id, kind: 'created' });
const changed = (table: TableName, id: string, values: Record<string, ValueChange>): RecordChange => ({
	table,
	id,
	kind: 'changed',
	values
});
const plan = (
	changes: RecordChange[],
	since: RecordChange[],
	recordOf: (ref: RecordRef) => StampedRecord | undefined,
	removesEdited = false
) => {
	const { steps, kept } = planUndo({ changes, since, recordOf, removesEdited });
	return {
		steps: steps.map(({ change, does }) => `${does} ${change.id}`),
		kept: kept.map(({ change, reason, keys, by }) => [change.id, reason, ...keys, ...by.map(({ id }) => id)].join(' '))
	};
};

describe('planUndo', () => {
	it('trashes what the command made and nobody touched', () => {
		expect(plan([created('contacts', 'c')], [], box(['contacts', record('c')]))).toEqual({
			steps: ['trash c'],
			kept: []
		});
	});
	it('keeps what was edited since, unless asked to remove it too', () => {
		const recordOf = box(['contacts', record('c', { remark: 'new' })]);
		const since = [changed('contacts', 'c', { remark: { before: '', after: 'new' } })];
		expect(plan([created('contacts', 'c')], since, recordOf)).toEqual({ steps: [], kept: ['c edited remark'] });
		expect(plan([created('contacts', 'c')], since, recordOf, true)).toEqual({ steps: ['trash c'], kept: [] });
	});
	it.each<[TableName, object]>([
		['notes', { contactIds: ['c'] }],
		['followUps', { contactId: 'c' }],
		['sales', { contactId: 'c', lines: [] }],
		['contacts', { relations: [{ id: 'r', contactId: 'c' }] }]
	])('keeps a contact that one of the %s points at since', (table, fields) => {
		const recordOf = box(['contacts', record('c')], [table, record('new', fields)]);
		expect(plan([created('contacts', 'c')], [created(table, 'new')], recordOf)).toEqual({
			steps: [],
			kept: ['c referred new']
		});
	});
	it('keeps a sale that a note is linked to since, and so its customer', () => {
		const recordOf = box(
			['contacts', record('c')],
			['sales', record('s', { contactId: 'c' })],
			['notes', record('n', { contactIds: [], saleId: 's' })]
		);
		const changes = [created('contacts', 'c'), created('sales', 's')];
		expect(plan(changes, [created('notes', 'n')], recordOf)).toEqual({
			steps: [],
			kept: ['s referred n', 'c referred s']
		});
	});
	it('lets records of one command point at each other', () => {
		const recordOf = box(['contacts', record('c')], ['notes', record('n', { contactIds: ['c'] })]);
		expect(plan([created('contacts', 'c'), created('notes', 'n')], [], recordOf).steps).toEqual(['trash c', 'trash n']);
	});
	it('does not count what lies in the trash, nor what points at it only because of the command', () => {
		const note = stampDeleted(record('n', { contactIds: ['c'] }), LATER);
		const other = record('o', { relations: [{ id: 'r', contactId: 'c' }] });
		const recordOf = box(['contacts', record('c')], ['contacts', other], ['notes', note]);
		const link = changed('contacts', 'o', { 'relations/r': { after: { id: 'r', contactId: 'c' } } });
		expect(plan([created('contacts', 'c'), link], [created('notes', 'n')], recordOf)).toEqual({
			steps: ['setBack o', 'trash c'],
			kept: []
		});
	});
	it('keeps a value that was changed again, and sets the others back', () => {
		const recordOf = box(['contacts', record('c', { remark: 'third', source: 'fair' })]);
		const change = changed('contacts', 'c', {
			remark: { before: 'first', after: 'second' },
			source: { before: '', after: 'fair' }
		});
		expect(plan([change], [], recordOf)).toEqual({ steps: ['setBack c'], kept: ['c changed remark'] });
	});
	it('has nothing to say about a value that is as it was before already', () => {
		const recordOf = box(['contacts', record('c', { remark: 'first' })]);
		const change = changed('contacts', 'c', { remark: { before: 'first', after: 'second' } });
		expect(plan([change], [], recordOf)).toEqual({ steps: [], kept: [] });
	});
	it('takes nothing out of the trash by setting a value back', () => {
		const recordOf = box(['contacts', stampDeleted(record('c', { remark: 'b' }), LATER)]);
		const change = changed('contacts', 'c', { remark: { before: 'a', after: 'b' } });
		expect(plan([change], [], recordOf)).toEqual({ steps: [], kept: ['c trashed remark'] });
	});
	it('brings a deleted record back, and names one whose content is gone', () => {
		const trashed = stampDeleted(record('c'), LATER);
		const gone = emptied(stampDeleted(record('d', { remark: 'x' }), LATER));
		const deleted = (id: string): RecordChange => ({ table: 'contacts', id, kind: 'deleted' });
		const recordOf = box(['contacts', { ...trashed, remark: '' }], ['contacts', gone]);
		expect(plan([deleted('c'), deleted('d')], [], recordOf)).toEqual({ steps: ['revive c'], kept: ['d gone'] });
	});
});
