import { newItemId } from '#lib/id.ts';
import type { BoxDb } from './dexie-box.ts';
import type { Hlc } from './hlc.ts';

/** This copy's clock and change counter, kept in one row so that each command reads and raises them together. */
export interface Clock {
	/** Rises by one with each command; every row carries the value it was last written at. */
	rev: number;
	/** The last stamp given or seen, '' = none. */
	last: Hlc | '';
	/** This device's part of every stamp. */
	device: string;
	/** Renewed when the whole box is put in the place of another. */
	box?: string;
}

const CLOCK = 'clock';

/** The clock as stored; on a new box a fresh one with a new device id (not stored until the first command). */
export async function readClock(db: BoxDb): Promise<Clock> {
	const row = await db.meta.get(CLOCK);
	return (row?.value as Clock | undefined) ?? { rev: 0, last: '', device: newItemId() };
}

export async function writeClock(db: BoxDb, clock: Clock): Promise<void> {
	await db.meta.put({ id: CLOCK, value: clock });
}
