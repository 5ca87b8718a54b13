import { daysBetween, formatDay } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FollowUp, FollowUpGroup, FollowUpKind } from './follow-up.ts';
import type { Snooze } from './snooze.ts';

/** A day as one says it: "today", "tomorrow", "Fri 27 Nov", with the year where it is another. */
export function dayWords(day: Day, today: Day, locale: string): string {
	const ahead = daysBetween(today, day);
	if (ahead === 0) return m.followups_due_today();
	if (ahead === 1) return m.followups_due_tomorrow();
	if (day.slice(0, 4) !== today.slice(0, 4)) return formatDay(day, locale, 'medium');
	return formatDay(day, locale, ahead > 0 && ahead < 14 ? 'weekday' : 'short');
}

/** When a follow-up's turn is, for the pill: "2 days late" (bad), "today 14:00" (warn), "27 Nov". */
export function dueWords(
	followUp: FollowUp,
	today: Day,
	locale: string
): { text: string; tone: 'warn' | 'bad' | undefined } {
	if (followUp.asap || followUp.due === '') return { text: m.followups_due_asap(), tone: 'bad' };
	if (followUp.due < today) {
		return { text: m.followups_due_late({ count: daysBetween(followUp.due, today) }), tone: 'bad' };
	}
	const text = `${dayWords(followUp.due, today, locale)} ${followUp.time}`.trim();
	return { text, tone: followUp.due === today ? 'warn' : undefined };
}

/** What is to be done: the text, or the kind where there is none. */
export function followUpText(followUp: FollowUp): string {
	return followUp.text === '' ? kindWord(followUp.kind) : followUp.text;
}

export function kindWord(kind: FollowUpKind): string {
	return KINDS[kind]();
}

export function groupWord(group: FollowUpGroup): string {
	return GROUPS[group]();
}

export function snoozeWord(choice: Snooze, time: string): string {
	return choice === 'later' ? m.followups_later_today({ time }) : SNOOZE_WORDS[choice]();
}

const KINDS: Record<FollowUpKind, () => string> = {
	call: m.followups_kind_call,
	mail: m.followups_kind_mail,
	visit: m.followups_kind_visit,
	send: m.followups_kind_send,
	pay: m.followups_kind_pay,
	other: m.followups_kind_other
};
const GROUPS: Record<FollowUpGroup, () => string> = {
	asap: m.followups_group_asap,
	overdue: m.followups_group_overdue,
	today: m.followups_group_today,
	future: m.followups_group_future,
	waiting: m.followups_group_waiting
};
const SNOOZE_WORDS: Record<Exclude<Snooze, 'later'>, () => string> = {
	tomorrow: m.followups_tomorrow,
	monday: m.followups_monday,
	week: m.followups_week,
	month: m.followups_month
};
