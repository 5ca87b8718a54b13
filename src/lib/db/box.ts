import type { BoxDb, liveQuery as LiveQuery } from './dexie-box.ts';
import { asFailure, BoxFailure } from './failures.ts';

/** Left in localStorage once the box has data, so that a cleared database is not taken for a new one. */
const WAS_HERE = 'kartei-box';
const BLOCKED_AFTER = 4000;
/** Dexie multiplies its versions by ten for IndexedDB. */
const NATIVE_PER_VERSION = 10;

export interface OpenBox {
	db: BoxDb;
	liveQuery: typeof LiveQuery;
}

let opening: Promise<OpenBox> | undefined;
let current: OpenBox | undefined;
const lostListeners = new Set<(failure: BoxFailure) => void>();

/** Opens the box once; later calls get the same. Rejects with a BoxFailure, never with an empty box in its place. */
export function openBox(): Promise<OpenBox> {
	opening ??= open().catch((error: unknown) => {
		opening = undefined;
		throw asFailure(error);
	});
	return opening;
}

/** The box where it is open already: lets a live query begin with its first request, as Dexie must see it do. */
export function boxIfOpen(): OpenBox | undefined {
	return current;
}

/** Told when the database is lost under the running page: cleared, or needed by a newer version in another tab. */
export function onBoxLost(listener: (failure: BoxFailure) => void): () => void {
	lostListeners.add(listener);
	return () => lostListeners.delete(listener);
}

async function open(): Promise<OpenBox> {
	const { BoxDb, liveQuery } = await import('./dexie-box.ts');
	const db = new BoxDb();
	let isNew = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const blocked = new Promise<never>((_, reject) => {
		db.on('blocked', () => {
			timer = setTimeout(() => reject(new BoxFailure('blocked')), BLOCKED_AFTER);
		});
	});
	db.on('populate', () => {
		isNew = true;
	});
	db.on('versionchange', () => lose(db, new BoxFailure('blocked')));
	db.on('close', () => lose(db, new BoxFailure('connectionLost')));
	await Promise.race([db.open(), blocked]);
	clearTimeout(timer);
	// Dexie opens a database of a higher version as it is; its rows may mean something else by now.
	if (db.backendDB().version > db.verno * NATIVE_PER_VERSION) {
		db.close();
		throw new BoxFailure('newerData');
	}
	if (isNew && wasHere()) {
		// Nothing may be written into the new empty box before its owner has read what happened.
		await db.delete();
		throw new BoxFailure('dataGone');
	}
	current = { db, liveQuery };
	return current;
}

function lose(db: BoxDb, failure: BoxFailure): void {
	// Closing tells 'close' again, and a box that never opened cannot be lost: openBox says why it did not. One that
	// opened only after it was given up as blocked is not the one in use.
	if (current?.db !== db) return;
	opening = undefined;
	current = undefined;
	db.close();
	for (const listener of lostListeners) listener(failure);
}

/** Did this browser hold a box with data when it was last looked? */
export function wasHere(): boolean {
	try {
		return globalThis.localStorage?.getItem(WAS_HERE) === '1';
	} catch {
		// Blocked site data: then the database is refused as well, and says so under its own name.
		return false;
	}
}

/** Remembers that this browser holds a box with data. */
export function markBoxUsed(): void {
	try {
		if (!wasHere()) globalThis.localStorage?.setItem(WAS_HERE, '1');
	} catch {
		// A full localStorage: what was just stored is stored, and must not be told as a failure.
	}
}

/** The owner has read that the data is gone, or wiped the box: the next start begins a new one. */
export function forgetBoxMark(): void {
	globalThis.localStorage?.removeItem(WAS_HERE);
}
