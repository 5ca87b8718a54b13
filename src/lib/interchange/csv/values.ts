import { isCompanyName } from '../vcard/name.ts';
import type { Field } from './fields.ts';

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/;
const URL_TEXT = /^(https?:\/\/|www\.)\S+$/i;
const DATE = /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})([T ]|$)/;
const PHONE = /^(\+|00?[1-9]|\()[\d\s()/.\-–]{5,}$/;
const AMERICAN_PHONE = /^\d{3}[-. ]\d{3}[-. ]\d{4}$/;
const POSTAL_CODE = /^([A-Z]{1,2}-)?\d{3} ?\d{2}$/;
/** Postcode and town in one, as on an envelope: "20095 Hamburg", "D-20095 Hamburg", "211 34 Malmö", "1010 Wien". */
const POSTAL_CITY = /^((?:[A-Z]{1,2}[- ])?(?:\d{3} \d{2}|\d{4,5}))\s+(\p{L}[^\d,;]{1,60})$/u;
/** Value added tax numbers of the European Union, Norway, Switzerland and the United Kingdom, without spaces and dots. */
const VAT_ID =
	/^(ATU\d{8}|BE[01]\d{9}|BG\d{9,10}|CHE\d{9}(MWST|TVA|IVA)?|CY\d{8}[A-Z]|CZ\d{8,10}|DE\d{9}|DK\d{8}|EE\d{9}|EL\d{9}|ES\w\d{7}\w|FI\d{8}|FR\w{2}\d{9}|GB\d{9}|HR\d{11}|HU\d{8}|IE\d\w\d{5}[A-Z]{1,2}|IT\d{11}|LT(\d{9}|\d{12})|LU\d{8}|LV\d{11}|MT\d{8}|NL\d{9}B\d{2}|NO\d{9}(MVA)?|PL\d{10}|PT\d{9}|RO\d{2,10}|SE\d{12}|SI\d{8}|SK\d{10})$/;
const STREET = /^(\p{L}[\p{L}\p{M}.' -]{2,}\s\d{1,4}\s?[a-z]?|\d{1,4}\s\p{L}[\p{L}\p{M}.' -]{3,})$/iu;
/** How many of the filled cells must agree before a column is mapped by its values. */
const MAJORITY = 0.8;
const SOME = 0.4;
const SAMPLE = 200;
/** Whoever is in a list of contacts was born before; other dates are younger. */
const LAST_BIRTH_YEAR = 2012;

export function isEmail(text: string): boolean {
	return EMAIL.test(text);
}

function isPhone(text: string): boolean {
	if (!PHONE.test(text) || DATE.test(text)) return AMERICAN_PHONE.test(text);
	const digits = text.replace(/\D/g, '').length;
	return digits <= 17 && (digits >= 7 || (digits === 6 && /\D/.test(text)));
}

function isVatId(text: string): boolean {
	return VAT_ID.test(text.replace(/[\s.-]/g, '').toUpperCase());
}

/** Postcode and town of a text that is nothing else, null where it is not. */
export function postalCityOf(text: string): { postalCode: string; city: string } | null {
	const match = POSTAL_CITY.exec(text.trim());
	return match ? { postalCode: match[1] ?? '', city: (match[2] ?? '').trim() } : null;
}

function isBirthday(text: string): boolean {
	const year = Number(/^\d{4}(?=-)|\d{4}(?=\D|$)/.exec(text)?.[0] ?? 0);
	return DATE.test(text) && year >= 1900 && year <= LAST_BIRTH_YEAR;
}

/** A cell that no header has: an address, number or date. */
export function looksLikeData(cell: string): boolean {
	const text = cell.trim();
	return (
		isEmail(text) ||
		URL_TEXT.test(text) ||
		DATE.test(text) ||
		isPhone(text) ||
		/^[+-]?\d[\d.,\s]*$/.test(text) ||
		postalCityOf(text) !== null
	);
}

/** Short text of letters, as names and towns are; "Müller, Anna" too. */
export function looksLikeName(text: string): boolean {
	return (
		/^\p{L}[\p{L}\p{M}'’. -]{0,39}(,\s[\p{L}\p{M}'’. -]{1,39})?$/u.test(text) &&
		text.split(/\s+/).length <= 5 &&
		/\p{Lu}/u.test(text)
	);
}

/** The first values of a column that are not empty, and how many of them pass a test. */
export class Sample {
	readonly values: readonly string[];

	constructor(values: Iterable<string>) {
		const sample: string[] = [];
		for (const value of values) {
			const text = value.trim();
			if (text !== '') sample.push(text);
			if (sample.length === SAMPLE) break;
		}
		this.values = sample;
	}

	/** Do nearly all of them pass? An empty column passes nothing. */
	most(test: (text: string) => boolean, share = MAJORITY): boolean {
		return this.values.length > 0 && this.values.filter(test).length / this.values.length >= share;
	}
}

/** What values say so plainly that they need no header, and may contradict one; null where they do not. */
export function plainFieldOf(sample: Sample): Field | null {
	if (sample.most(isEmail)) return 'email.other';
	if (sample.most((text) => URL_TEXT.test(text))) return 'url.other';
	if (sample.most((text) => postalCityOf(text) !== null)) return 'postalCity.contact';
	if (sample.most(isVatId)) return 'vatId';
	return null;
}

/** Numbers of other kinds look like phones: their header says so. */
export function phoneFieldOf(sample: Sample, header: string): Field | null {
	const isOther = /\b(nr|no|id|number|nummer|iban|konto|steuer|skatt|tax|vat|org|bank|bic)|nummer|steuer/i.test(header);
	return sample.most(isPhone) && !isOther ? 'phone.other' : null;
}

/** What columns without any header hold, beside names: a header would have said so. */
export function bareFieldOf(sample: Sample): Field | null {
	if (sample.most((text) => isCompanyName(text), SOME)) return 'organisation';
	if (sample.most((text) => POSTAL_CODE.test(text))) return 'postalCode.contact';
	if (sample.most(isBirthday)) return 'birthday';
	if (sample.most((text) => STREET.test(text))) return 'street.contact';
	return null;
}
