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
	/** The day of the series this one stands for, wherever snoozing has moved it. '' without recurrence. */
	occurrence: Day | '';
	saleId: string;
	state: 'open' | 'waiting' | 'done' | 'dropped';
	/** Whom or what is being waited for; '' unless state is waiting. `due` is then the day to ask again. */
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

/** What somebody says when they make one. */
export interface FollowUpInput {
	id: string;
	contactId: string;
	kind: FollowUpKind;
	text: string;
	/** '' only with `asap`. */
	due: Day | '';
	/** 'HH:MM', '' = any time that day. */
	time?: string;
	asap?: boolean;
	recurrence?: Recurrence | null;
	saleId?: string;
}

/** A new open follow-up; a recurring one counts from its first day. Without a day there is nothing to count from. */
export function newFollowUp(input: FollowUpInput): FollowUp {
	const recurrence = input.due === '' ? null : (input.recurrence ?? null);
	const first = recurrence ? input.due : '';
	return {
		id: input.id,
		contactId: input.contactId,
		kind: input.kind,
		text: input.text.trim(),
		due: input.due,
		time: input.time ?? '',
		asap: input.asap ?? false,
		recurrence,
		anchor: first,
		occurrence: first,
		saleId: input.saleId ?? '',
		state: 'open',
		waitingFor: '',
		closedAt: null,
		result: '',
		snoozes: 0,
		sequence: 0
	};
}

/** The follow-up as it was filled in again. A new day or another rule begins the series anew, from that day. */
export function edited(before: FollowUp, input: FollowUpInput): FollowUp {
	const { recurrence, anchor, occurrence, ...fresh } = newFollowUp(input);
	const isSameSeries =
		fresh.due === before.due && recurrence !== null && JSON.stringify(recurrence) === JSON.stringify(before.recurrence);
	return changed(before, {
		kind: fresh.kind,
		contactId: fresh.contactId,
		text: fresh.text,
		due: fresh.due,
		time: fresh.time,
		asap: fresh.asap,
		saleId: fresh.saleId,
		recurrence,
		...(isSameSeries ? {} : { anchor, occurrence })
	});
}

/** Still to be done, or waited for. */
export function isOpen(followUp: FollowUp): boolean {
	return followUp.state === 'open' || followUp.state === 'waiting';
}

/** Is it open and its day over? The day itself is not overdue, whatever the time. */
export function isOverdue(followUp: FollowUp, today: Day): boolean {
	return isOpen(followUp) && !followUp.asap && followUp.due !== '' && followUp.due < today;
}

/** The groups of a list in their order. Something waited for is in its own group until the day to ask again. */
const FOLLOW_UP_GROUPS = ['asap', 'overdue', 'today', 'future', 'waiting'] as const;
export type FollowUpGroup = (typeof FOLLOW_UP_GROUPS)[number];

/** Where an open follow-up stands on `today`. */
export function groupOf(followUp: FollowUp, today: Day): FollowUpGroup {
	if (followUp.asap || followUp.due === '') return 'asap';
	if (followUp.due < today) return 'overdue';
	if (followUp.due === today) return 'today';
	return followUp.state === 'waiting' ? 'waiting' : 'future';
}

/** Has its turn come: as soon as possible, overdue or today? These are what the badge counts. */
export function isDue(followUp: FollowUp, today: Day): boolean {
	return isOpen(followUp) && (followUp.asap || followUp.due <= today);
}

/** Order of a list: ASAP, then by day; on a day those with a time in its order, then those without; then as made. */
export function compareFollowUps(a: FollowUp, b: FollowUp): number {
	return compareText(orderKey(a), orderKey(b)) || compareText(a.id, b.id);
}

function orderKey(followUp: FollowUp): string {
	if (followUp.asap) return '';
	return `${followUp.due} ${followUp.time === '' ? '99:99' : followUp.time}`;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The groups that have something in them, in order, each in its order. Closed ones are left out. */
export function grouped<F extends FollowUp>(
	followUps: readonly F[],
	today: Day
): { group: FollowUpGroup; followUps: F[] }[] {
	const open = followUps.filter(isOpen).toSorted(compareFollowUps);
	return FOLLOW_UP_GROUPS.map((group) => ({
		group,
		followUps: open.filter((followUp) => groupOf(followUp, today) === group)
	})).filter((one) => one.followUps.length > 0);
}

/** Waiting for somebody, to be asked again on `until`. */
export function waitingFor(followUp: FollowUp, whom: string, until: Day): FollowUp {
	return changed(followUp, { state: 'waiting', waitingFor: whom.trim(), due: until, asap: false });
}

/** Given up, and why. */
export function dropped(followUp: FollowUp, reason: string, now: number): FollowUp {
	return changed(followUp, { state: 'dropped', result: reason.trim(), closedAt: now, waitingFor: '' });
}

/** The follow-up with other values and the next SEQUENCE, so that a calendar takes the change. */
export function changed(followUp: FollowUp, values: Partial<FollowUp>): FollowUp {
	return { ...followUp, ...values, sequence: followUp.sequence + 1 };
}
