import { isCompanyName } from '../vcard/name.ts';
import type { Field } from './fields.ts';

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/;
const URL_TEXT = /^(https?:\/\/|www\.)\S+$/i;
const DATE = /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})([T ]|$)/;
const PHONE = /^(\+|00?[1-9]|\()[\d\s()/.\-–]{5,}$/;
const POSTAL_CODE = /^([A-Z]{1,2}-)?\d{3} ?\d{2}$/;
/** How many of the filled cells must agree before a column is mapped by its values. */
const MAJORITY = 0.8;
const SAMPLE = 200;

export function isEmail(text: string): boolean {
	return EMAIL.test(text);
}

function isPhone(text: string): boolean {
	return PHONE.test(text) && text.replace(/\D/g, '').length >= 6 && !DATE.test(text);
}

/** A cell that no header has: an address, number or date. */
export function looksLikeData(cell: string): boolean {
	const text = cell.trim();
	return isEmail(text) || URL_TEXT.test(text) || DATE.test(text) || isPhone(text) || /^[+-]?\d[\d.,\s]*$/.test(text);
}

/**
 * The field a column's values speak for, or null. `header` is its (unknown) header, '' in a file without header:
 * only there are names, postcodes and towns guessed too, because a header would have said so.
 */
export function fieldOfValues(values: Iterable<string>, header: string): Field | null {
	const sample: string[] = [];
	for (const value of values) {
		if (value !== '') sample.push(value);
		if (sample.length === SAMPLE) break;
	}
	const most = (test: (text: string) => boolean) =>
		sample.length > 0 && sample.filter(test).length / sample.length >= MAJORITY;
	if (most(isEmail)) return 'email.other';
	if (most((text) => URL_TEXT.test(text))) return 'url.other';
	if (most(isPhone) && !/\b(nr|no|id|number|nummer|iban|konto|steuer|skatt|tax|vat)|nummer|steuer/i.test(header)) {
		return 'phone.other';
	}
	if (header !== '') return null;
	if (most((text) => isCompanyName(text))) return 'organisation';
	if (most((text) => POSTAL_CODE.test(text))) return 'postalCode.contact';
	return null;
}

/** Short text of letters, as names and towns are. */
export function looksLikeName(text: string): boolean {
	return /^\p{L}[\p{L}\p{M}'’. -]{0,39}$/u.test(text) && text.split(/\s+/).length <= 3 && /\p{Lu}/u.test(text);
}
