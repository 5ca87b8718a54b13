import type { Table } from 'dexie';
import { boxIfOpen, openBox } from './box.ts';
import { openRows } from './codec.ts';
import type { Row, Stored } from './codec.ts';
import type { Records, TableName } from './schema.ts';
import { isEmptied } from './tombstone.ts';

/*
 * Queries for the rooms' stores, to be used inside `live(() => …)` or on their own. Each makes one request and
 * opens the rows after it; a query that needs the answer of another calls them one after the other.
 */

/** The live record, undefined where there is none or it lies in the trash. */
export async function readOne<T extends TableName>(table: T, id: string): Promise<Stored<Records[T]> | undefined> {
	return (await readMany(table, [id]))[0];
}

/** The record wherever it is: the live one, or the one in the trash while it still has its content. */
export async function readWithTrash<T extends TableName>(
	table: T,
	id: string
): Promise<{ record: Stored<Records[T]>; trashed: boolean } | undefined> {
	const { db } = boxIfOpen() ?? (await openBox());
	const row = await db.rows(table).get(id);
	if (!row) return undefined;
	const [record] = await openRows<Records[T]>(table, [row]);
	return record && !isEmptied(record) ? { record, trashed: row.deleted === 1 } : undefined;
}

/** Live records by id, in the order of `ids`; missing and deleted ones are left out. */
export async function readMany<T extends TableName>(table: T, ids: readonly string[]): Promise<Stored<Records[T]>[]> {
	return readRows(table, async (rows) => (await rows.bulkGet([...ids])).filter((row) => row !== undefined));
}

/** For `.and(isLive)` before a `.limit(…)`: what lies in the trash must not count. */
export function isLive(row: Row): boolean {
	return row.deleted === 0;
}

/** Live records by any Dexie query on the table's index keys. */
export async function readRows<T extends TableName>(
	table: T,
	query: (rows: Table<Row, string>) => PromiseLike<Row[]>
): Promise<Stored<Records[T]>[]> {
	const { db } = boxIfOpen() ?? (await openBox());
	const rows = await query(db.rows(table));
	return openRows<Records[T]>(table, rows.filter(isLive));
}

/** All live records of a table that is small by nature (custom fields, products). */
export function readAll<T extends TableName>(table: T): Promise<Stored<Records[T]>[]> {
	return readRows(table, (rows) => rows.where('deleted').equals(0).toArray());
}
