import { describe, expect, it } from 'vitest';
import type { Note } from '#lib/notes/note.ts';
import type { AnyDocument } from './documents-index.ts';
import { DocumentsIndex } from './documents-index.ts';
import { parseQuery } from './query.ts';

function note(id: string, at: number, text: string, number = ''): AnyDocument {
	const record: Note = {
		id,
		contactIds: ['c1'],
		type: 'call',
		direction: 'in',
		at,
		zone: 'Europe/Berlin',
		minutes: null,
		outcome: '',
		text,
		saleId: '',
		number
	};
	return { kind: 'note', record };
}
const product: AnyDocument = {
	kind: 'product',
	record: {
		id: 'p',
		name: 'Rotwein 0,75 l',
		unit: 'bottle',
		price: 900,
		currency: 'EUR',
		vatRate: 1900,
		archived: false
	}
};

describe('hits of contacts in the trash', () => {
	const box = new DocumentsIndex('DE');
	box.fill([
		...Array.from({ length: 30 }, (_, at) => note(`n${at}`, 1000 - at, 'mag Wein')),
		{ kind: 'note', record: { ...(note('kept', 5, 'mag Wein').record as Note), contactIds: ['c1', 'c2'] } },
		{ kind: 'note', record: { ...(note('nobody', 4, 'mag Wein').record as Note), contactIds: [] } }
	]);
	const find = (limit: number, isKnown?: (id: string) => boolean) => {
		const { total, found } = box.search(parseQuery('wein'), limit, isKnown);
		return { total, ids: found.map(({ row }) => row.id) };
	};
	it('are left out, unless somebody else is still there', () => {
		expect(find(5, (id) => id === 'c2')).toEqual({ total: 2, ids: ['kept', 'nobody'] });
	});
	it('do not hide older ones behind the limit', () => {
		expect(find(1, (id) => id === 'c2')).toMatchObject({ ids: ['kept'] });
	});
	it('cost nothing where nobody is gone', () => {
		expect(find(5)).toEqual({ total: 6, ids: ['n0', 'n1', 'n2', 'n3', 'n4'] });
	});
});

describe('DocumentsIndex', () => {
	const index = new DocumentsIndex('DE');
	index.fill([
		note('old', 100, 'Über Wein geredet'),
		note('new', 300, 'mag Wein'),
		note('caller', 200, '', '+49 171 55'),
		product
	]);
	const ids = (text: string, limit = 50) => index.search(parseQuery(text), limit).found.map((each) => each.row.id);

	it('finds the newest first, products last', () => {
		expect(ids('wein')).toEqual(['new', 'old', 'p']);
		expect(ids('ueber wein')).toEqual(['old']);
		expect(ids('0171 55')).toEqual(['caller']);
		expect(ids('')).toEqual([]);
	});

	it('stops at the limit and says that there are more', () => {
		expect(index.search(parseQuery('wein'), 2)).toMatchObject({
			total: 3,
			found: [{ row: { id: 'new' } }, { row: { id: 'old' } }]
		});
	});

	it('says where', () => {
		expect(index.search(parseQuery('rotw'), 5).found[0]?.fields).toEqual(['name']);
		expect(index.search(parseQuery('geredet'), 5).found[0]?.fields).toEqual(['text']);
	});

	it('follows changes, before and after they are joined', () => {
		const changing = new DocumentsIndex('DE');
		changing.fill([note('a', 100, 'wein'), note('b', 200, 'wein')]);
		changing.put(note('a', 400, 'wein und bier'));
		changing.put(note('c', 300, 'wein'));
		changing.remove('b');
		const found = () => changing.search(parseQuery('wein'), 9).found.map((each) => each.row.id);
		expect(found()).toEqual(['a', 'c']);
		const packed = changing.packed();
		expect(packed.rows.map((row) => row.id)).toEqual(['a', 'c']);
		expect(found()).toEqual(['a', 'c']);
		const again = new DocumentsIndex('DE');
		expect(again.restore(packed.rows, packed.text)).toBe(true);
		expect(again.search(parseQuery('bier'), 9).found.map((each) => each.row.id)).toEqual(['a']);
	});
});
