import type { Row } from './codec.ts';
import { asFailure, BoxFailure } from './failures.ts';
import type { TableName } from './schema.ts';

/** So many rows at a time, that a large box is never in memory twice. */
const BATCH = 5000;

/**
 * The box as a worker reads it: bare IndexedDB, so that Dexie (31 kB) is not loaded a second time. It never creates or
 * upgrades anything, that is for `openBox` in the page alone. Its own pages are the only thing it writes; losing them
 * is harmless. Every method rejects with a BoxFailure.
 */
export class RawBox {
	private readonly name: string;
	private opening: Promise<IDBDatabase> | undefined;

	constructor(name = 'kartei') {
		this.name = name;
	}

	/** The box's change counter; 0 before the first command. */
	async rev(): Promise<number> {
		const clock = await this.read('meta', (store) => store.get('clock') as IDBRequest<Row | undefined>);
		return (clock as { value?: { rev?: number } } | undefined)?.value?.rev ?? 0;
	}

	/** Which box it is: renewed when the whole is replaced by a backup; '' where it never was. */
	async boxId(): Promise<string> {
		const clock = await this.read('meta', (store) => store.get('clock') as IDBRequest<Row | undefined>);
		return (clock as { value?: { box?: string } } | undefined)?.value?.box ?? '';
	}

	/** The rows written after `rev`, deleted ones too. */
	rowsAbove(table: TableName, rev: number): Promise<Row[]> {
		return this.read(table, (store) => store.index('rev').getAll(IDBKeyRange.lowerBound(rev, true)));
	}

	/** The rows that have a key in this index. */
	rowsIn(table: TableName, index: string): Promise<Row[]> {
		return this.read(table, (store) => store.index(index).getAll());
	}

	/** Every row of a table by id, deleted ones too, in batches. */
	async *allRows(table: TableName, batch = BATCH): AsyncGenerator<Row[], void, undefined> {
		let after = '';
		for (;;) {
			const range = IDBKeyRange.lowerBound(after, true);
			const rows = await this.read<Row[]>(table, (store) => store.getAll(range, batch));
			if (rows.length > 0) yield rows;
			if (rows.length < batch) return;
			after = rows.at(-1)?.id ?? '';
		}
	}

	/** How many rows of a table are not in the trash. */
	countLive(table: TableName): Promise<number> {
		return this.read(table, (store) => store.index('deleted').count(0));
	}

	async hasPage(id: string): Promise<boolean> {
		return (await this.read('pages', (store) => store.count(id))) > 0;
	}

	/** A saved page's value, undefined where there is none. */
	async getPage(id: string): Promise<unknown> {
		const page = await this.read('pages', (store) => store.get(id) as IDBRequest<{ value: unknown } | undefined>);
		return page?.value;
	}

	putPage(id: string, value: unknown): Promise<void> {
		return this.change('pages', (store) => store.put({ id, value }));
	}

	clearPages(): Promise<void> {
		return this.change('pages', (store) => store.clear());
	}

	private read<T>(store: string, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
		return this.run(
			store,
			'readonly',
			(objects) =>
				new Promise<T>((resolve, reject) => {
					const request = ask(objects);
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(asFailure(request.error));
				})
		);
	}

	private change(store: string, ask: (store: IDBObjectStore) => IDBRequest): Promise<void> {
		return this.run(
			store,
			'readwrite',
			(objects) =>
				new Promise<void>((resolve, reject) => {
					const { transaction } = objects;
					transaction.oncomplete = () => resolve();
					// A full disk is told here, not at the request.
					transaction.onabort = () => reject(asFailure(transaction.error));
					ask(objects);
				})
		);
	}

	private async run<T>(
		store: string,
		mode: IDBTransactionMode,
		work: (store: IDBObjectStore) => Promise<T>
	): Promise<T> {
		const db = await this.open();
		try {
			return await work(db.transaction(store, mode).objectStore(store));
		} catch (error) {
			// Whatever it was: the next request begins with a fresh connection.
			this.close(db);
			throw asFailure(error);
		}
	}

	private open(): Promise<IDBDatabase> {
		this.opening ??= this.connect().catch((error: unknown) => {
			this.opening = undefined;
			throw asFailure(error);
		});
		return this.opening;
	}

	private connect(): Promise<IDBDatabase> {
		return new Promise((resolve, reject) => {
			// Without a version: whichever there is.
			const request = indexedDB.open(this.name);
			let isMissing = false;
			request.onupgradeneeded = () => {
				isMissing = true;
				// Aborted, the new empty database is gone again: the page must find the place as it was.
				request.transaction?.abort();
			};
			request.onerror = () =>
				reject(
					isMissing ? new BoxFailure('connectionLost', new Error('There is no box yet')) : asFailure(request.error)
				);
			request.onsuccess = () => {
				const db = request.result;
				// Another window upgrades, restores or deletes the box: it must not wait for a reader.
				db.onversionchange = () => this.close(db);
				db.onclose = () => this.close(db);
				resolve(db);
			};
		});
	}

	private close(db: IDBDatabase): void {
		db.close();
		this.opening = undefined;
	}
}
