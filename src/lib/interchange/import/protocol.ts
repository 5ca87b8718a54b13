import type { FailureCode } from '#lib/db/failures.ts';
import type { CsvLayout, CsvOptions } from '../csv/read.ts';
import type { ContactDraft, Problem, ReadResult } from '../draft.ts';
import type { FillRule } from '../fill.ts';
import type { FilePhoto, ImportCounts, PlanNote } from '../plan.ts';

/** How contacts that are in the box already are treated, and those of which only the name is known. */
export interface ImportRules {
	rule: FillRule | 'keep';
	doubtful: 'add' | 'skip';
}

/** What the page asks of the import worker. */
export type ImportRequest =
	| { kind: 'read'; file: File; options: CsvOptions; rules: ImportRules }
	| { kind: 'write'; label: string; now: number }
	| { kind: 'cancel' };

/** A contact of the file as the preview shows it. */
export type Preview = Pick<ContactDraft, 'displayName' | 'organisation' | 'line'> & { detail: string };

/** What the file holds and what an import would do: the dry run. Nothing is stored yet. */
export interface DryRun {
	format: ReadResult['format'];
	encoding: string;
	/** null = no table (vCard, or no contacts' file at all). */
	layout: CsvLayout | null;
	contacts: number;
	counts: ImportCounts;
	previews: Preview[];
	doubtful: PlanNote[];
	problems: Problem[];
}

/** A contact whose photo could not be read. */
export type DroppedPhoto = Omit<FilePhoto, 'photo'>;

export type ImportAnswer =
	| { kind: 'dryRun'; dryRun: DryRun }
	| { kind: 'progress'; done: number; total: number }
	| { kind: 'written'; entryId: string; counts: ImportCounts; droppedPhotos: DroppedPhoto[] }
	| { kind: 'failed'; code: FailureCode };
