import { openBox } from './box.ts';
import type { BoxDb } from './dexie-box.ts';
import { asFailure } from './failures.ts';
import { timeOf } from './hlc.ts';
import { forgetNoted, purge } from './purge.ts';
import { limitsOf } from './retention.ts';
import { TABLE_NAMES } from './schema.ts';
import type { TableName } from './schema.ts';

const LAST_RUN = 'housekeeping';
const A_DAY = 86_400_000;
/** Rows per transaction: the page keeps its frames, and a command need not wait. */
const BATCH = 500;
/** Above this share of what the browser grants, the older history goes before its year is over. */
const NEARLY_FULL = 0.8;

/** What a run threw away. */
export interface Tidied {
	/** History entries. */
	entries: number;
	/** Records of the trash that lost their content. */
	records: number;
}

/** Runs once a day; undefined where it already ran. Rejects with a BoxFailure. */
export async function tidyOnceADay(now: number): Promise<Tidied | undefined> {
	const { db } = await openBox();
	const last = (await db.meta.get(LAST_RUN))?.value as number | undefined;
	if (last !== undefined && last <= now && now - last < A_DAY) return undefined;
	try {
		await forgetNoted();
		const { history, trash } = limitsOf(now, await lastCommandAt(db), await isDiskTight());
		const done = { entries: await pruneHistory(db, history), records: await emptyTrash(db, trash, now) };
		await db.meta.put({ id: LAST_RUN, value: now });
		return done;
	} catch (error) {
		throw asFailure(error);
	}
}

/** Instant (ms) of the last command in the history; 0 = none. */
export async function lastCommandAt(db: BoxDb): Promise<number> {
	// The key alone: the entry of a large import would block the page while it is read.
	const [newest] = await db.history.orderBy('at').reverse().limit(1).keys();
	return Number(newest ?? 0);
}

async function isDiskTight(): Promise<boolean> {
	const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
	return quota > 0 && usage > quota * NEARLY_FULL;
}

async function pruneHistory(db: BoxDb, before: number): Promise<number> {
	let gone = 0;
	for (;;) {
		const count = await db.history.where('at').below(before).limit(BATCH).delete();
		gone += count;
		if (count < BATCH) return gone;
	}
}

async function emptyTrash(db: BoxDb, before: number, now: number): Promise<number> {
	let gone = 0;
	for (const table of TABLE_NAMES) {
		const ids = await db.rows(table).where('deleted').equals(1).primaryKeys();
		const old: { table: TableName; id: string }[] = [];
		for (let from = 0; from < ids.length; from += BATCH) {
			const rows = (await db.rows(table).bulkGet(ids.slice(from, from + BATCH))).filter((row) => row !== undefined);
			// `changed` of a deleted row is the stamp of its deletion.
			for (const { id, changed } of rows) if (timeOf(changed) < before) old.push({ table, id });
		}
		gone += (await purge(old, now)).length;
	}
	return gone;
}
