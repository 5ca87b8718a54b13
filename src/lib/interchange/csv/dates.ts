import { isPartialDay } from '#lib/day.ts';

/** Which comes first in dates such as 3/4/1980. */
export type DateOrder = 'dmy' | 'mdy';

const NUMBERED = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\b/;
/** A birthday such as 12/5. */
const YEARLESS = /^(\d{1,2})(\/)(\d{1,2})$/;
const MONTHS = [
	/^jan/,
	/^feb/,
	/^(mar|mär|mrz)/,
	/^apr/,
	/^(may|mai|maj)/,
	/^jun/,
	/^jul/,
	/^aug/,
	/^sep/,
	/^(oct|okt)/,
	/^nov/,
	/^(dec|dez)/
];
/** Two-digit years from here on are 19xx: a birthday file of today has more people of 1930 than of 2030. */
const PIVOT = 30;
/** A day as a spreadsheet counts it, where its format got lost: 29353 = 12 May 1980. */
const SERIAL = /^\d{5}$/;
/** The year Apple's address book writes for "unknown". */
const NO_YEAR = 1604;

/**
 * A date cell as a partial day; '' for the "no date" of Outlook ("0.0.00", "00/00/0000"); null where it is no
 * possible date. A time after the date is ignored.
 */
export function parseDate(text: string, order: DateOrder): string | '' | null {
	const cell = text.trim();
	if (cell === '' || /^0{1,4}([./-])0{1,2}\1\s?0{1,4}\b/.test(cell)) return '';
	return parseIso(cell) ?? parseNumbered(cell, order) ?? parseWords(cell) ?? parseSerial(cell);
}

function parseIso(text: string): string | null {
	if (/^(--\d{2}-\d{2}|\d{4}|\d{4}-\d{2})$/.test(text)) return valid(text);
	const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	const match = compact ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s])/.exec(text);
	return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

function parseNumbered(text: string, order: DateOrder): string | null {
	const yearless = /^(\d{1,2})\.\s?(\d{1,2})\.?$/.exec(text);
	if (yearless) return dayOf(null, Number(yearless[2]), Number(yearless[1]));
	const slashed = YEARLESS.exec(text);
	if (slashed) {
		const [first, second] = [Number(slashed[1]), Number(slashed[3])];
		const [day, month] = order === 'dmy' ? [first, second] : [second, first];
		return dayOf(null, month, day) ?? dayOf(null, day, month);
	}
	const match = NUMBERED.exec(text);
	if (!match) return null;
	const [first, second] = [Number(match[1]), Number(match[3])];
	const year = fullYear(match[4] ?? '');
	const dayFirst = match[2] === '.' || order === 'dmy';
	const straight = dayFirst ? dayOf(year, second, first) : dayOf(year, first, second);
	return straight ?? (match[2] === '.' ? null : dayFirst ? dayOf(year, first, second) : dayOf(year, second, first));
}

function parseWords(text: string): string | null {
	const dayFirst = /^(\d{1,2})\.?[\s-]+(\p{L}{3,})\.?,?[\s-]*(\d{4})?$/u.exec(text);
	const monthFirst = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:(?:,\s*|\s+)(\d{4}))?$/u.exec(text);
	const [day, word, year] = dayFirst
		? [dayFirst[1], dayFirst[2], dayFirst[3]]
		: [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
	const month = MONTHS.findIndex((pattern) => pattern.test((word ?? '').toLowerCase())) + 1;
	return month === 0 ? null : dayOf(year === undefined ? null : Number(year), month, Number(day));
}

function parseSerial(text: string): string | null {
	if (!SERIAL.test(text)) return null;
	return new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10);
}

function fullYear(text: string): number {
	const year = Number(text);
	return text.length > 2 ? year : year + (year >= PIVOT ? 1900 : 2000);
}

/** From the three columns of Thunderbird; any of them may be ''. '' where nothing is known, null where impossible. */
export function dateOfParts(year: string, month: string, day: string): string | null {
	const numbers = [year, month, day].map((text) => Number(text.trim() || 0));
	const [y = 0, m = 0, d = 0] = numbers;
	if (numbers.some((number) => !Number.isInteger(number) || number < 0)) return null;
	if (m > 0 && d > 0) return dayOf(y > 0 ? y : null, m, d);
	const known = String(y).padStart(4, '0');
	if (y > 0) return valid(m > 0 ? `${known}-${String(m).padStart(2, '0')}` : known);
	return m === 0 && d === 0 ? '' : null;
}

function dayOf(year: number | null, month: number, day: number): string | null {
	const rest = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	return valid(year === null || year === NO_YEAR ? `--${rest}` : `${String(year).padStart(4, '0')}-${rest}`);
}

function valid(text: string): string | null {
	return isPartialDay(text) ? text : null;
}

/** The order a column's dates prove (a 25 can only be a day), or null where all of them could be read both ways. */
export function provenOrder(texts: Iterable<string>): { order: DateOrder | null; ambiguous: boolean } {
	let ambiguous = false;
	for (const text of texts) {
		const match = NUMBERED.exec(text.trim()) ?? YEARLESS.exec(text.trim());
		if (!match || match[2] === '.') continue;
		if (Number(match[1]) > 12) return { order: 'dmy', ambiguous: false };
		if (Number(match[3]) > 12) return { order: 'mdy', ambiguous: false };
		if (match[1] !== match[3] && Number(match[1]) > 0) ambiguous = true;
	}
	return { order: null, ambiguous };
}
