import type { StampedRecord } from './stamps.ts';
import type { TableName } from './schema.ts';

/** What a row holds beside its keys: the record itself, or its ciphertext once the box has a lock. */
type Body = unknown;

/**
 * The seam between records and what lies on the disk. Sealing happens before a transaction and opening after it,
 * never inside: a transaction that waits for WebCrypto commits early (see ADR 0003).
 */
export interface Codec {
	seal(table: TableName | 'history' | 'drafts', record: { id: string }): Body | Promise<Body>;
	open(table: TableName | 'history' | 'drafts', id: string, body: Body): unknown;
}

/** Without a lock the body is the record. */
const identity: Codec = {
	seal: (_table, record) => record,
	open: (_table, _id, body) => body
};

export const codec: Codec = identity;

/** A row as it lies in a table: keys for the indexes, everything personal in `body`. */
export interface Row {
	id: string;
	/** The box's change counter when this row was last written; rises with each command. */
	rev: number;
	/** HLC stamp of the last change. */
	changed: string;
	/** 1 = in the trash. */
	deleted: 0 | 1;
	body: Body;
}

/** A record as read: its own fields, the stamps, and the `rev` to compare on saving. */
export type Stored<T> = T & { rev: number } & Pick<StampedRecord, 'created' | 'stamps' | 'deleted'>;

/** Records of rows, sealed or not. Call it after the last query of a transaction or live query. */
export async function openRows<T>(table: TableName, rows: readonly Row[]): Promise<Stored<T>[]> {
	const bodies = await Promise.all(rows.map((row) => codec.open(table, row.id, row.body)));
	return rows.map((row, at) => ({ ...(bodies[at] as Stored<T>), rev: row.rev }));
}
