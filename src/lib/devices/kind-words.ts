import type { TableName } from '#lib/db/schema.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Listed } from './summary.ts';

const COUNTED: Partial<Record<TableName, (inputs: { count: number }) => string>> = {
	contacts: m.history_contacts,
	notes: m.devices_count_notes,
	followUps: m.devices_count_followups,
	sales: m.devices_count_sales
};

/** "39 contacts, 22 notes and 2 others": how many of each kind a list has. */
export function kindsText({ kinds, count }: Pick<Listed, 'kinds' | 'count'>, locale: string): string {
	const parts: string[] = [];
	let rest = count;
	for (const [table, text] of Object.entries(COUNTED)) {
		const ofKind = kinds[table as TableName] ?? 0;
		if (ofKind > 0) parts.push(text({ count: ofKind }));
		rest -= ofKind;
	}
	if (rest > 0) parts.push(m.devices_count_others({ count: rest }));
	return new Intl.ListFormat(locale).format(parts);
}
