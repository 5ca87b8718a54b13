import { BoxFailure } from '#lib/db/failures.ts';
import { sha256 } from '../sha256.ts';
import { asFolderFailure } from './failure.ts';

/** A file as it lies in a folder. */
export interface FolderFile {
	name: string;
	/** Bytes. */
	size: number;
	/** Instant (ms) of its last change, as the file system has it. */
	modified: number;
}

/** The files of a folder itself (no folder below it), by name. Rejects with a BoxFailure, as all here. */
export async function listFiles(folder: FileSystemDirectoryHandle): Promise<FolderFile[]> {
	const files: FolderFile[] = [];
	try {
		for await (const handle of folder.values()) {
			if (handle.kind !== 'file') continue;
			const file = await (handle as FileSystemFileHandle).getFile().catch(unlessGone);
			if (file) files.push({ name: file.name, size: file.size, modified: file.lastModified });
		}
	} catch (error) {
		throw asFolderFailure(error);
	}
	return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A file by its name; undefined where there is none. Its bytes are read only when somebody asks the File for them. */
export async function fileNamed(folder: FileSystemDirectoryHandle, name: string): Promise<File | undefined> {
	try {
		const handle = await folder.getFileHandle(name).catch(unlessGone);
		return await handle?.getFile().catch(unlessGone);
	} catch (error) {
		throw asFolderFailure(error);
	}
}

/** The bytes of a file of the folder. */
export async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
	try {
		return new Uint8Array(await file.arrayBuffer());
	} catch (error) {
		throw asFolderFailure(error);
	}
}

/**
 * Writes a file and believes it only when it was read back: the browser writes beside the file and puts it in its
 * place when it is closed, so that a full disk, a lost permission or a killed page leaves the old file whole.
 * Returns the SHA-256 (hex) of what lies there now.
 */
export async function writeVerified(
	folder: FileSystemDirectoryHandle,
	name: string,
	bytes: Uint8Array<ArrayBuffer>
): Promise<string> {
	try {
		const isNew = (await folder.getFileHandle(name).catch(unlessGone)) === undefined;
		const handle = await folder.getFileHandle(name, { create: true });
		try {
			await writeAll(handle, bytes);
		} catch (error) {
			// Asking for a new file made an empty one; nobody may take it for a backup.
			if (isNew) await removeSoon(folder, name);
			throw error;
		}
		const written = await handle.getFile();
		const wanted = await sha256(bytes);
		const isSame =
			written.size === bytes.length && (await sha256(new Uint8Array(await written.arrayBuffer()))) === wanted;
		if (!isSame) throw new BoxFailure('folderUnverified');
		return wanted;
	} catch (error) {
		throw asFolderFailure(error);
	}
}

async function writeAll(handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
	const writable = await handle.createWritable();
	try {
		await writable.write(bytes);
		await writable.close();
	} catch (error) {
		// What was written so far is beside the file, not in it; a stream that failed cannot be aborted again.
		await writable.abort().catch(() => undefined);
		throw error;
	}
}

/** Ms until a file is let go of whose stream was given up. */
const LET_GO = 50;
const TRIES = 10;

async function removeSoon(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
	for (let tries = 0; tries < TRIES; tries++) {
		try {
			return await folder.removeEntry(name);
		} catch {
			// The failure of the writing is the one to tell; an empty file that stays is refused when it is opened.
			await new Promise((resolve) => setTimeout(resolve, LET_GO));
		}
	}
}

/** Deletes a file; one that is gone already is no failure. */
export async function deleteFile(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
	try {
		await folder.removeEntry(name).catch(unlessGone);
	} catch (error) {
		throw asFolderFailure(error);
	}
}

function unlessGone(error: unknown): undefined {
	if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
	throw error;
}
