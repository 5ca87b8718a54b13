import { minutesSince } from './note.ts';

/** A call that was begun from a card by a `tel:` link. */
export interface StartedCall {
	contactId: string;
	/** The number dialled, as it stands on the card. */
	phone: string;
	/** Instant of the tap. */
	at: number;
}

/** Asked about for so long; a call of yesterday is nobody's question any more. */
const ASKED_FOR = 12 * 3_600_000;

/** Is it still worth asking whether to log it? Not after half a day, not where the clock was set back. */
export function isWorthAsking(call: StartedCall, now: number): boolean {
	return now >= call.at && now - call.at <= ASKED_FOR;
}

/** Dialling, ringing and coming back takes longer than this; a shorter absence was no call but a slip of the thumb. */
const SHORTEST = 3000;

/** How the call went by the time away: minutes, null where it cannot have been a call of that length. */
export function minutesAway(call: StartedCall, now: number): number | null {
	return now - call.at < SHORTEST ? null : minutesSince(call.at, now);
}
