import type { Day } from '#lib/day.ts';
import { followUpText } from '#lib/follow-ups/due-words.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import { download } from '#lib/shell/save-file.ts';
import { writeCalendar } from './write.ts';

/** Saves a calendar file of these follow-ups. */
export function saveCalendar(
	followUps: readonly { followUp: FollowUp; contactName: string }[],
	today: Day,
	now: number
): void {
	const items = followUps.map(({ followUp, contactName }) => ({
		followUp,
		summary: contactName === '' ? followUpText(followUp) : `${contactName}: ${followUpText(followUp)}`,
		description: followUp.result
	}));
	download({ name: `kartei-${today}.ics`, type: 'text/calendar', content: writeCalendar(items, today, now) });
}
