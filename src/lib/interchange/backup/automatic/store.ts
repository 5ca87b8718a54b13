import { version } from '$app/env';
import { dayOf } from '#lib/day.ts';
import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { onChanges } from '#lib/db/changes.ts';
import { asFailure, BoxFailure } from '#lib/db/failures.ts';
import type { FailureCode } from '#lib/db/failures.ts';
import { deviceOf } from '#lib/db/hlc.ts';
import { readClock } from '#lib/db/meta.ts';
import { AUTOMATIC_BACKUPS, keepLastBackup } from '../../backup-age/store.ts';
import { deleteFile, fileNamed, listFiles, writeVerified } from '../../folder/files.ts';
import { folderAccess, forgetFolder, keptFolder } from '../../folder/store.ts';
import type { FolderAccess } from '../../folder/store.ts';
import { isProved, makeBackup } from '../job.ts';
import type { JobWatch } from '../job.ts';
import { isDue } from './due.ts';
import type { Occasion } from './due.ts';
import { backupName, isShrunk, outdated } from './rotation.ts';

/** The backup that was last written into the folder and read back whole. */
interface GoodBackup {
	name: string;
	/** Instant (ms). */
	at: number;
	contacts: number;
	/** The box's change counter then. */
	rev: number;
}

/** The automatic backups of this device; a `meta` row, no part of the box. No secret is in it. */
export interface AutomaticBackups {
	/** The public half of the owner's key; '' = by the owner's choice they are not encrypted. */
	recipient: string;
	good: GoodBackup | null;
	/** Contacts of the last backup whose number its owner would expect; what shrinking is measured by. */
	expected: number;
	/** The last one has far fewer: nothing is rotated out. */
	isHeld: boolean;
	/** Why the last try did not work; '' = it did. */
	trouble: FailureCode | Exclude<FolderAccess, 'granted'> | '';
	/** Why older backups that may go are still there; '' = none is. The new ones are written all the same. */
	clutter?: FailureCode | '';
}

const UNREACHABLE: ReadonlySet<string> = new Set<FolderAccess>(['prompt', 'denied', 'gone']);
const TURN = 'kartei-automatic-backup';

/** The automatic backups and the name of their folder; null = not set up. */
export const automaticBackups = () => async (): Promise<(AutomaticBackups & { folder: string }) | null> => {
	const { db } = boxIfOpen() ?? (await openBox());
	const state = (await db.meta.get(AUTOMATIC_BACKUPS))?.value as AutomaticBackups | undefined;
	const folder = (await db.meta.get('backup-folder'))?.value as FileSystemDirectoryHandle | undefined;
	return state && folder ? { ...state, folder: folder.name } : null;
};

/** Begins automatic backups into the folder that was chosen, for the holder of a key ('' = not encrypted). */
export async function beginBackups(recipient: string): Promise<void> {
	const { db } = await openBox();
	const state: AutomaticBackups = { recipient, good: null, expected: 0, isHeld: false, trouble: '' };
	try {
		await db.meta.put({ id: AUTOMATIC_BACKUPS, value: state });
	} catch (error) {
		throw asFailure(error);
	}
}

/** Ends them; the files and the key stay where they are. */
export async function endBackups(): Promise<void> {
	const { db } = await openBox();
	await db.meta.delete(AUTOMATIC_BACKUPS);
	await forgetFolder('backup-folder');
}

/** The owner knows that there are fewer contacts: older backups may be rotated out again. */
export async function acceptFewer(): Promise<void> {
	await change(({ good }) => (good ? { expected: good.contacts, isHeld: false } : {}));
}

/** Changes single fields by what they are now. Where the backups were ended meanwhile nothing comes of it. */
async function change(by: (state: AutomaticBackups) => Partial<AutomaticBackups>): Promise<void> {
	const { db } = await openBox();
	try {
		await db.transaction('rw', db.meta, async () => {
			const state = (await db.meta.get(AUTOMATIC_BACKUPS))?.value as AutomaticBackups | undefined;
			if (state) await db.meta.put({ id: AUTOMATIC_BACKUPS, value: { ...state, ...by(state) } });
		});
	} catch (error) {
		throw asFailure(error);
	}
}

/**
 * Writes a backup into the folder if one is due. It counts as good only when it was read back, opened and counted; what
 * stood in the way is kept with the state and shown under Backup.
 */
export async function backUpIntoFolder(occasion: Occasion, watch: JobWatch = {}): Promise<void> {
	const run = async () => {
		const state = await automaticBackups()();
		if (!state) return;
		try {
			await writeIfDue(state, occasion, watch);
		} catch (error) {
			const { code } = asFailure(error);
			if (code !== 'cancelled') await change(() => ({ trouble: code }));
		}
	};
	// One of several windows is enough; who asks for one waits for the turn.
	await navigator.locks.request(TURN, { ifAvailable: occasion !== 'now' }, (lock) => (lock ? run() : undefined));
}

async function writeIfDue(state: AutomaticBackups, occasion: Occasion, watch: JobWatch): Promise<void> {
	const folder = await keptFolder('backup-folder');
	const access = folder ? await folderAccess(folder) : 'gone';
	if (!folder || access !== 'granted') return change(() => ({ trouble: access === 'granted' ? 'gone' : access }));
	const { db } = await openBox();
	const { rev, device } = await readClock(db);
	const now = Date.now();
	if (!isDue(rev - (state.good?.rev ?? 0), state.good?.at ?? null, occasion, now)) {
		// A folder that is there again is no trouble any more; what a write met stays until one succeeds.
		if (UNREACHABLE.has(state.trouble)) await change(() => ({ trouble: '' }));
		return;
	}
	const { recipient } = state;
	const made = await makeBackup(recipient ? { by: 'key', recipient } : { by: 'nothing' }, now, version, watch);
	const { contacts } = made.live;
	const name = await freeName(folder, (at) => backupName(at, deviceOf(device), contacts, recipient !== ''), now);
	try {
		await writeVerified(folder, name, made.bytes);
		const written = await fileNamed(folder, name);
		if (!written || !(await isProved(written, made.proof))) throw new BoxFailure('folderUnverified');
	} catch (error) {
		// Nobody may take it for a backup, nor may a good one be rotated out for it.
		await deleteFile(folder, name).catch(() => undefined);
		throw error;
	}
	await keepLastBackup({ at: now, contacts, rev: made.rev, checked: true });
	const isHeld = isShrunk(contacts, state.expected);
	const good = { name, at: now, contacts, rev: made.rev };
	// Before anything is taken away: else a file that cannot be deleted makes it a new backup at every look.
	await change(({ expected }) => ({ good, isHeld, expected: isHeld ? expected : contacts, trouble: '' }));
	if (isHeld) return;
	const clutter = await rotate(folder, deviceOf(device), name, now);
	await change(() => ({ clutter }));
}

/** A name that no file has: a backup never takes the place of another, not even of one made in the same second. */
async function freeName(
	folder: FileSystemDirectoryHandle,
	nameAt: (at: number) => string,
	now: number
): Promise<string> {
	let at = now;
	while (await fileNamed(folder, nameAt(at))) at += 1000;
	return nameAt(at);
}

/** Takes away what may go, each file for itself; the answer is why one of them is still there. */
async function rotate(
	folder: FileSystemDirectoryHandle,
	device: string,
	newest: string,
	now: number
): Promise<FailureCode | ''> {
	let clutter: FailureCode | '' = '';
	try {
		const names = (await listFiles(folder)).map(({ name }) => name);
		for (const name of outdated(names, device, newest, dayOf(now)))
			await deleteFile(folder, name).catch((error: unknown) => (clutter ||= asFailure(error).code));
	} catch (error) {
		clutter = asFailure(error).code;
	}
	return clutter;
}

/** Ms without another change, so that a backup does not come in the middle of work. */
const AFTER_CHANGE = 30_000;
/** Ms between two looks at the clock while the page stays open. */
const LOOK = 900_000;

let isKept = false;

/**
 * Backs up when it is due, as long as the page lives: at once, after changes, and when the page goes away. Asked for once
 * more it does nothing.
 */
export function keepBackingUp(): void {
	if (isKept) return;
	isKept = true;
	// A box that cannot be read is told of where it is opened; what stands in the way of the folder is kept and shown.
	const run = (occasion: Occasion) => void backUpIntoFolder(occasion).catch(() => undefined);
	let pending: ReturnType<typeof setTimeout> | undefined;
	onChanges(() => {
		clearTimeout(pending);
		pending = setTimeout(() => run('change'), AFTER_CHANGE);
	});
	setInterval(() => run('change'), LOOK);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') run('hidden');
	});
	run('start');
}
