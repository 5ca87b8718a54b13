import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { Row } from './codec.ts';
import { INDEXES, SCHEMA_VERSION, TABLE_NAMES } from './schema.ts';
import type { TableName } from './schema.ts';
import type { StampedRecord } from './stamps.ts';
import { isEmptied } from './tombstone.ts';

const BOX_NAME = 'kartei';

/** A history entry's row; its body is a HistoryEntry (see history-entry.ts). */
export interface HistoryRow {
	id: string;
	rev: number;
	/** Instant (ms) of the command. */
	at: number;
	/** Ids of the records it touched, for the history of one card; left empty by bulk commands. */
	subjects: readonly string[];
	/** For an undo: the entry it took back. */
	undoes?: string;
	body: unknown;
}

export interface DraftRow {
	id: string;
	/** Instant (ms) it was kept. */
	changed: number;
	body: unknown;
}

/** Small facts of this copy of the box: the change counter and clock, the device, the last backup. */
export interface MetaRow {
	id: string;
	value: unknown;
}

/** One packed page of the search index; losing it is harmless. */
export interface PageRow {
	id: string;
	value: unknown;
}

/** The one Dexie database. Loaded on demand: 31 kB that the first paint does not wait for. */
export class BoxDb extends Dexie {
	declare readonly history: Table<HistoryRow, string>;
	declare readonly drafts: Table<DraftRow, string>;
	declare readonly meta: Table<MetaRow, string>;
	declare readonly pages: Table<PageRow, string>;

	constructor(name = BOX_NAME) {
		super(name, { chromeTransactionDurability: 'strict' });
		const stores: Record<string, string> = {
			history: 'id, rev, at, *subjects, undoes',
			drafts: 'id, changed',
			meta: 'id',
			pages: 'id'
		};
		for (const table of TABLE_NAMES) {
			const indexes = INDEXES[table];
			stores[table] = `id, rev, deleted${indexes === '' ? '' : `, ${indexes}`}`;
		}
		this.version(SCHEMA_VERSION)
			.stores(stores)
			.upgrade((change) =>
				// 2: a contact says into which other it was merged; an emptied one has no fields.
				change
					.table<Row & { body: StampedRecord }>('contacts')
					.filter(({ body }) => !isEmptied(body))
					.modify(({ body }) => {
						body['mergedInto'] = '';
					})
			);
	}

	rows(table: TableName): Table<Row, string> {
		return this.table(table);
	}
}

export { liveQuery } from 'dexie';
