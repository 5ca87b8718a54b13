import { moneyText, parseDecimal, parseMoney } from '#lib/money.ts';
import { add, isDay } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import type { Contact, CustomValue } from './contact.ts';
import type { CustomField } from './custom-field.ts';
import { birthdayText, parseBirthday } from './parse-birthday.ts';
import type { BirthdayProblem } from './parse-birthday.ts';
import { hasIdentity, tidyContact } from './tidy.ts';

/** A contact as a form holds it: what has to be read (dates, numbers, amounts) is text as typed. */
export interface ContactForm {
	contact: Contact;
	birthday: string;
	/** Days of the other occasions, by item id. */
	occasions: Record<string, string>;
	daysToPay: string;
	discount: string;
	creditLimit: string;
	/** Values of own fields by field id. */
	custom: Record<string, string | boolean | string[]>;
}

/** What the text of a form is read with. */
export interface FormSettings {
	locale: string;
	/** ISO 4217: amounts of own fields are in it, and new credit limits. */
	currency: string;
	today: Day;
}

export type FormProblem = BirthdayProblem | 'noNumber' | 'noEmail' | 'noIdentity';

/** Problems by place: 'name', 'birthday', 'daysToPay', …, 'email/<item>', 'occasion/<item>', 'custom/<field>'. */
export type FormProblems = Readonly<Record<string, FormProblem>>;

function decimalText(value: number, locale: string): string {
	return locale.startsWith('en') ? String(value) : String(value).replace('.', ',');
}

function customText(
	field: CustomField,
	value: CustomValue | undefined,
	settings: FormSettings
): string | boolean | string[] {
	if (value === undefined) return field.type === 'choices' ? [] : field.type === 'yesNo' ? false : '';
	if (typeof value !== 'number') return value;
	return field.type === 'money'
		? moneyText(value, settings.currency, settings.locale)
		: decimalText(value, settings.locale);
}

/** The form of a contact. */
export function formOf(contact: Contact, fields: readonly CustomField[], settings: FormSettings): ContactForm {
	const { locale, currency } = settings;
	const { daysToPay, discount, creditLimit, creditCurrency } = contact.terms;
	return {
		contact,
		birthday: birthdayText(contact.birthday, locale),
		occasions: Object.fromEntries(contact.occasions.map(({ id, day }) => [id, birthdayText(day, locale)])),
		daysToPay: daysToPay === null ? '' : String(daysToPay),
		discount: discount === null ? '' : decimalText(discount / 100, locale),
		creditLimit: creditLimit === null ? '' : moneyText(creditLimit, creditCurrency || currency, locale),
		custom: Object.fromEntries(fields.map((field) => [field.id, customText(field, contact.custom[field.id], settings)]))
	};
}

/** Other occasions may lie ahead (a contract's end), but not so far that a year of two digits is read as one. */
const YEARS_AHEAD = 20;

class FormReader {
	readonly problems: Record<string, FormProblem> = {};
	private readonly settings: FormSettings;

	constructor(settings: FormSettings) {
		this.settings = settings;
	}

	day(place: string, text: string, latest: Day): string {
		if (text.trim() === '') return '';
		const read = parseBirthday(text, this.settings.locale, latest);
		if (read.problem !== undefined) this.problems[place] = read.problem;
		return read.day ?? '';
	}

	number<T>(place: string, text: string, parse: (text: string) => T | null): T | null {
		if (text.trim() === '') return null;
		const value = parse(text);
		if (value === null) this.problems[place] = 'noNumber';
		return value;
	}

	custom(field: CustomField, typed: string | boolean | string[] | undefined): CustomValue | undefined {
		const { locale, currency } = this.settings;
		const place = `custom/${field.id}`;
		if (typeof typed !== 'string') return typed === false ? undefined : typed;
		const text = typed.trim();
		if (text === '') return undefined;
		if (field.type === 'number') return this.number(place, text, (each) => parseDecimal(each, locale)) ?? undefined;
		if (field.type === 'money')
			return this.number(place, text, (each) => parseMoney(each, currency, locale)) ?? undefined;
		if (field.type === 'day' && !isDay(text)) this.problems[place] = 'unreadable';
		return text;
	}
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** Whole days from 0 on. */
function parseDays(text: string): number | null {
	return /^\d{1,4}$/.test(text.trim()) ? Number(text) : null;
}

/** Percent as hundredths of a percent, 0 to 100. */
function parsePercent(text: string, locale: string): number | null {
	const value = parseDecimal(text.replace('%', '').trim(), locale);
	return value === null || value < 0 || value > 100 ? null : Math.round(value * 100);
}

/**
 * Reads a form into the contact to store. What cannot be read is a problem at its place; the contact then holds nothing
 * there and must not be stored. An e-mail address of `base` that is none (imported so) does not stand in the way. An own
 * field that is not in `fields` (deleted, or of another device) keeps its value.
 */
export function readForm(
	form: ContactForm,
	fields: readonly CustomField[],
	settings: FormSettings,
	base: Contact | null
): { contact: Contact; problems: FormProblems } {
	const reader = new FormReader(settings);
	const { contact } = form;
	const latestOccasion = add(settings.today, YEARS_AHEAD, 'year');
	const custom: Record<string, CustomValue> = { ...contact.custom };
	for (const field of fields) {
		const value = reader.custom(field, form.custom[field.id]);
		if (value === undefined) delete custom[field.id];
		else custom[field.id] = value;
	}
	const creditCurrency = contact.terms.creditCurrency || settings.currency;
	const creditLimit = reader.number('creditLimit', form.creditLimit, (text) =>
		parseMoney(text, creditCurrency, settings.locale)
	);
	const read = tidyContact({
		...contact,
		birthday: reader.day('birthday', form.birthday, settings.today),
		occasions: contact.occasions.map((occasion) => ({
			...occasion,
			day: reader.day(`occasion/${occasion.id}`, form.occasions[occasion.id] ?? '', latestOccasion)
		})),
		terms: {
			...contact.terms,
			daysToPay: reader.number('daysToPay', form.daysToPay, parseDays),
			discount: reader.number('discount', form.discount, (text) => parsePercent(text, settings.locale)),
			creditLimit,
			creditCurrency: creditLimit === null ? contact.terms.creditCurrency : creditCurrency
		},
		custom
	});
	const known = new Set(base?.emails.map(({ value }) => value));
	for (const { id, value } of read.emails) {
		if (!EMAIL.test(value) && !known.has(value)) reader.problems[`email/${id}`] = 'noEmail';
	}
	if (!hasIdentity(read)) reader.problems['name'] = 'noIdentity';
	return { contact: read, problems: reader.problems };
}
