import { boxIfOpen, openBox } from '#lib/db/box.ts';
import type { BoxDb } from '#lib/db/dexie-box.ts';
import { asFailure } from '#lib/db/failures.ts';
import { lastCommandAt } from '#lib/db/housekeeping.ts';
import { limitsOf } from '#lib/db/retention.ts';
import { checkBackup, makeBackup } from '#lib/interchange/backup/job.ts';
import { newItemId } from '#lib/id.ts';
import { restoreBackup } from '../restore/store.ts';

/** What the box was about to go through when the copy was made; `folder`: a merge nobody was asked about. */
export type SafetyReason = 'merge' | 'replace' | 'folder';

/** The box as it was before something large happened to it. */
export interface SafetyCopy {
	id: string;
	/** Instant (ms). */
	at: number;
	why: SafetyReason;
	contacts: number;
	/** Bytes. */
	size: number;
}

/*
 * The copies lie in the `meta` rows of this device's database: they need no permission, survive a reload and the
 * replacing of the box, and cost at most four times the box, packed. Against the loss of the device they are no backup.
 */
const LIST = 'safety-copies';
const rowOf = (id: string) => `safety-copy/${id}`;
/** Copies before a person's own steps; those before merges of the shared folder come daily and push none of these out. */
const MOST = 3;
const MOST_OF_FOLDER = 1;

export const safetyCopies = () => async (): Promise<SafetyCopy[]> => {
	const { db } = boxIfOpen() ?? (await openBox());
	return ((await db.meta.get(LIST))?.value as SafetyCopy[] | undefined) ?? [];
};

/** Keeps the box as it is now; an empty one is not worth it. Rejects with a BoxFailure, then nothing else may follow. */
export async function keepSafetyCopy(why: SafetyReason, now: number): Promise<void> {
	const { bytes, live } = await makeBackup({ by: 'nothing' }, now, '');
	if (live.contacts + live.notes + live.followUps + live.sales === 0) return;
	const { db } = await openBox();
	const copy: SafetyCopy = { id: newItemId(), at: now, why, contacts: live.contacts, size: bytes.length };
	try {
		const before = await limitOf(db, now);
		await db.transaction('rw', db.meta, async () => {
			const all = [copy, ...(((await db.meta.get(LIST))?.value as SafetyCopy[] | undefined) ?? [])];
			const young = all.filter(({ at }) => at >= before);
			const kept = [
				...young.filter((one) => one.why !== 'folder').slice(0, MOST),
				...young.filter((one) => one.why === 'folder').slice(0, MOST_OF_FOLDER)
			].sort((a, b) => b.at - a.at);
			await db.meta.put({ id: rowOf(copy.id), value: bytes });
			await keepOnly(db, all, kept);
		});
	} catch (error) {
		throw asFailure(error);
	}
}

/** What was kept before this instant (ms) may go. */
async function limitOf(db: BoxDb, now: number): Promise<number> {
	return limitsOf(now, await lastCommandAt(db), false).safetyCopies;
}

async function keepOnly(db: BoxDb, all: readonly SafetyCopy[], kept: readonly SafetyCopy[]): Promise<void> {
	await db.meta.bulkDelete(all.filter((one) => !kept.includes(one)).map(({ id }) => rowOf(id)));
	await db.meta.put({ id: LIST, value: kept });
}

/** Throws away the copies whose month is over. */
export async function dropOldSafetyCopies(now: number): Promise<void> {
	const { db } = await openBox();
	try {
		const before = await limitOf(db, now);
		await db.transaction('rw', db.meta, async () => {
			const all = ((await db.meta.get(LIST))?.value as SafetyCopy[] | undefined) ?? [];
			const kept = all.filter(({ at }) => at >= before);
			if (kept.length < all.length) await keepOnly(db, all, kept);
		});
	} catch (error) {
		throw asFailure(error);
	}
}

/** Puts the box back as it was; what is there now is kept as a safety copy itself. */
export async function bringBack({ id, at }: SafetyCopy, now: number): Promise<void> {
	const { db } = await openBox();
	const bytes = (await db.meta.get(rowOf(id)))?.value as Uint8Array<ArrayBuffer> | undefined;
	if (!bytes) throw new Error(`No such safety copy: ${id}`);
	const checked = await checkBackup(new File([bytes], `${at}`), undefined);
	if (!('backup' in checked)) throw new Error('A safety copy cannot be read');
	await keepSafetyCopy('replace', now);
	await restoreBackup(checked.backup, now, {});
}

/** Throws all safety copies away: somebody in them is to be forgotten. */
export async function dropSafetyCopies(): Promise<void> {
	const { db } = await openBox();
	try {
		await db.transaction('rw', db.meta, async () => {
			await db.meta.where('id').startsWith(rowOf('')).delete();
			await db.meta.delete(LIST);
		});
	} catch (error) {
		throw asFailure(error);
	}
}
