import { newItemId } from '#lib/id.ts';
import { announce } from './changes.ts';
import { markBoxUsed, openBox } from './box.ts';
import { codec } from './codec.ts';
import type { BoxDb } from './dexie-box.ts';
import { asFailure, BoxFailure } from './failures.ts';
import { laterOf, renewedDevice, tick } from './hlc.ts';
import type { HistoryEntry } from './history-entry.ts';
import { historyRowOf, rowOf } from './rows.ts';
import { readClock, writeClock } from './meta.ts';
import { repaired } from './repaired.ts';
import { lastEdit } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { TABLE_NAMES } from './schema.ts';
import type { TableName } from './schema.ts';
import { inTurn } from './turn.ts';

/** Everything a backup holds: records with their stamps, trash included, and the history. */
export interface BoxContents {
	tables: { readonly [T in TableName]: StampedRecord[] };
	history: HistoryEntry[];
}

const PAGE = 1000;

/** Rows per request: the page keeps its frames while a large box is written back. */
const BATCH = 500;

/** Reads the whole box in the order of its ids, as one state: nothing can be written between two tables. */
export async function readBox(): Promise<BoxContents & { device: string; last: string; rev: number; box: string }> {
	const { db } = await openBox();
	try {
		const raw = await db.transaction('r', db.tables, async () => {
			const rows = new Map<TableName, { id: string; body: unknown }[]>();
			for (const table of TABLE_NAMES) rows.set(table, await db.rows(table).orderBy('id').toArray());
			return { rows, history: await db.history.orderBy('id').toArray(), clock: await readClock(db) };
		});
		const tables = {} as Record<TableName, StampedRecord[]>;
		for (const [table, rows] of raw.rows) {
			tables[table] = [];
			for (let from = 0; from < rows.length; from += PAGE) {
				const page = rows.slice(from, from + PAGE);
				const bodies = await Promise.all(page.map(({ id, body }) => codec.open(table, id, body)));
				tables[table].push(...(bodies as StampedRecord[]));
			}
		}
		const history = await Promise.all(raw.history.map(({ id, body }) => codec.open('history', id, body)));
		return {
			tables,
			history: history as HistoryEntry[],
			device: raw.clock.device,
			last: raw.clock.last,
			rev: raw.clock.rev,
			box: raw.clock.box ?? ''
		};
	} catch (error) {
		throw asFailure(error);
	}
}

/** How many live records the box holds, by table; for empty states and the age of the backup. */
export async function countLive(table: TableName): Promise<number> {
	const { db } = await openBox();
	return db.rows(table).where('deleted').equals(0).count();
}

export interface Progress {
	onProgress?: (done: number, total: number) => void;
	signal?: AbortSignal;
}

/**
 * Puts these contents in the place of everything in the box, in one transaction: all of it or nothing. Records
 * keep their stamps; the clock goes on after the latest of them, so that the next edit here is newer.
 */
export async function replaceBox(contents: BoxContents, now: number, progress: Progress = {}): Promise<void> {
	const { db } = await openBox();
	// In its turn: a command of another tab between reading the clock and writing it would leave the counter behind.
	await inTurn(() => replaceAll(db, contents, now, progress));
	markBoxUsed();
	announce();
}

async function replaceAll(
	db: BoxDb,
	contents: BoxContents,
	now: number,
	{ onProgress, signal }: Progress
): Promise<void> {
	const clock = await readClock(db);
	const rev = clock.rev + 1;
	const rows = new Map<TableName, Awaited<ReturnType<typeof rowOf>>[]>();
	let last = clock.last;
	let total = contents.history.length;
	for (const table of TABLE_NAMES) {
		const list = [];
		for (const record of contents.tables[table]) {
			last = laterOf(last, laterOf(lastEdit(record), record.deleted));
			list.push(await rowOf(table, repaired(table, record), rev));
			if (list.length % BATCH === 0) await new Promise((resolve) => setTimeout(resolve));
		}
		rows.set(table, list);
		total += list.length;
	}
	const history = await Promise.all(contents.history.map((entry) => historyRowOf(entry, rev)));
	try {
		await db.transaction('rw', db.tables, async () => {
			// By name: Dexie's list holds other objects for its tables than its properties do.
			// Drafts and what belongs to this device alone (folders, keys, the last backup) are not the box's.
			const kept = [db.drafts.name, db.meta.name];
			const cleared = db.tables.filter(({ name }) => !kept.includes(name));
			await Promise.all(cleared.map((table) => table.clear()));
			let done = 0;
			const put = async <R>(list: readonly R[], store: (batch: R[]) => PromiseLike<unknown>) => {
				for (let from = 0; from < list.length; from += BATCH) {
					if (signal?.aborted) throw new BoxFailure('cancelled');
					const batch = list.slice(from, from + BATCH);
					await store(batch);
					done += batch.length;
					onProgress?.(done, total);
				}
			};
			for (const [table, list] of rows) await put(list, (batch) => db.rows(table).bulkPut(batch));
			await put(history, (batch) => db.history.bulkPut(batch));
			const device = renewedDevice(clock.device);
			await writeClock(db, { rev, last: tick(last, now, device), device, box: newItemId() });
		});
	} catch (error) {
		throw asFailure(error);
	}
}
