import { deviceOf } from './hlc.ts';
import type { Hlc } from './hlc.ts';
import type { ValueChange } from './stamps.ts';
import type { TableName } from './schema.ts';

/**
 * A value that two devices changed without having seen each other's change: the later one was kept. `key` is the stamp
 * key; '' stands for the record itself, its values then `true` (there) and `undefined` (in the trash).
 */
export interface Conflict {
	key: string;
	kept?: unknown;
	lost?: unknown;
	keptStamp: Hlc;
	lostStamp: Hlc;
}

/** What one command did to one record. */
export interface RecordChange {
	table: TableName;
	id: string;
	kind: 'created' | 'changed' | 'deleted' | 'revived';
	/** For `changed`: the values that changed, by stamp key. */
	values?: Record<string, ValueChange>;
	/** For a merge: the values of which one side's was lost, so that none is. */
	conflicts?: Conflict[];
	/** For a deletion that a merge brought: the content went with it, and is in `values` alone. */
	emptied?: true;
}

/** One command in the history: what it was, when, where, and how to take it back. */
export interface HistoryEntry {
	id: string;
	/** A code such as 'contact.save'; the message catalogue has a phrase for each. */
	what: string;
	/** A name to show with it (a contact's, a file's), as it was then. */
	label: string;
	/** Instant (ms). */
	at: number;
	/** The stamp on everything it changed. */
	stamp: Hlc;
	device: string;
	changes: RecordChange[];
	/** Id of the entry that this one took back, '' = none. */
	undoes: string;
}

/**
 * Did the command join two boxes? What it "made" was made on the other device before: taken back anywhere but where the
 * joining was done, it would delete the originals.
 */
export function joinsBoxes({ what }: Pick<HistoryEntry, 'what'>): boolean {
	return what === 'backup.merge' || what === 'folder.merge';
}

/** Can a command be taken back on this device? `ownDevice`: the device part of its stamps, of whichever life of its box. */
export function canTakeBack(entry: Pick<HistoryEntry, 'what' | 'device'>, ownDevice: string): boolean {
	return !joinsBoxes(entry) || deviceOf(entry.device) === deviceOf(ownDevice);
}
