import { m } from '#lib/paraglide/messages.js';
import { FIELDS } from './csv/fields.ts';
import type { Field, FieldChoice } from './csv/fields.ts';

const GROUPS: Record<FieldChoice['group'], () => string> = {
	name: m.interchange_group_name,
	work: m.interchange_group_work,
	phone: m.interchange_group_phone,
	email: m.interchange_group_email,
	address: m.interchange_group_address,
	url: m.interchange_group_url,
	dates: m.interchange_group_dates,
	other: m.interchange_group_other
};

const PARTS: Record<string, () => string> = {
	displayName: m.interchange_field_display_name,
	kind: m.interchange_field_kind,
	salutation: m.interchange_field_salutation,
	prefix: m.interchange_field_prefix,
	given: m.interchange_field_given,
	additional: m.interchange_field_additional,
	family: m.interchange_field_family,
	suffix: m.interchange_field_suffix,
	nickname: m.interchange_field_nickname,
	organisation: m.interchange_field_organisation,
	department: m.interchange_field_department,
	title: m.interchange_field_title,
	birthday: m.interchange_field_birthday,
	birthDay: m.interchange_field_birth_day,
	birthMonth: m.interchange_field_birth_month,
	birthYear: m.interchange_field_birth_year,
	anniversary: m.interchange_field_anniversary,
	occasion: m.interchange_field_occasion,
	note: m.interchange_field_note,
	tags: m.interchange_field_tags,
	stage: m.interchange_field_stage,
	source: m.interchange_field_source,
	language: m.interchange_field_language,
	vatId: m.interchange_field_vat_id,
	customerNumber: m.interchange_field_customer_number,
	greeting: m.contacts_greeting,
	sourceDay: m.contacts_source_day,
	preferredChannel: m.contacts_preferred_channel,
	doNotContact: m.contacts_do_not_contact,
	daysToPay: m.contacts_days_to_pay,
	discount: m.contacts_discount,
	creditLimit: m.interchange_field_credit_limit,
	creditCurrency: m.interchange_field_credit_currency,
	prepayOnly: m.contacts_prepay_only,
	parkedUntil: m.interchange_field_parked_until,
	parkedReason: m.interchange_field_parked_reason,
	uid: m.interchange_field_uid,
	phone: m.interchange_field_phone,
	email: m.interchange_field_email,
	url: m.interchange_field_url,
	street: m.interchange_field_street,
	streetMore: m.interchange_field_street_more,
	houseNumber: m.interchange_field_house_number,
	poBox: m.interchange_field_po_box,
	postalCode: m.interchange_field_postal_code,
	postalCity: m.interchange_field_postal_city,
	city: m.interchange_field_city,
	region: m.interchange_field_region,
	country: m.interchange_field_country,
	formatted: m.interchange_field_formatted,
	phoneType: m.interchange_field_phone_type,
	emailType: m.interchange_field_email_type,
	addressType: m.interchange_field_address_type,
	urlType: m.interchange_field_url_type,
	occasionType: m.interchange_field_occasion_type,
	extraType: m.interchange_field_extra_type,
	extra: m.interchange_field_extra,
	skip: m.interchange_field_skip
};

const TYPES: Record<string, () => string> = {
	mobile: m.interchange_type_mobile,
	work: m.interchange_type_work,
	home: m.interchange_type_home,
	main: m.interchange_type_main,
	fax: m.interchange_type_fax,
	other: m.interchange_type_other,
	label: m.interchange_type_label,
	contact: m.interchange_type_contact,
	billing: m.interchange_type_billing,
	shipping: m.interchange_type_shipping
};

function fieldText({ part, type }: FieldChoice): string {
	const word = PARTS[part]?.();
	if (word === undefined) throw new Error(`No word for the field ${part}`);
	return type === '' ? word : `${word} (${TYPES[type]?.() ?? type})`;
}

export interface FieldGroup {
	label: string;
	fields: { value: Field; label: string }[];
}

/** Everything a column can be mapped to, in groups and in the person's language. */
export function fieldGroups(): FieldGroup[] {
	return Object.entries(GROUPS).map(([group, label]) => ({
		label: label(),
		fields: FIELDS.filter((choice) => choice.group === group).map((choice) => ({
			value: choice.field,
			label: fieldText(choice)
		}))
	}));
}
