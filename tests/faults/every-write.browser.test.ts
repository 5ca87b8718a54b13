import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { saveContact } from '#lib/contacts/store.ts';
import { openBox } from '#lib/db/box.ts';
import { readBox, replaceBox } from '#lib/db/dump.ts';
import type { BoxContents } from '#lib/db/dump.ts';
import { FAULTS, failEach } from '#lib/db/failing-writes.ts';
import { mergeIntoBox } from '#lib/db/merge.ts';
import { readOne } from '#lib/db/read.ts';
import { newFollowUp } from '#lib/follow-ups/follow-up.ts';
import { undo } from '#lib/history/store.ts';
import { storeImport } from '#lib/interchange/import/store.ts';
import { planImport } from '#lib/interchange/plan.ts';
import { readContacts } from '#lib/interchange/read.ts';
import { logNote } from '#lib/notes/store.ts';
import { newNote } from '#lib/notes/note.ts';

/*
 * Every write of every kind of command fails once, in every way, until the command runs to its end (SQLite's loops over
 * I/O errors are the model). After each failure the box is what it was before, and the failure has a name.
 */
const NOW = Date.UTC(2026, 10, 22);
const MANY = 1200;
/** Of a long command every so-maniest write; its beginning, its end and both sides of each batch are always tried. */
const STRIDE = Number(import.meta.env['KARTEI_STRIDE'] ?? 100);
const BATCH = 500;

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}

function person(id: string, family: string): Contact {
	const contact = emptyContact(id);
	return { ...contact, name: { ...contact.name, given: 'Anna', family } };
}

function importOf(count: number, label: string) {
	const rows = Array.from({ length: count }, (_, at) => `Anna;Berg${label}${at};030 ${10_000_000 + at}`);
	const bytes = new TextEncoder().encode(['Vorname;Nachname;Telefon', ...rows].join('\n'));
	let ids = 0;
	const id = () => `${label}${String(ids++).padStart(6, '0')}`;
	return planImport(readContacts(bytes, 'list.csv').contacts, [], { newId: id, newItemId: id, importId: '' });
}

/** A box of another device, with changes of its own. */
async function otherBox(): Promise<BoxContents> {
	await wipe();
	await storeImport(importOf(MANY, 'x'), [], { label: 'x.csv', now: NOW });
	const contact = await readOne('contacts', 'c0');
	if (!contact) await saveContact({ base: null, draft: person('c0', 'Ek'), now: NOW - 5 });
	const { tables, history } = await readBox();
	return { tables, history };
}

beforeEach(async () => {
	// Dexie says each refused request on the console, too.
	vi.spyOn(console, 'trace').mockImplementation(() => undefined);
	await wipe();
	await saveContact({ base: null, draft: person('c0', 'Ek'), now: NOW });
});

/** The next write to fail of a command with `total` writes. */
const striding = (total: number) => (at: number) => {
	const isEdge = (place: number) => place < 6 || place > total - 4 || [0, 1, 2, 499].includes(place % BATCH);
	let next = at + 1;
	while (!isEdge(next) && next % STRIDE !== 0) next++;
	return next;
};

describe.each(FAULTS)('a write that is %s', (fault) => {
	it('a new card with its photo', async () => {
		const photo = { id: 'p1', type: 'image/webp', width: 1, height: 1, bytes: new Uint8Array(99) };
		const save = () => saveContact({ base: null, draft: person('c1', 'Berg'), photo, now: NOW + 1 });
		expect(await failEach(fault, save)).toBe(4);
	});
	it('a changed card', async () => {
		const base = await readOne('contacts', 'c0');
		if (!base) throw new Error('no card');
		const save = () => saveContact({ base, draft: { ...base, remark: 'new' }, now: NOW + 1 });
		expect(await failEach(fault, save)).toBe(3);
	});
	it('a note with its follow-up and the mark on a phone number', async () => {
		const phone = { id: 'p', position: 0, value: '030 1234567', type: 'work', e164: '' };
		await saveContact({ base: null, draft: { ...person('c2', 'Alm'), phones: [phone] }, now: NOW });
		const note = {
			...newNote({ id: 'n1', at: NOW, zone: 'UTC', contactIds: ['c2'] }),
			outcome: 'wrongNumber' as const
		};
		const followUp = newFollowUp({ id: 'f1', contactId: 'c2', kind: 'call', text: 'again', due: '2026-11-25' });
		const log = () => logNote({ note, followUp, via: '030 1234567', now: NOW + 1 });
		expect(await failEach(fault, log)).toBe(5);
	});
	it(`an import of ${MANY} contacts`, async () => {
		const run = () => storeImport(importOf(MANY, 'i'), [], { label: 'list.csv', now: NOW + 1 });
		expect(await failEach(fault, run, striding(MANY + 2))).toBe(MANY + 2);
	});
	it('its undo', async () => {
		const entryId = await storeImport(importOf(MANY, 'i'), [], { label: 'list.csv', now: NOW + 1 });
		expect(await failEach(fault, () => undo(entryId, NOW + 2), striding(MANY + 2))).toBe(MANY + 2);
	});
	it('the box replaced by a backup', async () => {
		const contents = await otherBox();
		await wipe();
		await saveContact({ base: null, draft: person('own', 'Ek'), now: NOW });
		const { db } = await openBox();
		// Each table but the drafts and the facts of this device is cleared; then every contact, two history entries and the clock.
		const total = db.tables.length - 2 + MANY + 1 + 2 + 1;
		expect(await failEach(fault, () => replaceBox(contents, NOW + 3), striding(total))).toBe(total);
	});
	it('a backup merged into the box', async () => {
		const contents = await otherBox();
		await wipe();
		await saveContact({ base: null, draft: person('c0', 'Ek'), now: NOW });
		const merge = () => mergeIntoBox(contents, { what: 'backup.merge', now: NOW + 3 });
		// Every contact of the other box, the shared one too, the history entry and the clock.
		expect(await failEach(fault, merge, striding(MANY + 3))).toBe(MANY + 3);
	});
});
