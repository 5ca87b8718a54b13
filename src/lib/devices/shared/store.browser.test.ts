import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { openBox } from '#lib/db/box.ts';
import type { BoxContents } from '#lib/db/dump.ts';
import { countLive, readBox } from '#lib/db/dump.ts';
import { tick } from '#lib/db/hlc.ts';
import type { Hlc } from '#lib/db/hlc.ts';
import { readOne } from '#lib/db/read.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import { isDeleted, mergeKeeping, stampDeleted, stampNew, withValues } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { undoEntry } from '#lib/db/undo.ts';
import { write } from '#lib/db/write.ts';
import { locked } from '#lib/interchange/backup/crypt.ts';
import { writeBackup } from '#lib/interchange/backup/format.ts';
import { checkBackup } from '#lib/interchange/backup/job.ts';
import { fileNamed, listFiles, writeVerified } from '#lib/interchange/folder/files.ts';
import { unseenEntries } from '../lost/found/store.ts';
import { countLost, dropLost } from '../lost/store.ts';
import { restoreBackup } from '../restore/store.ts';
import { ownFileName } from './files.ts';
import { sharedState } from './state/store.ts';
import { beginSharing, forgetPeer, mergeWaiting, resumeSharing, round, stopSharing, waitingMerge } from './store.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 12);
const PHONE = 'phone00000';
const THEIRS = `kartei-device-${PHONE}.kartei`;

let folder: FileSystemDirectoryHandle;
let last: Hlc = '';

beforeEach(async () => {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
	folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true });
	await db.meta.put({ id: 'shared-folder', value: folder });
	last = '';
});
afterEach(async () => {
	vi.restoreAllMocks();
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
	await (await navigator.storage.getDirectory()).removeEntry('shared', { recursive: true });
});

const stamp = (now = NOW) => (last = tick(last, now, PHONE));
const person = (id: string) => stampNew({ ...emptyContact(id), remark: 'from the phone' }, stamp());

function contentsOf(contacts: StampedRecord[]): BoxContents {
	const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, [] as StampedRecord[]]));
	return { tables: { ...tables, contacts } as unknown as BoxContents['tables'], history: [] };
}

const bytesOf = async (contents: BoxContents) =>
	(await writeBackup({ ...contents, device: PHONE, last }, NOW, '')).bytes;

/** The phone writes its file. */
async function phone(contacts: StampedRecord[], name = THEIRS): Promise<void> {
	await writeVerified(folder, name, await bytesOf(contentsOf(contacts)));
}

async function people(count: number): Promise<void> {
	await write({ what: 'import.contacts', now: NOW - DAY }, (box) =>
		box.addAll(
			'contacts',
			Array.from({ length: count }, (_, at) => emptyContact(`c${at}`))
		)
	);
}

const left = async () => (await sharedState()())?.left.map(({ name, why }) => ({ name, why }));
const names = async () => (await listFiles(folder)).map(({ name }) => name);

async function merge(name: string, keeps = false): Promise<string> {
	const waiting = await waitingMerge(name, NOW);
	if (!waiting) throw new Error('Nothing waits');
	return mergeWaiting(waiting, NOW, keeps).finally(() => waiting.job.end());
}

/** The box of another file in the place of this one. */
async function replace(contacts: StampedRecord[]): Promise<void> {
	const checked = await checkBackup(new File([await bytesOf(contentsOf(contacts))], 'old.kartei'), undefined);
	if (!('backup' in checked)) throw new Error('No backup');
	await restoreBackup(checked.backup, NOW, {});
}

describe('a round', () => {
	it('takes in what the other device wrote, once, and writes the own file', async () => {
		await people(1);
		await beginSharing('', 'Laptop', NOW);
		await phone([person('p1')]);
		expect(await round(NOW)).toEqual({ state: 'together', changes: 1 });
		expect(await readOne('contacts', 'p1')).toMatchObject({ remark: 'from the phone' });
		expect(await sharedState()()).toMatchObject({ peers: [{ device: PHONE, at: NOW }], left: [], at: NOW });
		expect((await names()).length).toBe(2);
		const { rev } = await readBox();
		expect(await round(NOW + 1)).toEqual({ state: 'together', changes: 0 });
		expect((await readBox()).rev).toBe(rev);
	});
	it('leaves out what is locked, has another passphrase, is damaged or newer, and takes in the rest', async () => {
		await beginSharing('right', 'Laptop', NOW);
		const bytes = await bytesOf(contentsOf([person('p1')]));
		await writeVerified(folder, THEIRS, bytes);
		const other = await locked(bytes, { by: 'passphrase', passphrase: 'wrong' });
		await writeVerified(folder, 'kartei-device-b.kartei.age', other);
		await writeVerified(folder, 'kartei-device-c.kartei', bytes.slice(0, 40));
		const newer = new TextEncoder().encode('{"format":"kartei-backup","version":9,"minReader":9}\n');
		await writeVerified(folder, 'kartei-device-d.kartei', newer);
		expect(await round(NOW)).toEqual({ state: 'together', changes: 1 });
		expect(await left()).toEqual([
			{ name: 'kartei-device-b.kartei.age', why: 'passphrase' },
			{ name: 'kartei-device-c.kartei', why: 'damaged' },
			{ name: 'kartei-device-d.kartei', why: 'newer' }
		]);
	});
	it('without the passphrase leaves out what is locked', async () => {
		await beginSharing('', 'Laptop', NOW);
		const bytes = await bytesOf(contentsOf([person('p1')]));
		await writeVerified(folder, `${THEIRS}.age`, await locked(bytes, { by: 'passphrase', passphrase: 'x' }));
		await round(NOW);
		expect(await left()).toEqual([{ name: `${THEIRS}.age`, why: 'locked' }]);
		expect(await readOne('contacts', 'p1')).toBeUndefined();
	});
	it('that cannot write says so, knows what came in, and goes through the next time', async () => {
		await beginSharing('', 'Laptop', NOW);
		await phone([person('p1')]);
		vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockRejectedValue(
			new DOMException('', 'NotAllowedError')
		);
		expect(await round(NOW)).toEqual({ state: 'failed', code: 'folderDenied' });
		expect(await sharedState()()).toMatchObject({ written: -1, at: 0, peers: [{ device: PHONE }] });
		expect((await sharedState()())?.taken).toHaveProperty([THEIRS]);
		vi.restoreAllMocks();
		expect(await round(NOW + 1)).toEqual({ state: 'together', changes: 0 });
	});
	it('does nothing where the folder is gone, and says so', async () => {
		await beginSharing('', 'Laptop', NOW);
		const root = await navigator.storage.getDirectory();
		await root.removeEntry('shared', { recursive: true });
		expect(await round(NOW)).toEqual({ state: 'gone' });
		await root.getDirectoryHandle('shared', { create: true });
	});
	it('is one at a time', async () => {
		await beginSharing('', 'Laptop', NOW);
		const [first, second] = await Promise.all([round(NOW), round(NOW)]);
		expect([first, second]).toEqual([{ state: 'together', changes: 0 }, undefined]);
	});
});

describe('what a round brought', () => {
	it('is remembered until the next one that brings something', async () => {
		await people(2);
		await beginSharing('', 'Laptop', NOW);
		expect(await round(NOW)).toMatchObject({ state: 'together' });
		expect((await sharedState()())?.brought).toBeUndefined();
		await phone([person('p1')]);
		await round(NOW + 1);
		await round(NOW + 2);
		const brought = { at: NOW + 1, added: 1, changed: 0, deleted: 0 };
		expect((await sharedState()())?.brought).toEqual(brought);
		expect(await countLost()()).toBe(0);
	});
	it('names the values that lost until they were looked at', async () => {
		await people(1);
		await beginSharing('', 'Laptop', NOW);
		const [one] = (await readBox()).tables.contacts;
		if (!one) throw new Error('No contact');
		await write({ what: 'contact.save', now: NOW - 5 }, async (box) => {
			const contact = await box.get('contacts', one.id);
			if (contact) box.put('contacts', { ...contact, remark: 'from here' });
		});
		stamp(NOW + 1000);
		await phone([withValues(one, new Map([['remark', 'from there']]), TABLES.contacts.collections, stamp())]);
		await round(NOW);
		expect((await sharedState()())?.brought).toMatchObject({ changed: 1 });
		expect(await countLost()()).toBe(1);
		expect((await unseenEntries()).map(({ what }) => what)).toEqual(['folder.merge']);
		await round(NOW + 1);
		expect(await countLost()()).toBe(1);
		await dropLost();
		expect(await countLost()()).toBe(0);
	});
	it('names a value of this device that lost on the other one, once', async () => {
		await people(1);
		await beginSharing('', 'Laptop', NOW);
		const { tables, device } = await readBox();
		const conflict = { key: 'remark', kept: 'a', lost: 'b', keptStamp: stamp() };
		const change = (lostStamp: Hlc) => ({
			table: 'contacts' as const,
			id: tables.contacts[0]?.id ?? '',
			kind: 'changed' as const,
			values: {},
			conflicts: [{ ...conflict, lostStamp }]
		});
		const [ours, others] = [tick('', NOW - 9, device), tick('', NOW - 9, 'other00000')];
		const entry = (id: string) => {
			const changes = [change(ours), change(others)];
			return { id, what: 'folder.merge', label: '', at: NOW, stamp: stamp(), device: PHONE, changes, undoes: '' };
		};
		const entries = [entry('h1'), entry('h2')];
		await writeVerified(folder, THEIRS, await bytesOf({ ...contentsOf([person('p1')]), history: entries }));
		await round(NOW);
		expect(await countLost()()).toBe(1);
		expect((await unseenEntries()).map(({ id }) => id)).toEqual(['h1']);
	});
});

describe('a file that waits for the person', () => {
	it('deletes many: is left out until it is wished, and then is taken in', async () => {
		await people(20);
		await beginSharing('', 'Laptop', NOW);
		const { tables } = await readBox();
		last = (await readBox()).last;
		await phone(tables.contacts.map((one, at) => (at < 12 ? stampDeleted(one, stamp()) : one)));
		await round(NOW);
		expect(await left()).toEqual([{ name: THEIRS, why: 'many' }]);
		expect((await sharedState()())?.left).toMatchObject([{ deletions: 12 }]);
		expect(await countLive('contacts')).toBe(20);
		expect(await merge(THEIRS)).not.toBe('');
		expect(await countLive('contacts')).toBe(8);
		expect(await left()).toEqual([]);
		expect(await sharedState()()).toMatchObject({ peers: [{ device: PHONE, at: NOW }] });
		expect(await round(NOW)).toMatchObject({ changes: 0 });
		expect(await left()).toEqual([]);
	});
	it('deletes many: on a no they stay, for every device, and the rest of it is taken in', async () => {
		await people(20);
		await beginSharing('', 'Laptop', NOW);
		const { tables } = await readBox();
		last = (await readBox()).last;
		// The other device's clock is ahead of this one's.
		stamp(NOW + 1000);
		const theirs = tables.contacts.map((one, at) => (at < 12 ? stampDeleted(one, stamp()) : one));
		await phone([...theirs, person('p1')]);
		await round(NOW);
		const entryId = await merge(THEIRS, true);
		expect(await countLive('contacts')).toBe(21);
		expect(await left()).toEqual([]);
		expect(await round(NOW)).toMatchObject({ state: 'together', changes: 0 });
		expect(await countLost()()).toBe(0);
		const ours = new Map((await readBox()).tables.contacts.map((one) => [one.id, one]));
		for (const one of theirs) {
			const there = mergeKeeping(one, ours.get(one.id) ?? one, TABLES.contacts.collections);
			expect(isDeleted(there)).toBe(false);
		}
		await undoEntry(entryId, NOW);
		expect(await countLive('contacts')).toBe(20);
	});
	it('had a wrong clock: is asked for once, and the next ones of that device come in unasked', async () => {
		await beginSharing('', 'Laptop', NOW);
		stamp(NOW + 30 * DAY);
		const first = person('p1');
		await phone([first]);
		await round(NOW);
		expect(await left()).toEqual([{ name: THEIRS, why: 'future' }]);
		expect(await readOne('contacts', 'p1')).toBeUndefined();
		await merge(THEIRS);
		expect(await round(NOW)).toMatchObject({ changes: 0 });
		expect(await left()).toEqual([]);
		await phone([first, person('p2')]);
		expect(await round(NOW)).toMatchObject({ changes: 1 });
		expect(await left()).toEqual([]);
		expect(await readOne('contacts', 'p2')).toBeDefined();
	});
	it('is not joined with a box that took the place of the one it was looked at for', async () => {
		await people(20);
		await beginSharing('', 'Laptop', NOW);
		stamp(NOW + 30 * DAY);
		await phone([person('p1')]);
		await round(NOW);
		const waiting = await waitingMerge(THEIRS, NOW);
		if (!waiting) throw new Error('Nothing waits');
		await replace([]);
		await expect(mergeWaiting(waiting, NOW)).rejects.toMatchObject({ code: 'conflict' });
		expect(await countLive('contacts')).toBe(0);
		waiting.job.end();
	});
});

describe('while a round is under way', () => {
	it('a box that is replaced stays as it is, and sharing rests', async () => {
		await people(3);
		await beginSharing('', 'Laptop', NOW);
		await phone([person('p1')]);
		const running = round(NOW);
		await replace([]);
		await running;
		expect(await sharedState()()).toMatchObject({ paused: true });
		expect(await countLive('contacts')).toBe(0);
		expect(await round(NOW)).toEqual({ state: 'off' });
		expect(await countLive('contacts')).toBe(0);
		await resumeSharing();
		expect(await round(NOW)).toEqual({ state: 'together', changes: 1 });
	});
	it('a device that stops leaves no file and no passphrase', async () => {
		await people(3);
		await beginSharing('secret', 'Laptop', NOW);
		await phone([person('p1')]);
		const running = round(NOW);
		await stopSharing();
		await running;
		expect(await sharedState()()).toBeUndefined();
		expect(await names()).toEqual([THEIRS]);
		expect(await round(NOW)).toEqual({ state: 'off' });
	});
	it('a device that is forgotten stays so', async () => {
		await beginSharing('', 'Laptop', NOW);
		await phone([person('p1')]);
		await round(NOW);
		await phone([person('p2')]);
		const running = round(NOW + 1);
		await forgetPeer(PHONE);
		await running;
		expect((await sharedState()())?.peers).toEqual([]);
		expect(await fileNamed(folder, THEIRS)).toBeUndefined();
	});
});

describe('replacing the box', () => {
	it('rests the sharing before the first row is touched', async () => {
		await people(1);
		await beginSharing('', 'Laptop', NOW);
		let wasPaused: boolean | undefined;
		const clear = Reflect.get(IDBObjectStore.prototype, 'clear') as () => IDBRequest;
		const reading = sharedState();
		const seen: Promise<void>[] = [];
		vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
			seen.push(reading().then((state) => void (wasPaused ??= state?.paused)));
			return Reflect.apply(clear, this, []) as IDBRequest<undefined>;
		});
		await replace([]);
		await Promise.all(seen);
		expect(seen.length).toBeGreaterThan(0);
		expect(wasPaused).toBe(true);
	});
	it('that did not happen does not rest it', async () => {
		// Dexie says each refused request on the console, too.
		vi.spyOn(console, 'trace').mockImplementation(() => undefined);
		await people(1);
		await beginSharing('', 'Laptop', NOW);
		vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
			throw new DOMException('', 'QuotaExceededError');
		});
		await expect(replace([])).rejects.toMatchObject({ code: 'quotaFull' });
		vi.restoreAllMocks();
		expect(await sharedState()()).toMatchObject({ paused: false });
		expect(await countLive('contacts')).toBe(1);
	});
	it('is cancelled while it waits for a round', async () => {
		await people(1);
		await beginSharing('', 'Laptop', NOW);
		const bytes = await bytesOf(contentsOf([]));
		const checked = await checkBackup(new File([bytes], 'old.kartei'), undefined);
		if (!('backup' in checked)) throw new Error('No backup');
		const stop = new AbortController();
		const running = round(NOW);
		const replacing = restoreBackup(checked.backup, NOW, { signal: stop.signal });
		stop.abort();
		await expect(replacing).rejects.toMatchObject({ code: 'cancelled' });
		await running;
		expect(await sharedState()()).toMatchObject({ paused: false });
		expect(await countLive('contacts')).toBe(1);
	});
});

it('names the own file after this device', async () => {
	await beginSharing('', 'Laptop', NOW);
	await round(NOW);
	const { device } = await readBox();
	expect(await names()).toEqual([ownFileName(device.slice(0, 10), false)]);
});
