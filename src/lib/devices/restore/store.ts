import { openBox } from '#lib/db/box.ts';
import { replaceBox } from '#lib/db/dump.ts';
import type { Progress } from '#lib/db/dump.ts';
import { readClock } from '#lib/db/meta.ts';
import { keepLastBackup } from '#lib/interchange/backup-age/store.ts';
import type { LastBackup } from '#lib/interchange/backup-age/store.ts';
import type { CheckedBackup } from '#lib/interchange/backup/protocol.ts';
import { whilePaused } from '../shared/turn/store.ts';
import { devicesOfBox, keepName } from '../store.ts';

/**
 * Puts the backup in the place of the box: all or nothing. The box is then as well kept as the file it came from, a
 * shared folder rests until its owner says otherwise, and this device keeps its name, where that can be written.
 */
export async function restoreBackup(
	{ contents, manifest, live }: CheckedBackup,
	now: number,
	progress: Progress
): Promise<void> {
	const { own, names } = await devicesOfBox()();
	await whilePaused(() => replaceBox(contents, now, progress), progress.signal);
	// By a command of its own: the stamp of the old name would pretend that this box has all that was written before it.
	const name = names.get(own);
	// Whatever stands in its way, the box is replaced, and has to be known as such.
	if (name !== undefined) await keepName(name, now).catch(reportError);
	const { db } = await openBox();
	const { rev } = await readClock(db);
	const last: LastBackup = { at: Date.parse(manifest.created), contacts: live.contacts, rev, checked: true };
	await keepLastBackup(last);
}
