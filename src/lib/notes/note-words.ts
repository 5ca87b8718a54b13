import { formatDay } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { usualDirection } from './note.ts';
import type { Direction, Note, NoteType, Outcome } from './note.ts';

const TYPES: Record<NoteType, () => string> = {
	call: m.notes_type_call,
	meeting: m.notes_type_meeting,
	email: m.notes_type_email,
	letter: m.notes_type_letter,
	message: m.notes_type_message,
	complaint: m.notes_type_complaint,
	shipment: m.notes_type_shipment,
	wish: m.notes_type_wish,
	note: m.notes_type_note
};
const OUTCOMES: Record<Exclude<Outcome, ''>, () => string> = {
	reached: m.notes_outcome_reached,
	voicemail: m.notes_outcome_voicemail,
	noAnswer: m.notes_outcome_noAnswer,
	callBack: m.notes_outcome_callBack,
	wrongNumber: m.notes_outcome_wrongNumber,
	held: m.notes_outcome_held,
	moved: m.notes_outcome_moved,
	notHeld: m.notes_outcome_notHeld,
	sent: m.notes_outcome_sent,
	answered: m.notes_outcome_answered,
	bounced: m.notes_outcome_bounced,
	returned: m.notes_outcome_returned,
	open: m.notes_outcome_open,
	working: m.notes_outcome_working,
	solved: m.notes_outcome_solved,
	refused: m.notes_outcome_refused,
	delivered: m.notes_outcome_delivered
};

export const typeWord = (type: NoteType) => TYPES[type]();
export const outcomeWord = (outcome: Exclude<Outcome, ''>) => OUTCOMES[outcome]();
export const directionWord = (direction: Exclude<Direction, ''>) =>
	direction === 'in' ? m.notes_direction_in() : m.notes_direction_out();

const GERMAN_NOUNS: readonly Outcome[] = ['voicemail', 'callBack'];
const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** Words that begin with a noun, as they stand in the middle of a sentence: only German keeps the capital. */
export const inSentence = (words: string) => (getLocale() === 'de' ? words : lowered(words));

/**
 * What kind of entry it is, as the log begins it: "Call, reached, 12 min". The direction is said only where it is
 * not the usual one of the type.
 */
export function noteHead(note: Pick<Note, 'type' | 'direction' | 'outcome' | 'minutes'>): string {
	const { type, direction, outcome, minutes } = note;
	const parts = [typeWord(type)];
	if (direction !== '' && direction !== usualDirection(type)) parts.push(lowered(directionWord(direction)));
	if (outcome !== '')
		parts.push(GERMAN_NOUNS.includes(outcome) ? inSentence(outcomeWord(outcome)) : lowered(outcomeWord(outcome)));
	if (minutes !== null) parts.push(m.notes_minutes_count({ minutes }));
	return parts.join(', ');
}

/** What the toast says after saving; `due` is the day of the call back that was made with it, '' = none. */
export function savedSentence(due: Day | ''): string {
	return due === '' ? m.notes_saved() : m.notes_saved_call_back({ day: formatDay(due, getLocale(), 'weekday') });
}
