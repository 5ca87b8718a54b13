import { openBox } from '#lib/db/box.ts';
import { countLive } from '#lib/db/dump.ts';
import { deviceOf } from '#lib/db/hlc.ts';
import { readClock } from '#lib/db/meta.ts';
import { readOne } from '#lib/db/read.ts';
import { keepLastBackup, lastBackup } from '../backup-age/store.ts';
import type { CheckedBackup, LiveCounts, MadeBackup } from './protocol.ts';

/** A backup left the page. `checked` = it was read back; a download only its owner can check. */
export async function markSaved({ manifest, live, rev }: MadeBackup, checked: boolean): Promise<void> {
	await keepLastBackup({ at: Date.parse(manifest.created), contacts: live.contacts, rev, checked });
}

/** A file was looked into and found whole: where it is the last backup, that one is checked. */
export async function markChecked({ manifest }: CheckedBackup): Promise<void> {
	const last = await lastBackup();
	if (last?.at === Date.parse(manifest.created)) await keepLastBackup({ ...last, checked: true });
}

/** What is in the box now, to lay beside a file. */
export async function countBox(): Promise<LiveCounts> {
	const [contacts, notes, followUps, sales] = await Promise.all([
		countLive('contacts'),
		countLive('notes'),
		countLive('followUps'),
		countLive('sales')
	]);
	return { contacts, notes, followUps, sales };
}

/** How its owner calls the device that wrote a file, and what it is called by until then; `own` = this one. */
export async function deviceOfBackup({
	manifest,
	contents
}: CheckedBackup): Promise<{ own: boolean; name: string; code: string }> {
	const { db } = await openBox();
	const { device } = await readClock(db);
	const id = deviceOf(manifest.device);
	const inFile = contents.tables.devices.find((record) => record.id === id)?.['name'];
	const name = (await readOne('devices', id))?.name ?? (typeof inFile === 'string' ? inFile : '');
	return { own: id === deviceOf(device), name, code: id.slice(0, 4).toUpperCase() };
}
