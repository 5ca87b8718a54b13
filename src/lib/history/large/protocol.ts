import type { HistoryEntry } from '#lib/db/history-entry.ts';
import type { RecordRef } from '#lib/db/references.ts';

/** What the page asks of the worker that looks through commands of thousands of records. */
export type LargeRequest =
	| { kind: 'about'; entryIds: readonly string[]; ids: readonly string[] }
	/** Takes out of the whole history what it knows of these records. */
	| { kind: 'forget'; refs: readonly RecordRef[] };

export type LargeAnswer = { kind: 'about'; entries: HistoryEntry[] } | { kind: 'forgotten' };
