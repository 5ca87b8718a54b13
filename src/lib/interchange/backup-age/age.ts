import { daysBetween, dayOf } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';

/** How loud the reminder is: from a week or 25 changes on it warns, from a month or 100 on it alarms. */
type Urgency = 'none' | 'warn' | 'bad';

const WARN = { days: 7, changes: 25 };
const ALARM = { days: 30, changes: 100 };
/** Without any backup: a day after the first ten contacts, and a week after them. */
const FIRST_WARN = 1;
const FIRST_ALARM = 7;

export interface BackupAge {
	/** Days since the last backup, null = never. */
	days: number | null;
	urgency: Urgency;
}

interface Facts {
	last: { at: number } | null;
	changesSince: number;
	contacts: number;
	/** Instant (ms) of the tenth contact; null = there are fewer. */
	worthSince: number | null;
}

/** How old the last backup is on a day, and how loudly to say so. An empty box needs none. */
export function backupAge({ last, changesSince, contacts, worthSince }: Facts, today: Day): BackupAge {
	const days = last ? Math.max(0, daysBetween(dayOf(last.at), today)) : null;
	if (contacts === 0 || changesSince === 0) return { days, urgency: 'none' };
	if (changesSince >= ALARM.changes) return { days, urgency: 'bad' };
	if (days !== null && days >= ALARM.days) return { days, urgency: 'bad' };
	const sinceFirst = days === null && worthSince !== null ? daysBetween(dayOf(worthSince), today) : 0;
	if (sinceFirst >= FIRST_ALARM) return { days, urgency: 'bad' };
	const isDue = sinceFirst >= FIRST_WARN || changesSince >= WARN.changes || (days !== null && days >= WARN.days);
	return { days, urgency: isDue ? 'warn' : 'none' };
}
