import { add, daysBetween } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import { changed, dropped, isOverdue, newFollowUp } from './follow-up.ts';
import type { FollowUp, Recurrence } from './follow-up.ts';

/** No unit is longer than this many days, so that a guess at the number of steps never overshoots. */
const LONGEST: Record<Recurrence['unit'], number> = { day: 1, week: 7, month: 31, year: 366 };

/**
 * The first day of an `every` series after `day`. Each is counted from the anchor, so that the 31st comes back
 * after a short month: 31 Jan, 28 Feb, 31 Mar; 29 Feb, 28 Feb, …, 29 Feb.
 */
export function firstAfter(rule: Recurrence, anchor: Day, day: Day): Day {
	if (day < anchor) return anchor;
	let step = Math.floor(daysBetween(anchor, day) / (LONGEST[rule.unit] * rule.interval));
	let found = anchor;
	while (found <= day) found = add(anchor, step++ * rule.interval, rule.unit);
	return found;
}

/** The day a recurring follow-up falls on next when it was done on `today`; '' where the series has ended. */
export function nextOccurrence(followUp: FollowUp, today: Day): Day | '' {
	const rule = followUp.recurrence;
	if (!rule) return '';
	const next =
		rule.mode === 'after'
			? add(today, rule.interval, rule.unit)
			: firstAfter(rule, followUp.anchor, laterDay(today, followUp.occurrence));
	return rule.until !== '' && next > rule.until ? '' : next;
}

function laterDay(a: Day, b: Day): Day {
	return a > b ? a : b;
}

/**
 * How many days of an `every` series went by undone, the one it stands for included: missed ones do not pile up,
 * they are one follow-up that says so. 0 while it is not overdue.
 */
export function missedCount(followUp: FollowUp, today: Day): number {
	const rule = followUp.recurrence;
	if (rule?.mode !== 'every' || !isOverdue(followUp, today)) return 0;
	let count = 0;
	for (let day = followUp.occurrence; day < today; day = firstAfter(rule, followUp.anchor, day)) {
		if (rule.until !== '' && day > rule.until) break;
		count++;
	}
	return count;
}

/** What came of a follow-up, and the id the next one of its series gets. */
export interface Completion {
	result: string;
	nextId: string;
}

/**
 * Done: the follow-up closed and, of a series, the next one (one open at a time). An `every` series goes on after
 * both the day done and the day it stood for: done early or late, no day comes twice.
 */
export function completed(
	followUp: FollowUp,
	{ result, nextId }: Completion,
	today: Day,
	now: number
): { closed: FollowUp; next?: FollowUp } {
	const closed = changed(followUp, { state: 'done', result: result.trim(), closedAt: now, waitingFor: '' });
	const day = nextOccurrence(followUp, today);
	if (day === '') return { closed };
	const next = newFollowUp({ ...followUp, id: nextId, due: day, asap: false });
	return { closed, next: { ...next, anchor: nextAnchor(followUp, day), occurrence: day } };
}

/** `every` keeps its anchor for ever; `after` counts from the day done. */
function nextAnchor(followUp: FollowUp, day: Day): Day {
	return followUp.recurrence?.mode === 'every' ? followUp.anchor : day;
}

/** Not this time: moved to the next day of its series that is not over; given up where the series has ended. */
export function skipped(followUp: FollowUp, today: Day, now: number): FollowUp {
	const yesterday = add(today, -1, 'day');
	const day = nextOccurrence(followUp, followUp.recurrence?.mode === 'every' ? yesterday : today);
	if (day === '') return dropped(followUp, '', now);
	return changed(followUp, {
		due: day,
		occurrence: day,
		anchor: nextAnchor(followUp, day),
		state: 'open',
		waitingFor: '',
		snoozes: 0
	});
}
