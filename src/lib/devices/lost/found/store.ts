import { openBox } from '#lib/db/box.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { readEntry } from '#lib/db/undo.ts';
import { devicesOfBox } from '../../store.ts';
import { lostIn } from '../lost.ts';
import { changeLost, lostValues } from '../store.ts';

/** The entries of another box's history, not here yet, by which values that were written on this device lost there. */
export async function lostElsewhere(history: readonly HistoryEntry[]): Promise<HistoryEntry[]> {
	const { own } = await devicesOfBox()();
	const { db } = await openBox();
	const found: HistoryEntry[] = [];
	for (const entry of history)
		if (lostIn(entry, own).length > 0 && !(await db.history.get(entry.id))) found.push(entry);
	return found;
}

/**
 * Remembers that a merge was done by which values lost: by its own entry ('' = it left none), and by what came with the
 * other box (`elsewhere`). `isShown`: the person is shown its own ones at once.
 */
export async function noteLost(entryId: string, elsewhere: readonly HistoryEntry[], isShown = false): Promise<void> {
	const { own } = await devicesOfBox()();
	const entry = entryId === '' ? undefined : await readEntry(entryId);
	const lost = entry ? lostIn(entry) : [];
	if (lost.length + elsewhere.length === 0) return;
	await changeLost(({ unseen, told }) => {
		const known = new Set(told);
		const fresh: typeof unseen = [];
		const note = (id: string, names: readonly string[], isTold: boolean) => {
			const count = names.filter((name) => !known.has(name)).length;
			for (const name of names) known.add(name);
			if (count > 0 && !isTold) fresh.push({ entryId: id, count });
		};
		note(entryId, lost, isShown);
		for (const one of elsewhere) note(one.id, lostIn(one, own), false);
		return { unseen: [...unseen, ...fresh], told: [...known] };
	});
}

/** The entries of the history that nobody has looked at, those that are still kept. */
export async function unseenEntries(): Promise<HistoryEntry[]> {
	const { unseen } = await lostValues()();
	const entries = await Promise.all(unseen.map(({ entryId }) => readEntry(entryId)));
	return entries.filter((entry) => entry !== undefined);
}
