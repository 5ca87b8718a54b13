import { readBox } from '#lib/db/dump.ts';
import type { BoxContents } from '#lib/db/dump.ts';
import { BoxFailure } from '#lib/db/failures.ts';
import { timeOf } from '#lib/db/hlc.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import type { TableName } from '#lib/db/schema.ts';
import { isDeleted, lastEdit } from '#lib/db/stamps.ts';
import { tellFailure } from '#lib/shell/worker-talk.ts';
import { MOST_BYTES, outsideOf } from './container.ts';
import { locked, lockedProvably, newKey, opened } from './crypt.ts';
import type { Lock, Secret } from './crypt.ts';
import { readBackup, writeBackup } from './format.ts';
import type { BackupRead } from './format.ts';
import { tooLarge } from './problem.ts';
import type { BackupProblem } from './problem.ts';
import type { BackupAnswer, BackupRequest, LiveCounts, Proof } from './protocol.ts';

/*
 * Makes, locks, opens and checks backups away from the page. It ends with its one answer; to cancel it, it is ended
 * earlier: nothing here changes the box.
 */

/** Rows per message. */
const BATCH = 250;

function answer(message: BackupAnswer, transfer: Transferable[] = []): void {
	postMessage(message, { transfer });
}

const progress = (share: number) => answer({ kind: 'progress', share });

async function make(now: number, app: string, lock: Lock): Promise<void> {
	const contents = await readBox();
	const { bytes, manifest } = await writeBackup(contents, now, app);
	// Read again before it is locked: afterwards only its owner could.
	const read = await readBackup(bytes, progress);
	if (read.problem) throw new BoxFailure('unknown', new Error(`An own backup is ${read.problem.code}`));
	const sealed = lock.by === 'key' ? await lockedProvably(bytes, lock.recipient) : undefined;
	const file = sealed?.bytes ?? (await locked(bytes, lock));
	const proof = { key: sealed?.key ?? '', rows: rowsOf(manifest.counts), created: manifest.created };
	answer({ kind: 'made', bytes: file, manifest, live: liveOf(contents), rev: contents.rev, proof }, [file.buffer]);
}

async function check(file: Blob, secret: Secret | undefined): Promise<void> {
	const bytes = await bytesOf(file);
	if ('problem' in bytes) return answer({ kind: 'problem', ...bytes });
	const wasLocked = outsideOf(bytes) === 'age';
	const plain = wasLocked ? await opened(bytes, secret) : { bytes };
	if ('locked' in plain) return answer({ kind: 'locked', by: plain.locked });
	if ('problem' in plain) return answer({ kind: 'problem', problem: plain.problem });
	const read = await readBackup(plain.bytes, progress);
	if (read.problem) return answer({ kind: 'problem', problem: read.problem });
	hand(read, wasLocked);
}

function hand(read: Exclude<BackupRead, { problem: BackupProblem }>, wasLocked: boolean): void {
	const { manifest, contents } = read;
	for (const table of TABLE_NAMES) {
		for (const rows of batches(contents.tables[table])) answer({ kind: 'rows', table, rows });
	}
	for (const rows of batches(contents.history)) answer({ kind: 'history', rows });
	const newest = newestIn(contents);
	answer({ kind: 'checked', manifest, live: liveOf(contents), newest, wasLocked });
}

async function prove(file: Blob, { key, rows, created }: Proof): Promise<void> {
	const bytes = await bytesOf(file);
	const plain = 'problem' in bytes || key === '' ? bytes : await opened(bytes, { by: 'key', key });
	const read =
		plain instanceof Uint8Array
			? await readBackup(plain)
			: 'bytes' in plain
				? await readBackup(plain.bytes)
				: undefined;
	const isSame =
		read !== undefined && !read.problem && read.manifest.created === created && rowsOf(read.manifest.counts) === rows;
	answer({ kind: 'proved', isSame });
}

/** A file can be too large, or gone or changed since it was chosen. */
async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer> | { problem: BackupProblem }> {
	if (file.size > MOST_BYTES) return { problem: tooLarge(file.size) };
	try {
		return new Uint8Array(await file.arrayBuffer());
	} catch (error) {
		return { problem: { code: 'unreadable', reason: error instanceof Error ? error.message : String(error) } };
	}
}

function liveOf(contents: BoxContents): LiveCounts {
	const live = (table: TableName) => contents.tables[table].filter((record) => !isDeleted(record)).length;
	return { contacts: live('contacts'), notes: live('notes'), followUps: live('followUps'), sales: live('sales') };
}

/** Instant (ms) of the latest change, deletions included; 0 = none. */
function newestIn(contents: BoxContents): number {
	let newest = 0;
	for (const table of TABLE_NAMES) {
		for (const record of contents.tables[table])
			newest = Math.max(newest, timeOf(lastEdit(record)), timeOf(record.deleted));
	}
	return newest;
}

function rowsOf(counts: Record<string, number>): number {
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
	for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}

async function run(request: BackupRequest): Promise<void> {
	if (request.kind === 'make') await make(request.now, request.app, request.lock);
	else if (request.kind === 'check') await check(request.file, request.secret);
	else if (request.kind === 'prove') await prove(request.file, request.proof);
	else answer({ kind: 'newKey', ...(await newKey()) });
}

onmessage = ({ data }: MessageEvent<BackupRequest>) => {
	run(data).catch(tellFailure);
};
