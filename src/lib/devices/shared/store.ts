import { openBox } from '#lib/db/box.ts';
import { asFailure } from '#lib/db/failures.ts';
import type { FailureCode } from '#lib/db/failures.ts';
import { deviceOf } from '#lib/db/hlc.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { readClock } from '#lib/db/meta.ts';
import { readOne } from '#lib/db/read.ts';
import type { Lock, Secret } from '#lib/interchange/backup/crypt.ts';
import { checkBackup, makeBackup } from '#lib/interchange/backup/job.ts';
import { deleteFile, fileNamed, listFiles, writeVerified } from '#lib/interchange/folder/files.ts';
import { folderAccess, forgetFolder, keptFolder } from '#lib/interchange/folder/store.ts';
import type { FolderAccess } from '#lib/interchange/folder/store.ts';
import { keepSafetyCopy, safetyCopies } from '../safety/store.ts';
import { lostElsewhere, noteLost } from '../lost/found/store.ts';
import { devicesOfBox, mergePlanned, nameForGood, planOf } from '../store.ts';
import type { PlannedMerge } from '../store.ts';
import type { MergeSummary } from '../summary.ts';
import { deviceOfFile, filesToRead, isSyncCopy, lookOf, ownFileName } from './files.ts';
import { beginState, changeState, endState, sharedState } from './state/store.ts';
import type { Brought, LeftOut } from './left.ts';
import type { Shared } from './state/store.ts';
import { inFolderTurn, inFreeFolderTurn } from './turn/store.ts';

const A_DAY = 86_400_000;

/** Begins to share the folder that was just chosen; this device gets a name, so that the others can say it. */
export async function beginSharing(passphrase: string, usualName: string, now: number): Promise<void> {
	await nameForGood(usualName, now);
	await inFolderTurn(() => beginState(passphrase));
}

/** Takes this device out: its file goes from the folder where that can be reached, the box stays. */
export function stopSharing(): Promise<void> {
	return inFolderTurn(async () => {
		const folder = await keptFolder('shared-folder');
		if (folder && (await folderAccess(folder)) === 'granted') {
			const { own } = await devicesOfBox()();
			for (const isLocked of [true, false]) await deleteFile(folder, ownFileName(own, isLocked));
		}
		await endState();
		await forgetFolder('shared-folder');
	});
}

/** Takes another device's file out of the folder; it comes back should the device ever write again. */
export function forgetPeer(device: string): Promise<void> {
	return inFolderTurn(async () => {
		const folder = await keptFolder('shared-folder');
		if (!folder) return;
		for (const { name } of await listFiles(folder)) if (deviceOfFile(name) === device) await deleteFile(folder, name);
		await changeState(({ peers }) => ({ peers: peers.filter((peer) => peer.device !== device) }));
	});
}

/** Goes on after a pause; the own file is written anew. */
export function resumeSharing(): Promise<void> {
	return inFolderTurn(() => changeState(() => ({ paused: false, written: -1, taken: {} })));
}

/** What came of a round. `off`: no folder is shared, or it is paused. */
export type Round =
	| { state: 'off' }
	| { state: Exclude<FolderAccess, 'granted'> }
	| { state: 'failed'; code: FailureCode }
	/** Contacts, notes and so on that came in by this round. */
	| { state: 'together'; changes: number };

/**
 * Takes in what the others wrote and writes the own file, where there is something new. Never asks the person.
 * undefined: another tab is at it, or somebody stops, replaces or merges just now.
 */
export function round(now: number): Promise<Round | undefined> {
	return inFreeFolderTurn(async (): Promise<Round> => {
		try {
			const [folder, state] = [await keptFolder('shared-folder'), await sharedState()()];
			if (!folder || !state || state.paused) return { state: 'off' };
			const access = await folderAccess(folder);
			if (access !== 'granted') return { state: access };
			const { found, changes } = await takeIn(folder, state, now);
			// What came in is known also where the own file cannot be written.
			await changeState(() => found);
			const written = await writeOwn(folder, state, now);
			await changeState(() => ({ written, at: now }));
			return { state: 'together', changes };
		} catch (error) {
			return { state: 'failed', code: asFailure(error).code };
		}
	});
}

async function takeIn(
	folder: FileSystemDirectoryHandle,
	state: Shared,
	now: number
): Promise<{ found: Pick<Shared, 'taken' | 'peers' | 'left'> & Pick<Partial<Shared>, 'brought'>; changes: number }> {
	const { own } = await devicesOfBox()();
	const files = await listFiles(folder);
	const names = [true, false].map((isLocked) => ownFileName(own, isLocked));
	const taken = { ...state.taken };
	const peers = new Map(state.peers.map((peer) => [peer.device, peer]));
	const left: LeftOut[] = [];
	let changes = 0;
	const brought: Brought = { at: now, added: 0, changed: 0, deleted: 0 };
	for (const listed of filesToRead(files, names, taken)) {
		const known = state.left.find(({ name, look }) => name === listed.name && look === lookOf(listed));
		// A damaged one may only be half fetched yet; the others stay what they are until they change.
		if (known && known.why !== 'damaged' && (known.why !== 'many' || known.deletions !== undefined)) {
			left.push(known);
			continue;
		}
		const file = await fileNamed(folder, listed.name);
		if (!file) continue;
		const came = await takeFile(file, state.passphrase, now);
		if ('why' in came) {
			left.push({ name: listed.name, look: lookOf(listed), ...came });
			continue;
		}
		changes += came.changes;
		for (const count of ['added', 'changed', 'deleted'] as const) brought[count] += came.brought[count];
		taken[listed.name] = lookOf(listed);
		const device = deviceOfFile(listed.name) ?? '';
		if (!isSyncCopy(listed.name) && device !== own) peers.set(device, { device, at: came.at });
	}
	const there = new Set(files.map(({ name }) => name));
	const remembered = Object.entries(taken).filter(([name]) => there.has(name));
	const found = { taken: Object.fromEntries(remembered), peers: [...peers.values()], left };
	const isQuiet = brought.added + brought.changed + brought.deleted === 0;
	return { found: isQuiet ? found : { ...found, brought }, changes };
}

/** A file that was taken in; `at`: instant (ms) at which it was made. */
interface Taken {
	changes: number;
	at: number;
	brought: Omit<Brought, 'at'>;
}

async function takeFile(file: File, passphrase: string, now: number): Promise<Taken | Omit<LeftOut, 'name' | 'look'>> {
	const checked = await checkBackup(file, secretOf(passphrase));
	if ('locked' in checked) return { why: 'locked' };
	if ('problem' in checked) {
		const { code } = checked.problem;
		return { why: code === 'newer' ? 'newer' : code === 'wrongPassphrase' ? 'passphrase' : 'damaged' };
	}
	const { contents, manifest } = checked.backup;
	const planned = await planOf(contents, now);
	try {
		const { summary } = planned;
		const from = summary.deviceNames.get(deviceOf(manifest.device)) ?? '';
		if (summary.deletions > 0) return { why: 'many', deletions: summary.deletions, from };
		if (summary.future > 0) return { why: 'future', from };
		if (!summary.isNothing) await keepDailyCopy(now);
		const elsewhere = await lostElsewhere(contents.history);
		const { entryId, result } = await mergePlanned(planned, await nameOf(manifest.device), now, {
			what: 'folder.merge'
		});
		await noteLost(entryId, elsewhere);
		return {
			changes: result.added + result.changed + result.deleted,
			at: Date.parse(manifest.created),
			brought: cardsOf(summary)
		};
	} finally {
		planned.job.end();
	}
}

/** What the person would call something that came: names of devices and settings are no cards. */
function cardsOf({ lists }: MergeSummary): Omit<Brought, 'at'> {
	return { added: lists.new.count + lists.revived.count, changed: lists.changed.count, deleted: lists.deleted.count };
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

/** A merge that waits for the person, thought through, and the file it is of. */
export interface WaitingFile extends PlannedMerge {
	name: string;
	/** How it looked when it was read. */
	look: string;
	/** Instant (ms) at which it was made. */
	at: number;
	/** Entries of its history by which values of this device lost there. */
	elsewhere: HistoryEntry[];
}

/** The merge of a file that waits; undefined where the file is gone or no longer whole. */
export async function waitingMerge(name: string, now: number): Promise<WaitingFile | undefined> {
	const [folder, state] = [await keptFolder('shared-folder'), await sharedState()()];
	const file = folder && (await fileNamed(folder, name));
	if (!file || !state) return undefined;
	const checked = await checkBackup(file, secretOf(state.passphrase));
	if (!('backup' in checked)) return undefined;
	const { contents, manifest } = checked.backup;
	const look = lookOf({ name, size: file.size, modified: file.lastModified });
	const elsewhere = await lostElsewhere(contents.history);
	return { ...(await planOf(contents, now)), name, look, at: Date.parse(manifest.created), elsewhere };
}

/**
 * Merges what waited, as the person wished; the file is then taken in like any other. `keeps`: but what it would delete
 * stays, and comes back on the other devices.
 */
export function mergeWaiting(
	{ name, look, at, job, elsewhere }: WaitingFile,
	now: number,
	keeps = false
): Promise<string> {
	return inFolderTurn(async () => {
		const device = deviceOfFile(name) ?? '';
		await keepSafetyCopy('merge', now);
		const { entryId } = await mergePlanned({ job }, await nameOf(device), now, { what: 'folder.merge', keeps });
		await noteLost(entryId, elsewhere);
		const { own } = await devicesOfBox()();
		await changeState(({ left, taken, peers }) => ({
			left: left.filter((one) => one.name !== name),
			taken: { ...taken, [name]: look },
			peers:
				isSyncCopy(name) || device === own ? peers : [...peers.filter((peer) => peer.device !== device), { device, at }]
		}));
		return entryId;
	});
}

function secretOf(passphrase: string): Secret | undefined {
	return passphrase === '' ? undefined : { by: 'passphrase', passphrase };
}
