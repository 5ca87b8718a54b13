import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { readClock } from '#lib/db/meta.ts';

/** The last backup that left this device, kept beside the box, not in it. */
export interface LastBackup {
	/** Instant (ms). */
	at: number;
	/** Contacts in it. */
	contacts: number;
	/** The box's change counter then: how much happened since. */
	rev: number;
}

export const LAST_BACKUP = 'last-backup';

export interface BackupState {
	last: LastBackup | null;
	/** Commands since the last backup; with none, since the box began. */
	changesSince: number;
	contacts: number;
}

/** How old the last backup is and what has come since. */
export const backupState = () => async (): Promise<BackupState> => {
	const { db } = boxIfOpen() ?? (await openBox());
	const last = ((await db.meta.get(LAST_BACKUP))?.value as LastBackup | undefined) ?? null;
	const { rev } = await readClock(db);
	const contacts = await db.rows('contacts').where('deleted').equals(0).count();
	return { last, changesSince: rev - (last?.rev ?? 0), contacts };
};
