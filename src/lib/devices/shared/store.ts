import { openBox } from '#lib/db/box.ts';
import { asFailure } from '#lib/db/failures.ts';
import type { FailureCode } from '#lib/db/failures.ts';
import { deviceOf } from '#lib/db/hlc.ts';
import { readClock } from '#lib/db/meta.ts';
import { readOne } from '#lib/db/read.ts';
import type { Lock, Secret } from '#lib/interchange/backup/crypt.ts';
import { checkBackup, makeBackup } from '#lib/interchange/backup/job.ts';
import { deleteFile, fileNamed, listFiles, writeVerified } from '#lib/interchange/folder/files.ts';
import { folderAccess, forgetFolder, keptFolder } from '#lib/interchange/folder/store.ts';
import type { FolderAccess } from '#lib/interchange/folder/store.ts';
import { keepSafetyCopy, safetyCopies } from '../safety/store.ts';
import { devicesOfBox, mergePlanned, nameDevice, planOf } from '../store.ts';
import type { PlannedMerge } from '../store.ts';
import { deviceOfFile, filesToRead, isSyncCopy, lookOf, ownFileName } from './files.ts';

/** Another device of the shared folder. */
interface Peer {
	device: string;
	/** Instant (ms) at which the file was made that was last taken in. */
	at: number;
}

/** A file that was not taken in. `many`: it deletes so much, `future`: its clock was wrong, that the person is asked. */
export interface LeftOut {
	name: string;
	why: 'many' | 'future' | 'locked' | 'passphrase' | 'newer' | 'damaged';
	/** How it looked then. */
	look: string;
}

/** What this device remembers of the shared folder; in its own `meta` row, never in the box or a backup. */
export interface Shared {
	/** '' = the files are not encrypted. Kept here because a folder that is merged unasked cannot ask for it. */
	passphrase: string;
	/** The box's change counter in the own file, -1 = not written yet. */
	written: number;
	/** How the others' files looked when they were last taken in, by name. */
	taken: Record<string, string>;
	peers: Peer[];
	left: LeftOut[];
	/** Instant (ms) of the last round that went through; 0 = none. */
	at: number;
	/** The box was replaced: merging now would bring back what was just taken away. */
	paused: boolean;
}

const STATE = 'shared-folder-state';
const A_DAY = 86_400_000;
const NONE: Shared = { passphrase: '', written: -1, taken: {}, peers: [], left: [], at: 0, paused: false };

export const sharedState = () => async (): Promise<Shared | undefined> => {
	const { db } = await openBox();
	return (await db.meta.get(STATE))?.value as Shared | undefined;
};

async function keep(state: Shared): Promise<void> {
	const { db } = await openBox();
	try {
		await db.meta.put({ id: STATE, value: state });
	} catch (error) {
		throw asFailure(error);
	}
}

/** Begins to share the folder that was just chosen; this device gets a name, so that the others can say it. */
export async function beginSharing(passphrase: string, usualName: string, now: number): Promise<void> {
	const { own, names } = await devicesOfBox()();
	if (!names.get(own)) await nameDevice(usualName, now);
	await keep({ ...NONE, passphrase });
}

/** Takes this device out: its file goes from the folder where that can be reached, the box stays. */
export async function stopSharing(): Promise<void> {
	const folder = await keptFolder('shared-folder');
	if (folder && (await folderAccess(folder)) === 'granted') {
		const { own } = await devicesOfBox()();
		for (const isLocked of [true, false]) await deleteFile(folder, ownFileName(own, isLocked));
	}
	await forgetFolder('shared-folder');
	const { db } = await openBox();
	await db.meta.delete(STATE);
}

/** Takes another device's file out of the folder; it comes back should the device ever write again. */
export async function forgetPeer(device: string): Promise<void> {
	const [folder, state] = [await keptFolder('shared-folder'), await sharedState()()];
	if (!folder || !state) return;
	for (const { name } of await listFiles(folder)) if (deviceOfFile(name) === device) await deleteFile(folder, name);
	await keep({ ...state, peers: state.peers.filter((peer) => peer.device !== device) });
}

/** The box was replaced by its owner: nothing is merged until they say so. */
export async function pauseSharing(): Promise<void> {
	const state = await sharedState()();
	if (state) await keep({ ...state, paused: true });
}

/** Goes on after a pause; the own file is written anew. */
export async function resumeSharing(): Promise<void> {
	const state = await sharedState()();
	if (state) await keep({ ...state, paused: false, written: -1, taken: {} });
}

/** What came of a round. `off`: no folder is shared, or it is paused. */
export type Round =
	| { state: 'off' }
	| { state: Exclude<FolderAccess, 'granted'> }
	| { state: 'failed'; code: FailureCode }
	/** Contacts, notes and so on that came in by this round. */
	| { state: 'together'; changes: number };

/** Takes in what the others wrote and writes the own file, where there is something new. Never asks the person. */
export async function round(now: number): Promise<Round> {
	try {
		const [folder, state] = [await keptFolder('shared-folder'), await sharedState()()];
		if (!folder || !state || state.paused) return { state: 'off' };
		const access = await folderAccess(folder);
		if (access !== 'granted') return { state: access };
		const { next, changes } = await takeIn(folder, state, now);
		await keep({ ...next, written: await writeOwn(folder, next, now), at: now });
		return { state: 'together', changes };
	} catch (error) {
		return { state: 'failed', code: asFailure(error).code };
	}
}

async function takeIn(
	folder: FileSystemDirectoryHandle,
	state: Shared,
	now: number
): Promise<{ next: Shared; changes: number }> {
	const { own } = await devicesOfBox()();
	const files = await listFiles(folder);
	const names = [true, false].map((isLocked) => ownFileName(own, isLocked));
	const taken = { ...state.taken };
	const peers = new Map(state.peers.map((peer) => [peer.device, peer]));
	const left: LeftOut[] = [];
	let changes = 0;
	for (const listed of filesToRead(files, names, taken)) {
		const known = state.left.find(({ name, look }) => name === listed.name && look === lookOf(listed));
		// A damaged one may only be half fetched yet; the others stay what they are until they change.
		if (known && known.why !== 'damaged') {
			left.push(known);
			continue;
		}
		const file = await fileNamed(folder, listed.name);
		if (!file) continue;
		const came = await takeFile(file, state.passphrase, now);
		if ('why' in came) {
			left.push({ name: listed.name, why: came.why, look: lookOf(listed) });
			continue;
		}
		changes += came.changes;
		taken[listed.name] = lookOf(listed);
		const device = deviceOfFile(listed.name) ?? '';
		if (!isSyncCopy(listed.name) && device !== own) peers.set(device, { device, at: came.at });
	}
	const there = new Set(files.map(({ name }) => name));
	const remembered = Object.entries(taken).filter(([name]) => there.has(name));
	return { next: { ...state, taken: Object.fromEntries(remembered), peers: [...peers.values()], left }, changes };
}

async function takeFile(
	file: File,
	passphrase: string,
	now: number
): Promise<{ changes: number; at: number } | { why: LeftOut['why'] }> {
	const checked = await checkBackup(file, secretOf(passphrase), now);
	if ('locked' in checked) return { why: 'locked' };
	if ('problem' in checked) {
		const { code } = checked.problem;
		return { why: code === 'newer' ? 'newer' : code === 'wrongPassphrase' ? 'passphrase' : 'damaged' };
	}
	const { contents, manifest } = checked.backup;
	const planned = await planOf(contents, now);
	try {
		const { summary } = planned;
		if (summary.deletions > 0) return { why: 'many' };
		if (summary.future > 0) return { why: 'future' };
		if (!summary.isNothing) await keepDailyCopy(now);
		const { result } = await mergePlanned(planned, await nameOf(manifest.device), now, { what: 'folder.merge' });
		return { changes: result.added + result.changed + result.deleted, at: Date.parse(manifest.created) };
	} finally {
		planned.job.end();
	}
}

async function nameOf(writer: string): Promise<string> {
	return (await readOne('devices', deviceOf(writer)))?.name ?? '';
}

/** Before the first change of a day: the folder is looked at every few minutes. */
async function keepDailyCopy(now: number): Promise<void> {
	const last = (await safetyCopies()()).find(({ why }) => why === 'folder');
	if (!last || now - last.at > A_DAY) await keepSafetyCopy('folder', now);
}

async function writeOwn(folder: FileSystemDirectoryHandle, state: Shared, now: number): Promise<number> {
	const { db } = await openBox();
	const { rev } = await readClock(db);
	const { own } = await devicesOfBox()();
	const isLocked = state.passphrase !== '';
	const name = ownFileName(own, isLocked);
	if (rev === state.written && (await fileNamed(folder, name))) return rev;
	const lock: Lock = isLocked ? { by: 'passphrase', passphrase: state.passphrase } : { by: 'nothing' };
	const made = await makeBackup(lock, now, '');
	await writeVerified(folder, name, made.bytes);
	await deleteFile(folder, ownFileName(own, !isLocked));
	return made.rev;
}

/** A merge that waits for the person, thought through; undefined where its file is gone or no longer whole. */
export async function waitingMerge(name: string, now: number): Promise<PlannedMerge | undefined> {
	const [folder, state] = [await keptFolder('shared-folder'), await sharedState()()];
	const file = folder && (await fileNamed(folder, name));
	if (!file || !state) return undefined;
	const checked = await checkBackup(file, secretOf(state.passphrase), now);
	return 'backup' in checked ? planOf(checked.backup.contents, now) : undefined;
}

/** Merges what waited, as the person wished. */
export async function mergeWaiting(name: string, planned: PlannedMerge, now: number): Promise<string> {
	await keepSafetyCopy('merge', now);
	const { entryId } = await mergePlanned(planned, await nameOf(deviceOfFile(name) ?? ''), now, {
		what: 'folder.merge'
	});
	const state = await sharedState()();
	if (state) await keep({ ...state, left: state.left.filter((one) => one.name !== name) });
	return entryId;
}

function secretOf(passphrase: string): Secret | undefined {
	return passphrase === '' ? undefined : { by: 'passphrase', passphrase };
}
