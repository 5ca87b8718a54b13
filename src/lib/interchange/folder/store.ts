import { openBox } from '#lib/db/box.ts';
import { asFailure } from '#lib/db/failures.ts';
import { asFolderFailure } from './failure.ts';

/** What a folder of the device is used for; also the name of its `meta` row, which stays on this device. */
export type FolderUse = 'backup-folder' | 'shared-folder';

/**
 * What may be done with a folder now: `granted`; `prompt`: the browser asks again, which needs a click; `denied`; `gone`:
 * moved, deleted, or on a drive that is not there.
 */
export type FolderAccess = 'granted' | 'prompt' | 'denied' | 'gone';

/** The parts of the File System Access API that only Chromium has, and an origin-private folder not always. */
interface Asking {
	queryPermission?: (wish: { mode: 'readwrite' }) => Promise<PermissionState>;
	requestPermission?: (wish: { mode: 'readwrite' }) => Promise<PermissionState>;
}
interface Picking {
	showDirectoryPicker?: (wish: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
}

/** Chrome and Edge on computers, Chrome on Android from 132 on; not Firefox, not Safari. */
export function canChooseFolder(): boolean {
	return typeof (globalThis as Picking).showDirectoryPicker === 'function';
}

/** Lets the person pick a folder (needs a click) and remembers it; undefined where the picker was closed. */
export async function chooseFolder(use: FolderUse): Promise<FileSystemDirectoryHandle | undefined> {
	let folder;
	try {
		folder = await (globalThis as Picking).showDirectoryPicker?.({ id: use, mode: 'readwrite' });
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return undefined;
		throw asFolderFailure(error);
	}
	if (folder) await keepFolder(use, folder);
	return folder;
}

async function keepFolder(use: FolderUse, folder: FileSystemDirectoryHandle): Promise<void> {
	const { db } = await openBox();
	try {
		await db.meta.put({ id: use, value: folder });
	} catch (error) {
		throw asFailure(error);
	}
}

/** The folder chosen for this use on this device, whatever may be done with it; undefined = none. */
export async function keptFolder(use: FolderUse): Promise<FileSystemDirectoryHandle | undefined> {
	const { db } = await openBox();
	try {
		return (await db.meta.get(use))?.value as FileSystemDirectoryHandle | undefined;
	} catch (error) {
		throw asFailure(error);
	}
}

/** Forgets the folder; its files stay where they are. */
export async function forgetFolder(use: FolderUse): Promise<void> {
	const { db } = await openBox();
	try {
		await db.meta.delete(use);
	} catch (error) {
		throw asFailure(error);
	}
}

/** What may be done with the folder now. Never asks the person. */
export async function folderAccess(folder: FileSystemDirectoryHandle): Promise<FolderAccess> {
	// An origin-private folder is the page's own: it has nobody to ask.
	const permission = (await (folder as Asking).queryPermission?.({ mode: 'readwrite' })) ?? 'granted';
	return permission === 'granted' ? reachable(folder) : permission;
}

/** Asks the browser for the folder again; only from a click. */
export async function reconnectFolder(folder: FileSystemDirectoryHandle): Promise<FolderAccess> {
	try {
		const permission = (await (folder as Asking).requestPermission?.({ mode: 'readwrite' })) ?? 'granted';
		return permission === 'granted' ? await reachable(folder) : permission;
	} catch (error) {
		throw asFolderFailure(error);
	}
}

/** A permission outlives the folder: only a look into it shows whether it is there. */
async function reachable(folder: FileSystemDirectoryHandle): Promise<FolderAccess> {
	try {
		await folder.keys().next();
		return 'granted';
	} catch (error) {
		const { code } = asFolderFailure(error);
		return code === 'folderDenied' ? 'prompt' : 'gone';
	}
}
