import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { readClock } from '#lib/db/meta.ts';
import type { TableName } from '#lib/db/schema.ts';

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
	/** Nothing lives in the box: no contact, note, follow-up or sale. */
	isEmpty: boolean;
}

/** How old the last backup is and what has come since. */
export const backupState = () => async (): Promise<BackupState> => {
	const { db } = boxIfOpen() ?? (await openBox());
	const last = ((await db.meta.get(LAST_BACKUP))?.value as LastBackup | undefined) ?? null;
	const { rev } = await readClock(db);
	const live = (table: TableName) => db.rows(table).where('deleted').equals(0).count();
	const contacts = await live('contacts');
	const others = (await live('notes')) + (await live('followUps')) + (await live('sales'));
	return { last, changesSince: rev - (last?.rev ?? 0), contacts, isEmpty: contacts + others === 0 };
};
