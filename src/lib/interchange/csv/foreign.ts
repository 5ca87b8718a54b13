import { STAGES } from '#lib/contacts/contact.ts';
import type { ContactDraft, CrmField } from '../draft.ts';
import { ownHeader } from './own-layout.ts';
import type { ExportLocale } from './own-layout.ts';
import { wordsOfCrm } from './words.ts';

/** The stage everybody has until somebody says else: it tells another program nothing. */
const [FIRST] = STAGES;

/** A value and what it is, in the person's language. */
export interface LabelledText {
	label: string;
	value: string;
}

/** What only a CRM knows about a contact, in words: for programs that have no column for it. */
export function crmTexts(draft: ContactDraft, locale: ExportLocale): LabelledText[] {
	return (Object.keys(draft.crm) as CrmField[])
		.filter((field) => field !== 'stage' || draft.crm.stage !== FIRST)
		.map((field) => ({
			label: ownHeader(field, locale),
			value: wordsOfCrm(field, draft.crm[field] ?? '', locale)
		}));
}

/** A day other programs take: with day, month and year. */
export function isWholeDay(day: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(day);
}

/** One text below the other, "Label: value" each; the remark comes first. */
export function notesOf(remark: string, texts: readonly LabelledText[]): string {
	return [remark, ...texts.map(({ label, value }) => `${label}: ${value}`)].filter((line) => line !== '').join('\n');
}
