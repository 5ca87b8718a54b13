import type { Day } from '#lib/day.ts';
import { followUpText } from '#lib/follow-ups/due-words.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import { m } from '#lib/paraglide/messages.js';
import { download } from '#lib/shell/save-file.ts';
import { toast } from '#lib/shell/toast.svelte.ts';
import { writeCalendar } from './write.ts';

/** Saves a calendar file of these follow-ups and says so. */
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
	toast({ text: m.followups_calendar_saved() });
}
