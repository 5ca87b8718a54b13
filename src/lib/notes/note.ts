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
export const OUTCOMES = {
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
