import { STAGES } from '#lib/contacts/contact.ts';
import type { Stage } from '#lib/contacts/contact.ts';
import { conflictValue } from '#lib/contacts/conflict-words.ts';
import { stageLabel } from '#lib/contacts/labels.ts';
import { formatDay, formatInstant, isDay } from '#lib/day.ts';
import type { TableName } from '#lib/db/schema.ts';
import { m } from '#lib/paraglide/messages.js';
import { stepLabel } from '#lib/sales/labels.ts';
import { SALE_STEPS } from '#lib/sales/sale.ts';
import type { SaleStep } from '#lib/sales/sale.ts';

/** Longer texts are not shown beside each other: that they changed is enough. */
const SHORT = 80;
/** Fields whose values are texts, days or numbers as somebody typed them. */
const READABLE: Partial<Record<TableName, readonly string[]>> = {
	contacts: [
		...['name', 'organisation', 'department', 'title', 'nickname', 'greeting', 'source', 'sourceDay', 'birthday'],
		...['phones', 'emails', 'addresses', 'urls', 'occasions', 'vatId', 'customerNumber', 'custom', 'remark', 'extra']
	],
	notes: ['minutes', 'text', 'number'],
	followUps: ['text', 'due', 'time', 'asap', 'waitingFor', 'result'],
	sales: ['title', 'number', 'currency', 'validUntil', 'daysToPay', 'writtenOff', 'remark'],
	settings: ['ownName', 'business', 'country', 'currency', 'daysToPay'],
	customFields: ['label']
};

/** A value in a few words; undefined where it is a code, an id or too long to be read beside another. */
export function valueText(table: TableName, key: string, value: unknown, locale: string): string | undefined {
	const [field = ''] = key.split('/');
	if (table === 'contacts' && field === 'stage' && STAGES.includes(value as Stage)) return stageLabel(value as Stage);
	if (table === 'sales' && field === 'step' && SALE_STEPS.includes(value as SaleStep))
		return stepLabel(value as SaleStep);
	if (table === 'notes' && field === 'at' && typeof value === 'number') return formatInstant(value, locale);
	if (!READABLE[table]?.includes(field)) return undefined;
	const text = inWords(value, locale);
	return text.length > SHORT ? undefined : text;
}

function inWords(value: unknown, locale: string): string {
	if (value === undefined || value === '') return m.history_empty_value();
	if (typeof value === 'string' && isDay(value)) return formatDay(value, locale);
	return conflictValue(value, locale);
}
