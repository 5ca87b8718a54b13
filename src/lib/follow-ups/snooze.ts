import { add, nextWeekday } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import { changed } from './follow-up.ts';
import type { FollowUp } from './follow-up.ts';

/** Where a follow-up can be moved to with one tap; a date of one's own comes beside these. */
export type Snooze = 'later' | 'tomorrow' | 'monday' | 'week' | 'month';

/** A day and a time ('HH:MM', '' = keep the one it has). */
export interface SnoozeTo {
	choice: Snooze;
	day: Day;
	time: string;
}

const LATER_HOURS = 3;

/**
 * The choices on `today` at local `time` ('HH:MM'): later today is three hours on, to the next quarter of an hour,
 * and is not offered where that would be tomorrow; Monday is not where tomorrow is one.
 */
export function snoozeChoices(today: Day, time: string): SnoozeTo[] {
	const tomorrow = add(today, 1, 'day');
	const monday = nextWeekday(today, 1);
	const later = laterTime(time);
	const choices: SnoozeTo[] = [];
	if (later !== '') choices.push({ choice: 'later', day: today, time: later });
	choices.push({ choice: 'tomorrow', day: tomorrow, time: '' });
	if (monday !== tomorrow) choices.push({ choice: 'monday', day: monday, time: '' });
	choices.push({ choice: 'week', day: add(today, 1, 'week'), time: '' });
	choices.push({ choice: 'month', day: add(today, 1, 'month'), time: '' });
	return choices;
}

/** The choices that come after the day and time a follow-up has: putting off never brings forward, nor does nothing. */
export function laterChoices(followUp: FollowUp, today: Day, time: string): SnoozeTo[] {
	return snoozeChoices(today, time).filter((choice) => isLater(choice, followUp));
}

function isLater(choice: SnoozeTo, { due, time, asap }: FollowUp): boolean {
	if (asap || choice.day > due) return true;
	// A day without a time is all of it: an hour of it is a later one than now.
	return choice.day === due && choice.time > time;
}

function laterTime(time: string): string {
	const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + LATER_HOURS * 60;
	const quarter = Math.ceil(minutes / 15) * 15;
	if (quarter >= 24 * 60) return '';
	return `${String(Math.floor(quarter / 60)).padStart(2, '0')}:${String(quarter % 60).padStart(2, '0')}`;
}

/**
 * Put off: another day, one snooze more. The day of its series stays, so that the next one comes when it would have.
 * Something waited for is still waited for.
 */
export function snoozed(followUp: FollowUp, to: { day: Day; time: string }): FollowUp {
	return changed(followUp, {
		due: to.day,
		time: to.time === '' ? followUp.time : to.time,
		asap: false,
		snoozes: followUp.snoozes + 1
	});
}

/** The local time of a Date as 'HH:MM'. */
export function localTime(date: Date): string {
	return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}
