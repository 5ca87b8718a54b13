import { typeLabel } from '#lib/contacts/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PlaceName } from './where.ts';

type Simple = Exclude<PlaceName['of'], 'phone' | 'email' | 'custom' | 'own'>;

const WORDS: Record<Simple, () => string> = {
	organisation: m.contacts_organisation,
	nickname: m.contacts_nickname,
	address: m.contacts_address,
	tag: m.contacts_filter_tag,
	customerNumber: m.contacts_customer_number,
	vatId: m.contacts_vat_id,
	role: m.contacts_job_title,
	department: m.contacts_department,
	web: m.search_in_web,
	remark: m.contacts_remark,
	source: m.contacts_source,
	number: m.search_in_number,
	item: m.search_in_item,
	text: () => ''
};

/** What a place is called: "Phone, mobile", the label of a field of the user's own; '' where the text says it all. */
export function placeWord(name: PlaceName, customLabels: ReadonlyMap<string, string>): string {
	if (name.of === 'phone') return [m.contacts_phone(), typeLabel(name.type)].filter(Boolean).join(', ');
	if (name.of === 'email') return m.contacts_email();
	if (name.of === 'custom') return customLabels.get(name.id) ?? m.search_in_custom();
	if (name.of === 'own') return name.label;
	return WORDS[name.of]();
}
