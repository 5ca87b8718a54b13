import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { add } from '#lib/day.ts';
import { openBox } from '#lib/db/box.ts';
import { write } from '#lib/db/write.ts';
import { bytesOf, fileNamed, listFiles } from '../../folder/files.ts';
import { checkBackup } from '../job.ts';
import { acceptFewer, automaticBackups, backUpIntoFolder, beginBackups, endBackups } from './store.ts';

const HOUR = 3_600_000;
/** A Wednesday, at noon in most of the world: neither its day nor the seventh before it is the last of a week. */
const NOW = Date.UTC(2026, 10, 25, 12);
const DEVICE = 'aaaaaaaaaa';

let folder: FileSystemDirectoryHandle;

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(async () => {
	vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
	await wipe();
	const { db } = await openBox();
	await db.meta.put({ id: 'clock', value: { rev: 0, last: '', device: DEVICE } });
	folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true });
	await db.meta.put({ id: 'backup-folder', value: folder });
	await beginBackups('');
});
afterEach(async () => {
	vi.restoreAllMocks();
	vi.useRealTimers();
	await wipe();
	await (await navigator.storage.getDirectory()).removeEntry('backups', { recursive: true }).catch(() => undefined);
});

const people = (count: number) =>
	write({ what: 'import.contacts', now: NOW }, (box) =>
		box.addAll(
			'contacts',
			Array.from({ length: count }, (_, at) => emptyContact(`c${at}`))
		)
	);
const remove = (count: number) =>
	write({ what: 'contact.delete', now: NOW }, async (box) => {
		for (let at = 0; at < count; at++) await box.remove('contacts', `c${at}`);
	});
const put = (name: string) => folder.getFileHandle(name, { create: true });
const backupOf = (day: string, device = DEVICE) => `kartei-${day}-000001-${device}-9.kartei`;
const names = async () => (await listFiles(folder)).map(({ name }) => name);
const days = async () => (await names()).map((name) => name.slice('kartei-'.length, 'kartei-2026-11-25'.length));
const state = () => automaticBackups()();

async function bytes(name: string): Promise<string> {
	const file = await fileNamed(folder, name);
	return file ? (await bytesOf(file)).join() : 'none';
}

describe('a backup into the folder', () => {
	it('is written when something changed, can be opened, and is not written again before it is due', async () => {
		await people(3);
		await backUpIntoFolder('start');
		const [name = ''] = await names();
		expect(name).toMatch(/^kartei-2026-11-25-\d{6}-aaaaaaaaaa-3\.kartei$/);
		expect(await state()).toMatchObject({ folder: 'backups', good: { name, at: NOW, contacts: 3 }, trouble: '' });
		const file = await fileNamed(folder, name);
		if (!file) throw new Error('no file');
		expect(await checkBackup(file, undefined)).toMatchObject({ backup: { live: { contacts: 3 } } });
		await write({ what: 'contact.create', now: NOW }, (box) => box.put('contacts', emptyContact('new')));
		vi.setSystemTime(NOW + 4 * HOUR - 1);
		await backUpIntoFolder('change');
		expect(await names()).toEqual([name]);
		vi.setSystemTime(NOW + 4 * HOUR);
		await backUpIntoFolder('change');
		expect(await names()).toHaveLength(2);
	});
	it('takes the place of no other, not even of one of the same second', async () => {
		await people(1);
		await backUpIntoFolder('now');
		await backUpIntoFolder('now');
		expect(await names()).toHaveLength(2);
	});
	it('keeps three of today and the last of seven days, four weeks, twelve months, and what is not its own', async () => {
		await people(1);
		for (let back = 0; back < 400; back++) await put(backupOf(add('2026-11-25', -back, 'day')));
		for (const time of ['000002', '000003', '000004']) await put(`kartei-2026-11-25-${time}-${DEVICE}-9.kartei`);
		await put(backupOf('2020-01-01', 'bbbbbbbbbb'));
		await put('letter.txt');
		await backUpIntoFolder('now');
		const kept = [
			'2020-01-01',
			...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'],
			...['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-08', '2026-11-15', '2026-11-19'],
			...['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'],
			...['2026-11-25', '2026-11-25', '2026-11-25']
		];
		expect((await days()).slice(0, -1)).toEqual(kept);
		expect(await names()).toContain('letter.txt');
		expect(await names()).not.toContain(`kartei-2026-11-25-000002-${DEVICE}-9.kartei`);
		expect(await state()).toMatchObject({ clutter: '' });
	});
});

describe('a backup that cannot be written', () => {
	it('leaves the one before as it is, says why, and is written at the next try', async () => {
		await people(2);
		await backUpIntoFolder('now');
		const good = (await state())?.good;
		const before = await bytes(good?.name ?? '');
		vi.setSystemTime(NOW + HOUR);
		vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockRejectedValue(
			new DOMException('full', 'QuotaExceededError')
		);
		await backUpIntoFolder('now');
		expect(await state()).toMatchObject({ good, trouble: 'folderFull' });
		expect(await names()).toEqual([good?.name]);
		expect(await bytes(good?.name ?? '')).toBe(before);
		vi.restoreAllMocks();
		await backUpIntoFolder('now');
		expect(await state()).toMatchObject({ good: { at: NOW + HOUR }, trouble: '' });
	});
	it('whole, as it is read back, is no backup: it goes, and no good one goes for it', async () => {
		await people(2);
		await backUpIntoFolder('now');
		const good = (await state())?.good;
		vi.setSystemTime(NOW + HOUR);
		const written = FileSystemWritableFileStream.prototype.write;
		vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockImplementation(function (this: unknown, data) {
			return written.call(this as FileSystemWritableFileStream, (data as Uint8Array<ArrayBuffer>).slice(0, -1));
		});
		await backUpIntoFolder('now');
		expect(await state()).toMatchObject({ good, trouble: 'folderUnverified' });
		expect(await names()).toEqual([good?.name]);
	});
	it('for the folder may not be used or is gone, says so until it may be used again', async () => {
		await people(1);
		const asking = FileSystemHandle.prototype as unknown as { queryPermission: () => Promise<PermissionState> };
		for (const access of ['prompt', 'denied'] as const) {
			vi.spyOn(asking, 'queryPermission').mockResolvedValue(access);
			await backUpIntoFolder('now');
			expect([(await state())?.trouble, await names()]).toEqual([access, []]);
			vi.restoreAllMocks();
		}
		await backUpIntoFolder('start');
		expect([(await state())?.trouble, (await names()).length]).toEqual(['', 1]);
		await (await navigator.storage.getDirectory()).removeEntry('backups', { recursive: true });
		await backUpIntoFolder('now');
		expect(await state()).toMatchObject({ trouble: 'gone', good: { contacts: 1 } });
		await (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true });
		// Nothing is due, and still the trouble is over.
		await backUpIntoFolder('change');
		expect((await state())?.trouble).toBe('');
	});
});

describe('a backup of far fewer contacts', () => {
	it('holds the older ones back until their owner says that it is right', async () => {
		await people(10);
		await backUpIntoFolder('now');
		const old = backupOf('2020-01-01');
		for (let month = 1; month <= 12; month++) await put(backupOf(`2021-${String(month).padStart(2, '0')}-01`));
		await put(old);
		await remove(3);
		vi.setSystemTime(NOW + HOUR);
		await backUpIntoFolder('now');
		expect(await state()).toMatchObject({ isHeld: true, expected: 10, good: { contacts: 7 } });
		expect(await names()).toContain(old);
		await acceptFewer();
		expect(await state()).toMatchObject({ isHeld: false, expected: 7 });
		vi.setSystemTime(NOW + 2 * HOUR);
		await backUpIntoFolder('now');
		expect(await names()).not.toContain(old);
	});
	it('up to a fifth fewer is no alarm', async () => {
		await people(10);
		await backUpIntoFolder('now');
		await remove(2);
		vi.setSystemTime(NOW + HOUR);
		await backUpIntoFolder('now');
		expect(await state()).toMatchObject({ isHeld: false, expected: 8 });
	});
});

describe('endBackups', () => {
	it('stops writing and leaves the files', async () => {
		await people(1);
		await backUpIntoFolder('now');
		await endBackups();
		await backUpIntoFolder('now');
		expect([await state(), (await names()).length]).toEqual([null, 1]);
	});
});
