import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bytesOf, deleteFile, fileNamed, listFiles, writeVerified } from './files.ts';

const OLD = new Uint8Array([1, 2, 3]);
const NEW = new Uint8Array(200_000).fill(7);

let folder: FileSystemDirectoryHandle;

beforeEach(async () => {
	const root = await navigator.storage.getDirectory();
	folder = await root.getDirectoryHandle('backups', { create: true });
});
afterEach(async () => {
	vi.restoreAllMocks();
	const root = await navigator.storage.getDirectory();
	await root.removeEntry('backups', { recursive: true }).catch(() => undefined);
});

async function contentOf(name: string): Promise<Uint8Array | undefined> {
	const file = await fileNamed(folder, name);
	return file && (await bytesOf(file));
}

/** A stream whose write, or whose end, is refused as by a full disk. */
function refuse(step: 'write' | 'close'): void {
	vi.spyOn(FileSystemWritableFileStream.prototype, step).mockRejectedValue(new DOMException('', 'QuotaExceededError'));
}

describe('a file of a folder', () => {
	it('is written, read back, listed, replaced and deleted', async () => {
		const sum = '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81';
		expect(await writeVerified(folder, 'a.kartei', OLD)).toBe(sum);
		await folder.getDirectoryHandle('below', { create: true });
		expect(await listFiles(folder)).toMatchObject([{ name: 'a.kartei', size: 3 }]);
		await writeVerified(folder, 'a.kartei', NEW);
		expect(await contentOf('a.kartei')).toEqual(NEW);
		await deleteFile(folder, 'a.kartei');
		await deleteFile(folder, 'a.kartei');
		expect(await listFiles(folder)).toEqual([]);
		expect(await fileNamed(folder, 'a.kartei')).toBeUndefined();
	});
	it.each(['write', 'close'] as const)('stays whole where the disk is full at %s', async (step) => {
		await writeVerified(folder, 'a.kartei', OLD);
		refuse(step);
		await expect(writeVerified(folder, 'a.kartei', NEW)).rejects.toMatchObject({ code: 'folderFull' });
		vi.restoreAllMocks();
		expect(await contentOf('a.kartei')).toEqual(OLD);
	});
	it('that is new leaves no empty one behind where the disk is full', async () => {
		refuse('write');
		await expect(writeVerified(folder, 'new.kartei', NEW)).rejects.toMatchObject({ code: 'folderFull' });
		expect(await listFiles(folder)).toEqual([]);
	});
	it('that comes back as something else is not believed', async () => {
		const write = Reflect.get(FileSystemWritableFileStream.prototype, 'write') as (data: unknown) => Promise<void>;
		vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockImplementation(function (
			this: FileSystemWritableFileStream
		) {
			return Reflect.apply(write, this, [NEW.map((byte, at) => (at === 5 ? 0 : byte))]) as Promise<void>;
		});
		await expect(writeVerified(folder, 'a.kartei', NEW)).rejects.toMatchObject({ code: 'folderUnverified' });
	});
	it.each([
		['NotAllowedError', 'folderDenied'],
		['NoModificationAllowedError', 'folderBusy']
	])('refused with %s is %s', async (name, code) => {
		vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockRejectedValue(new DOMException('', name));
		await expect(writeVerified(folder, 'a.kartei', NEW)).rejects.toMatchObject({ code });
	});
	it('cannot be listed in a folder that is gone', async () => {
		const root = await navigator.storage.getDirectory();
		await root.removeEntry('backups', { recursive: true });
		await expect(listFiles(folder)).rejects.toMatchObject({ code: 'folderGone' });
	});
});
