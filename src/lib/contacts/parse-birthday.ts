import { formatPartialDay, isDay, isPartialDay } from '#lib/day.ts';
import type { Day, PartialDay } from '#lib/day.ts';

export type BirthdayProblem =
	/** No date at all, or none that exists. */
	| 'unreadable'
	/** Could be day/month or month/day. */
	| 'ambiguous'
	/** After the last day it may be. */
	| 'future';

const LANGUAGES = ['en-GB', 'de', 'sv'];

/** Month names of all three languages, long and short, folded to lower case: a form is filled in in any of them. */
const MONTHS = new Map<string, number>();
for (const language of LANGUAGES) {
	for (const style of ['long', 'short'] as const) {
		for (let month = 0; month < 12; month++) {
			const format = new Intl.DateTimeFormat(language, { month: style, day: 'numeric' });
			const name = format.formatToParts(new Date(2000, month, 1)).find(({ type }) => type === 'month')?.value ?? '';
			MONTHS.set(name.toLowerCase().replace('.', ''), month + 1);
		}
	}
}

const two = (value: number) => String(value).padStart(2, '0');

interface Parts {
	day?: number | undefined;
	month?: number | undefined;
	year?: string | undefined;
}

function compose({ day, month, year }: Parts, latest: Day): PartialDay {
	const full = year?.length === 2 ? century(year, latest) : year;
	if (month === undefined) return full ?? '';
	if (day === undefined) return full === undefined ? '' : `${full}-${two(month)}`;
	return `${full ?? '-'}-${two(month)}-${two(day)}`;
}

/** "80" is the last year that ended so: nobody is born tomorrow. */
function century(year: string, latest: Day): string {
	const now = Number(latest.slice(0, 4));
	const near = Math.floor(now / 100) * 100 + Number(year);
	return String(near > now ? near - 100 : near);
}

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function readParts(text: string, locale: string): Parts | 'ambiguous' | undefined {
	let match = /^(\d{4})$/.exec(text);
	if (match) return { year: match[1] };
	match = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	if (match) return { year: match[1], month: number(match[2]), day: number(match[3]) };
	match = /^--(\d{2})-?(\d{2})$/.exec(text);
	if (match) return { month: number(match[1]), day: number(match[2]) };
	match = /^(\d{1,2})\. ?(\d{1,2})(?:\.(?: ?(\d{4}|\d{2}))?)?$/.exec(text);
	if (match) return { day: number(match[1]), month: number(match[2]), year: match[3] };
	match = /^(\d{1,2})[./](\d{4})$/.exec(text);
	if (match) return { month: number(match[1]), year: match[2] };
	match = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?$/.exec(text);
	if (match) return slashed(Number(match[1]), Number(match[2]), match[3], locale);
	match = /^(\d{1,2})(?:\.|st|nd|rd|th)? ?(?:of )?(\p{L}+)\.?,?(?: (\d{4}))?$/u.exec(text);
	if (match) return { day: number(match[1]), month: MONTHS.get(match[2] ?? ''), year: match[3] };
	match = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/u.exec(text);
	if (match) return { day: number(match[2]), month: MONTHS.get(match[1] ?? ''), year: match[3] };
	match = /^(\p{L}+)\.? (\d{4})$/u.exec(text);
	if (match) return { month: MONTHS.get(match[1] ?? ''), year: match[2] };
	return undefined;
}

/** German and Swedish write the day first; English does on one side of the Atlantic only. */
function slashed(first: number, second: number, year: string | undefined, locale: string): Parts | 'ambiguous' {
	if (first > 12 || first === second || !locale.startsWith('en')) return { day: first, month: second, year };
	if (second > 12) return { day: second, month: first, year };
	return 'ambiguous';
}

/**
 * Reads a birthday as people write it: "12.5.1980", "12.5.", "12/5", "12 May 1980", "Mai 1980", "1980", ISO dates.
 * `latest` is the last day it may be (today); a year of two digits is the last one before it.
 */
export function parseBirthday(
	text: string,
	locale: string,
	latest: Day
): { day: PartialDay; problem?: undefined } | { problem: BirthdayProblem; day?: undefined } {
	const parts = readParts(text.trim().toLowerCase().replace(/\s+/g, ' '), locale);
	if (parts === undefined) return { problem: 'unreadable' };
	if (parts === 'ambiguous') return { problem: 'ambiguous' };
	if ('month' in parts && parts.month === undefined) return { problem: 'unreadable' };
	const day = compose(parts, latest);
	if (!isPartialDay(day)) return { problem: 'unreadable' };
	if (!day.startsWith('-') && day > latest.slice(0, day.length)) return { problem: 'future' };
	return { day };
}

/** A partial day as text that parseBirthday reads back, the way the language writes it in a form. */
export function birthdayText(day: PartialDay, locale: string): string {
	if (!locale.startsWith('de')) return locale.startsWith('sv') && isDay(day) ? day : formatPartialDay(day, locale);
	const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(day);
	if (!match) return formatPartialDay(day, locale);
	return `${Number(match[3])}.${Number(match[2])}.${match[1] === '-' ? '' : (match[1] ?? '')}`;
}
