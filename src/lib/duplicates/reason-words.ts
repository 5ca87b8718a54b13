import { m } from '#lib/paraglide/messages.js';
import type { Level, Reason } from './duplicate-score.ts';

const REASON: Record<Reason['code'], () => string> = {
	sameName: m.duplicates_reason_same_name,
	variantName: m.duplicates_reason_variant_name,
	similarName: m.duplicates_reason_similar_name,
	partName: m.duplicates_reason_part_name,
	otherFamily: m.duplicates_reason_other_family,
	samePhone: m.duplicates_reason_same_phone,
	sharedPhone: m.duplicates_reason_shared_phone,
	sameEmail: m.duplicates_reason_same_email,
	sharedEmail: m.duplicates_reason_shared_email,
	sameUid: m.duplicates_reason_same_uid,
	sameVatId: m.duplicates_reason_same_vat_id,
	sameCustomerNumber: m.duplicates_reason_same_customer_number,
	sameAddress: m.duplicates_reason_same_address,
	samePostcode: m.duplicates_reason_same_postcode,
	sameEmployer: m.duplicates_reason_same_employer,
	sameBirthday: m.duplicates_reason_same_birthday,
	otherBirthday: m.duplicates_reason_other_birthday,
	otherGeneration: m.duplicates_reason_other_generation,
	otherSalutation: m.duplicates_reason_other_salutation,
	otherForm: m.duplicates_reason_other_form,
	otherAddress: m.duplicates_reason_other_address
};

/** What speaks for it and what against it, in words, each once, in the order found. '' = nothing. `namesDiffer`: to the eye. */
export function reasonTexts(reasons: readonly Reason[], namesDiffer: boolean): { pro: string; contra: string } {
	const text = ({ code }: Reason) =>
		code === 'sameName' && namesDiffer ? m.duplicates_reason_same_name_spelled() : REASON[code]();
	const list = (of: readonly Reason[]) => [...new Set(of.map(text))].join(', ');
	return {
		pro: capital(list(reasons.filter(({ points }) => points >= 0))),
		contra: list(reasons.filter(({ points }) => points < 0))
	};
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const LEVEL: Record<Level, () => string> = {
	sure: m.duplicates_level_sure,
	likely: m.duplicates_level_likely,
	possible: m.duplicates_level_possible
};
export const levelLabel = (level: Level) => LEVEL[level]();

const TONE: Record<Level, 'good' | 'warn' | undefined> = { sure: 'good', likely: 'warn', possible: undefined };
export const levelTone = (level: Level) => TONE[level];
