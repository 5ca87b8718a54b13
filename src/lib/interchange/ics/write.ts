import { add } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import { escaped, folded } from '../vcard/fold.ts';
import { triggerOf, yearlyTimes } from './yearly.ts';
import type { DayAlarm, YearlyDay } from './yearly.ts';

/*
 * iCalendar (RFC 5545) of follow-ups and birthdays. Follow-ups are events, not VTODO: the calendars of Android and Outlook leave a
 * VTODO out, and iOS puts none into its reminders; an event with a VALARM rings everywhere.
 *
 * Times are "floating" (no TZID, no Z; RFC 5545, 3.3.5, form 1): a call at 14:00 is at 14:00 on the wall clock of
 * where one is, which is what the day in the box means too. A day without a time is an all-day event.
 */

/** A follow-up and the words a calendar shows for it. */
export interface CalendarItem {
	followUp: FollowUp;
	/** "Anna Berg: send the quote". */
	summary: string;
	/** What else is worth knowing, '' = nothing. */
	description: string;
}

/** Minutes an event with a time lasts in the calendar. */
const LENGTH = 30;
const MS_A_DAY = 86_400_000;

export interface CalendarContent {
	followUps: readonly CalendarItem[];
	birthdays: readonly YearlyDay[];
	/** When what has no time of its own rings; a follow-up with a time rings then, unless nothing shall. */
	alarm: DayAlarm;
}

/**
 * One calendar file. `now` is the instant (ms) it is made, `today` where those go that are due as soon as possible
 * or have been for long: a calendar rings for no day that is over. Recurring ones are written as their one open
 * day: which day comes next is only known when this one is done.
 */
export function writeCalendar({ followUps, birthdays, alarm }: CalendarContent, today: Day, now: number): string {
	const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kartei//Kartei 1//EN', 'CALSCALE:GREGORIAN'];
	for (const item of followUps) lines.push(...event(item, alarm, today, now));
	for (const birthday of birthdays) lines.push(...yearly(birthday, alarm, today, now));
	lines.push('END:VCALENDAR');
	return lines.map(folded).join('');
}

function event({ followUp, summary, description }: CalendarItem, ring: DayAlarm, today: Day, now: number): string[] {
	const isClosed = followUp.state === 'done' || followUp.state === 'dropped';
	const day = followUp.due === '' || (!isClosed && followUp.due < today) ? today : followUp.due;
	return [
		'BEGIN:VEVENT',
		// The same UID in each file, so that a later file changes the event instead of adding one.
		`UID:${followUp.id}`,
		`DTSTAMP:${utc(now)}`,
		`SEQUENCE:${followUp.sequence}`,
		...times(day, followUp.time),
		`SUMMARY:${escaped(summary)}`,
		...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
		`STATUS:${isClosed ? 'CANCELLED' : 'CONFIRMED'}`,
		// It is a reminder, not an appointment that keeps the hour busy.
		'TRANSP:TRANSPARENT',
		...(isClosed ? [] : alarm(summary, followUp.time === '' || ring === 'none' ? triggerOf(ring) : 'PT0M')),
		'END:VEVENT'
	];
}

/** A birthday; nothing where day or month are not known. */
function yearly({ id, day, summary }: YearlyDay, ring: DayAlarm, today: Day, now: number): string[] {
	const found = yearlyTimes(day, today);
	if (found === null) return [];
	return [
		'BEGIN:VEVENT',
		`UID:birthday-${id}`,
		`DTSTAMP:${utc(now)}`,
		// A card does not count its changes; the day the file was made rises too, and lets a later file win.
		`SEQUENCE:${Math.floor(now / MS_A_DAY)}`,
		`DTSTART;VALUE=DATE:${compact(found.start)}`,
		`DTEND;VALUE=DATE:${compact(found.end)}`,
		`RRULE:${found.rule}`,
		`SUMMARY:${escaped(summary)}`,
		'STATUS:CONFIRMED',
		'TRANSP:TRANSPARENT',
		...alarm(summary, triggerOf(ring)),
		'END:VEVENT'
	];
}

function times(day: Day, time: string): string[] {
	if (time === '') return [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(add(day, 1, 'day'))}`];
	return [`DTSTART:${compact(day)}T${time.replace(':', '')}00`, `DURATION:PT${LENGTH}M`];
}

function alarm(summary: string, trigger: string | null): string[] {
	if (trigger === null) return [];
	return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, `TRIGGER:${trigger}`, 'END:VALARM'];
}

function compact(day: Day): string {
	return day.replaceAll('-', '');
}

/** '20261122T140500Z' */
function utc(instant: number): string {
	return `${new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')}`;
}
