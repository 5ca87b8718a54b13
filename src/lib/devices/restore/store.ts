import { openBox } from '#lib/db/box.ts';
import { replaceBox } from '#lib/db/dump.ts';
import type { Progress } from '#lib/db/dump.ts';
import { readClock } from '#lib/db/meta.ts';
import { keepLastBackup } from '#lib/interchange/backup-age/store.ts';
import type { LastBackup } from '#lib/interchange/backup-age/store.ts';
import type { CheckedBackup } from '#lib/interchange/backup/protocol.ts';
import { whilePaused } from '../shared/turn/store.ts';

/**
 * Puts the backup in the place of the box: all or nothing. The box is then as well kept as the file it came from, and a
 * shared folder rests until its owner says otherwise.
 */
export async function restoreBackup(
	{ contents, manifest, live }: CheckedBackup,
	now: number,
	progress: Progress
): Promise<void> {
	await whilePaused(() => replaceBox(contents, now, progress), progress.signal);
	const { db } = await openBox();
	const { rev } = await readClock(db);
	const last: LastBackup = { at: Date.parse(manifest.created), contacts: live.contacts, rev, checked: true };
	await keepLastBackup(last);
}
