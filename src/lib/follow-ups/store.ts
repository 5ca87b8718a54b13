import type { Parked } from '#lib/contacts/contact.ts';
import type { Day } from '#lib/day.ts';
import { displayName } from '#lib/contacts/name.ts';
import { mergeDraft } from '#lib/db/merge-draft.ts';
import type { Choices, Conflict, Saved } from '#lib/db/merge-draft.ts';
import { readMany, readOne, readRows } from '#lib/db/read.ts';
import { write } from '#lib/db/write.ts';
import type { Stored } from '#lib/db/codec.ts';
import type { Work } from '#lib/db/command.ts';
import type { Hlc } from '#lib/db/hlc.ts';
import { isDeleted } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import type { Note } from '#lib/notes/note.ts';
import { compareFollowUps, dropped, edited, isOpen, waitingFor } from './follow-up.ts';
import type { FollowUp, FollowUpInput } from './follow-up.ts';
import { completed, skipped } from './recurrence.ts';
import { snoozed } from './snooze.ts';

export type { Choices, Conflict } from '#lib/db/merge-draft.ts';

/** A follow-up as a list shows it. */
export interface ListedFollowUp extends FollowUp {
	/** '' where it belongs to no contact. */
	contactName: string;
}

/** Whose turn has come on `day`: as soon as possible, overdue, and of that day; in order. */
export const dueUpTo = (day: Day) => async (): Promise<ListedFollowUp[]> =>
	listed(inOrder(await readRows('followUps', (rows) => rows.where('openDue').belowOrEqual(day).toArray())));

/** All that are open or waited for, in order. */
export const allOpen = () => async (): Promise<ListedFollowUp[]> =>
	listed(inOrder(await readRows('followUps', (rows) => rows.where('openDue').aboveOrEqual('').toArray())));

/** Done or dropped from an instant on, the latest first. */
export const closedFrom = (instant: number) => async (): Promise<ListedFollowUp[]> =>
	listed(await readRows('followUps', (rows) => rows.where('closedAt').aboveOrEqual(instant).reverse().toArray()));

/** With the names of their contacts. Those of a contact in the trash lie there with it. */
async function listed(followUps: readonly FollowUp[]): Promise<ListedFollowUp[]> {
	const ids = [...new Set(followUps.map(({ contactId }) => contactId).filter((id) => id !== ''))];
	const names = new Map((await readMany('contacts', ids)).map((contact) => [contact.id, displayName(contact)]));
	return followUps
		.filter(({ contactId }) => contactId === '' || names.has(contactId))
		.map((followUp) => ({ ...followUp, contactName: names.get(followUp.contactId) ?? '' }));
}

/** A contact's name, '' where it is not known. */
export const contactNameOf = (contactId: string) => async (): Promise<string> => {
	const contact = contactId === '' ? undefined : await readOne('contacts', contactId);
	return contact ? displayName(contact) : '';
};

/** The open follow-ups of a contact, the next step first. */
export const openOf = (contactId: string) => async (): Promise<FollowUp[]> => inOrder(await ofContact(contactId));

/** All follow-ups of a contact, closed ones too: its part of the timeline. */
export const followUpsOf = (contactId: string) => () => ofContact(contactId);

/** All follow-ups of a sale, the open ones first. */
export const followUpsOfSale = (saleId: string) => async (): Promise<FollowUp[]> => {
	const found = await readRows('followUps', (rows) => rows.where('saleId').equals(saleId).toArray());
	return [...inOrder(found), ...found.filter((followUp) => !isOpen(followUp))];
};

function ofContact(contactId: string): Promise<FollowUp[]> {
	return readRows('followUps', (rows) => rows.where('contactId').equals(contactId).toArray());
}

function inOrder(followUps: readonly FollowUp[]): FollowUp[] {
	return followUps.filter(isOpen).toSorted(compareFollowUps);
}

/** Each command is one entry of the history and answers with its id, for the "Undo" of the toast. */
export async function addFollowUp(followUp: FollowUp, now: number): Promise<string> {
	const done = await write({ what: 'followUp.add', now }, async (box) => {
		box.callIt(await labelOf(box, followUp));
		box.put('followUps', followUp);
		await park(box, followUp.contactId, null);
	});
	return done.entryId;
}

/** What the history calls a follow-up: whom it is about, and what is to be done. */
async function labelOf(box: Work, { contactId, text }: FollowUp): Promise<string> {
	const contact = contactId === '' ? undefined : await box.get('contacts', contactId);
	return [contact ? displayName(contact) : '', text].filter((part) => part !== '').join(': ');
}

/** With a next step a contact is parked no longer. */
async function park(box: Work, contactId: string, parked: Parked | null): Promise<void> {
	const contact = contactId === '' ? undefined : await box.get('contacts', contactId);
	if (contact) box.put('contacts', { ...contact, parked });
}

/**
 * Stores what the editor changed about a follow-up; `opened` is the follow-up as the editor found it. What another
 * window changed meanwhile stays, and a value that both changed comes back as a conflict: nothing is saved until then.
 */
export async function saveFollowUp(
	input: FollowUpInput,
	opened: FollowUp,
	now: number,
	choices: Choices = {}
): Promise<Saved | null> {
	let conflicts: Conflict[] = [];
	const entryId = await commandOn(input.id, 'followUp.save', now, (box, current) => {
		const { anchor, occurrence, sequence } = opened;
		// What follows from the others is worked out on what they came to.
		const draft = { ...edited(opened, input), anchor, occurrence, sequence };
		const merged = mergeDraft('followUps', opened, current, draft, choices);
		conflicts = merged.conflicts;
		if (conflicts.length === 0) box.put('followUps', edited(current, merged.record));
	});
	if (entryId === null) return null;
	return conflicts.length > 0 ? { conflicts } : { entryId };
}

/** The id of the command's history entry, '' = it changed nothing; null = the follow-up is not open any more. */
type Told = string | null;

export interface Closing {
	result: string;
	/** The next step given with it. */
	next?: FollowUp | undefined;
	/** The entry the result makes in the log. */
	note?: Note | undefined;
	/** The contact is left without a next step, and why. */
	parked?: Parked | undefined;
}

/** Done: closes it, makes the next of its series, and stores the next step and the note given with it, all in one. */
export async function complete(id: string, closing: Closing, today: Day, now: number): Promise<Told> {
	const { bornFrom, successorId } = await import('./successor.ts');
	return commandOn(id, 'followUp.complete', now, async (box, followUp) => {
		const { result } = closing;
		const { closed, next } = completed(followUp, { result, nextId: successorId(id) }, today, now);
		box.put('followUps', closed);
		if (next) await putNext(box, next, (stamp) => bornFrom(followUp, next, stamp));
		if (closing.next) box.put('followUps', closing.next);
		// The timeline knows by the instant that both are one.
		if (closing.note) box.put('notes', { ...closing.note, at: now });
		if (closing.next || closing.parked) await park(box, followUp.contactId, closing.parked ?? null);
	});
}

/**
 * The next one of a series may be there already: taken back with the completing, then it comes out of the trash as it is
 * now; or somebody worked with it since, then the series goes on there.
 */
async function putNext(box: Work, next: FollowUp, born: (stamp: Hlc) => StampedRecord): Promise<void> {
	const { id } = next;
	const known = await box.peek('followUps', id);
	if (!known) await box.putStamped('followUps', born(box.stamp), { table: 'followUps', id, kind: 'created' });
	else if (isDeleted(known)) box.put('followUps', next);
}

export async function snooze(id: string, to: { day: Day; time: string }, now: number): Promise<Told> {
	return changeOne(id, 'followUp.snooze', now, (followUp) => snoozed(followUp, to));
}

export async function drop(id: string, reason: string, now: number): Promise<Told> {
	return changeOne(id, 'followUp.drop', now, (followUp) => dropped(followUp, reason, now));
}

/** Waits for somebody; asks again on `until`. */
export async function wait(id: string, whom: string, until: Day, now: number): Promise<Told> {
	return changeOne(id, 'followUp.wait', now, (followUp) => waitingFor(followUp, whom, until));
}

/** Leaves one of a series out. */
export async function skip(id: string, today: Day, now: number): Promise<Told> {
	return changeOne(id, 'followUp.skip', now, (followUp) => skipped(followUp, today, now));
}

/** Moves many to one day. */
export async function moveAll(ids: readonly string[], day: Day, now: number): Promise<string> {
	const done = await write({ what: 'followUp.moveAll', now }, async (box) => {
		await box.preload(ids.map((id) => ({ table: 'followUps' as const, id })));
		for (const id of ids) {
			const followUp = await box.get('followUps', id);
			if (followUp && isOpen(followUp)) box.put('followUps', snoozed(followUp, { day, time: '' }));
		}
	});
	return done.entryId;
}

function changeOne(id: string, what: string, now: number, change: (followUp: FollowUp) => FollowUp): Promise<Told> {
	return commandOn(id, what, now, (box, followUp) => box.put('followUps', change(followUp)));
}

/** Null where another window has closed or deleted it meanwhile: nothing is stored then. */
async function commandOn(
	id: string,
	what: string,
	now: number,
	work: (box: Work, followUp: Stored<FollowUp>) => Promise<void> | void
): Promise<Told> {
	let isOpenStill = false;
	const done = await write({ what, now }, async (box) => {
		const followUp = await box.get('followUps', id);
		isOpenStill = followUp !== undefined && isOpen(followUp);
		if (!followUp || !isOpenStill) return;
		box.callIt(await labelOf(box, followUp));
		await work(box, followUp);
	});
	return isOpenStill ? done.entryId : null;
}
