import { rowsOf } from './bulk-read.ts';
import type { Work } from './command.ts';
import { openRows } from './codec.ts';
import type { Stored } from './codec.ts';
import type { BoxDb } from './dexie-box.ts';
import { laterOf, tick, writerOf } from './hlc.ts';
import type { Hlc } from './hlc.ts';
import type { HistoryEntry, RecordChange } from './history-entry.ts';
import { valuesToRevive } from './merged.ts';
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

/** A record that a command puts, as it will be stored. */
export interface Touched {
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

/** What a command reads and says it wants, until `transact` stores it. */
export interface Unit {
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

/** The box as a command sees it: reads are remembered, what is put is stamped and kept in `touched`; nothing is stored. */
export function workOn(db: BoxDb, { touched, seen, stamp, entryId, foreign }: Unit): Work {
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
		async preload(records, onPage) {
			const found = new Map<string, Stored<StampedRecord>>();
			for (const [table, ids] of idsByTable(records)) {
				for (const record of await openRows<StampedRecord>(table, await rowsOf(db, table, ids, onPage))) {
					read.set(nameOf(table, record.id), record);
					found.set(nameOf(table, record.id), record);
				}
			}
			return found;
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
			for (const entry of entries) foreign.push(entry);
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

/** Ids by table, to read each table at once. */
function idsByTable(records: readonly { table: TableName; id: string }[]): Map<TableName, string[]> {
	const ids = new Map<TableName, string[]>();
	for (const { table, id } of records) {
		const list = ids.get(table);
		if (list) list.push(id);
		else ids.set(table, [id]);
	}
	return ids;
}
