import type { HistoryEntry } from '#lib/db/history-entry.ts';
import type { RecordRef } from '#lib/db/references.ts';
import type { EntryKind } from '../entry-kind.ts';
import type { ListedEntry } from '../listed-entry.ts';

/** What the page asks of the worker that looks through commands of thousands of records. */
export type LargeRequest =
	| { kind: 'about'; entryIds: readonly string[]; ids: readonly string[] }
	/** Those of one kind, as a list shows them. */
	| { kind: 'short'; entryIds: readonly string[]; of: EntryKind }
	/** Takes out of the whole history what it knows of these records. */
	| { kind: 'forget'; refs: readonly RecordRef[] };

export type LargeAnswer =
	{ kind: 'about'; entries: HistoryEntry[] } | { kind: 'short'; entries: ListedEntry[] } | { kind: 'forgotten' };
