import type { Day } from '#lib/day.ts';
import { newFollowUp } from '#lib/follow-ups/follow-up.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { Note } from './note.ts';

/** When it happened, as one says it. `exact`: the date and time in the form. */
export const WHENS = ['now', 'minutes10', 'hour', 'yesterday', 'exact'] as const;
export type When = (typeof WHENS)[number];

/** What the form holds, and what is kept of it while it is being written. Everything is plain data. */
export interface NoteForm {
	note: Note;
	when: When;
	/** Local date and time as an input gives it: '2026-11-22T14:05'; read only with `exact`. */
	exact: string;
	/** With the outcome "call back": the day to call. */
	due: Day | '';
	/** With "wrong number" and "bounced": the number or address meant, '' = the only one. */
	via: string;
	/** Id of the follow-up that a call back makes, so that saving twice makes one; none for a note that is there. */
	followUpId?: string;
}

/** The form of a new note: it happens now, and a call back, stored as `followUpId`, would be on `due`. */
export function formOfNew(note: Note, due: Day, followUpId: string): NoteForm {
	return { note, when: 'now', exact: '', due, via: '', followUpId };
}

/** The form of a note that is there: its instant as date and time. */
export function formOfStored(note: Note): NoteForm {
	const { id, contactIds, type, direction, at, zone, minutes, outcome, text, saleId, number } = note;
	const plain = { id, contactIds, type, direction, at, zone, minutes, outcome, text, saleId, number };
	return { note: plain, when: 'exact', exact: localText(at), due: '', via: '' };
}

/** An instant as local 'YYYY-MM-DDTHH:MM', the form a datetime-local input takes. */
export function localText(at: number): string {
	const date = new Date(at);
	const two = (value: number) => String(value).padStart(2, '0');
	const year = String(date.getFullYear()).padStart(4, '0');
	return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant the form means at `now`; null where date and time are asked for and missing. */
export function instantOf(form: Pick<NoteForm, 'when' | 'exact' | 'note'>, now: number): number | null {
	switch (form.when) {
		case 'now':
			return now;
		case 'minutes10':
			return now - 10 * 60_000;
		case 'hour':
			return now - 60 * 60_000;
		case 'yesterday': {
			// The same time of the day before, also where the clocks changed in between.
			const date = new Date(now);
			date.setDate(date.getDate() - 1);
			return date.getTime();
		}
		case 'exact': {
			// The seconds are not in the field: untouched, the note keeps its own.
			if (form.exact !== '' && form.exact === localText(form.note.at)) return form.note.at;
			const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(form.exact) ? new Date(form.exact).getTime() : Number.NaN;
			return Number.isNaN(at) ? null : at;
		}
	}
}

/**
 * A form that was left and is taken up again: "just now" and "an hour ago" are said of the moment it was written, not of
 * the moment it is saved.
 */
export function resumed(form: NoteForm): NoteForm {
	if (form.when === 'exact') return form;
	const at = instantOf(form, form.note.at) ?? form.note.at;
	return { ...form, note: { ...form.note, at }, when: 'exact', exact: localText(at) };
}

/** What has to be said before the form can be saved: date and time, the day of the call back; '' = nothing. */
export function missingIn(form: NoteForm, isNew: boolean, now: number): '' | 'when' | 'due' {
	if (instantOf(form, now) === null) return 'when';
	return form.note.outcome === 'callBack' && isNew && form.due === '' ? 'due' : '';
}

/** The note to store; null where date and time are missing. */
export function noteFrom(form: NoteForm, now: number): Note | null {
	const at = instantOf(form, now);
	return at === null ? null : { ...form.note, at };
}

/** The follow-up that a new note with the outcome "call back" makes: a call to the first person, on the day chosen. */
export function callBackOf(form: NoteForm): FollowUp | undefined {
	const [contactId = ''] = form.note.contactIds;
	const { followUpId: id = '' } = form;
	if (id === '') return undefined;
	if (form.note.type !== 'call' || form.note.outcome !== 'callBack' || form.due === '') return undefined;
	const text = contactId === '' ? form.note.number : '';
	return newFollowUp({ id, contactId, kind: 'call', text, due: form.due, saleId: form.note.saleId });
}
