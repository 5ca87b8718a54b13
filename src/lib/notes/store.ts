import { displayName } from '#lib/contacts/name.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import type { Stored } from '#lib/db/codec.ts';
import { draftKeys, draftOf, dropDraft, keepDraft } from '#lib/db/drafts.ts';
import { mergeDraft } from '#lib/db/merge-draft.ts';
import type { Choices, Conflict, Saved } from '#lib/db/merge-draft.ts';
import { isLive, readMany, readOne, readRows } from '#lib/db/read.ts';
import { write } from '#lib/db/write.ts';
import type { Work } from '#lib/db/command.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { StartedCall } from './call.ts';
import type { NoteForm } from './note-form.ts';
import { compareNotes, lastContact, tidied, withBounced, withWrongNumber } from './note.ts';
import type { Note } from './note.ts';

export type { Choices, Conflict } from '#lib/db/merge-draft.ts';

/** The notes of a contact, newest first. */
export const notesOf = (contactId: string) => async () =>
	(await readRows('notes', (rows) => rows.where('contactIds').equals(contactId).toArray())).sort(compareNotes);

/** The notes that belong to a sale, newest first. */
export const notesOfSale = (saleId: string) => async () =>
	(await readRows('notes', (rows) => rows.where('saleId').equals(saleId).toArray())).sort(compareNotes);

/** One note; undefined where there is none or it was deleted. */
export const noteOf = (id: string) => () => readOne('notes', id);

/** The newest note with which the contact was really reached, up to `now` (ms). */
export const lastContactOf = (contactId: string, now: number) => async () =>
	lastContact(await notesOf(contactId)(), now);

/** Whom a note is likely to be about: those of the latest notes, then the cards last changed. */
export const recentContacts = (limit: number) => async (): Promise<Stored<Contact>[]> => {
	const latest = await readRows('notes', (rows) => rows.orderBy('at').reverse().and(isLive).limit(40).toArray());
	const ids = [...new Set(latest.flatMap(({ contactIds }) => contactIds))].slice(0, limit);
	const named = await readMany('contacts', ids);
	if (named.length >= limit) return named;
	const changed = await readRows('contacts', (rows) =>
		rows
			.orderBy('rev')
			.reverse()
			.and(isLive)
			.limit(limit * 2)
			.toArray()
	);
	return [...named, ...changed.filter(({ id }) => !ids.includes(id))].slice(0, limit);
};

export interface LoggedNote {
	note: Note;
	/** What is to be done next, stored in the same command. */
	followUp?: FollowUp | undefined;
	/** The number dialled or the address written to, '' = the contact's only one. For "wrong number", "bounced". */
	via?: string;
	now: number;
}

/**
 * Stores a new note, the follow-up it leads to, and the mark on a phone that was wrong or an e-mail that bounced:
 * one command, so that one "Undo" takes all of it back. The answer is the history entry's id.
 */
export async function logNote({ note, followUp, via = '', now }: LoggedNote): Promise<string> {
	const done = await write({ what: 'note.log', now }, async (box) => {
		box.callIt(await labelOf(box, note));
		box.put('notes', tidied(note));
		if (followUp) box.put('followUps', followUp);
		await mark(box, note, via);
	});
	return done.entryId;
}

interface ChangedNote {
	note: Note;
	/** The note as the form found it. */
	opened: Note;
	via?: string;
	/** Answers to the conflicts of an earlier try. */
	choices?: Choices;
	now: number;
}

/**
 * Stores what the form changed about a note; what it said before stays in the history. What another window changed
 * meanwhile stays, and a value that both changed comes back as a conflict: nothing is saved until then.
 */
export async function saveNote({ note, opened, via = '', choices = {}, now }: ChangedNote): Promise<Saved> {
	const done = await write<Conflict[]>({ what: 'note.save', now }, async (box) => {
		const current = await box.get('notes', note.id);
		const merged = current
			? mergeDraft('notes', opened, current, tidied(note), choices)
			: { record: tidied(note), conflicts: [] };
		if (merged.conflicts.length > 0) return merged.conflicts;
		box.callIt(await labelOf(box, merged.record));
		box.put('notes', merged.record);
		if (current && current.outcome !== merged.record.outcome) await mark(box, merged.record, via);
		return [];
	});
	return done.result.length > 0 ? { conflicts: done.result } : { entryId: done.entryId };
}

export async function deleteNote(id: string, now: number): Promise<string> {
	const done = await write({ what: 'note.delete', now }, async (box) => {
		const note = await box.get('notes', id);
		if (!note) return;
		box.callIt(await labelOf(box, note));
		await box.remove('notes', id);
	});
	return done.entryId;
}

async function mark(box: Work, note: Note, via: string): Promise<void> {
	const [contactId] = note.contactIds;
	if (contactId === undefined || (note.outcome !== 'wrongNumber' && note.outcome !== 'bounced')) return;
	const contact = await box.get('contacts', contactId);
	if (!contact) return;
	const marked = note.outcome === 'bounced' ? withBounced(contact, via) : withWrongNumber(contact, via);
	if (marked !== contact) box.put('contacts', marked);
}

/** What the history calls a note: whom it is about. */
async function labelOf(box: Work, { contactIds: [first = ''] }: Note): Promise<string> {
	const contact = first === '' ? undefined : await box.get('contacts', first);
	return contact ? displayName(contact) : '';
}

const NEW = 'note/new/';

/** The key of the draft of a note: of one that is there, or of a new one about a contact ('' = about nobody known). */
export function draftKeyOf(noteId: string, contactId: string): string {
	return noteId === '' ? NEW + contactId : `note/${noteId}`;
}

/** New notes that were begun and neither saved nor discarded, the latest first. */
export const unfinishedNotes = () => async (): Promise<{ contactId: string; name: string; text: string }[]> => {
	const ids = (await draftKeys()).filter((key) => key.startsWith(NEW)).map((key) => key.slice(NEW.length));
	const drafts = await Promise.all(ids.map((id) => draftOf(NEW + id) as Promise<NoteForm | undefined>));
	const names = new Map((await readMany('contacts', ids)).map((contact) => [contact.id, displayName(contact)]));
	return ids.map((contactId, at) => ({
		contactId,
		name: names.get(contactId) ?? '',
		text: drafts[at]?.note.text ?? ''
	}));
};

const CALL_KEY = 'note/call';

/** Keeps the call that was started, so that a tab killed meanwhile still asks about it. */
export function keepCall(call: StartedCall): Promise<void> {
	return keepDraft(CALL_KEY, call, call.at);
}

export async function keptCall(): Promise<StartedCall | undefined> {
	return (await draftOf(CALL_KEY)) as StartedCall | undefined;
}

export function dropCall(): Promise<void> {
	return dropDraft(CALL_KEY);
}
