import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { crmOf } from './crm-fields.ts';
import { ownHeader } from './csv/own-layout.ts';
import type { ExportLocale, OwnField } from './csv/own-layout.ts';
import { wordsOfCrm } from './csv/words.ts';
import type { ContactDraft, CrmField } from './draft.ts';

const TEXTS = ['organisation', 'department', 'title', 'nickname', 'birthday'] as const;
const NAME_PARTS = ['prefix', 'given', 'additional', 'family', 'suffix'] as const;
/** These become one with what is there, or mean nothing alone. */
const JOINED: readonly CrmField[] = ['doNotContact', 'prepayOnly', 'creditCurrency', 'parkedUntil', 'parkedReason'];

/** A value that found no place, with the name of its field in the person's language. */
export interface LostValue {
	label: string;
	value: string;
}

/**
 * What a draft says of fields that have one value and say something else already: a card twice in a file, with two
 * customer numbers. `kept` is the contact after the draft was joined with it, `candidate` the one the draft would be.
 */
export function lostValues(
	kept: Contact,
	candidate: Contact,
	draft: ContactDraft,
	{ locale, customFields = [] }: { locale: ExportLocale; customFields?: readonly CustomField[] }
): LostValue[] {
	const lost: LostValue[] = [];
	const add = (field: OwnField, value: string) => lost.push({ label: ownHeader(field, locale), value });
	for (const part of NAME_PARTS) if (isOther(candidate.name[part], kept.name[part])) add(part, candidate.name[part]);
	for (const field of TEXTS) if (isOther(candidate[field], kept[field])) add(field, candidate[field]);
	const had = crmOf(kept);
	for (const [field, value] of Object.entries(draft.crm) as [CrmField, string][])
		if (!JOINED.includes(field) && isOther(value, had[field] ?? '')) add(field, wordsOfCrm(field, value, locale));
	for (const { id, label } of customFields) {
		const value = draft.extra.find((extra) => extra.label === label)?.value;
		const isLost = Object.hasOwn(candidate.custom, id) && !isSame(candidate.custom[id], kept.custom[id]);
		if (isLost && value !== undefined) lost.push({ label, value });
	}
	return lost.filter(({ label, value }) => !kept.extra.some((extra) => extra.label === label && extra.value === value));
}

const isOther = (theirs: string, mine: string) => theirs !== '' && theirs !== mine;
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
