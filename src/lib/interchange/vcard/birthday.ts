import { isPartialDay } from '#lib/day.ts';

/**
 * A vCard date as our partial day: 19800322, 1980-03-22T…, --0322, --03-22, 1980-03, 1980, 22.03.1980.
 * `omittedYear` is Apple's X-APPLE-OMIT-YEAR: that year stands for "no year". Null where no such day exists.
 */
export function partialDay(text: string, omittedYear = ''): string | null {
	const day = normalised(text.trim());
	if (day === null) return null;
	const year = day.slice(0, 4);
	const yearless = day.length === 10 && (year === '0000' || (omittedYear !== '' && year === omittedYear));
	const result = yearless ? `--${day.slice(5)}` : day;
	return isPartialDay(result) ? result : null;
}

function normalised(text: string): string | null {
	const full = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(text);
	if (full) return `${full[1]}-${full[2]}-${full[3]}`;
	const short = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
	if (short) return `${short[1]}-${two(short[2])}-${two(short[3])}`;
	const yearless = /^--(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(text) ?? /^--(\d{1,2})-(\d{1,2})$/.exec(text);
	if (yearless) return `--${two(yearless[1])}-${two(yearless[2])}`;
	if (/^\d{4}(-\d{2})?$/.test(text)) return text;
	// Dots mean day before month in every country that uses them.
	const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})?$/.exec(text);
	return german ? `${german[3] ?? '-'}-${two(german[2])}-${two(german[1])}` : null;
}

function two(digits: string | undefined): string {
	return (digits ?? '').padStart(2, '0');
}
