import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { saveContact } from '#lib/contacts/store.ts';
import { openBox } from './box.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { readBox, replaceBox } from './dump.ts';
import { FAULTS, failEach, withFault } from './failing-writes.ts';
import { write } from './write.ts';

/*
 * The k-th write fails, for every k until the command runs to its end: after each failure the box is what it was
 * before. The long form over every kind of command is in tests/faults.
 */
const NOW = Date.UTC(2026, 10, 22);

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(async () => {
	// Dexie says each refused request on the console, too.
	vi.spyOn(console, 'trace').mockImplementation(() => undefined);
	await wipe();
	await saveContact({ base: null, draft: person('c0', 'Ek'), now: NOW });
});
afterEach(async () => {
	vi.restoreAllMocks();
	await wipe();
});

function person(id: string, family: string): Contact {
	const contact = emptyContact(id);
	return { ...contact, name: { ...contact.name, family } };
}

describe.each(FAULTS)('a write that is %s', (fault) => {
	it('leaves no part of a saved card', async () => {
		const photo = { id: 'p1', type: 'image/webp', width: 1, height: 1, bytes: new Uint8Array(9) };
		const draft = person('c1', 'Berg');
		// Photo, contact, history entry, clock.
		expect(await failEach(fault, () => saveContact({ base: null, draft, photo, now: NOW + 1 }))).toBe(4);
	});
	it('leaves no part of an import, whichever batch it hits', async () => {
		const many = Array.from({ length: 1600 }, (_, at) => person(`many${at}`, 'Alm'));
		const run = () => write({ what: 'import.contacts', now: NOW + 1 }, (box) => box.addAll('contacts', many));
		// The first writes, both ends of batches of which others are under way, and the last: contact, history entry, clock.
		const places = [1, 2, 499, 500, 501, 1000, 1001, 1600, 1601, 1602, 1603];
		expect(await failEach(fault, run, (at) => places.find((place) => place > at) ?? at + 1)).toBe(1602);
	});
});

describe('a failure', () => {
	it('of a full disk is named so', async () => {
		const { failure } = await withFault(1, 'thrown', () =>
			saveContact({ base: null, draft: person('c1', 'Berg'), now: NOW + 1 })
		);
		expect(failure).toMatchObject({ code: 'quotaFull' });
	});
	it('does not stop the next command', async () => {
		const save = () => saveContact({ base: null, draft: person('c1', 'Berg'), now: NOW + 1 });
		for (const fault of FAULTS) await withFault(1, fault, save);
		await save();
		expect((await readBox()).tables.contacts.map(({ id }) => id)).toEqual(['c0', 'c1']);
	});
	it('of a read is named, too', async () => {
		vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
			throw new DOMException('Connection is closing', 'UnknownError');
		});
		await expect(write({ what: 'contact.save', now: NOW }, () => undefined)).rejects.toMatchObject({
			code: 'connectionLost'
		});
	});
	it('of the mark beside the box does not tell a stored card as lost', async () => {
		localStorage.removeItem('kartei-box');
		vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
			throw new DOMException('No room left', 'QuotaExceededError');
		});
		await saveContact({ base: null, draft: person('c1', 'Berg'), now: NOW + 1 });
		expect((await readBox()).tables.contacts).toHaveLength(2);
	});
});

describe('replacing the box', () => {
	it('keeps what is being typed', async () => {
		await keepDraft('note/new/', { text: 'begun' }, NOW);
		await replaceBox(await readBox(), NOW + 1);
		expect(await draftOf('note/new/')).toEqual({ text: 'begun' });
	});
	it('keeps what belongs to this device alone', async () => {
		const { db } = await openBox();
		await db.meta.put({ id: 'backup-folder', value: 'here' });
		await replaceBox(await readBox(), NOW + 1);
		expect((await db.meta.get('backup-folder'))?.value).toBe('here');
	});
	it('and a command at the same time both raise the change counter, so that no index misses one', async () => {
		const contents = await readBox();
		await Promise.all([
			replaceBox(contents, NOW + 1),
			saveContact({ base: null, draft: person('c1', 'Berg'), now: NOW + 1 })
		]);
		expect((await readBox()).rev).toBe(contents.rev + 2);
	});
});
