import { beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { readOne } from '#lib/db/read.ts';
import { readEntry, undoEntry } from '#lib/db/undo.ts';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { write } from '#lib/db/write.ts';
import { newFollowUp } from '#lib/follow-ups/follow-up.ts';
import { newNote } from './note.ts';
import type { Note } from './note.ts';
import {
	deleteNote,
	dropCall,
	keepCall,
	keptCall,
	lastContactOf,
	logNote,
	notesOf,
	notesOfSale,
	recentContacts,
	saveNote
} from './store.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const note = (id: string, fields: Partial<Note> = {}): Note => ({
	...newNote({ id, at: NOW, zone: 'Europe/Berlin', contactIds: ['anna'] }),
	...fields
});

beforeEach(async () => {
	await wipeBox();
	await write({ what: 'contact.save', now: NOW }, (box) => {
		const anna = emptyContact('anna');
		box.put('contacts', {
			...anna,
			name: { ...anna.name, given: 'Anna', family: 'Berg' },
			phones: [{ id: 'p', position: 0, type: 'mobile', value: '0171 55', e164: '+4917155' }],
			emails: [{ id: 'e', position: 0, type: 'work', value: 'anna@example.com' }]
		});
		box.put('contacts', emptyContact('erik'));
	});
});

describe('logNote', () => {
	it('stores the note under each of its people and its sale, newest first', async () => {
		await logNote({ note: note('old', { at: NOW - 1000, saleId: 's' }), now: NOW });
		await logNote({ note: note('new', { contactIds: ['anna', 'erik'] }), now: NOW + 1 });
		expect((await notesOf('anna')()).map(({ id }) => id)).toEqual(['new', 'old']);
		expect((await notesOf('erik')()).map(({ id }) => id)).toEqual(['new']);
		expect((await notesOfSale('s')()).map(({ id }) => id)).toEqual(['old']);
	});
	it('makes the follow-up of a "call back" in the same command, and undoes both', async () => {
		const followUp = newFollowUp({ id: 'f', contactId: 'anna', kind: 'call', text: '', due: '2026-11-23' });
		const entryId = await logNote({ note: note('n', { outcome: 'callBack' }), followUp, now: NOW });
		expect(await readOne('followUps', 'f')).toMatchObject({ due: '2026-11-23', state: 'open' });
		await undoEntry(entryId, NOW + 1);
		expect(await readOne('followUps', 'f')).toBeUndefined();
		expect(await readOne('notes', 'n')).toBeUndefined();
	});
	it('marks a wrong number and a bounced e-mail on the card, until undone', async () => {
		const entryId = await logNote({ note: note('n', { outcome: 'wrongNumber' }), now: NOW });
		await logNote({ note: note('m', { type: 'email', outcome: 'bounced' }), via: 'ANNA@example.com', now: NOW + 1 });
		expect(await readOne('contacts', 'anna')).toMatchObject({ phones: [{ wrong: true }], emails: [{ bounced: true }] });
		await undoEntry(entryId, NOW + 2);
		expect((await readOne('contacts', 'anna'))?.phones[0]?.wrong).toBeUndefined();
	});
	it('takes a note of nobody, to be assigned later', async () => {
		await logNote({ note: note('n', { contactIds: [], number: ' 0171 99 ', outcome: 'wrongNumber' }), now: NOW });
		expect(await readOne('notes', 'n')).toMatchObject({ number: '0171 99', contactIds: [] });
		const opened = note('n', { contactIds: [], number: '0171 99', outcome: 'wrongNumber' });
		await saveNote({ note: note('n', { contactIds: ['erik'] }), opened, now: NOW + 1 });
		expect(await notesOf('erik')()).toHaveLength(1);
	});
	it('keeps 2,000 entries of one contact in order', async () => {
		await write({ what: 'note.log', now: NOW }, (box) => {
			box.addAll(
				'notes',
				Array.from({ length: 2000 }, (_, at) => note(`n${at}`, { at: NOW - at * 1000 }))
			);
		});
		const notes = await notesOf('anna')();
		expect(notes).toHaveLength(2000);
		expect(notes[0]?.id).toBe('n0');
	});
});

describe('saveNote', () => {
	it('changes the note and keeps in the history what it said before', async () => {
		await logNote({ note: note('n', { text: 'Larch' }), now: NOW });
		const opened = note('n', { text: 'Larch' });
		const { entryId } = await saveNote({ note: { ...opened, text: 'Oak' }, opened, now: NOW + 1 });
		expect((await readOne('notes', 'n'))?.text).toBe('Oak');
		const entry = await readEntry(entryId ?? '');
		expect(entry?.changes[0]?.values?.['text']).toEqual({ before: 'Larch', after: 'Oak' });
		expect(entry?.label).toBe('Anna Berg');
	});
	it('keeps what another window changed meanwhile, and asks where both changed one value', async () => {
		const opened = note('n', { text: 'Larch', contactIds: ['anna', 'erik'] });
		await logNote({ note: opened, now: NOW });
		const save = (fields: Partial<Note>, choices = {}) =>
			saveNote({ note: { ...opened, ...fields }, opened, choices, now: NOW + 1 });
		await save({ minutes: 5 });
		await save({ text: 'Oak' });
		expect(await readOne('notes', 'n')).toMatchObject({ text: 'Oak', minutes: 5, contactIds: ['anna', 'erik'] });
		expect((await save({ text: 'Ash' })).conflicts).toEqual([{ key: 'text', mine: 'Ash', theirs: 'Oak' }]);
		expect(await readOne('notes', 'n')).toMatchObject({ text: 'Oak' });
		await save({ text: 'Ash' }, { text: 'mine' });
		expect(await readOne('notes', 'n')).toMatchObject({ text: 'Ash', minutes: 5 });
	});
});

describe('deleteNote', () => {
	it('takes it off the card and can be taken back', async () => {
		await logNote({ note: note('n'), now: NOW });
		const entryId = await deleteNote('n', NOW + 1);
		expect(await notesOf('anna')()).toEqual([]);
		await undoEntry(entryId, NOW + 2);
		expect(await notesOf('anna')()).toHaveLength(1);
	});
	it('changes nothing where the note is gone already', async () => {
		expect(await deleteNote('none', NOW)).toBe('');
	});
});

describe('lastContactOf', () => {
	it('passes over a voicemail', async () => {
		await logNote({ note: note('talk', { at: NOW - 1000, outcome: 'reached' }), now: NOW });
		await logNote({ note: note('voice', { outcome: 'voicemail' }), now: NOW + 1 });
		expect((await lastContactOf('anna', NOW)())?.id).toBe('talk');
	});
});

describe('recentContacts', () => {
	it('puts those of the latest notes before cards merely changed', async () => {
		expect((await recentContacts(5)()).map(({ id }) => id).toSorted()).toEqual(['anna', 'erik']);
		await logNote({ note: note('n', { contactIds: ['erik'] }), now: NOW });
		expect((await recentContacts(5)()).map(({ id }) => id)).toEqual(['erik', 'anna']);
		expect(await recentContacts(1)()).toHaveLength(1);
	});
	it('offers as many as there are, also after many were deleted', async () => {
		const sample = ['s1', 's2', 's3', 's4'];
		await write({ what: 'sample.add', now: NOW }, (box) => box.addAll('contacts', sample.map(emptyContact)));
		await write({ what: 'sample.remove', now: NOW + 1 }, async (box) => {
			for (const id of sample) await box.remove('contacts', id);
		});
		expect((await recentContacts(2)()).map(({ id }) => id).toSorted()).toEqual(['anna', 'erik']);
	});
});

describe('a started call', () => {
	it('is kept until it is dropped', async () => {
		await keepCall({ contactId: 'anna', phone: '0171 55', at: NOW });
		expect(await keptCall()).toEqual({ contactId: 'anna', phone: '0171 55', at: NOW });
		await dropCall();
		expect(await keptCall()).toBeUndefined();
	});
});
