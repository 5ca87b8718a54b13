import { changedSince } from './as-of.ts';
import type { RecordChange } from './history-entry.ts';
import { refKey, referencesOf } from './references.ts';
import type { RecordRef } from './references.ts';
import { canonical, valuesByKey } from './record-values.ts';
import { isDeleted, withValues } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { TABLES } from './tables.ts';
import { isEmptied } from './tombstone.ts';

/** Something that taking a command back leaves as it is, and why. */
export interface Kept {
	change: RecordChange;
	/**
	 * `changed`: these values were changed again since. `edited`: the command made the record, and these values were
	 * changed since. `referred`: it made the record, and others point at it since. `trashed`: the record lies in the
	 * trash. `gone`: its content is no longer there.
	 */
	reason: 'changed' | 'edited' | 'referred' | 'trashed' | 'gone';
	/** Stamp keys of the values meant: a field's name, or `field/member`. */
	keys: readonly string[];
	/** What points at it. */
	by: readonly RecordRef[];
}

/** One record that taking a command back changes. */
export interface UndoStep {
	change: RecordChange;
	/** The record as it is now. */
	record: StampedRecord;
	does: 'trash' | 'revive' | 'setBack';
	/** The values to have again, by stamp key; undefined = not there. */
	values: ReadonlyMap<string, unknown>;
}

export interface UndoPlan {
	steps: UndoStep[];
	kept: Kept[];
}

/** What is known about the box when a command is to be taken back. */
export interface UndoFacts {
	/** What the command did. */
	changes: readonly RecordChange[];
	/** What later commands did, the newest first. */
	since: readonly RecordChange[];
	/** The records of both as they are now, from the trash too. */
	recordOf: (ref: RecordRef) => StampedRecord | undefined;
	/** Trash also what the command made and somebody has worked with since. */
	removesEdited: boolean;
}

/**
 * What taking a command back would do, and what it leaves alone: no value that somebody wrote later, and no record
 * that somebody has worked with since, is taken away.
 */
export function planUndo(facts: UndoFacts): UndoPlan {
	const plan: UndoPlan = { steps: [], kept: [] };
	const made = new Map<string, UndoStep>();
	for (const change of facts.changes) {
		const record = facts.recordOf(change);
		if (!record) continue;
		if (change.kind === 'created' || change.kind === 'revived') {
			if (!isDeleted(record)) made.set(refKey(change), step(change, record, 'trash', valuesBack(change, record).back));
		} else planOld(change, record, plan);
	}
	if (!facts.removesEdited) keepWhatIsUsed(made, facts, plan);
	// One by one: a hundred thousand arguments are more than a call takes.
	for (const step of made.values()) plan.steps.push(step);
	return plan;
}

function step(
	change: RecordChange,
	record: StampedRecord,
	does: UndoStep['does'],
	values: ReadonlyMap<string, unknown>
): UndoStep {
	return { change, record, does, values };
}

function kept(change: RecordChange, reason: Kept['reason'], keys: readonly string[] = []): Kept {
	return { change, reason, keys, by: [] };
}

/** The old values to set back, and the keys of those that were changed again since. */
function valuesBack(change: RecordChange, record: StampedRecord): { back: Map<string, unknown>; stay: string[] } {
	const back = new Map<string, unknown>();
	const stay: string[] = [];
	if (!change.values) return { back, stay };
	const now = valuesByKey(record, TABLES[change.table].collections);
	for (const [key, { before, after }] of Object.entries(change.values)) {
		const current = canonical(now.get(key));
		// By value, not by stamp: what a merged file brought carries the other device's stamps.
		if (current === canonical(after)) back.set(key, before);
		else if (current !== canonical(before)) stay.push(key);
	}
	return { back, stay };
}

/** A record that was there before the command: it comes back out of the trash, or gets its old values. */
function planOld(change: RecordChange, record: StampedRecord, plan: UndoPlan): void {
	const { back, stay } = valuesBack(change, record);
	if (isEmptied(record) && !(change.emptied && back.size > 0)) {
		plan.kept.push(kept(change, 'gone'));
		return;
	}
	if (change.kind === 'deleted' && isDeleted(record)) plan.steps.push(step(change, record, 'revive', back));
	else if (isDeleted(record)) {
		// An old value with a new stamp would take the record out of the trash.
		if (back.size > 0) plan.kept.push(kept(change, 'trashed', [...back.keys()]));
		return;
	} else if (back.size > 0) plan.steps.push(step(change, record, 'setBack', back));
	if (stay.length > 0) plan.kept.push(kept(change, 'changed', stay));
}

/** Takes out of `made` what was edited since, what others point at, and what these in turn point at. */
function keepWhatIsUsed(made: Map<string, UndoStep>, facts: UndoFacts, plan: UndoPlan): void {
	if (made.size === 0) return;
	const later = new Map<string, RecordChange[]>();
	const laterRefs = new Map<string, RecordRef>();
	for (const change of facts.since) {
		const key = refKey(change);
		const list = later.get(key);
		if (list) list.push(change);
		else later.set(key, [change]);
		laterRefs.set(key, change);
	}
	const staying: { ref: RecordRef; record: StampedRecord }[] = [];
	for (const [key, { change, record }] of [...made]) {
		const keys = changedSince(record, later.get(key) ?? [], TABLES[change.table].collections);
		if (keys.length === 0) continue;
		made.delete(key);
		plan.kept.push(kept(change, 'edited', keys));
		staying.push({ ref: change, record });
	}
	const planned = new Map(plan.steps.map((one) => [refKey(one.change), one]));
	for (const ref of [...laterRefs.values(), ...facts.changes]) {
		const record = made.has(refKey(ref)) ? undefined : facts.recordOf(ref);
		const next = planned.get(refKey(ref));
		if (record && (!isDeleted(record) || next?.does === 'revive'))
			staying.push({ ref, record: afterwards(record, next) });
	}
	const referred = new Map<string, { change: RecordChange; by: Map<string, RecordRef> }>();
	for (let next = staying.pop(); next; next = staying.pop()) {
		const { ref, record } = next;
		for (const target of referencesOf(ref.table, record)) {
			const key = refKey(target);
			const found = made.get(key);
			if (found) {
				made.delete(key);
				referred.set(key, { change: found.change, by: new Map() });
				staying.push({ ref: target, record: found.record });
			}
			referred.get(key)?.by.set(refKey(ref), { table: ref.table, id: ref.id });
		}
	}
	for (const { change, by } of referred.values()) plan.kept.push({ ...kept(change, 'referred'), by: [...by.values()] });
}

/** The record as it will be once its values are set back: what it pointed at only because of the command, it does not. */
function afterwards(record: StampedRecord, step: UndoStep | undefined): StampedRecord {
	if (!step || step.values.size === 0) return record;
	return withValues(record, new Map(step.values), TABLES[step.change.table].collections, record.created);
}
