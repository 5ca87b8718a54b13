import type { Kept } from '#lib/db/undo-plan.ts';
import type { UndoSummary } from './undo-summary.ts';

/** What the page asks of the worker that takes large commands back. */
export type UndoRequest =
	| { kind: 'summary'; entryId: string; removesEdited: boolean }
	| { kind: 'undo'; entryId: string; removesEdited: boolean; now: number }
	| { kind: 'cancel' };

export type UndoAnswer =
	| { kind: 'progress'; done: number; total: number }
	| { kind: 'summary'; summary: UndoSummary }
	| { kind: 'undone'; entryId: string; kept: Kept[] };
