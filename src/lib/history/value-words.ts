import type { CustomField } from '#lib/contacts/custom-field.ts';

/** What is needed to say a stored value in words. */
export interface ValueWords {
	locale: string;
	/** ISO 4217: amounts of sales and of own fields are in it. */
	currency: string;
	fields: readonly CustomField[];
	/** Names of contacts and sales that values point at, by id. */
	names: ReadonlyMap<string, string>;
}

/** Says one value; '' = empty, undefined = nothing that can be read. `member` is the key's part after the slash. */
export type SayValue = (value: unknown, words: ValueWords, member: string) => string | undefined;

/** Parts with something in them, one after the other. */
export function joined(parts: readonly (string | undefined)[], by = ', '): string {
	return parts.filter((part) => part !== undefined && part !== '').join(by);
}

export const sayText: SayValue = (value) => (typeof value === 'string' ? value : undefined);
export const sayNumber: SayValue = (value, { locale }) =>
	value === null ? '' : typeof value === 'number' ? value.toLocaleString(locale) : undefined;
/** Hundredths of a percent. */
export const sayPercent: SayValue = (value, { locale }) =>
	value === null
		? ''
		: typeof value === 'number'
			? (value / 10_000).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 2 })
			: undefined;
export const sayName: SayValue = (value, { names }) => (value === '' ? '' : names.get(String(value)));

/** A code by the words the rooms have for it; '' is no code but nothing. */
export function sayCode<C extends string>(codes: readonly C[], word: (code: C) => string): SayValue {
	return (value) => {
		const code = codes.find((one) => one === value);
		return code !== undefined ? word(code) : value === '' ? '' : undefined;
	};
}

/** The value's fields, where it is an object. */
export function fieldsIn(value: unknown): Readonly<Record<string, unknown>> {
	return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}
