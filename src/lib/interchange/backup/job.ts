import type { BoxContents } from '#lib/db/dump.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import { inWorker } from '#lib/shell/worker-talk.ts';
import workerUrl from './backup.worker.ts?worker&url';
import type { Lock, Secret } from './crypt.ts';
import type { BackupProblem } from './problem.ts';
import type { BackupAnswer, BackupRequest, CheckedBackup, MadeBackup, Proof } from './protocol.ts';

/** How a job is followed and stopped. */
export interface JobWatch {
	/** Hears the share that is done, 0 to 1. */
	onProgress?: (share: number) => void;
	/** Ends the job; it then rejects with the failure `cancelled`. */
	signal?: AbortSignal;
}

/** `hear` gives the result, or undefined while more is to come. */
function run<R>(
	request: BackupRequest,
	{ onProgress, signal }: JobWatch,
	hear: (answer: BackupAnswer) => R | undefined
): Promise<R> {
	const heard = (answer: BackupAnswer) => {
		if (answer.kind === 'progress') onProgress?.(answer.share);
		return hear(answer);
	};
	return inWorker(workerUrl, request, heard, { signal });
}

/** The whole box as the bytes of a backup, locked as wished; checked before it was locked. `app` = its version. */
export function makeBackup(lock: Lock, now: number, app: string, watch: JobWatch = {}): Promise<MadeBackup> {
	return run({ kind: 'make', now, app, lock }, watch, (answer) => (answer.kind === 'made' ? answer : undefined));
}

/** What came of a look into a file: it is right, it wants a secret, or it is none. */
export type Checked = { backup: CheckedBackup } | { locked: Secret['by'] } | { problem: BackupProblem };

/** Reads and checks a backup file whole; the box is not touched. */
export function checkBackup(file: File, secret: Secret | undefined, watch: JobWatch = {}): Promise<Checked> {
	const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, []])) as unknown as BoxContents['tables'];
	const contents: BoxContents = { tables, history: [] };
	return run<Checked>({ kind: 'check', file, secret }, watch, (answer) => {
		if (answer.kind === 'rows') tables[answer.table].push(...answer.rows);
		else if (answer.kind === 'history') contents.history.push(...answer.rows);
		else if (answer.kind === 'locked') return { locked: answer.by };
		else if (answer.kind === 'problem') return { problem: answer.problem };
		else if (answer.kind === 'checked') return { backup: { ...answer, fileName: file.name, contents } };
		return undefined;
	});
}

/** A new key for backups: `identity` for its owner, `recipient` for this device. */
export function newKey(): Promise<{ identity: string; recipient: string }> {
	return run({ kind: 'newKey' }, {}, (answer) => (answer.kind === 'newKey' ? answer : undefined));
}

/** Opens a file that was just written and counts its rows again. */
export function isProved(file: File, proof: Proof): Promise<boolean> {
	return run({ kind: 'prove', file, proof }, {}, (answer) =>
		answer.kind === 'proved' ? { isSame: answer.isSame } : undefined
	).then(({ isSame }) => isSame);
}
