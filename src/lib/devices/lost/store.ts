import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { asFailure } from '#lib/db/failures.ts';

/** Values that lost in merges, as this device remembers what it has to say of them; in its own `meta` row. */
interface LostValues {
	/** Entries of the history that nobody has looked at yet, and how many values lost in each. */
	unseen: { entryId: string; count: number }[];
	/** What was said once; the other device's history names the same values again. */
	told: string[];
}

const ROW = 'lost-values';
/** Of more than these nobody hears twice of the same for long: what is older was taken in everywhere. */
const MOST_TOLD = 1000;

export const lostValues = () => async (): Promise<LostValues> => {
	const { db } = boxIfOpen() ?? (await openBox());
	return ((await db.meta.get(ROW))?.value as LostValues | undefined) ?? { unseen: [], told: [] };
};

/** How many values lost that nobody has looked at. */
export const countLost = () => async (): Promise<number> =>
	(await lostValues()()).unseen.reduce((sum, { count }) => sum + count, 0);

export async function changeLost(change: (lost: LostValues) => Partial<LostValues>): Promise<void> {
	const { db } = await openBox();
	try {
		await db.transaction('rw', db.meta, async () => {
			const before = await lostValues()();
			const { unseen, told } = { ...before, ...change(before) };
			await db.meta.put({ id: ROW, value: { unseen, told: told.slice(-MOST_TOLD) } });
		});
	} catch (error) {
		throw asFailure(error);
	}
}

/** They were looked at, or are not to be. */
export function dropLost(): Promise<void> {
	return changeLost(() => ({ unseen: [] }));
}
