import type { Contact, PersonName, Stage } from '#lib/contacts/contact.ts';
import { conflictLabel, conflictValue } from '#lib/contacts/conflict-words.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { channelLabel, stageLabel } from '#lib/contacts/labels.ts';
import { formatDay } from '#lib/day.ts';
import { formatMoney } from '#lib/money.ts';
import { m } from '#lib/paraglide/messages.js';
import { formerText } from './former-text.ts';
import type { MergeWords } from './merge-contacts.ts';
import type { FieldKey, FieldValue } from './merge-fields.ts';

const LABEL: Partial<Record<FieldKey | 'uid', () => string>> = {
	daysToPay: m.duplicates_label_days_to_pay,
	discount: m.duplicates_label_discount,
	creditLimit: m.duplicates_label_credit_limit,
	parked: m.duplicates_label_parked,
	uid: m.duplicates_label_uid
};

const SALUTATION: Record<Exclude<Contact['salutation'], ''>, () => string> = {
	mr: m.contacts_salutation_mr,
	ms: m.contacts_salutation_ms,
	neutral: m.contacts_salutation_neutral
};
const LANGUAGE: Record<Exclude<Contact['language'], ''>, () => string> = {
	de: m.contacts_language_de,
	en: m.contacts_language_en,
	sv: m.contacts_language_sv
};

/** The words a merge needs, in the person's language. */
export function mergeWords(fields: readonly CustomField[], locale: string): MergeWords {
	const label = (key: FieldKey | 'uid') => LABEL[key]?.() ?? conflictLabel(key, fields);
	return {
		label,
		former: (key) => formerText(key, label(key), locale),
		// What says nothing as a text of its own is not kept as one.
		text: (key, value) => (['kind', 'stage', 'photoId'].includes(key) ? '' : valueText(key, value, locale))
	};
}

/** A value of a field as a person reads it. */
export function valueText(key: FieldKey | 'uid', value: FieldValue, locale: string): string {
	if (key === 'name') return nameText(value as PersonName);
	if (key === 'stage') return stageLabel(value as Stage);
	if (key === 'kind') return value === 'organisation' ? m.contacts_kind_organisation() : m.contacts_kind_person();
	if (key === 'preferredChannel') return channelLabel(value as Exclude<Contact['preferredChannel'], ''>);
	if (key === 'salutation') return SALUTATION[value as Exclude<Contact['salutation'], ''>]();
	if (key === 'language') return LANGUAGE[value as Exclude<Contact['language'], ''>]();
	if (key === 'discount') return `${((value as number) / 100).toLocaleString(locale)} %`;
	if (key === 'creditLimit') {
		const { creditLimit, creditCurrency } = value as { creditLimit: number; creditCurrency: string };
		return formatMoney(creditLimit, creditCurrency || 'EUR', locale);
	}
	if (key === 'parked') {
		const { until, reason } = value as NonNullable<Contact['parked']>;
		return [until === '' ? '' : formatDay(until, locale), reason].filter((part) => part !== '').join(', ');
	}
	return conflictValue(value, locale);
}

function nameText({ prefix, given, additional, family, suffix }: PersonName): string {
	return [prefix, given, additional, family, suffix].filter((part) => part.trim() !== '').join(' ');
}
