import { displayName } from '#lib/contacts/name.ts';
import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { codec, openRows } from '#lib/db/codec.ts';
import type { BoxDb, HistoryRow } from '#lib/db/dexie-box.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { largeEntryIds } from '#lib/db/large-entries.ts';
import { readWithTrash } from '#lib/db/read.ts';
import { refKey } from '#lib/db/references.ts';
import type { RecordRef } from '#lib/db/references.ts';
import { withValues } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { isEmptied } from '#lib/db/tombstone.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { previewUndo, undoEntry } from '#lib/db/undo.ts';
import type { Kept, LookWatch, UndoOptions } from '#lib/db/undo.ts';
import { write } from '#lib/db/write.ts';
import { isOfKind } from './entry-kind.ts';
import type { EntryKind } from './entry-kind.ts';
import { listed } from './listed-entry.ts';
import type { ListedEntry } from './listed-entry.ts';
import { recordName } from './record-name.ts';
import type { NamedRecord } from './record-name.ts';
import { summaryOf } from './undo-summary.ts';
import type { UndoSummary } from './undo-summary.ts';
import { undoneAmong } from './undone.ts';
import type { UndoLink } from './undone.ts';

export { canTakeBack, joinsBoxes } from '#lib/db/history-entry.ts';
export { refKey } from '#lib/db/references.ts';
/** The device behind an entry, whichever life of its box wrote it: what `devicesOfBox` has names for. */
export { deviceOf } from '#lib/db/hlc.ts';

/** Takes a command back; what stands in the way stays and is named in `kept`. See undoEntry. */
export async function undo(
	entryId: string,
	now: number,
	options: UndoOptions = {}
): Promise<{ entryId: string; kept: Kept[] }> {
	const away = (await isLarge(entryId)) ? await import('./undo-away.ts') : undefined;
	return away ? away.undoAway(entryId, now, options) : undoEntry(entryId, now, options);
}

/** What taking a command back would do now. */
export async function undoSummary(
	entryId: string,
	removesEdited: boolean,
	watch: LookWatch = {}
): Promise<UndoSummary> {
	const away = (await isLarge(entryId)) ? await import('./undo-away.ts') : undefined;
	return away ? away.summaryAway(entryId, removesEdited, watch) : summaryOf(await previewUndo(entryId, removesEdited));
}

/** Is the work for this one done away from the page? */
async function isLarge(entryId: string): Promise<boolean> {
	const { db } = boxIfOpen() ?? (await openBox());
	return (await largeEntryIds(db)).includes(entryId);
}

/** An entry of the history with whether it was taken back. */
export interface ShownEntry extends ListedEntry {
	isUndone: boolean;
}

/** Rows read at once while entries of one kind are looked for. */
const PAGE = 200;

/**
 * The newest entries of the history of one kind, `limit` at most; large ones in short, read away from the page, which is
 * given up after `signal`.
 */
export const latestEntries =
	(limit: number, kind: EntryKind = 'all', signal?: AbortSignal) =>
	async (): Promise<ShownEntry[]> => {
		const { db } = boxIfOpen() ?? (await openBox());
		const large = new Set(await largeEntryIds(db));
		const found: ListedEntry[] = [];
		for (let offset = 0; found.length < limit; offset += PAGE) {
			const size = kind === 'all' ? limit : PAGE;
			const ids = await db.history.orderBy('at').reverse().offset(offset).limit(size).primaryKeys();
			const rows = (await db.history.bulkGet(ids.filter((id) => !large.has(id)))).filter((row) => row !== undefined);
			const page = (await openEntries(rows)).filter((entry) => isOfKind(entry, kind)).map(listed);
			const largeHere = ids.filter((id) => large.has(id));
			const away = largeHere.length > 0 ? await import('./large/away.ts') : undefined;
			if (away) page.push(...(await away.largeInShortAway(largeHere, kind, signal)));
			const byId = new Map(page.map((entry) => [entry.id, entry]));
			const inOrder = ids.map((id) => byId.get(id)).filter((entry) => entry !== undefined);
			found.push(...inOrder.slice(0, limit - found.length));
			if (ids.length < PAGE || kind === 'all') break;
		}
		return withUndone(db, found);
	};

/** A card's history: what touched it, its notes, follow-ups and sales, the latest first. */
export interface CardHistory {
	entries: ShownEntry[];
	/** Ids of the records that make the card, its own among them. */
	ids: ReadonlySet<string>;
	/** The contact with its stamps, from the trash too; undefined where its content is gone. */
	contact: StampedRecord | undefined;
	name: string;
	/** Instant (ms) of the oldest entry that is still kept; what was before it is not known. */
	knownFrom: number;
}

/** See CardHistory; what is looked through away from the page is given up after `signal`. */
export const cardHistory = (contactId: string, signal?: AbortSignal) => async (): Promise<CardHistory> => {
	const { db } = boxIfOpen() ?? (await openBox());
	const ids = new Set([contactId]);
	// The index keys of what lies in the trash still say whose it was.
	for (const [table, index] of [
		['notes', 'contactIds'],
		['followUps', 'contactId'],
		['sales', 'contactId']
	] as const)
		for (const id of await db.rows(table).where(index).equals(contactId).primaryKeys()) ids.add(id);
	const rows = new Map<string, HistoryRow>();
	for (const row of await db.history
		.where('subjects')
		.anyOf([...ids])
		.toArray())
		rows.set(row.id, row);
	const single = await openEntries([...rows.values()]);
	const found = await readWithTrash('contacts', contactId);
	// Keys alone: the entry of a large import would block the page while it is read.
	const [oldest] = await db.history.orderBy('at').limit(1).keys();
	const large = await largeEntryIds(db);
	const away = large.length > 0 ? await import('./large/away.ts') : undefined;
	const parts = away ? await away.largeEntriesAway(large, ids, signal) : [];
	const entries = [...single, ...parts].sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
	return {
		entries: await withUndone(db, entries.map(listed)),
		ids,
		contact: found?.record as unknown as StampedRecord | undefined,
		name: found ? displayName(found.record) : '',
		knownFrom: Number(oldest ?? 0)
	};
};

async function openEntries(rows: readonly HistoryRow[]): Promise<HistoryEntry[]> {
	return (await Promise.all(rows.map(({ id, body }) => codec.open('history', id, body)))) as HistoryEntry[];
}

async function withUndone(db: BoxDb, entries: readonly ListedEntry[]): Promise<ShownEntry[]> {
	const links: UndoLink[] = [];
	// An undo can be undone, and that again.
	for (let ids = entries.map(({ id }) => id); ids.length > 0;) {
		// Keys alone, in one order: what took an import of thousands back is as large.
		const found = db.history.where('undoes').anyOf(ids);
		const [undone, own] = await db.transaction('r', db.history, () => Promise.all([found.keys(), found.primaryKeys()]));
		links.push(...own.map((id, at) => ({ id, undoes: String(undone[at] ?? '') })));
		ids = own;
	}
	const undone = undoneAmong(links);
	return entries.map((entry) => ({ ...entry, isUndone: undone.has(entry.id) }));
}

/** What records are called, by their place (see refKey); what has no content any more has no name. */
export const namesOf = (refs: readonly RecordRef[]) => async (): Promise<Map<string, NamedRecord>> => {
	const { db } = boxIfOpen() ?? (await openBox());
	const names = new Map<string, NamedRecord>();
	for (const [table, ofTable] of Map.groupBy(refs, (ref) => ref.table)) {
		const rows = (await db.rows(table).bulkGet(ofTable.map(({ id }) => id))).filter((row) => row !== undefined);
		for (const record of await openRows<StampedRecord>(table, rows)) {
			const currency = typeof record['currency'] === 'string' ? record['currency'] : '';
			const isThere = rows.find(({ id }) => id === record.id)?.deleted === 0;
			const name = isEmptied(record) ? '' : recordName(table, record);
			names.set(refKey({ table, id: record.id }), { name, currency, isThere });
		}
	}
	return names;
};

/** Names of the contacts and sales that some values point at, by id. */
export const namesIn =
	(values: readonly { key: string; values: readonly unknown[] }[]) => async (): Promise<Map<string, string>> => {
		const refs: RecordRef[] = [];
		for (const { key, values: each } of values) {
			const [field = '', member = ''] = key.split('/');
			const table = field === 'saleId' ? 'sales' : 'contacts';
			if (field === 'contactIds') refs.push({ table, id: member });
			if (['contactId', 'saleId', 'mergedInto'].includes(field))
				for (const id of each) if (typeof id === 'string' && id !== '') refs.push({ table, id });
			if (field === 'relations')
				for (const one of each as ({ contactId?: string } | undefined)[])
					if (one?.contactId) refs.push({ table, id: one.contactId });
		}
		const names = await namesOf(refs)();
		return new Map(refs.map((ref) => [ref.id, names.get(refKey(ref))?.name ?? '']));
	};

/** Gives one value of a card what it was before; undefined takes it away. The answer is the history entry's id. */
export async function putValueBack(contactId: string, key: string, value: unknown, now: number): Promise<string> {
	const done = await write({ what: 'contact.putBack', now }, async (box) => {
		const contact = await box.get('contacts', contactId);
		if (!contact) return;
		box.callIt(displayName(contact));
		const stored = contact as unknown as StampedRecord;
		const { collections } = TABLES.contacts;
		box.put('contacts', withValues(stored, new Map([[key, value]]), collections, box.stamp) as unknown as Contact);
	});
	return done.entryId;
}
