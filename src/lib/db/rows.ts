import { codec } from './codec.ts';
import type { Row } from './codec.ts';
import type { HistoryRow } from './dexie-box.ts';
import type { HistoryEntry } from './history-entry.ts';
import { isDeleted, lastEdit } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { TABLES } from './tables.ts';
import { isEmptied } from './tombstone.ts';
import type { TableName } from './schema.ts';

/** Above this many records a history entry is not listed under each single one. */
const MOST_SUBJECTS = 50;

/** The row of a record: its index keys beside its sealed body. */
export async function rowOf(table: TableName, record: StampedRecord, rev: number): Promise<Row> {
	const spec = TABLES[table];
	// The table's name decides the record's type; TypeScript cannot follow that through a union of tables.
	const keys = isEmptied(record) ? {} : (spec.keys as (record: unknown) => Record<string, unknown>)(record);
	const defined = Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
	const last = lastEdit(record);
	return {
		...defined,
		id: record.id,
		rev,
		changed: record.deleted > last ? record.deleted : last,
		deleted: isDeleted(record) ? 1 : 0,
		body: await codec.seal(table, record)
	};
}

/** The row of a history entry; an entry of many records is not listed under each single one. */
export async function historyRowOf(entry: HistoryEntry, rev: number): Promise<HistoryRow> {
	return {
		id: entry.id,
		rev,
		at: entry.at,
		subjects: entry.changes.length > MOST_SUBJECTS ? [] : entry.changes.map(({ id }) => id),
		...(entry.undoes === '' ? {} : { undoes: entry.undoes }),
		body: await codec.seal('history', entry)
	};
}
