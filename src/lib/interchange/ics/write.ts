import { add } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import { escaped, folded } from '../vcard/fold.ts';

/*
 * iCalendar (RFC 5545) of follow-ups. They are events, not VTODO: the calendars of Android and Outlook leave a
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
/** An all-day event rings at nine, counted from its midnight. */
const ALL_DAY_ALARM = 'PT9H';

/**
 * One calendar file. `now` is the instant (ms) it is made, `today` where those go that are due as soon as possible
 * or have been for long: a calendar rings for no day that is over. Recurring ones are written as their one open
 * day: which day comes next is only known when this one is done.
 */
export function writeCalendar(items: readonly CalendarItem[], today: Day, now: number): string {
	const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kartei//Kartei 1//EN', 'CALSCALE:GREGORIAN'];
	for (const item of items) lines.push(...event(item, today, now));
	lines.push('END:VCALENDAR');
	return lines.map(folded).join('');
}

function event({ followUp, summary, description }: CalendarItem, today: Day, now: number): string[] {
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
		...(isClosed ? [] : alarm(summary, followUp.time)),
		'END:VEVENT'
	];
}

function times(day: Day, time: string): string[] {
	if (time === '') return [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(add(day, 1, 'day'))}`];
	return [`DTSTART:${compact(day)}T${time.replace(':', '')}00`, `DURATION:PT${LENGTH}M`];
}

function alarm(summary: string, time: string): string[] {
	const trigger = time === '' ? ALL_DAY_ALARM : 'PT0M';
	return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, `TRIGGER:${trigger}`, 'END:VALARM'];
}

function compact(day: Day): string {
	return day.replaceAll('-', '');
}

/** '20261122T140500Z' */
function utc(instant: number): string {
	return `${new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')}`;
}
