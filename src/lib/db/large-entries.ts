import type { BoxDb } from './dexie-box.ts';

/**
 * Ids of the commands that changed so many records that they are listed under none. By keys alone: each is read in one
 * piece, which takes longer than a page may stand still.
 */
export async function largeEntryIds(db: BoxDb): Promise<string[]> {
	const [listed, all] = await db.transaction('r', db.history, () =>
		Promise.all([db.history.orderBy('subjects').primaryKeys(), db.history.toCollection().primaryKeys()])
	);
	const small = new Set(listed);
	return all.filter((id) => !small.has(id));
}
