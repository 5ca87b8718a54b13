import type { Stage } from '#lib/contacts/contact.ts';
import type { ExportLocale } from '../csv/own-layout.ts';

/** The files contacts can be saved as, the first one is offered first. */
export const CONTACT_FORMATS = ['vcard3', 'google', 'outlook', 'csv', 'vcard4'] as const;
export type ContactFormat = (typeof CONTACT_FORMATS)[number];

/** Which contacts; '' = any. */
export interface Selection {
	stage: Stage | '';
	tag: string;
}

/** What the page asks of the export worker. */
export interface ExportRequest {
	format: ContactFormat;
	selection: Selection;
	/** The user's own fields that are marked as sensitive, too. */
	includeSensitive: boolean;
	/** Language of headers and words in the file. */
	locale: ExportLocale;
}

export type ExportAnswer = { kind: 'progress'; read: number } | { kind: 'done'; content: Blob; contacts: number };
