import { newId } from '#lib/id.ts';
import { markBoxUsed, openBox } from './box.ts';
import { announce } from './changes.ts';
import type { Command, Done, Work } from './command.ts';
import type { Row } from './codec.ts';
import type { BoxDb } from './dexie-box.ts';
import { asFailure, BoxFailure } from './failures.ts';
import { tick } from './hlc.ts';
import type { Hlc } from './hlc.ts';
import type { HistoryEntry } from './history-entry.ts';
import { readClock, writeClock } from './meta.ts';
import { historyRowOf, rowOf } from './rows.ts';
import type { Clock } from './meta.ts';
import type { Records, TableName } from './schema.ts';
import { inTurn } from './turn.ts';
import { workOn } from './work.ts';
import type { Touched } from './work.ts';

const MOST_TRIES = 5;
/** Rows per request batch: small enough that the page keeps its frames, large enough to cost nothing. */
const BATCH = 500;
const BATCHES_AHEAD = 3;

/** Somebody else wrote between our reading and our writing; the command starts over on what is there now. */
class Overtaken extends Error {}

/**
 * The one way to change the box: runs `work`, stamps what it changed, and stores records, history entry and clock
 * in one transaction, or nothing. Other tabs wait their turn; a record changed meanwhile starts the command over.
 * Rejects with a BoxFailure when the platform refuses.
 */
export async function transact<R>(command: Command, work: (box: Work) => Promise<R> | R): Promise<Done<R>> {
	const { db } = await openBox();
	const done = await inTurn(async () => {
		for (let tries = 1; ; tries++) {
			try {
				return await attempt(db, command, work);
			} catch (error) {
				if (!(error instanceof Overtaken)) throw named(error);
				if (tries === MOST_TRIES) throw new BoxFailure('conflict', error);
			}
		}
	});
	if (done.wrote) {
		markBoxUsed();
		announce();
	}
	return { entryId: done.entryId, result: done.result };
}

/** What the platform refused gets its name; a bug in a command stays what it is. */
function named(error: unknown): unknown {
	const failure = asFailure(error);
	return failure.code === 'unknown' ? error : failure;
}

async function attempt<R>(
	db: BoxDb,
	command: Command,
	work: (box: Work) => Promise<R> | R
): Promise<Done<R> & { wrote: boolean }> {
	const clock = await readClock(db);
	if (command.box !== undefined && command.box !== (clock.box ?? '')) throw new BoxFailure('conflict');
	const stamp = tick(clock.last, command.now, clock.device);
	const entryId = newId(command.now);
	const touched = new Map<string, Touched>();
	const seen = { last: stamp, label: command.label ?? '' };
	const foreign: HistoryEntry[] = [];
	const box = workOn(db, { touched, seen, stamp, entryId, foreign });
	const result = await work(box);
	await putOnTopOfStored(box, touched);
	if (touched.size === 0 && foreign.length === 0) return { entryId: '', result, wrote: false };
	const changes = [...touched.values()].flatMap(({ change }) => (change ? [change] : []));
	const entry: HistoryEntry = {
		id: entryId,
		what: command.what,
		label: seen.label,
		at: command.now,
		stamp,
		device: clock.device,
		changes,
		undoes: command.undoes ?? ''
	};
	const entries = changes.length > 0 ? [...foreign, entry] : foreign;
	await store(db, command, clock, seen.last, entries, [...touched.values()]);
	return { entryId: changes.length > 0 ? entryId : '', result, wrote: true };
}

/**
 * A form's record may be stored already although it was put as a new one: saved, and the page killed before its draft
 * was dropped. It is a change of that record then; what became of it since keeps its stamps and its history.
 */
async function putOnTopOfStored(box: Work, touched: ReadonlyMap<string, Touched>): Promise<void> {
	const unread = [...touched.values()].filter(({ was }) => was === 'unread');
	await box.preload(unread.map(({ table, after }) => ({ table, id: after.id })));
	for (const { table, after } of unread) {
		if (await box.peek(table, after.id)) box.put(table, after as unknown as Records[TableName]);
	}
}

async function store(
	db: BoxDb,
	command: Command,
	clock: Clock,
	last: Hlc,
	entries: readonly HistoryEntry[],
	touched: readonly Touched[]
): Promise<void> {
	const rev = clock.rev + 1;
	const rows = new Map<TableName, Row[]>();
	for (const { table, after } of touched) {
		const list = rows.get(table) ?? [];
		list.push(await rowOf(table, after, rev));
		rows.set(table, list);
	}
	const history = await Promise.all(entries.map((entry) => historyRowOf(entry, rev)));
	throwIfCancelled(command.signal);
	const tables = [...rows.keys()].map((table) => db.rows(table));
	try {
		await db.transaction('rw', [...tables, db.history, db.meta], async () => {
			const current = await readClock(db);
			if (current.rev !== clock.rev) throw new Overtaken();
			await refuseOvertaken(db, touched);
			await putRows(db, rows, command, touched.length);
			for (let from = 0; from < history.length; from += BATCH) {
				throwIfCancelled(command.signal);
				await db.history.bulkPut(history.slice(from, from + BATCH));
			}
			await writeClock(db, { ...clock, rev, last });
		});
	} catch (error) {
		throw error instanceof Overtaken ? error : asFailure(error);
	}
}

/** All rows in batches, a few of them under way at once: one is made ready while the disk takes the last. */
async function putRows(
	db: BoxDb,
	rows: ReadonlyMap<TableName, readonly Row[]>,
	command: Command,
	total: number
): Promise<void> {
	const underWay: PromiseLike<void>[] = [];
	let done = 0;
	try {
		for (const [table, list] of rows) {
			for (let from = 0; from < list.length; from += BATCH) {
				throwIfCancelled(command.signal);
				const batch = list.slice(from, from + BATCH);
				const put = db.rows(table).bulkPut(batch);
				underWay.push(
					put.then(() => {
						done += batch.length;
						command.onProgress?.(done, total);
					})
				);
				if (underWay.length > BATCHES_AHEAD) await underWay.shift();
			}
		}
		await Promise.all(underWay);
	} finally {
		// Where one was refused the others are too; the first refusal is the one that is told.
		await Promise.allSettled(underWay);
	}
}

/** `rev` compared inside the transaction: what Web Locks already promise, proved where a browser has none. */
async function refuseOvertaken(db: BoxDb, touched: readonly Touched[]): Promise<void> {
	const changed = touched.filter(({ rev }) => rev !== 0);
	for (const [table, ofTable] of Map.groupBy(changed, (one) => one.table)) {
		const single: Touched[] = [];
		for (const [rev, ofRev] of Map.groupBy(ofTable, (one) => one.rev)) {
			if (ofRev.length < BATCH) for (const one of ofRev) single.push(one);
			else {
				// What one command wrote by the thousand has one rev: the index names it without reading it.
				const there = new Set(await db.rows(table).where('rev').equals(rev).primaryKeys());
				if (ofRev.some(({ after }) => !there.has(after.id))) throw new Overtaken();
			}
		}
		const rows = await db.rows(table).bulkGet(single.map(({ after }) => after.id));
		if (rows.some((row, at) => row?.rev !== single[at]?.rev)) throw new Overtaken();
	}
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new BoxFailure('cancelled');
}
