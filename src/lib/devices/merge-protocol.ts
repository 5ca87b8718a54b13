import type { HistoryEntry } from '#lib/db/history-entry.ts';
import type { MergeCounts } from '#lib/db/merge-plan.ts';
import type { TableName } from '#lib/db/schema.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import type { MergeSummary, NamedConflict } from './summary.ts';

/** What the page asks of the merge worker: first the other box in small parts, then what would become of it. */
export type MergeRequest =
	| { kind: 'rows'; table: TableName; rows: StampedRecord[] }
	| { kind: 'history'; rows: HistoryEntry[] }
	| { kind: 'plan'; now: number }
	/** `keeps`: what the other box deleted stays here. */
	| { kind: 'merge'; what: string; label: string; now: number; keeps?: boolean }
	| { kind: 'cancel' };

export type MergeAnswer =
	/** Rows written so far and in all. */
	| { kind: 'progress'; done: number; total: number }
	/** The summary's conflicts, in small parts before it. */
	| { kind: 'conflicts'; conflicts: NamedConflict[] }
	| { kind: 'planned'; summary: MergeSummary }
	| { kind: 'merged'; entryId: string; counts: MergeCounts };

/** Rows in a message: what the page packs or unpacks at once must not cost it a frame. */
const BATCH = 250;

export function* batches<T>(rows: readonly T[]): Generator<T[]> {
	for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}
