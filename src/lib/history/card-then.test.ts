import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import type { HistoryEntry, RecordChange } from '#lib/db/history-entry.ts';
import { stampDeleted, stampNew } from '#lib/db/stamps.ts';
import { cardThen, thenLines } from './card-then.ts';

const stampAt = (at: number) => `${String(at).padStart(15, '0')}-000000-dev`;
const card = (fields: Partial<Contact> = {}) => stampNew({ ...emptyContact('c'), ...fields }, stampAt(10));
const entry = (at: number, ...changes: RecordChange[]): HistoryEntry => ({
	id: `e${at}`,
	what: 'contact.save',
	label: '',
	at,
	stamp: stampAt(at),
	device: 'dev',
	changes,
	undoes: ''
});
const remark = (before: string, after: string): RecordChange => ({
	table: 'contacts',
	id: 'c',
	kind: 'changed',
	values: { remark: { before, after } }
});
const made: RecordChange = { table: 'contacts', id: 'c', kind: 'created' };
const words = { locale: 'en', currency: 'EUR', fields: [], names: new Map<string, string>() };

describe('cardThen', () => {
	const now = card({ remark: 'third' });
	const entries = [entry(30, remark('second', 'third')), entry(20, remark('first', 'second')), entry(10, made)];
	it.each([
		[30, 'third'],
		[29, 'second'],
		[20, 'second'],
		[10, 'first']
	])('is at %i as it was then: %s', (at, expected) => {
		const then = cardThen(now, entries, at, 10);
		expect(then).toMatchObject({ state: 'shown', trashed: false, record: { remark: expected } });
	});
	it('was not there before it was made, however far the history goes back', () => {
		expect(cardThen(now, entries, 9, 10)).toEqual({ state: 'notYet' });
	});
	it('is not known before the oldest entry, where the card is older', () => {
		expect(cardThen(now, entries.slice(0, 2), 15, 18)).toEqual({ state: 'unknown' });
		expect(cardThen(now, entries.slice(0, 2), 19, 18)).toMatchObject({ state: 'shown' });
	});
	it('tells of the trash, and of a card whose content is gone', () => {
		const deleted: RecordChange = { table: 'contacts', id: 'c', kind: 'deleted' };
		const trashed = stampDeleted(now, stampAt(40));
		expect(cardThen(trashed, [entry(40, deleted), ...entries], 45, 10)).toMatchObject({ trashed: true });
		expect(cardThen(trashed, [entry(40, deleted), ...entries], 39, 10)).toMatchObject({ trashed: false });
		expect(cardThen(undefined, entries, 39, 10)).toEqual({ state: 'gone' });
	});
	it('takes back what a merge did to the card among others', () => {
		const other: RecordChange = { ...remark('x', 'y'), id: 'other' };
		expect(cardThen(now, [entry(30, other, remark('second', 'third'))], 29, 5)).toMatchObject({
			record: { remark: 'second' }
		});
	});
});

describe('thenLines', () => {
	const phone = { id: 'p', position: 0, type: 'work', value: '0171 99', e164: '' };
	it('marks what is another now, and says both', () => {
		const lines = thenLines(card({ remark: 'old', source: 'fair' }), card({ remark: 'new', source: 'fair' }), words);
		expect(lines.find(({ key }) => key === 'remark')).toMatchObject({
			then: 'old',
			differs: { now: 'new' },
			value: 'old'
		});
		expect(lines.find(({ key }) => key === 'source')).toEqual({
			key: 'source',
			field: 'Source',
			then: 'fair',
			value: 'fair'
		});
	});
	it('shows what is there only now, and what is gone, so that both can be put back', () => {
		const [added] = thenLines(card(), card({ phones: [phone] }), words).filter(({ differs }) => differs);
		expect(added).toMatchObject({
			key: 'phones/p',
			then: undefined,
			differs: { now: '0171 99 (work)' },
			value: undefined
		});
		const [gone] = thenLines(card({ phones: [phone] }), card(), words).filter(({ differs }) => differs);
		expect(gone).toMatchObject({ then: '0171 99 (work)', differs: { now: undefined }, value: phone });
	});
	it('leaves out what is empty then and now', () => {
		expect(thenLines(card(), card(), words).map(({ field }) => field)).not.toContain('Birthday');
	});
});
