/*
 * Money is integer minor units (cents, öre) and an ISO 4217 currency, side by side in the record that has them.
 * Amounts of two currencies are never added.
 */

const digitsByCurrency = new Map<string, number>();

/** Decimal places of a currency: EUR 2, JPY 0, KWD 3. A code that is none counts as two. */
export function fractionDigits(currency: string): number {
	const known = digitsByCurrency.get(currency);
	if (known !== undefined) return known;
	let digits = 2;
	try {
		digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
	} catch {
		// Intl throws RangeError on a code that is not three letters; such text can come out of a file.
	}
	digitsByCurrency.set(currency, digits);
	return digits;
}

/**
 * The one rounding rule of the app: to the nearest integer, halves away from zero (commercial rounding, DIN 1333),
 * so that a credit note rounds like the invoice it cancels.
 */
export function roundHalfAway(value: number): number {
	const rounded = Math.sign(value) * Math.round(Math.abs(value));
	return rounded === 0 ? 0 : rounded;
}

/**
 * `value * numerator / denominator`, all integers, rounded like `roundHalfAway` but without a float in between:
 * quantity x price x rate soon passes 2^53, where a half would be missed.
 */
export function scaled(value: number, numerator: number, denominator: number): number {
	const product = BigInt(value) * BigInt(numerator) * (denominator < 0 ? -1n : 1n);
	const divisor = BigInt(Math.abs(denominator));
	const magnitude = product < 0n ? -product : product;
	const rounded = Number((2n * magnitude + divisor) / (2n * divisor));
	return product < 0n && rounded !== 0 ? -rounded : rounded;
}

/**
 * Splits an amount in proportion to the weights so that the parts add up to it exactly (largest remainder; of equal
 * remainders the earlier part gets the unit). Weights may be negative; where they add up to 0, or all are 0, the
 * first part gets everything.
 */
export function splitByWeight(amount: number, weights: readonly number[]): number[] {
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	if (whole === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
	const divisor = BigInt(Math.abs(whole));
	const shares = weights.map((weight, index) => {
		const product = BigInt(amount) * BigInt(whole < 0 ? -weight : weight);
		const remainder = ((product % divisor) + divisor) % divisor;
		return { index, floor: Number((product - remainder) / divisor), remainder };
	});
	let left = amount - shares.reduce((sum, share) => sum + share.floor, 0);
	const parts = shares.map((share) => share.floor);
	for (const { index, floor } of shares.toSorted((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)) {
		if (left === 0) break;
		parts[index] = floor + 1;
		left -= 1;
	}
	return parts;
}

function compare(a: bigint, b: bigint): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** The amount with its currency as the language writes it: "4.250,00 €", "4 250,00 kr". */
export function formatMoney(minor: number, currency: string, locale: string): string {
	const digits = fractionDigits(currency);
	const key = `${locale}|${currency}`;
	let format = formatters.get(key);
	if (!format) {
		format = /^[A-Z]{3}$/.test(currency)
			? new Intl.NumberFormat(locale, { style: 'currency', currency })
			: new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
		formatters.set(key, format);
	}
	return format.format(minor / 10 ** digits);
}

/** The amount as a person types it in a field: "4250,00" (de, sv), "4250.00" (en). No thousands mark, no currency. */
export function moneyText(minor: number, currency: string, locale: string): string {
	const decimals = fractionDigits(currency);
	const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
	const whole = digits.slice(0, digits.length - decimals);
	const sign = minor < 0 ? '-' : '';
	if (decimals === 0) return sign + whole;
	return `${sign}${whole}${locale.startsWith('en') ? '.' : ','}${digits.slice(-decimals)}`;
}

/**
 * Reads a decimal number as people type it: "1.234,50", "1,234.50", "1 234,5", "1'234.50", "-12". The last of
 * point and comma is the decimal mark; a single one followed by exactly three digits is a thousands mark only
 * where the language uses it so ("1.000" is 1000 in de and sv, 1 in en). Thousands marks and spaces stand before
 * groups of three. Null where it is no number.
 */
export function parseDecimal(text: string, locale: string): number | null {
	return numberIn(text, locale.startsWith('en') ? ',' : '.');
}

/** `thousands`: the marks that, alone and before exactly three digits, part thousands. */
function numberIn(text: string, thousands: '.' | ',' | '.,'): number | null {
	const [, sign = '', marked = ''] = /^\s*([+\-\u2212]?)\s*(.*?)\s*$/s.exec(text) ?? [];
	const clean = /^\d{1,3}(?:[\s'\u2019]\d{3})+(?![\d\s'\u2019])/.test(marked)
		? marked.replace(/[\s'\u2019]/g, '')
		: marked;
	if (!/^[\d.,]*\d[\d.,]*$/.test(clean)) return null;
	const decimal = decimalMark(clean, thousands);
	if (decimal === null) return null;
	const [whole = '', fraction = '', ...more] = decimal === '' ? [clean] : clean.split(decimal);
	const grouped = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/.test(whole);
	if (more.length > 0 || (/[.,]/.test(whole) && !grouped) || /[.,]/.test(fraction)) return null;
	const number = Number(`${whole.replace(/[.,]/g, '') || '0'}.${fraction || '0'}`);
	if (!Number.isFinite(number)) return null;
	return number !== 0 && (sign === '-' || sign === '\u2212') ? -number : number;
}

/** The decimal mark in a text of digits, points and commas; '' = it has none, null = it cannot be told. */
function decimalMark(text: string, thousands: string): '.' | ',' | '' | null {
	const marks: string[] = text.match(/[.,]/g) ?? [];
	if (new Set(marks).size > 1) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
	const groupsOfThree = /^\d{1,3}(?:[.,]\d{3})+$/.test(text);
	if (marks.length > 1) return groupsOfThree ? '' : null;
	const [mark] = marks;
	if (groupsOfThree && mark && thousands.includes(mark) && !text.startsWith('0')) return '';
	return mark === '.' || mark === ',' ? mark : '';
}

const CURRENCY_MARK = /^(?:[€$£]|kr\.?|[A-Z]{3})|(?:[€$£]|kr\.?|[A-Z]{3})$/g;

/**
 * Reads an amount of money into minor units; null where it is no number or too large to be exact. Nobody writes a
 * third decimal of a currency that has two: there "5.000" and "5,000" are 5000 in every language, "1.50" is 1.50.
 */
export function parseMoney(text: string, currency: string, locale: string): number | null {
	const digits = fractionDigits(currency);
	const plain = text.trim().replace(CURRENCY_MARK, '');
	const number = digits < 3 ? numberIn(plain, '.,') : parseDecimal(plain, locale);
	if (number === null) return null;
	// The shortest decimal text of the number, not its binary value, is what was typed: 1.005 must round up.
	const [mantissa = '', exponent = '0'] = String(number).split('e');
	const minor = roundHalfAway(Number(`${mantissa}e${Number(exponent) + digits}`));
	return Number.isSafeInteger(minor) ? minor : null;
}
