import { formatPartialDay, isPartialDay } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';
import type { CustomField } from './custom-field.ts';

const LABELS: Record<string, () => string> = {
	kind: m.contacts_kind,
	name: m.contacts_name,
	organisation: m.contacts_organisation,
	department: m.contacts_department,
	title: m.contacts_job_title,
	nickname: m.contacts_nickname,
	salutation: m.contacts_salutation,
	greeting: m.contacts_greeting,
	phones: m.contacts_phone,
	emails: m.contacts_email,
	addresses: m.contacts_address,
	urls: m.contacts_url,
	occasions: m.contacts_occasions,
	relations: m.contacts_relations,
	stage: m.contacts_stage,
	source: m.contacts_source,
	sourceDay: m.contacts_source_day,
	tags: m.contacts_tags,
	birthday: m.contacts_birthday,
	language: m.contacts_language,
	preferredChannel: m.contacts_preferred_channel,
	doNotContact: m.contacts_do_not_contact,
	terms: m.contacts_terms,
	vatId: m.contacts_vat_id,
	customerNumber: m.contacts_customer_number,
	photoId: m.contacts_photo,
	remark: m.contacts_remark,
	extra: m.contacts_extra
};

/** The name of the place a conflict is at: "Birthday", "Phone", the label of an own field. */
export function conflictLabel(key: string, fields: readonly CustomField[]): string {
	const [field = '', member] = key.split('/');
	if (field === 'custom') return fields.find(({ id }) => id === member)?.label ?? m.contacts_custom_fields();
	return LABELS[field]?.() ?? field;
}

/** Parts of a record that are ids or order, not text to read. */
const SILENT = new Set(['id', 'position', 'type', 'e164', 'contactId']);

/** A value in one line to compare by. */
export function conflictValue(value: unknown, locale: string): string {
	return inWords(value, locale) || m.contacts_conflict_empty();
}

function inWords(value: unknown, locale: string): string {
	if (value === true) return m.contacts_yes();
	if (value === false) return m.contacts_no();
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string')
		return isPartialDay(value) && value.length > 4 ? formatPartialDay(value, locale) : value;
	if (value === null || typeof value !== 'object') return '';
	const parts: unknown[] = Array.isArray(value)
		? value
		: Object.entries(value).flatMap(([key, each]) => (SILENT.has(key) ? [] : [each as unknown]));
	return parts
		.map((part) => inWords(part, locale))
		.filter((part) => part !== '')
		.join(', ');
}
