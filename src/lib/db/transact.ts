import { newId } from '#lib/id.ts';
import { markBoxUsed, openBox } from './box.ts';
import { announce } from './changes.ts';
import type { Command, Done, Work } from './command.ts';
import { openRows } from './codec.ts';
import type { Row, Stored } from './codec.ts';
import type { BoxDb } from './dexie-box.ts';
import { asFailure, BoxFailure } from './failures.ts';
import { laterOf, tick, writerOf } from './hlc.ts';
import type { Hlc } from './hlc.ts';
import type { HistoryEntry, RecordChange } from './history-entry.ts';
import { valuesToRevive } from './merged.ts';
import { readClock, writeClock } from './meta.ts';
import { historyRowOf, rowOf } from './rows.ts';
import type { Clock } from './meta.ts';
import {
	changesBetween,
	isDeleted,
	lastEdit,
	stampChanged,
	stampDeleted,
	stampNew,
	stampRevived,
	withValues
} from './stamps.ts';
import type { StampedRecord, ValueChange } from './stamps.ts';
import { TABLES } from './tables.ts';
import type { Records, TableName } from './schema.ts';
import { inTurn } from './turn.ts';

const MOST_TRIES = 5;
/** Rows per request batch: small enough that the page keeps its frames, large enough to cost nothing. */
const BATCH = 500;

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

interface Touched {
	table: TableName;
	/** The row's rev when it was read; 0 = new. */
	rev: number;
	after: StampedRecord;
	/** null: nothing a person would see, as where only the stamps of two boxes differ. */
	change: RecordChange | null;
	/**
	 * `unread`: put as a new record by a command that did not look whether it is there. `stamped`: put with stamps that
	 * came from elsewhere.
	 */
	was?: 'unread' | 'stamped';
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

interface Unit {
	touched: Map<string, Touched>;
	/**
	 * What the work says on its way. `last` is raised to the latest stamp it brings from elsewhere, so that the next own
	 * one is later.
	 */
	seen: { last: Hlc; label: string };
	stamp: Hlc;
	entryId: string;
	/** Entries of another box's history. */
	foreign: HistoryEntry[];
}

function workOn(db: BoxDb, { touched, seen, stamp, entryId, foreign }: Unit): Work {
	const read = new Map<string, Stored<StampedRecord>>();
	const nameOf = (table: TableName, id: string) => `${table}/${id}`;

	async function load(table: TableName, id: string): Promise<Stored<StampedRecord> | undefined> {
		const known = read.get(nameOf(table, id));
		if (known) return known;
		const row = await db.rows(table).get(id);
		if (!row) return undefined;
		const [record] = await openRows<StampedRecord>(table, [row]);
		if (record) read.set(nameOf(table, id), record);
		return record;
	}

	function touch(
		table: TableName,
		before: Stored<StampedRecord> | undefined,
		after: StampedRecord,
		change: RecordChange | null,
		was?: Touched['was']
	) {
		touched.set(nameOf(table, after.id), { table, rev: before?.rev ?? 0, after, change, ...(was ? { was } : {}) });
	}

	/** What this command already put there with stamps from elsewhere: own changes come on top of it. */
	function stampedHere(table: TableName, id: string): Touched | undefined {
		const pending = touched.get(nameOf(table, id));
		return pending?.was === 'stamped' ? pending : undefined;
	}

	/** The command's stamp, or the first one after all on the record. */
	function stampAfter(record: StampedRecord): Hlc {
		const last = laterOf(lastEdit(record), record.deleted);
		const own = last < stamp ? stamp : tick(last, 0, writerOf(stamp));
		seen.last = laterOf(seen.last, own);
		return own;
	}

	function putOnTop(pending: Touched, plain: { id: string }) {
		const { table, after, change } = pending;
		const { collections } = TABLES[table];
		const changes = changesBetween(after, plain, collections);
		if (changes.size === 0 && !isDeleted(after)) return;
		const own = stampAfter(after);
		const changed = stampChanged(after, plain, changes.keys(), own, collections);
		const record = isDeleted(after) ? stampRevived(changed, own) : changed;
		touched.set(nameOf(table, plain.id), {
			...pending,
			after: record,
			change: joinedChange(change, table, plain, changes)
		});
	}

	async function mustLoad(table: TableName, id: string): Promise<Stored<StampedRecord>> {
		const record = await load(table, id);
		if (!record) throw new Error(`No such record in ${table}: ${id}`);
		return record;
	}

	return {
		entryId,
		stamp,
		device: writerOf(stamp),
		callIt(label) {
			seen.label = label;
		},
		async get<T extends TableName>(table: T, id: string) {
			const pending = touched.get(nameOf(table, id));
			const record = pending ? { ...pending.after, rev: pending.rev } : await load(table, id);
			return record && !isDeleted(record) ? (record as unknown as Stored<Records[T]>) : undefined;
		},
		peek: load,
		async preload(records) {
			for (const [table, ids] of idsByTable(records)) {
				const rows = (await db.rows(table).bulkGet(ids)).filter((row) => row !== undefined);
				for (const record of await openRows<StampedRecord>(table, rows)) read.set(nameOf(table, record.id), record);
			}
		},
		async where<T extends TableName>(table: T, index: string, value: string | number) {
			const rows = await db.rows(table).where(index).equals(value).toArray();
			const records = await openRows<StampedRecord>(table, rows);
			for (const record of records) read.set(nameOf(table, record.id), record);
			return records.filter((record) => !isDeleted(record)) as unknown as Stored<Records[T]>[];
		},
		put(table, record) {
			const plain = withoutEnvelope(record);
			const pending = stampedHere(table, record.id);
			if (pending) {
				putOnTop(pending, plain);
				return;
			}
			const before = read.get(nameOf(table, record.id));
			if (!before) {
				touch(
					table,
					undefined,
					stampNew(plain, stamp, TABLES[table].collections),
					{ table, id: record.id, kind: 'created' },
					'unread'
				);
				return;
			}
			const changes = changesBetween(before, plain, TABLES[table].collections);
			const kind = isDeleted(before) ? 'revived' : 'changed';
			if (changes.size === 0 && kind === 'changed') {
				touched.delete(nameOf(table, record.id));
				return;
			}
			const changed = stampChanged(before, plain, changes.keys(), stamp, TABLES[table].collections);
			const after = kind === 'revived' ? stampRevived(changed, stamp) : changed;
			touch(table, before, after, { table, id: record.id, kind, values: Object.fromEntries(changes) });
		},
		addAll(table, records) {
			for (const record of records) {
				touch(table, undefined, stampNew(withoutEnvelope(record), stamp, TABLES[table].collections), {
					table,
					id: record.id,
					kind: 'created'
				});
			}
		},
		async remove(table, id) {
			const pending = stampedHere(table, id);
			if (pending) {
				const change = pending.change?.kind === 'created' ? null : ({ table, id, kind: 'deleted' } as const);
				const after = stampDeleted(pending.after, stampAfter(pending.after));
				touched.set(nameOf(table, id), { ...pending, after, change });
				return;
			}
			const before = await mustLoad(table, id);
			if (isDeleted(before)) return;
			touch(table, before, stampDeleted(plainOf(before), stamp), { table, id, kind: 'deleted' });
		},
		async revive(table, id) {
			const before = await mustLoad(table, id);
			if (!isDeleted(before)) return;
			const moved = await valuesToRevive(
				async (of, one) => touched.get(nameOf(of, one))?.after ?? load(of, one),
				table,
				before
			);
			const { collections } = TABLES[table];
			const after = moved.size === 0 ? plainOf(before) : withValues(plainOf(before), moved, collections, stamp);
			const values = moved.size === 0 ? {} : { values: Object.fromEntries(changesBetween(before, after, collections)) };
			touch(table, before, stampRevived(after, stamp), { table, id, kind: 'revived', ...values });
		},
		async putStamped(table, record, change) {
			for (const known of [lastEdit(record), record.deleted]) if (known > seen.last) seen.last = known;
			touch(table, await load(table, record.id), record, change, 'stamped');
		},
		addHistory(entries) {
			foreign.push(...entries);
		}
	};
}

/** What a command did to a record in two steps, as one change for the history. */
function joinedChange(
	first: RecordChange | null,
	table: TableName,
	{ id }: { id: string },
	changes: ReadonlyMap<string, ValueChange>
): RecordChange {
	if (first?.kind === 'created') return first;
	const values: Record<string, ValueChange> = { ...first?.values };
	for (const [key, { before, after }] of changes) {
		const known = Object.hasOwn(values, key) ? values[key] : undefined;
		values[key] = { before: known ? known.before : before, after };
	}
	return { ...first, table, id, kind: first?.kind === 'revived' ? 'revived' : 'changed', values };
}

/** A draft comes from a form or a reader: well-formed plain data, without the envelope it may have been read with. */
function withoutEnvelope<R extends { id: string }>(record: R): R {
	const plain: Record<string, unknown> & { id: string } = { ...record };
	for (const key of ['rev', 'created', 'stamps', 'deleted']) delete plain[key];
	return plain as unknown as R;
}

function plainOf(record: Stored<StampedRecord>): StampedRecord {
	const plain: StampedRecord = { ...record };
	delete plain['rev'];
	return plain;
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
			let done = 0;
			for (const [table, list] of rows) {
				for (let from = 0; from < list.length; from += BATCH) {
					throwIfCancelled(command.signal);
					const batch = list.slice(from, from + BATCH);
					await db.rows(table).bulkPut(batch);
					done += batch.length;
					command.onProgress?.(done, touched.length);
				}
			}
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

/** `rev` compared inside the transaction: what Web Locks already promise, proved where a browser has none. */
async function refuseOvertaken(db: BoxDb, touched: readonly Touched[]): Promise<void> {
	const changed = touched.filter(({ rev }) => rev !== 0);
	const revs = new Map(changed.map(({ table, after, rev }) => [`${table}/${after.id}`, rev]));
	for (const [table, ids] of idsByTable(changed.map(({ table, after }) => ({ table, id: after.id })))) {
		for (const [at, row] of (await db.rows(table).bulkGet(ids)).entries()) {
			if (row?.rev !== revs.get(`${table}/${ids[at]}`)) throw new Overtaken();
		}
	}
}

function idsByTable(records: readonly { table: TableName; id: string }[]): Map<TableName, string[]> {
	const ids = new Map<TableName, string[]>();
	for (const { table, id } of records) {
		const list = ids.get(table);
		if (list) list.push(id);
		else ids.set(table, [id]);
	}
	return ids;
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new BoxFailure('cancelled');
}
