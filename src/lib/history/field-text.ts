import { conflictLabel } from '#lib/contacts/conflict-words.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import type { TableName } from '#lib/db/schema.ts';
import { m } from '#lib/paraglide/messages.js';

const RECORD: Record<TableName, () => string> = {
	contacts: m.history_record_contacts,
	notes: m.history_record_notes,
	followUps: m.history_record_followups,
	sales: m.history_record_sales,
	products: m.history_record_products,
	customFields: m.history_record_customfields,
	photos: m.history_record_photos,
	settings: m.history_record_settings,
	distinctPairs: m.history_record_distinctpairs,
	importLayouts: m.history_record_importlayouts,
	devices: m.history_record_devices
};

export const recordWord = (table: TableName): string => RECORD[table]();

/** Fields of everything but contacts by name; the same word where two tables mean the same. */
const FIELD: Readonly<Record<string, () => string>> = {
	contactIds: m.history_field_contactids,
	contactId: m.history_field_contactid,
	type: m.history_field_kind,
	kind: m.history_field_kind,
	direction: m.history_field_direction,
	at: m.history_field_when,
	minutes: m.history_field_minutes,
	outcome: m.history_field_outcome,
	text: m.history_field_text,
	saleId: m.history_field_sale,
	number: m.history_field_number,
	due: m.history_field_due,
	time: m.history_field_time,
	asap: m.history_field_asap,
	recurrence: m.history_field_recurrence,
	state: m.history_field_state,
	waitingFor: m.history_field_waiting,
	result: m.history_field_result,
	title: m.history_field_title,
	currency: m.history_field_currency,
	priceMode: m.history_field_prices,
	vatExemption: m.history_field_vat,
	vatRate: m.history_field_vat,
	step: m.history_field_step,
	steps: m.history_field_step,
	validUntil: m.history_field_valid,
	daysToPay: m.history_field_days,
	lines: m.history_field_lines,
	payments: m.history_field_payments,
	deliveries: m.history_field_deliveries,
	documents: m.history_field_documents,
	billing: m.history_field_address,
	shipping: m.history_field_address,
	writtenOff: m.history_field_written_off,
	remark: m.history_field_remark,
	label: m.history_field_name,
	name: m.history_field_name,
	ownName: m.history_field_name,
	choices: m.history_field_choices,
	country: m.history_field_country,
	business: m.history_field_business
};

/** Contact fields that the contacts' own table of labels leaves out. */
const CONTACT_FIELD: Readonly<Record<string, () => string>> = { parked: m.history_field_parked };

/** The name of the place a value is at (`key`: a field's name, or `field/member`): "Phone", "Day". */
export function fieldText(table: TableName, key: string, fields: readonly CustomField[]): string {
	const field = key.split('/')[0] ?? key;
	const own = table === 'contacts' ? CONTACT_FIELD : FIELD;
	if (Object.hasOwn(own, field)) return own[field]?.() ?? m.history_field_other();
	const label = table === 'contacts' ? conflictLabel(key, fields) : field;
	return label === field ? m.history_field_other() : label;
}
