import type { Day } from '#lib/day.ts';
import { followUpText } from '#lib/follow-ups/due-words.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import { m } from '#lib/paraglide/messages.js';
import { download } from '#lib/shell/save-file.ts';
import { writeCalendar } from './write.ts';
import type { DayAlarm, YearlyDay } from './yearly.ts';

interface More {
	/** Contacts with their birthdays. */
	birthdays?: readonly { id: string; name: string; day: YearlyDay['day'] }[];
	alarm?: DayAlarm;
}

/** Saves a calendar file of these follow-ups, and of birthdays where they are given. The answer is the file's name. */
export function saveCalendar(
	followUps: readonly { followUp: FollowUp; contactName: string }[],
	today: Day,
	now: number,
	{ birthdays = [], alarm = 'onDay' }: More = {}
): string {
	const content = {
		followUps: followUps.map(({ followUp, contactName }) => ({
			followUp,
			summary: contactName === '' ? followUpText(followUp) : `${contactName}: ${followUpText(followUp)}`,
			description: followUp.result
		})),
		birthdays: birthdays.map(({ id, name, day }) => ({ id, day, summary: m.interchange_calendar_birthday({ name }) })),
		alarm
	};
	const name = `kartei-${today}.ics`;
	download({ name, type: 'text/calendar', content: writeCalendar(content, today, now) });
	return name;
}
