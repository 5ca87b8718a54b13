import { add, nextAnniversary } from '#lib/day.ts';
import type { Day, PartialDay } from '#lib/day.ts';

/** When an all-day event rings: not at all, at nine on its day, on the day before or a week before. */
export const DAY_ALARMS = ['none', 'onDay', 'dayBefore', 'weekBefore'] as const;
export type DayAlarm = (typeof DAY_ALARMS)[number];

/** RFC 5545 durations from the midnight the day begins with to nine o'clock. */
const TRIGGERS: Record<Exclude<DayAlarm, 'none'>, string> = {
	onDay: 'PT9H',
	dayBefore: '-PT15H',
	weekBefore: '-P6DT15H'
};

/** The TRIGGER of an alarm, null = it shall not ring. */
export function triggerOf(alarm: DayAlarm): string | null {
	return alarm === 'none' ? null : TRIGGERS[alarm];
}

/** A birthday as a calendar shows it. */
export interface YearlyDay {
	/** The contact's id: the same in each file. */
	id: string;
	/** Day and month at least; the year may be unknown. */
	day: PartialDay;
	/** "Anna Berg: birthday". */
	summary: string;
}

/** The days of an all-day event that comes back every year, and its rule; null where day or month are not known. */
export function yearlyTimes(day: PartialDay, today: Day): { start: Day; end: Day; rule: string } | null {
	// It begins with the next time: nobody wants it on all the years since a birth, and the year may not be known.
	const start = nextAnniversary(day, today);
	if (start === null) return null;
	// 29 February is kept on the last of February, as in the rest of the app; a plain yearly rule would skip three years.
	const rule = day.endsWith('-02-29') ? 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'FREQ=YEARLY';
	return { start, end: add(start, 1, 'day'), rule };
}
