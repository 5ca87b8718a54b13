import type { Contact } from '#lib/contacts/contact.ts';

export const NOTE_TYPES = [
	'call',
	'meeting',
	'email',
	'letter',
	'message',
	'complaint',
	'shipment',
	'wish',
	'note'
] as const;
export type NoteType = (typeof NOTE_TYPES)[number];

/** Which way it went; '' where direction has no meaning (a plain note). */
export type Direction = '' | 'in' | 'out';

/** Outcomes by type of note; '' is always allowed. */
const OUTCOMES = {
	call: ['reached', 'voicemail', 'noAnswer', 'callBack', 'wrongNumber'],
	meeting: ['held', 'moved', 'notHeld'],
	email: ['sent', 'answered', 'bounced'],
	letter: ['sent', 'answered', 'returned'],
	message: ['sent', 'answered'],
	complaint: ['open', 'working', 'solved', 'refused'],
	shipment: ['sent', 'delivered', 'returned'],
	wish: [],
	note: []
} as const satisfies Record<NoteType, readonly string[]>;
export type Outcome = '' | (typeof OUTCOMES)[NoteType][number];

/** One dated entry in the log of one or more contacts. */
export interface Note {
	id: string;
	/** The people it was with; empty for an unknown caller, to be assigned later. */
	contactIds: string[];
	type: NoteType;
	direction: Direction;
	/** Instant (ms UTC) when it happened, and the zone it was logged in (IANA name). */
	at: number;
	zone: string;
	/** Minutes it took; null = not measured. */
	minutes: number | null;
	outcome: Outcome;
	text: string;
	/** The sale it belongs to, '' = none. */
	saleId: string;
	/** The phone number of an unknown caller, as typed. */
	number: string;
}

/** Types that go one way or the other; the rest have no direction. */
const USUAL_DIRECTION: Partial<Record<NoteType, Direction>> = {
	call: 'out',
	email: 'out',
	letter: 'out',
	message: 'out',
	complaint: 'in',
	shipment: 'out',
	wish: 'in'
};

/** The direction a new note of this type starts with; '' where direction has no meaning. */
export function usualDirection(type: NoteType): Direction {
	return USUAL_DIRECTION[type] ?? '';
}

/** Is it one of the types somebody measures in minutes? */
export function takesMinutes(type: NoteType): boolean {
	return type === 'call' || type === 'meeting';
}

/** The outcomes to choose from; empty where a type has none. */
export function outcomesOf(type: NoteType): readonly Exclude<Outcome, ''>[] {
	return OUTCOMES[type];
}

/** Outcomes that want something more before the note is saved: a day, or which number or address it was. */
export function asksMore(outcome: Outcome): boolean {
	return outcome === 'callBack' || outcome === 'wrongNumber' || outcome === 'bounced';
}

/** A note as a form starts it: of one type, happening `at`, with whom is known so far. */
export function newNote(input: {
	id: string;
	at: number;
	zone: string;
	type?: NoteType;
	contactIds?: readonly string[];
	saleId?: string;
}): Note {
	const type = input.type ?? 'call';
	return {
		id: input.id,
		contactIds: [...(input.contactIds ?? [])],
		type,
		direction: usualDirection(type),
		at: input.at,
		zone: input.zone,
		minutes: null,
		outcome: '',
		text: '',
		saleId: input.saleId ?? '',
		number: ''
	};
}

/** The note as another type: a direction it has no more is dropped, so is an outcome or a duration of the old type. */
export function withType(note: Note, type: NoteType): Note {
	const outcomes: readonly string[] = OUTCOMES[type];
	return {
		...note,
		type,
		direction: usualDirection(type),
		minutes: takesMinutes(type) ? note.minutes : null,
		outcome: outcomes.includes(note.outcome) ? note.outcome : ''
	};
}

/**
 * What is stored: text without the blanks around it and well-formed (a lone surrogate breaks every export), minutes
 * a whole number or none, each person once.
 */
export function tidied(note: Note): Note {
	const minutes = note.minutes === null ? null : Math.round(note.minutes);
	return {
		...note,
		contactIds: [...new Set(note.contactIds)],
		minutes: minutes !== null && Number.isSafeInteger(minutes) && minutes > 0 ? minutes : null,
		text: note.text.trim().toWellFormed(),
		number: note.number.trim().toWellFormed()
	};
}

/**
 * Did the two sides really meet, so that it counts as the last contact? Nobody was reached by a voicemail, an
 * unanswered call or a letter that was only sent; whatever comes in from the contact counts, save a missed call.
 */
export function isReached(note: Pick<Note, 'type' | 'direction' | 'outcome'>): boolean {
	const { type, direction, outcome } = note;
	switch (type) {
		case 'call':
			if (outcome === 'callBack') return direction === 'in';
			return outcome === '' || outcome === 'reached';
		case 'meeting':
			return outcome === '' || outcome === 'held';
		case 'email':
		case 'letter':
		case 'message':
			return outcome === 'answered' || (direction === 'in' && outcome !== 'bounced' && outcome !== 'returned');
		case 'complaint':
		case 'wish':
			return direction !== 'out';
		case 'shipment':
		case 'note':
			return false;
	}
}

/** The newest note that counts as a contact; one dated ahead of `now` has not happened yet. */
export function lastContact<N extends Note>(notes: readonly N[], now: number): N | undefined {
	let last: N | undefined;
	for (const note of notes) {
		if (note.at <= now && isReached(note) && (!last || note.at > last.at)) last = note;
	}
	return last;
}

/** The newest complaint that is neither solved nor refused. */
export function openComplaint<N extends Note>(notes: readonly N[]): N | undefined {
	let open: N | undefined;
	for (const note of notes) if (isOpenComplaint(note) && (!open || note.at > open.at)) open = note;
	return open;
}

/** A complaint without an outcome is open. */
export function isOpenComplaint(note: Pick<Note, 'type' | 'outcome'>): boolean {
	return note.type === 'complaint' && note.outcome !== 'solved' && note.outcome !== 'refused';
}

/** Newest first; of one instant the one written later. */
export function compareNotes(a: Note, b: Note): number {
	return b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** Longer than this nobody was on the phone: the page was forgotten. */
const LONGEST_CALL = 4 * 60;

/** Minutes from `start` to `now` (instants), begun ones counted whole; null where no call took that long. */
export function minutesSince(start: number, now: number): number | null {
	const minutes = Math.ceil((now - start) / 60_000);
	return minutes >= 1 && minutes <= LONGEST_CALL ? minutes : null;
}

type Numbered = Pick<Contact, 'phones'>;

/**
 * The contact with the mark "wrong number" on the phone that was dialled: the one written like `dialled` (spaces and
 * signs apart), or the only one there is. Unchanged where it cannot be told.
 */
export function withWrongNumber<C extends Numbered>(contact: C, dialled: string): C {
	const wanted = digitsOf(dialled);
	const hit = contact.phones.find(
		(phone) => wanted !== '' && (digitsOf(phone.value) === wanted || digitsOf(phone.e164) === wanted)
	);
	const wrong = hit ?? (contact.phones.length === 1 && wanted === '' ? contact.phones[0] : undefined);
	if (!wrong) return contact;
	return {
		...contact,
		phones: contact.phones.map((phone) => (phone.id === wrong.id ? { ...phone, wrong: true } : phone))
	};
}

function digitsOf(number: string): string {
	return number.replace(/\D/g, '');
}

/** The contact with the mark "bounced" on the e-mail written to, or on the only one; unchanged where it cannot be told. */
export function withBounced<C extends Pick<Contact, 'emails'>>(contact: C, address: string): C {
	const wanted = address.trim().toLowerCase();
	const hit = contact.emails.find((email) => email.value.trim().toLowerCase() === wanted);
	const bounced = hit ?? (contact.emails.length === 1 && wanted === '' ? contact.emails[0] : undefined);
	if (!bounced) return contact;
	return {
		...contact,
		emails: contact.emails.map((email) => (email.id === bounced.id ? { ...email, bounced: true } : email))
	};
}
