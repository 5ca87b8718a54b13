import { openBox } from './box.ts';

/** For tests, which share one box: nothing is in it any more. */
export async function wipeBox(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
