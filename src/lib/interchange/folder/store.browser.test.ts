import { afterEach, describe, expect, it, vi } from 'vitest';
import { canChooseFolder, chooseFolder, folderAccess, forgetFolder, keptFolder, reconnectFolder } from './store.ts';

afterEach(async () => {
	vi.unstubAllGlobals();
	await forgetFolder('backup-folder');
});

async function ownFolder(name: string): Promise<FileSystemDirectoryHandle> {
	return (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
}

describe('a chosen folder', () => {
	it('is kept for its use until it is forgotten', async () => {
		const folder = await ownFolder('chosen');
		vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folder));
		expect(canChooseFolder()).toBe(true);
		await chooseFolder('backup-folder');
		const kept = await keptFolder('backup-folder');
		expect(await kept?.isSameEntry(folder)).toBe(true);
		expect(await keptFolder('shared-folder')).toBeUndefined();
		await forgetFolder('backup-folder');
		expect(await keptFolder('backup-folder')).toBeUndefined();
	});
	it('is none where the picker was closed', async () => {
		vi.stubGlobal('showDirectoryPicker', () => Promise.reject(new DOMException('', 'AbortError')));
		expect(await chooseFolder('backup-folder')).toBeUndefined();
	});
	it('says what may be done with it', async () => {
		const folder = await ownFolder('chosen');
		expect(await folderAccess(folder)).toBe('granted');
		expect(await reconnectFolder(folder)).toBe('granted');
		const asked = Object.assign(Object.create(folder) as FileSystemDirectoryHandle, {
			queryPermission: () => Promise.resolve('prompt'),
			requestPermission: () => Promise.resolve('denied')
		});
		expect(await folderAccess(asked)).toBe('prompt');
		expect(await reconnectFolder(asked)).toBe('denied');
		await (await navigator.storage.getDirectory()).removeEntry('chosen', { recursive: true });
		expect(await folderAccess(folder)).toBe('gone');
	});
});
