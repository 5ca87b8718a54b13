import { formatDay } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Recurrence } from './follow-up.ts';

const WORDS: Record<Recurrence['mode'], Record<Recurrence['unit'], (count: { count: number }) => string>> = {
	every: {
		day: m.followups_every_day,
		week: m.followups_every_week,
		month: m.followups_every_month,
		year: m.followups_every_year
	},
	after: {
		day: m.followups_after_day,
		week: m.followups_after_week,
		month: m.followups_after_month,
		year: m.followups_after_year
	}
};

/** The rule in plain words: "every 2 weeks until 31 Dec 2026", "6 weeks after it is done". */
export function recurrenceWords(rule: Recurrence, locale: string): string {
	const words = WORDS[rule.mode][rule.unit]({ count: rule.interval });
	return rule.until === '' ? words : `${words} ${m.followups_until({ day: formatDay(rule.until, locale) })}`;
}
