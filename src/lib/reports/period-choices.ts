import type { Day } from '#lib/day.ts';
import { calendarMonth, calendarQuarter, calendarYear, ukQuarter, ukTaxYear, ukTaxYearOf } from './period.ts';
import type { Period } from './period.ts';

/** How many years back the choice goes. */
const YEARS = 3;

/** Periods to choose from, the likeliest first: years and quarters, the last months; British tax years for gb. */
export function periodChoices(today: Day, form: 'de' | 'sv' | 'gb'): Period[] {
	if (form === 'gb') {
		const year = ukTaxYearOf(today);
		return yearsBack(year).flatMap((each) => [
			ukTaxYear(each),
			...[1, 2, 3, 4].map((quarter) => ukQuarter(each, quarter))
		]);
	}
	const year = Number(today.slice(0, 4));
	const month = Number(today.slice(5, 7));
	const months = [0, 1, 2].map((back) =>
		month - back >= 1 ? calendarMonth(year, month - back) : calendarMonth(year - 1, month - back + 12)
	);
	const years = yearsBack(year).flatMap((each) => [
		calendarYear(each),
		...[1, 2, 3, 4].map((quarter) => calendarQuarter(each, quarter))
	]);
	return [...years.slice(0, 5), ...months, ...years.slice(5)];
}

function yearsBack(from: number): number[] {
	return Array.from({ length: YEARS }, (_, back) => from - back);
}
