import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { ContactIndex } from './contact-index.ts';
import type { ContactRow } from './contact-row.ts';
import { find } from './find.ts';
import { pack, unpack } from './pack.ts';
import { parseQuery } from './query.ts';

const settings = { locale: 'de', homeCountry: 'DE' };

function filled(): ContactIndex {
	const index = new ContactIndex(settings);
	index.fill(
		['Müller', 'Berg', 'Иванов'].map((family, i) => {
			const empty = emptyContact(`c${i}`);
			return { contact: { ...empty, name: { ...empty.name, family } }, changed: i };
		})
	);
	return index;
}

describe('saved pages', () => {
	it('bring back the same rows and finds', () => {
		const saved = structuredClone(pack(filled().packed(), 7, settings));
		const read = unpack<ContactRow>(saved, settings, 7);
		const index = new ContactIndex(settings);
		expect(read && index.restore(read.rows, read.text)).toBe(true);
		expect(index.rows).toEqual(filled().rows);
		expect(find(index.text, parseQuery('mueller'), 5).found.map((each) => each.row.id)).toEqual(['c0']);
		expect(read?.rev).toBe(7);
	});

	it('hold an empty box', () => {
		const index = new ContactIndex(settings);
		const read = unpack<ContactRow>(pack(index.packed(), 0, settings), settings, 0);
		expect(read && index.restore(read.rows, read.text)).toBe(true);
	});

	it('are not read where they do not belong', () => {
		const saved = pack(filled().packed(), 7, settings);
		expect(unpack(undefined, settings, 9)).toBeNull();
		expect(unpack(saved, { ...settings, locale: 'sv' }, 9)).toBeNull();
		expect(unpack(saved, { ...settings, homeCountry: 'SE' }, 9)).toBeNull();
		expect(unpack({ ...saved, version: '0' }, settings, 9)).toBeNull();
		expect(unpack(saved, settings, 6)).toBeNull();
		expect(unpack({ ...saved, rows: saved.rows.slice(0, 40) }, settings, 9)).toBeNull();
		expect(unpack({ ...saved, count: 2 }, settings, 9)).toBeNull();
	});

	it('are refused where text and rows do not fit', () => {
		const { rows, text } = filled().packed();
		const index = new ContactIndex(settings);
		expect(index.restore([...rows], text.slice(0, -5))).toBe(false);
		expect(index.restore([...rows].slice(1), text)).toBe(false);
		expect(index.rows).toEqual([]);
	});
});
