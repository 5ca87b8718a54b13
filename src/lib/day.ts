import { addDays as addDaysTo, addMonths, differenceInCalendarDays } from 'date-fns';

/** A calendar date without a zone: 'YYYY-MM-DD'. Days compare as strings. */
export type Day = string;

/** A day of which parts may be unknown: 'YYYY-MM-DD', '--MM-DD', 'YYYY-MM' or 'YYYY'. */
export type PartialDay = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Every year has this February: 2000 was a leap year, so that '--02-29' is a day. */
const ANY_LEAP_YEAR = 2000;

/** Is it 'YYYY-MM-DD' and a day that exists? ('2026-02-30' is not.) */
export function isDay(text: string): boolean {
	const match = DAY.exec(text);
	return match !== null && isRealDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Is it one of the partial forms, and possible? ('--02-29' is, '2026-02-29' is not.) */
export function isPartialDay(text: string): boolean {
	if (/^\d{4}$/.test(text)) return true;
	const month = /^(\d{4})-(\d{2})$/.exec(text);
	if (month) return Number(month[2]) >= 1 && Number(month[2]) <= 12;
	const yearless = /^--(\d{2})-(\d{2})$/.exec(text);
	if (yearless) return isRealDate(ANY_LEAP_YEAR, Number(yearless[1]), Number(yearless[2]));
	return isDay(text);
}

function isRealDate(year: number, month: number, day: number): boolean {
	const date = new Date(2000, 0, 1);
	date.setFullYear(year, month - 1, day);
	return date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
}

/** The day at noon local time: far enough from midnight that no daylight-saving change moves the date. */
export function toDate(day: Day): Date {
	const match = DAY.exec(day);
	if (!match) throw new Error(`Not a day: ${day}`);
	const date = new Date(2000, 0, 1, 12);
	date.setFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
	return date;
}

/** The local calendar day of a Date. */
export function fromDate(date: Date): Day {
	const year = String(date.getFullYear()).padStart(4, '0');
	return `${year}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** The calendar day of an instant (ms UTC) in this device's zone. */
export function dayOf(instant: number): Day {
	return fromDate(new Date(instant));
}

export type DayUnit = 'day' | 'week' | 'month' | 'year';

/** `count` days, weeks, months or years later (negative: earlier). Month ends are clamped: 31 Jan + 1 month = 28/29 Feb. */
export function add(day: Day, count: number, unit: DayUnit): Day {
	const date = toDate(day);
	if (unit === 'day') return fromDate(addDaysTo(date, count));
	if (unit === 'week') return fromDate(addDaysTo(date, count * 7));
	return fromDate(addMonths(date, unit === 'month' ? count : count * 12));
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return differenceInCalendarDays(toDate(to), toDate(from));
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekday(day: Day): number {
	return toDate(day).getDay() || 7;
}

/** The first day after `day` that falls on `isoWeekday` (1 = Monday). */
export function nextWeekday(day: Day, isoWeekday: number): Day {
	const ahead = (isoWeekday - weekday(day) + 7) % 7 || 7;
	return add(day, ahead, 'day');
}

/**
 * The next time a yearly date comes round on or after `today`; 29 February is kept on 28 February in other years.
 * Null where month or day are not known ('1980', '1980-05').
 */
export function nextAnniversary(date: PartialDay, today: Day): Day | null {
	const match = /^(?:\d{4}|-)-(\d{2})-(\d{2})$/.exec(date);
	if (!match) return null;
	const year = Number(today.slice(0, 4));
	for (const candidate of [year, year + 1]) {
		const day = inYear(candidate, Number(match[1]), Number(match[2]));
		if (day >= today) return day;
	}
	return null;
}

function inYear(year: number, month: number, day: number): Day {
	const clamped = isRealDate(year, month, day) ? day : 28;
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(clamped).padStart(2, '0')}`;
}

/** The age a person reaches on `on`; null where the year of birth is not known. */
export function ageOn(birthday: PartialDay, on: Day): number | null {
	return isDay(birthday) ? Number(on.slice(0, 4)) - Number(birthday.slice(0, 4)) : null;
}

export type DayStyle = 'short' | 'medium' | 'long' | 'weekday';

const STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
	short: { day: 'numeric', month: 'short' },
	medium: { day: 'numeric', month: 'short', year: 'numeric' },
	long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	weekday: { weekday: 'short', day: 'numeric', month: 'short' }
};
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const name = `${locale}|${key}`;
	const known = formatters.get(name);
	if (known) return known;
	// Day before month, as everywhere in this app's English.
	const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options);
	formatters.set(name, made);
	return made;
}

/** The day in words of the language: "18 Nov", "18. Nov. 2026". */
export function formatDay(day: Day, locale: string, style: DayStyle = 'medium'): string {
	return formatter(locale, style, STYLES[style]).format(toDate(day));
}

/** A partial day in words: "12 May", "May 1980", "1980". Text that is no partial day is shown as it is. */
export function formatPartialDay(date: PartialDay, locale: string): string {
	if (isDay(date)) return formatDay(date, locale);
	if (!isPartialDay(date)) return date;
	if (date.startsWith('--')) {
		return formatter(locale, 'yearless', { day: 'numeric', month: 'long' }).format(
			toDate(`${ANY_LEAP_YEAR}-${date.slice(2)}`)
		);
	}
	if (date.length === 7) {
		return formatter(locale, 'month', { month: 'long', year: 'numeric' }).format(toDate(`${date}-01`));
	}
	return date;
}

/** An instant as local date and time: "18 Nov 2026, 14:05". */
export function formatInstant(instant: number, locale: string): string {
	return formatter(locale, 'instant', {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit'
	}).format(new Date(instant));
}

/** The local time of an instant: "14:05". */
export function formatTime(instant: number, locale: string): string {
	return formatter(locale, 'time', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}
