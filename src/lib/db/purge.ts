import { openBox } from './box.ts';
import { codec, openRows } from './codec.ts';
import type { BoxDb, HistoryRow } from './dexie-box.ts';
import { asFailure } from './failures.ts';
import { withoutValuesOf } from './forgotten.ts';
import { laterOf } from './hlc.ts';
import type { HistoryEntry } from './history-entry.ts';
import { largeEntryIds } from './large-entries.ts';
import { refKey } from './references.ts';
import type { RecordRef } from './references.ts';
import { historyRowOf } from './rows.ts';
import type { TableName } from './schema.ts';
import { isDeleted, lastEdit } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { emptied, isEmptied } from './tombstone.ts';
import { inTurn } from './turn.ts';
import { write } from './write.ts';

/** Records per transaction: the page keeps its frames, and a command need not wait. */
const BATCH = 500;

/**
 * Takes the content of records in the trash for good and leaves tombstones. What a contact had for itself alone goes
 * with it: notes, follow-ups and its picture, unless they belong to another living contact as well or somebody worked
 * with them after it was deleted. Sales stay: they are the business's own papers, with the customer's address in them.
 * The answer is what lost its content. It cannot be taken back and is no entry of the history.
 */
export async function purge(refs: readonly RecordRef[], now: number): Promise<RecordRef[]> {
	const { db } = await openBox();
	const gone: RecordRef[] = [];
	for (let from = 0; from < refs.length; from += BATCH) {
		const records = await trashedOf(db, refs.slice(from, from + BATCH));
		const all = [...(await companionsOf(db, records)), ...records];
		if (all.length > 0) await emptyAll(all, now);
		gone.push(...all.map(({ table, record }) => ({ table, id: record.id })));
	}
	return gone;
}

interface Placed {
	table: TableName;
	record: StampedRecord;
	/** The stamp of the deletion it goes with. */
	deleted: string;
}

/** Nothing of this goes into the history: it would keep what is to be forgotten. */
async function emptyAll(placed: readonly Placed[], now: number): Promise<void> {
	await write({ what: 'trash.empty', now }, async (box) => {
		await box.preload(placed.map(({ table, record }) => ({ table, id: record.id })));
		for (const { table, record, deleted } of placed) {
			const current = await box.peek(table, record.id);
			// Somebody took it back or wrote in it meanwhile.
			if (!current || isEmptied(current) || lastEdit(current) > deleted) continue;
			await box.putStamped(table, emptied({ ...current, deleted: laterOf(current.deleted, deleted) }), null);
		}
	});
}

async function trashedOf(db: BoxDb, refs: readonly RecordRef[]): Promise<Placed[]> {
	const found: Placed[] = [];
	for (const [table, ofTable] of Map.groupBy(refs, (ref) => ref.table)) {
		for (const record of await read(
			db,
			table,
			ofTable.map(({ id }) => id)
		))
			if (isDeleted(record) && !isEmptied(record)) found.push({ table, record, deleted: record.deleted });
	}
	return found;
}

async function read(db: BoxDb, table: TableName, ids: string[]): Promise<StampedRecord[]> {
	const rows = (await db.rows(table).bulkGet(ids)).filter((row) => row !== undefined);
	return openRows<StampedRecord>(table, rows);
}

async function companionsOf(db: BoxDb, records: readonly Placed[]): Promise<Placed[]> {
	const contacts = new Map(
		records.filter(({ table }) => table === 'contacts').map(({ record, deleted }) => [record.id, { record, deleted }])
	);
	if (contacts.size === 0) return [];
	const found: Placed[] = [];
	const ids = [...contacts.keys()];
	const followUps = await db.rows('followUps').where('contactId').anyOf(ids).toArray();
	const notes = await db.rows('notes').where('contactIds').anyOf(ids).distinct().toArray();
	const go = (table: TableName, record: StampedRecord, owners: readonly unknown[]) => {
		const deletions = owners.map((id) => contacts.get(String(id))?.deleted ?? '').sort();
		const deleted = deletions.at(-1) ?? '';
		if (deletions[0] !== '' && lastEdit(record) <= deleted && !isEmptied(record))
			found.push({ table, record, deleted });
	};
	for (const record of await openRows<StampedRecord>('followUps', followUps))
		go('followUps', record, [record['contactId']]);
	const others = await goneAmong(db, await openRows<StampedRecord>('notes', notes), contacts);
	for (const { note, owners } of others) go('notes', note, owners);
	found.push(...(await picturesOf(db, contacts)));
	return found;
}

/** The notes of which nobody is left but these contacts; others that lost their content before count no more. */
async function goneAmong(
	db: BoxDb,
	notes: readonly StampedRecord[],
	contacts: ReadonlyMap<string, unknown>
): Promise<{ note: StampedRecord; owners: string[] }[]> {
	const peopleOf = (note: StampedRecord) => (note['contactIds'] ?? []) as string[];
	const others = [...new Set(notes.flatMap(peopleOf))].filter((id) => !contacts.has(id));
	const kept = new Set((await read(db, 'contacts', others)).filter((other) => !isEmptied(other)).map(({ id }) => id));
	return notes
		.filter((note) => !peopleOf(note).some((id) => kept.has(id)))
		.map((note) => ({ note, owners: peopleOf(note).filter((id) => contacts.has(id)) }));
}

/** Pictures that no other contact shows: a joined card may show the one of the card that went into it. */
async function picturesOf(
	db: BoxDb,
	contacts: ReadonlyMap<string, { record: StampedRecord; deleted: string }>
): Promise<Placed[]> {
	const owners = new Map<string, string>();
	for (const { record, deleted } of contacts.values())
		if (typeof record['photoId'] === 'string' && record['photoId'] !== '') owners.set(record['photoId'], deleted);
	if (owners.size === 0) return [];
	const ids = (await db.rows('contacts').toCollection().primaryKeys()).filter((id) => !contacts.has(id));
	for (let from = 0; from < ids.length; from += BATCH)
		for (const other of await read(db, 'contacts', ids.slice(from, from + BATCH)))
			owners.delete(String(other['photoId']));
	const photos = await read(db, 'photos', [...owners.keys()]);
	return photos
		.filter((record) => !isEmptied(record))
		.map((record) => ({ table: 'photos', record, deleted: owners.get(record.id) ?? '' }));
}

/** What loses its content with these records of the trash: they themselves and what was theirs alone. See `purge`. */
export async function goneWith(refs: readonly RecordRef[]): Promise<RecordRef[]> {
	const { db } = await openBox();
	const gone: RecordRef[] = [];
	for (let from = 0; from < refs.length; from += BATCH) {
		const records = await trashedOf(db, refs.slice(from, from + BATCH));
		for (const { table, record } of [...(await companionsOf(db, records)), ...records])
			gone.push({ table, id: record.id });
	}
	return gone;
}

/** Entries cleared in one turn: other commands come in between. */
const SLICE = 20;

/**
 * Takes out of the history what it knows of these records: their values, and the label where it names nothing else. It
 * can be repeated; what is to lose its content as well loses it afterwards, so that nothing is left out of reach.
 * `undoableFrom` = instant (ms) from which on a merge keeps, in its own entry, what it emptied: to be undone.
 */
export async function forget(refs: readonly RecordRef[], undoableFrom = Infinity): Promise<void> {
	const { db } = await openBox();
	const keys = new Set(refs.map(refKey));
	const { small, large } = await entriesAbout(db, refs);
	for (let from = 0; from < small.length; from += SLICE) {
		await clearEntries(db, small.slice(from, from + SLICE), keys, undoableFrom);
	}
	for (const id of large) await clearEntries(db, [id], keys, undoableFrom);
}

/** Entries of very many records are listed under none of them: each of those may be about these. */
async function entriesAbout(db: BoxDb, refs: readonly RecordRef[]): Promise<{ small: string[]; large: string[] }> {
	const small = new Set<string>();
	for (let from = 0; from < refs.length; from += BATCH) {
		const ids = refs.slice(from, from + BATCH).map(({ id }) => id);
		for (const id of await db.history.where('subjects').anyOf(ids).primaryKeys()) small.add(id);
	}
	return { small: [...small], large: await largeEntryIds(db) };
}

async function clearEntries(
	db: BoxDb,
	ids: readonly string[],
	keys: ReadonlySet<string>,
	undoableFrom: number
): Promise<void> {
	await inTurn(async () => {
		const rows = (await db.history.bulkGet([...ids])).filter((row) => row !== undefined);
		const cleared: HistoryRow[] = [];
		for (const { id, rev, body } of rows) {
			const entry = (await codec.open('history', id, body)) as HistoryEntry;
			const next = withoutValuesOf(entry, entry.at < undoableFrom ? keys : withoutEmptied(keys, entry));
			if (next !== entry) cleared.push(await historyRowOf(next, rev));
		}
		if (cleared.length > 0) await db.history.bulkPut(cleared);
	});
	await new Promise((resolve) => setTimeout(resolve));
}

function withoutEmptied(keys: ReadonlySet<string>, { changes }: HistoryEntry): ReadonlySet<string> {
	const kept = new Set(changes.filter((change) => change.emptied).map(refKey));
	return kept.size === 0 ? keys : new Set([...keys].filter((key) => !kept.has(key)));
}

/** What a merge takes the content of; see `forget`. */
interface Noted {
	refs: readonly RecordRef[];
	undoableFrom: number;
}

const rowOfNote = (note: string) => `to-forget/${note}`;

/**
 * Notes, right before it is stored, what a merge empties. The history is cleared after it; where the device stops in
 * between, the daily tidying finds the note.
 */
export async function noteToForget(note: string, noted: Noted): Promise<void> {
	const { db } = await openBox();
	await db.meta.put({ id: rowOfNote(note), value: noted });
}

/**
 * Forgets what was noted, by this merge or ('') by any before, and lost its content indeed. What the platform refuses is
 * left for the next time: the merge itself is done.
 */
export async function forgetNoted(note = ''): Promise<void> {
	const { db } = await openBox();
	try {
		// In turn: what is noted by then belongs to a merge that is stored, or never will be.
		const notes = await inTurn(() => db.meta.where('id').startsWith(rowOfNote(note)).toArray());
		for (const { id, value } of notes) {
			const { refs, undoableFrom } = value as Noted;
			const gone: RecordRef[] = [];
			for (const [table, ofTable] of Map.groupBy(refs, (ref) => ref.table)) {
				const ids = ofTable.map((ref) => ref.id);
				for (const record of await read(db, table, ids)) if (isEmptied(record)) gone.push({ table, id: record.id });
			}
			if (gone.length > 0) await forget(gone, undoableFrom);
			await db.meta.delete(id);
		}
	} catch (error) {
		if (asFailure(error).code === 'unknown') throw error;
	}
}
