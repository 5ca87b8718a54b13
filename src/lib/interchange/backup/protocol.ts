import type { BoxContents } from '#lib/db/dump.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import type { TableName } from '#lib/db/schema.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import type { Lock, Secret } from './crypt.ts';
import type { Manifest } from './format.ts';
import type { BackupProblem } from './problem.ts';

/** What the page asks of the backup worker; one question, then it ends. */
export type BackupRequest =
	| { kind: 'make'; now: number; app: string; lock: Lock }
	| { kind: 'check'; file: Blob; secret: Secret | undefined }
	| { kind: 'newKey' }
	/** Does the file hold what `made` says? Opened with the key that was made for this alone. */
	| { kind: 'prove'; file: Blob; proof: Proof };

/** How a written backup can be looked into without its owner's key. */
export interface Proof {
	/** '' = it is not encrypted. */
	key: string;
	rows: number;
	/** The manifest's `created`. */
	created: string;
}

/** Live records by table. */
export interface LiveCounts {
	contacts: number;
	notes: number;
	followUps: number;
	sales: number;
}

/** A backup that was made: its bytes were checked before they were locked. */
export interface MadeBackup {
	bytes: Uint8Array<ArrayBuffer>;
	manifest: Manifest;
	live: LiveCounts;
	/** The box's change counter then. */
	rev: number;
	proof: Proof;
}

/** What is in a file besides its rows. */
interface BackupFacts {
	manifest: Manifest;
	live: LiveCounts;
	/** Instant (ms) of the newest change in it; 0 = none. */
	newest: number;
	/** A passphrase or key opened it. */
	wasLocked: boolean;
}

export type BackupAnswer =
	| { kind: 'progress'; share: number }
	| ({ kind: 'made' } & MadeBackup)
	| { kind: 'newKey'; identity: string; recipient: string }
	| { kind: 'proved'; isSame: boolean }
	/** Which secret the file wants. */
	| { kind: 'locked'; by: Secret['by'] }
	| { kind: 'problem'; problem: BackupProblem }
	/** Rows in small parts, so that the page keeps its frames while it takes them in. */
	| { kind: 'rows'; table: TableName; rows: StampedRecord[] }
	| { kind: 'history'; rows: HistoryEntry[] }
	| ({ kind: 'checked' } & BackupFacts);

/** A backup file that was read whole and found right; nothing of it is in the box yet. */
export interface CheckedBackup extends BackupFacts {
	fileName: string;
	contents: BoxContents;
}
