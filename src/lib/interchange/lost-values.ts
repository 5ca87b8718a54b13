import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { nameSaysMore, saysMore } from '#lib/contacts/says-more.ts';
import { crmOf } from './crm-fields.ts';
import { ownHeader } from './csv/own-layout.ts';
import type { ExportLocale, OwnField } from './csv/own-layout.ts';
import { wordsOfCrm } from './csv/words.ts';
import type { ContactDraft, CrmField } from './draft.ts';
import { marksOf } from './match.ts';

const TEXTS = ['organisation', 'department', 'title', 'nickname', 'birthday'] as const;
const NAME_PARTS = ['prefix', 'given', 'additional', 'family', 'suffix'] as const;
/** Refusals become one with what is there, prepayment holds; of the others two together are one value. */
const NOT_ALONE: readonly CrmField[] = [
	...(['doNotContact', 'prepayOnly'] as const),
	...(['creditLimit', 'creditCurrency', 'parkedUntil', 'parkedReason'] as const)
];

/** A value that found no place, with the name of its field in the person's language. */
interface LostValue {
	label: string;
	value: string;
}

interface Naming {
	/** Language of the names that the values get. Default: English. */
	locale?: ExportLocale;
	customFields?: readonly CustomField[];
}

/**
 * The card with what a draft that was joined with it says else of fields that have one value: a card twice in a file,
 * with two customer numbers. Nobody was asked which one counts, so the other one stays among the extra fields.
 * `joined` is the card after it took what it had not, `candidate` the contact the draft would be on its own.
 */
export function withLost(
	joined: Contact,
	candidate: Contact,
	draft: ContactDraft,
	{ newItemId, ...naming }: Naming & { newItemId: () => string }
): Contact {
	const lost = lostValues(joined, candidate, draft, naming);
	if (lost.length === 0) return joined;
	const from = joined.extra.reduce((next, { position }) => Math.max(next, position + 1), 0);
	const more = lost.map((value, at) => ({ ...value, id: newItemId(), position: from + at }));
	const imported = [...new Set([...marksOf(joined), ...candidate.imported])];
	return { ...joined, extra: [...joined.extra, ...more], imported };
}

function lostValues(
	kept: Contact,
	candidate: Contact,
	draft: ContactDraft,
	{ locale = 'en', customFields = [] }: Naming
): LostValue[] {
	const lost: LostValue[] = [];
	const add = (field: OwnField, value: string) => lost.push({ label: ownHeader(field, locale), value });
	for (const part of NAME_PARTS)
		if (nameSaysMore(candidate.name[part], kept.name[part])) add(part, candidate.name[part]);
	for (const field of TEXTS) if (saysMore(candidate[field], kept[field])) add(field, candidate[field]);
	const had = crmOf(kept);
	for (const [field, value] of Object.entries(saidOf(candidate, draft)) as [CrmField, string][])
		if (saysMore(value, had[field])) add(field, wordsOfCrm(field, value, locale));
	if (saysMore(creditOf(candidate), creditOf(kept))) add('creditLimit', creditText(candidate));
	if (saysMore(candidate.parked, kept.parked)) add(...parkedText(candidate));
	for (const { id, label } of customFields) {
		const value = draft.extra.find((extra) => extra.label === label)?.value;
		if (!Object.hasOwn(candidate.custom, id) || value === undefined) continue;
		const mine = Object.hasOwn(kept.custom, id) ? kept.custom[id] : undefined;
		if (saysMore(candidate.custom[id], mine)) lost.push({ label, value });
	}
	return lost.filter(({ label, value }) => !kept.extra.some((extra) => extra.label === label && extra.value === value));
}

/** What the draft says of a CRM's fields as it was understood; what was not, in its words. A stage only where it has one. */
function saidOf(candidate: Contact, { crm }: ContactDraft): Partial<Record<CrmField, string>> {
	const said = Object.entries({ ...crm, ...crmOf(candidate) }) as [CrmField, string][];
	const alone = said.filter(([field]) => !NOT_ALONE.includes(field) && (field !== 'stage' || crm.stage !== undefined));
	return Object.fromEntries(alone);
}

function creditOf({ terms: { creditLimit, creditCurrency } }: Contact): object | undefined {
	return creditLimit === null ? undefined : { creditLimit, creditCurrency };
}

/** "900.00 USD" */
function creditText(contact: Contact): string {
	const { creditLimit = '', creditCurrency = '' } = crmOf(contact);
	return `${creditLimit} ${creditCurrency}`.trim();
}

/** "2027-01-01, on leave"; for good: the reason, where there is one. */
function parkedText(contact: Contact): [OwnField, string] {
	const { parkedUntil = '', parkedReason = '' } = crmOf(contact);
	if (contact.parked?.until === '' && parkedReason !== '') return ['parkedReason', parkedReason];
	return ['parkedUntil', [parkedUntil, parkedReason].filter((text) => text !== '').join(', ')];
}
