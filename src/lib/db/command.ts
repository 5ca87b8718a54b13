import type { Stored } from './codec.ts';
import type { Hlc } from './hlc.ts';
import type { HistoryEntry, RecordChange } from './history-entry.ts';
import type { Records, TableName } from './schema.ts';
import type { StampedRecord } from './stamps.ts';

/** One command: what it is called in the history, and when it happens. */
export interface Command {
	/** A code of the history's catalogue: 'contact.save', 'note.delete', 'import.contacts'. */
	what: string;
	/** A name shown with it, where it is known beforehand (a file's); else the work says it with `callIt`. */
	label?: string;
	/** Instant (ms); the page reads the clock. */
	now: number;
	/** Rows written so far and in all, for commands that write many. */
	onProgress?: (done: number, total: number) => void;
	/** Cancels a running command: nothing of it is stored, it rejects with the failure 'cancelled'. */
	signal?: AbortSignal;
	/**
	 * The box it was made for (`Clock.box`); where the whole was replaced meanwhile, nothing is stored and it rejects with
	 * the failure 'conflict'.
	 */
	box?: string;
	/** Set by undo: the entry it takes back. */
	undoes?: string;
}

/** What came of a command. `entryId` is '' where nothing changed, so there is nothing to undo. */
export interface Done<R> {
	entryId: string;
	result: R;
}

/** What a command sees and does: reads of the box as it is, and the states it wants records to have. */
export interface Work {
	/** Id of the history entry this command will have. */
	readonly entryId: string;
	readonly stamp: Hlc;
	/** The device part of `stamp`. */
	readonly device: string;
	/** The name shown with the command in the history: whom or what it is about, as it is called now. */
	callIt(label: string): void;
	get<T extends TableName>(table: T, id: string): Promise<Stored<Records[T]> | undefined>;
	/** The record also when it lies in the trash; for undo and merge. */
	peek(table: TableName, id: string): Promise<Stored<StampedRecord> | undefined>;
	/**
	 * Reads many records at once, from the trash too, so that later calls of `get` and `peek` need not; by their places
	 * (see refKey). `onPage` hears how many were asked for since it last heard, and may throw to stop.
	 */
	preload(
		records: readonly { table: TableName; id: string }[],
		onPage?: (asked: number) => void
	): Promise<ReadonlyMap<string, Stored<StampedRecord>>>;
	/** Live records whose index `index` equals `value`. */
	where<T extends TableName>(table: T, index: string, value: string | number): Promise<Stored<Records[T]>[]>;
	/** A new record, or the new state of one that was read with `get` or `where`. */
	put<T extends TableName>(table: T, record: Records[T]): void;
	/** New records that no other record of this name precedes: skips the look-up. For imports. */
	addAll<T extends TableName>(table: T, records: readonly Records[T][]): void;
	/** Moves a record to the trash. */
	remove(table: TableName, id: string): Promise<void>;
	/** Takes a record out of the trash. */
	revive(table: TableName, id: string): Promise<void>;
	/**
	 * A record with stamps of its own making (undo, merge); its `changed` values are the caller's to say. null: nothing
	 * that belongs into the history; a command of which that is all leaves no entry. `put` and `remove` after it change
	 * the record as it was put here, with a stamp later than all on it.
	 */
	putStamped(table: TableName, record: StampedRecord, change: RecordChange | null): Promise<void>;
	/** Entries of another box's history, taken over as they are. */
	addHistory(entries: readonly HistoryEntry[]): void;
}
