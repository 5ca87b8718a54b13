import type { RecordChange } from '#lib/db/history-entry.ts';
import type { ExportLocale } from '../csv/own-layout.ts';
import type { CsvLayout, CsvOptions } from '../csv/read.ts';
import type { ContactDraft, Problem, ReadResult } from '../draft.ts';
import type { FieldRules, ImportField } from '../fill.ts';
import type { DoubtAnswer, DoubtAnswers, DoubtfulDraft, FilePhoto, ImportCounts } from '../import-plan.ts';
import type { Rejects } from './rejected.ts';

/** How contacts that are in the box already are treated, and drafts that may be one of them. */
export interface ImportRules {
	rules: FieldRules;
	answers: DoubtAnswers;
	unanswered: DoubtAnswer;
	/** The person's language. */
	locale: ExportLocale;
}

/** What of a long plan the page asks for, a part at a time. */
export type Question =
	| { list: 'doubtful'; from: number; count: number }
	| { list: 'updated'; from: number; count: number }
	| { list: 'rejected' };

/** The file is read, or what it says is compared with the box. */
export type ReadingStep = 'file' | 'box';

/** What the page asks of the import worker. */
export type ImportRequest =
	| { kind: 'read'; file: File; options: CsvOptions; rules: ImportRules }
	| { kind: 'plan'; rules: ImportRules }
	| { kind: 'ask'; id: number; question: Question }
	| { kind: 'write'; label: string; now: number }
	| { kind: 'cancel' };

/** A contact of the file as the preview shows it. */
export type Preview = Pick<ContactDraft, 'displayName' | 'organisation' | 'line'> & { detail: string };

/** A contact that an import would change, and what would become of it. */
export interface Updated {
	displayName: string;
	change: RecordChange;
}

/** What the file holds and what an import would do: the dry run. Nothing is stored yet. */
export interface DryRun {
	format: ReadResult['format'];
	encoding: string;
	/** null = no table (vCard, or no contacts' file at all). */
	layout: CsvLayout | null;
	contacts: number;
	counts: ImportCounts;
	/** How many contacts the box would have. */
	contactsAfter: number;
	previews: Preview[];
	/** Drafts in doubt in all, answered or not. */
	doubtful: number;
	/** Fields in which known contacts differ from the file, and in how many of them. */
	differing: [field: ImportField, contacts: number][];
	/** Those in which the card keeps its own value by the rules that were chosen. */
	kept: DryRun['differing'];
	/** Lines with a problem, in order: the first of them. */
	problemLines: number[];
	problems: Problem[];
}

/** A contact whose photo could not be read. */
export type DroppedPhoto = Omit<FilePhoto, 'photo'>;

/** The answers to the questions of the same name. */
export interface Answers {
	doubtful: DoubtfulDraft[];
	updated: Updated[];
	/** null = no row or card is rejected. */
	rejected: Rejects | null;
}

export type ImportAnswer =
	| { kind: 'dryRun'; dryRun: DryRun }
	/** undefined = there is no plan any more. */
	| { kind: 'answer'; id: number; answer: Answers[keyof Answers] | undefined }
	| { kind: 'reading'; what: ReadingStep; part: number }
	| { kind: 'progress'; done: number; total: number }
	| { kind: 'written'; entryId: string; counts: ImportCounts; droppedPhotos: DroppedPhoto[] };
