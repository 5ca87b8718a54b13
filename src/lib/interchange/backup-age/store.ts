import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { asFailure } from '#lib/db/failures.ts';
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
	/** It was read back whole, by the app or by its owner. Missing in rows of the first version. */
	checked?: boolean;
}

const LAST_BACKUP = 'last-backup';
/** The `meta` row of the automatic backups. */
export const AUTOMATIC_BACKUPS = 'automatic-backups';
/** The reminder begins a day after this many contacts. */
const FIRST_CONTACTS = 10;

export interface BackupState {
	last: LastBackup | null;
	/** Commands since the last backup; with none, since the box began. */
	changesSince: number;
	contacts: number;
	/** Instant (ms) from which there was something to lose: the tenth contact; null = not yet. */
	worthSince: number | null;
	/** The automatic backups of this device stand still: their folder cannot be reached or written. */
	isStopped: boolean;
	/** The last automatic backup has far fewer contacts than its owner would expect. */
	isShrunk: boolean;
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
	// Ids begin with the time they were made at (UUIDv7), so the order of ids is that of the contacts.
	const tenth = (
		await db
			.rows('contacts')
			.orderBy('id')
			.offset(FIRST_CONTACTS - 1)
			.first()
	)?.id;
	const automatic = (await db.meta.get(AUTOMATIC_BACKUPS))?.value as { trouble: string; isHeld: boolean } | undefined;
	return {
		last,
		isStopped: (automatic?.trouble ?? '') !== '',
		isShrunk: automatic?.isHeld ?? false,
		changesSince: rev - (last?.rev ?? 0),
		contacts,
		worthSince: tenth === undefined ? null : timeOfId(tenth),
		isEmpty: contacts + others === 0
	};
};

/** Ms in the first 48 bits of a UUIDv7; 0 for an id that is none. */
function timeOfId(id: string): number {
	return parseInt(id.replace('-', '').slice(0, 12), 16) || 0;
}

export async function lastBackup(): Promise<LastBackup | null> {
	const { db } = await openBox();
	return ((await db.meta.get(LAST_BACKUP))?.value as LastBackup | undefined) ?? null;
}

export async function keepLastBackup(value: LastBackup): Promise<void> {
	const { db } = await openBox();
	try {
		await db.meta.put({ id: LAST_BACKUP, value });
	} catch (error) {
		throw asFailure(error);
	}
}
