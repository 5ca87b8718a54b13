import type { Day } from '#lib/day.ts';

export const FOLLOW_UP_KINDS = ['call', 'mail', 'visit', 'send', 'pay', 'other'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/**
 * How a follow-up comes back. `every` counts from the anchor day whatever happens ("on the 31st");
 * `after` counts from the day it was done ("six weeks after the last haircut").
 */
export interface Recurrence {
	mode: 'every' | 'after';
	unit: 'day' | 'week' | 'month' | 'year';
	/** Every n units, 1 or more. */
	interval: number;
	/** The last day it may fall on, '' = no end. */
	until: Day | '';
}

/** One thing to do for a contact on a day. */
export interface FollowUp {
	id: string;
	contactId: string;
	kind: FollowUpKind;
	text: string;
	/** The day it is due; '' only with `asap`. */
	due: Day | '';
	/** 'HH:MM' local time, '' = any time that day. */
	time: string;
	asap: boolean;
	recurrence: Recurrence | null;
	/** The day an `every` series counts from; snoozing moves `due`, never the anchor. '' without recurrence. */
	anchor: Day | '';
	saleId: string;
	state: 'open' | 'waiting' | 'done' | 'dropped';
	/** Whom or what is being waited for; '' unless state is waiting. */
	waitingFor: string;
	/** Instant it was done or dropped; null while open. */
	closedAt: number | null;
	/** What came of it, or why it was dropped. */
	result: string;
	/** How often it was put off. */
	snoozes: number;
	/** Raised with each change of what a calendar shows (RFC 5545 SEQUENCE). */
	sequence: number;
}
