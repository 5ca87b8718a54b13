import { daysBetween, dayOf } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';

/** How loud the reminder is: from a week or 25 changes on it warns, from a month or 100 on it alarms. */
type Urgency = 'none' | 'warn' | 'bad';

const WARN = { days: 7, changes: 25 };
const ALARM = { days: 30, changes: 100 };

export interface BackupAge {
	/** Days since the last backup, null = never. */
	days: number | null;
	urgency: Urgency;
}

/** How old the last backup is on a day, and how loudly to say so. An empty box needs none. */
export function backupAge(
	{ last, changesSince, contacts }: { last: { at: number } | null; changesSince: number; contacts: number },
	today: Day
): BackupAge {
	const days = last ? Math.max(0, daysBetween(dayOf(last.at), today)) : null;
	if (contacts === 0 || changesSince === 0) return { days, urgency: 'none' };
	if (days === null) return { days, urgency: contacts >= 10 ? 'bad' : 'warn' };
	if (days >= ALARM.days || changesSince >= ALARM.changes) return { days, urgency: 'bad' };
	return { days, urgency: days >= WARN.days || changesSince >= WARN.changes ? 'warn' : 'none' };
}
