import { openBox } from '#lib/db/box.ts';
import { countLive, readBox, replaceBox } from '#lib/db/dump.ts';
import type { BoxContents, Progress } from '#lib/db/dump.ts';
import type { BoxDb } from '#lib/db/dexie-box.ts';
import { readClock } from '#lib/db/meta.ts';
import { isFromTheFuture, mergeIntoBox } from '#lib/db/merge.ts';
import type { MergeCounts } from '#lib/db/merge.ts';
import { isDeleted } from '#lib/db/stamps.ts';
import { dayOf } from '#lib/day.ts';
import { LAST_BACKUP } from '../backup-age/store.ts';
import type { LastBackup } from '../backup-age/store.ts';
import { MOST_BYTES, readBackup, tooLarge, writeBackup } from './format.ts';
import type { BackupProblem, Manifest } from './format.ts';

export interface BackupFile {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
	contacts: number;
	rev: number;
}

/** The whole box as one file, made in memory; `markSaved` says when it has left the page. */
export async function makeBackup(now: number): Promise<BackupFile> {
	const contents = await readBox();
	const { bytes } = await writeBackup(contents, now);
	const contacts = await countLive('contacts');
	return { name: `kartei-${dayOf(now)}.kartei`, bytes, contacts, rev: contents.rev };
}

/** The file was handed to the browser or another app. */
export async function markSaved({ contacts, rev }: BackupFile, now: number): Promise<void> {
	const { db } = await openBox();
	await keepLast(db, { at: now, contacts, rev });
}

/** A backup file that was read whole and found right; nothing of it is in the box yet. */
export interface CheckedBackup {
	fileName: string;
	manifest: Manifest;
	contents: BoxContents;
	/** Live records by table. */
	live: { contacts: number; notes: number; followUps: number; sales: number };
	/** Stamps lie more than a day ahead of this device's clock. */
	fromTheFuture: boolean;
}

export async function checkBackup(file: File, now: number): Promise<CheckedBackup | { problem: BackupProblem }> {
	if (file.size > MOST_BYTES) return { problem: tooLarge(file.size) };
	let bytes;
	try {
		bytes = new Uint8Array(await file.arrayBuffer());
	} catch (error) {
		// Gone or changed since it was chosen.
		return { problem: { code: 'unreadable', reason: error instanceof Error ? error.message : String(error) } };
	}
	const read = await readBackup(bytes);
	if (read.problem) return { problem: read.problem };
	const { manifest, contents } = read;
	const live = (table: 'contacts' | 'notes' | 'followUps' | 'sales') =>
		contents.tables[table].filter((record) => !isDeleted(record)).length;
	return {
		fileName: file.name,
		manifest,
		contents,
		live: { contacts: live('contacts'), notes: live('notes'), followUps: live('followUps'), sales: live('sales') },
		fromTheFuture: isFromTheFuture(contents, now)
	};
}

/** Puts the backup in the place of the box: all or nothing. The box is then as well kept as the file it came from. */
export async function restoreBackup(
	{ contents, manifest, live }: CheckedBackup,
	now: number,
	progress: Progress
): Promise<void> {
	await replaceBox(contents, now, progress);
	const { db } = await openBox();
	const { rev } = await readClock(db);
	await keepLast(db, { at: Date.parse(manifest.created), contacts: live.contacts, rev });
}

function keepLast(db: BoxDb, value: LastBackup): PromiseLike<unknown> {
	return db.meta.put({ id: LAST_BACKUP, value });
}

/** Joins the backup with the box; one command, can be undone. */
export function mergeBackup(
	contents: BoxContents,
	fileName: string,
	now: number,
	progress: Progress
): Promise<{ entryId: string; result: MergeCounts }> {
	return mergeIntoBox(contents, { what: 'backup.merge', label: fileName, now, ...progress });
}
