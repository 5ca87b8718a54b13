/** An amount: integer minor units (cents, öre) and an ISO 4217 currency. Amounts of two currencies are never added. */
export interface Money {
	minor: number;
	currency: string;
}

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
	const text = (Math.abs(minor) / 10 ** fractionDigits(currency)).toFixed(fractionDigits(currency));
	const sign = minor < 0 ? '-' : '';
	return sign + (locale.startsWith('en') ? text : text.replace('.', ','));
}

/**
 * Reads a decimal number as people type it: "1.234,50", "1,234.50", "1 234,5", "1'234.50", "-12". The last of
 * point and comma is the decimal mark; a single one followed by exactly three digits is a thousands mark only
 * where the language uses it so ("1.000" is 1000 in de and sv, 1 in en). Null where it is no number.
 */
export function parseDecimal(text: string, locale: string): number | null {
	const clean = text.replace(/[\s\u00a0\u202f']/g, '').replace('\u2212', '-');
	if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(clean)) return null;
	const lastPoint = clean.lastIndexOf('.');
	const lastComma = clean.lastIndexOf(',');
	const thousands = locale.startsWith('en') ? ',' : '.';
	let decimal = lastPoint > lastComma ? '.' : ',';
	const marks = clean.match(/[.,]/g) ?? [];
	if (marks.length > 0 && new Set(marks).size === 1) {
		const groupsOfThree = /^[+-]?\d{1,3}([.,]\d{3})+$/.test(clean);
		if (marks.length > 1) {
			if (!groupsOfThree) return null;
			decimal = '';
		} else if (groupsOfThree && marks[0] === thousands) {
			decimal = '';
		}
	}
	const parts = decimal === '' ? [clean] : clean.split(decimal);
	if (parts.length > 2) return null;
	const whole = (parts[0] ?? '').replace(/[.,]/g, '');
	const number = Number(`${whole === '' || whole === '-' || whole === '+' ? `${whole}0` : whole}.${parts[1] ?? '0'}`);
	return Number.isFinite(number) ? number : null;
}

/** Reads an amount of money into minor units; null where it is no number or too large to be exact. */
export function parseMoney(text: string, currency: string, locale: string): number | null {
	const number = parseDecimal(text.replace(/[€$£]|kr\.?|[A-Z]{3}/g, ''), locale);
	if (number === null) return null;
	// The shortest decimal text of the number, not its binary value, is what was typed: 1.005 must round up.
	const minor = roundHalfAway(Number(`${number}e${fractionDigits(currency)}`));
	return Number.isSafeInteger(minor) ? minor : null;
}
