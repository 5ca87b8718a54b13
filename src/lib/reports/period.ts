import { add, type Day } from '#lib/day.ts';

/** A span of days, both ends included, with the short name it has in a file name. */
export interface Period {
	from: Day;
	to: Day;
	name: string;
}

export function calendarYear(year: number): Period {
	return { from: `${pad(year, 4)}-01-01`, to: `${pad(year, 4)}-12-31`, name: pad(year, 4) };
}

/** `month` counts from 1. */
export function calendarMonth(year: number, month: number): Period {
	return months(`${pad(year, 4)}-${pad(month)}-01`, 1, `${pad(year, 4)}-${pad(month)}`);
}

/** `quarter` is 1 to 4. */
export function calendarQuarter(year: number, quarter: number): Period {
	return months(`${pad(year, 4)}-${pad(quarter * 3 - 2)}-01`, 3, `${pad(year, 4)}-Q${quarter}`);
}

/** The British tax year that begins on 6 April of `year`. */
export function ukTaxYear(year: number): Period {
	return months(`${pad(year, 4)}-04-06`, 12, ukName(year));
}

/** A quarter (1 to 4) of the British tax year, as Making Tax Digital counts: 6 April to 5 July, and so on. */
export function ukQuarter(year: number, quarter: number): Period {
	return months(add(`${pad(year, 4)}-04-06`, (quarter - 1) * 3, 'month'), 3, `${ukName(year)}-Q${quarter}`);
}

/** The year in which the British tax year of a day began. */
export function ukTaxYearOf(day: Day): number {
	const year = Number(day.slice(0, 4));
	return day.slice(5) < '04-06' ? year - 1 : year;
}

export function isWithin(day: Day, period: Period): boolean {
	return period.from <= day && day <= period.to;
}

function months(from: Day, count: number, name: string): Period {
	return { from, to: add(add(from, count, 'month'), -1, 'day'), name };
}

function ukName(year: number): string {
	return `${pad(year, 4)}-${pad((year + 1) % 100)}`;
}

function pad(number: number, length = 2): string {
	return String(number).padStart(length, '0');
}
