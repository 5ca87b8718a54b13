import { v5 } from 'uuid';
import type { Hlc } from '#lib/db/hlc.ts';
import { stampNew, stampRevived } from '#lib/db/stamps.ts';
import type { Envelope, StampedRecord } from '#lib/db/stamps.ts';
import type { FollowUp } from './follow-up.ts';

/** Any fixed UUID will do (RFC 9562, 5.5); this one stands for "the next one of a series". */
const NAMESPACE = '2f6d3c1e-5b0a-4c57-9d38-7e1b64a0c9f2';
/** What the next one of a series takes over from the one before it. */
const TAKEN_OVER: readonly (keyof FollowUp)[] = ['contactId', 'kind', 'text', 'time', 'recurrence', 'saleId'];

/**
 * The id of the next one of a series: it follows from the one before it, so that two devices that both complete that
 * one make the same next one.
 */
export function successorId(id: string): string {
	return v5(id, NAMESPACE);
}

/**
 * The next one of a series as a new record. Its values are as old as those it took them from: what somebody then does
 * with it on one device is later than its making on the other, whenever that was. Only that it is there at all is as
 * new as `stamp`, the command's: made again on one device, it outlives having been taken back on the other.
 */
export function bornFrom(before: Envelope, next: FollowUp, stamp: Hlc): StampedRecord {
	const stamps = Object.fromEntries(
		Object.entries(before.stamps).filter(([key]) => (TAKEN_OVER as readonly string[]).includes(key))
	);
	return stampRevived({ ...stampNew(next, before.created), stamps }, stamp);
}
