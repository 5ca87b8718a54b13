import type { Kept } from '#lib/db/undo-plan.ts';
import type { UndoSummary } from './undo-summary.ts';

/** What the page asks of the worker that takes large commands back. */
export type UndoRequest =
	| { kind: 'summary'; entryId: string; removesEdited: boolean }
	| { kind: 'undo'; entryId: string; removesEdited: boolean; now: number }
	| { kind: 'cancel' };

/** First the records are looked at, then they are written. */
export type UndoStep = 'look' | 'write';

export type UndoAnswer =
	/** Records so far and in all. */
	| { kind: 'progress'; step: UndoStep; done: number; total: number }
	| { kind: 'summary'; summary: UndoSummary }
	| { kind: 'undone'; entryId: string; kept: Kept[] };
