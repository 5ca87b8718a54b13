import { openBox } from './box.ts';
import { rowsOf } from './bulk-read.ts';
import { codec, openRows } from './codec.ts';
import type { Command, Work } from './command.ts';
import { canTakeBack, joinsBoxes } from './history-entry.ts';
import type { HistoryEntry, RecordChange } from './history-entry.ts';
import { BoxFailure } from './failures.ts';
import type { Hlc } from './hlc.ts';
import { deletionAfter, valuesToRevive } from './merged.ts';
import { readClock } from './meta.ts';
import { refKey } from './references.ts';
import type { RecordRef } from './references.ts';
import type { TableName } from './schema.ts';
import { changesBetween, stampDeleted, stampRevived, withValues } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { TABLES } from './tables.ts';
import { isEmptied } from './tombstone.ts';
import { planUndo } from './undo-plan.ts';
import type { Kept, UndoPlan, UndoStep } from './undo-plan.ts';
import { write } from './write.ts';

export type { Kept } from './undo-plan.ts';

export async function readEntry(id: string): Promise<HistoryEntry | undefined> {
	const { db } = await openBox();
	const row = await db.history.get(id);
	return row ? ((await codec.open('history', id, row.body)) as HistoryEntry) : undefined;
}

/** How looking at what became of a command's records is followed and stopped. */
export interface LookWatch extends Pick<Command, 'signal'> {
	/** Records looked at so far and in all. */
	onLook?: (done: number, total: number) => void;
}

/** How a command is taken back. */
export interface UndoOptions extends LookWatch, Pick<Command, 'onProgress'> {
	/** Trash also what the command made and somebody has worked with since; without it, it is kept and named. */
	removesEdited?: boolean;
}

/**
 * Takes one command back, as a command of its own (so undoing can be undone). Created records go to the trash,
 * deleted ones come back, changed values get their old value. What stands in the way stays and is named in `kept`:
 * values changed again since, and records made by it that were edited since or that others point at.
 */
export async function undoEntry(
	id: string,
	now: number,
	{ removesEdited = false, onLook, ...running }: UndoOptions = {}
): Promise<{ entryId: string; kept: Kept[] }> {
	const entry = await mustRead(id);
	const command: Command = { what: 'undo', label: entry.label, now, undoes: id, ...running };
	const watch = { onLook, signal: running.signal };
	const done = await write(command, async (box) => {
		// Read through the command, which needs them again to put them.
		const facts = await factsOf(entry, (refs, onPage) => box.preload(refs, onPage), watch);
		const { steps, kept } = planUndo({ ...facts, removesEdited });
		// A card that comes back with the others is no part of another any more.
		const back = new Set(steps.filter(({ does }) => does === 'revive').map(({ change }) => refKey(change)));
		const peek = async (table: TableName, id: string) =>
			back.has(refKey({ table, id })) ? undefined : box.peek(table, id);
		for (const step of steps) {
			// What comes back points at cards that may have gone on since: at those that it is to have again.
			const moved =
				step.does === 'revive' ? await valuesToRevive(peek, step.change.table, setBack(step, box.stamp)) : new Map();
			await takeStep(box, { ...step, values: new Map([...step.values, ...moved]) });
		}
		return kept;
	});
	return { entryId: done.entryId, kept: done.result };
}

/** What taking a command back would do now, without doing it. */
export async function previewUndo(
	id: string,
	removesEdited = false,
	watch: LookWatch = {}
): Promise<UndoPlan & { entry: HistoryEntry }> {
	const entry = await mustRead(id);
	return { entry, ...planUndo({ ...(await factsOf(entry, readRecords, watch)), removesEdited }) };
}

async function mustRead(id: string): Promise<HistoryEntry> {
	const entry = await readEntry(id);
	if (!entry) throw new Error(`No such history entry: ${id}`);
	return entry;
}

/** The record with the values that a step gives back to it. */
function setBack({ change, record, values }: UndoStep, stamp: Hlc): StampedRecord {
	return values.size === 0 ? record : withValues(record, new Map(values), TABLES[change.table].collections, stamp);
}

async function takeStep(box: Work, step: UndoStep): Promise<void> {
	const {
		change: { table, id },
		record,
		does,
		values
	} = step;
	const { collections } = TABLES[table];
	const old = setBack(step, box.stamp);
	// What comes back whole goes back into the trash whole.
	const isUnchanged = values.size === 0 || isEmptied(record);
	const changed = isUnchanged ? {} : { values: Object.fromEntries(changesBetween(record, old, collections)) };
	if (does === 'trash') {
		// A deletion counts only where it is later than every value, those set back with it too.
		const stamp = values.size === 0 ? box.stamp : deletionAfter(box.stamp);
		await box.putStamped(table, stampDeleted(old, stamp), { table, id, kind: 'deleted', ...changed });
	} else if (does === 'revive') {
		await box.putStamped(table, stampRevived(old, box.stamp), { table, id, kind: 'revived', ...changed });
	} else {
		await box.putStamped(table, old, { table, id, kind: 'changed', ...changed });
	}
}

/** Only what a command made needs a look at what became of it and at what points at it. */
function asksForLater({ kind }: RecordChange): boolean {
	return kind === 'created' || kind === 'revived';
}

/** Reads records, from the trash too, by their places; `onPage` hears how many were asked for, and may throw. */
type Reading = (
	refs: readonly RecordRef[],
	onPage: (asked: number) => void
) => Promise<ReadonlyMap<string, StampedRecord>>;

async function factsOf(entry: HistoryEntry, read: Reading, { onLook, signal }: LookWatch) {
	const { device } = await readClock((await openBox()).db);
	if (!canTakeBack(entry, device)) throw new BoxFailure('elsewhere');
	// What a device is called is no part of what was merged: taken back here, the device itself would lose its name.
	const isMerge = joinsBoxes(entry);
	const changes = entry.changes.filter(({ table }) => !isMerge || table !== 'devices');
	const since = changes.some(asksForLater) ? (await entriesAfter(entry)).flatMap(({ changes }) => changes) : [];
	const refs = new Map([...changes, ...since].map(({ table, id }) => [refKey({ table, id }), { table, id }]));
	let done = 0;
	const records = await read([...refs.values()], (asked) => {
		if (signal?.aborted) throw new BoxFailure('cancelled');
		done += asked;
		onLook?.(done, refs.size);
	});
	return { changes, since, recordOf: (ref: RecordRef) => withoutRev(records.get(refKey(ref))) };
}

/** Entries later than this one, the newest first. */
async function entriesAfter(entry: HistoryEntry): Promise<HistoryEntry[]> {
	const { db } = await openBox();
	const row = await db.history.get(entry.id);
	// A box that was brought back from a backup has one `rev` for all: the stamps tell what came later.
	const rev = row?.rev ?? 0;
	const rows = await db.history.where('rev').aboveOrEqual(rev).toArray();
	const bodies = (await Promise.all(rows.map(({ id, body }) => codec.open('history', id, body)))) as HistoryEntry[];
	const entries = bodies.filter((other, at) => {
		// What a merge took over of another device's history came with it, however far ahead the clock there is.
		const isTakenOver = rows[at]?.rev === rev && other.device !== entry.device && joinsBoxes(entry);
		return other.stamp > entry.stamp && !isTakenOver;
	});
	return entries.sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
}

async function readRecords(
	refs: readonly RecordRef[],
	onPage: (asked: number) => void
): Promise<Map<string, StampedRecord>> {
	const { db } = await openBox();
	const records = new Map<string, StampedRecord>();
	for (const [table, ofTable] of Map.groupBy(refs, (ref) => ref.table)) {
		const ids = ofTable.map(({ id }) => id);
		for (const record of await openRows<StampedRecord>(table, await rowsOf(db, table, ids, onPage)))
			records.set(refKey({ table, id: record.id }), record);
	}
	return records;
}

/** A record without what its row adds to it: that is not stored again. */
function withoutRev(record: StampedRecord | undefined): StampedRecord | undefined {
	if (!record) return undefined;
	const plain = { ...record };
	delete plain['rev'];
	return plain;
}
