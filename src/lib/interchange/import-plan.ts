import type { Contact } from '#lib/contacts/contact.ts';
import type { ExportLocale } from './csv/own-layout.ts';
import type { ContactSource } from './draft-contact.ts';
import type { ContactDraft, Problem } from './draft.ts';
import type { FieldRules, ImportField } from './fill.ts';
import type { Doubt } from './match.ts';

/** What a person says to a doubtful draft: it is that contact, it is another one, or it is not to come in. */
export type DoubtAnswer = 'same' | 'other' | 'skip';

/** Answers to doubtful drafts, by their place among the drafts. */
export type DoubtAnswers = Readonly<Record<number, DoubtAnswer>>;

export interface PlanOptions extends ContactSource {
	/** What happens to the fields of contacts that are in the box already. Default: fill what is missing. */
	rules?: FieldRules;
	answers?: DoubtAnswers;
	/** The answer to all others. Default 'other': as a contact of its own nothing of it is lost. */
	unanswered?: DoubtAnswer;
	/** Language of the names that values get which found no place. Default: English. */
	locale?: ExportLocale;
	/** The reader's problems, for the count. */
	problems?: readonly Problem[];
	/** Hears the part of the drafts that is compared, 0 to 1. */
	onProgress?: (part: number) => void;
}

/** A draft that was left out or joined, with where it is in the file. */
export interface PlanNote {
	/** Place among the drafts, from 0. */
	at: number;
	line: number;
	displayName: string;
	/** The contact in the box (or earlier in the file) it looks like. */
	contactId: string;
	/** That one is a card further up in the same file, stored nowhere yet. */
	isInFile: boolean;
}

/** A draft that may be a known contact, or another one. */
export interface DoubtfulDraft extends PlanNote {
	why: Doubt;
	/** The contact it may be, as the import found it. */
	known: Contact;
	/** The contact it would become on its own. */
	candidate: Contact;
	/** Both have a stage that somebody said: a new card is a lead without a word. */
	haveStages: boolean;
	/** '' = not answered yet. */
	answer: DoubtAnswer | '';
}

export interface ImportCounts {
	/** Contacts the import would make. */
	added: number;
	/** Contacts in the box it would change. */
	updated: number;
	/** Drafts that went into a card further up in the file. */
	joined: number;
	/** Drafts that change nothing: known already, or left out. */
	skipped: number;
	/** Lines of the file with a problem. */
	withProblems: number;
	/** Drafts in doubt that nobody has answered yet; they are counted among the others as what becomes of them. */
	doubtful: number;
}

/** A photo of the file, the contact it is for, and where in the file that one stands. */
export interface FilePhoto {
	contactId: string;
	line: number;
	displayName: string;
	photo: NonNullable<ContactDraft['photo']>;
}

/** What an import would do. Nothing is done yet; `add` and `update` are whole contacts for one transaction. */
export interface ImportPlan {
	add: Contact[];
	update: { before: Contact; after: Contact }[];
	/** Drafts whose contact is in the box with all they say. */
	same: PlanNote[];
	/** Drafts that were joined with an earlier one of the file. */
	joined: PlanNote[];
	/** Drafts left out by the rules or an answer. */
	skip: PlanNote[];
	/** Drafts that look like a contact and may be another one. */
	doubtful: DoubtfulDraft[];
	/** In how many known contacts the file says something else or more, by field. */
	differing: Map<ImportField, number>;
	/** In how many of them the card keeps what it says, against the file, by field. */
	kept: Map<ImportField, number>;
	/** Photos of the file for contacts that have none. */
	photos: FilePhoto[];
	counts: ImportCounts;
	/** How many contacts the box would have. */
	contactsAfter: number;
}

export function emptyPlan(): ImportPlan {
	return {
		add: [],
		update: [],
		same: [],
		joined: [],
		skip: [],
		doubtful: [],
		differing: new Map(),
		kept: new Map(),
		photos: [],
		counts: { added: 0, updated: 0, joined: 0, skipped: 0, withProblems: 0, doubtful: 0 },
		contactsAfter: 0
	};
}
