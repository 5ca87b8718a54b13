import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { openRows } from '#lib/db/codec.ts';
import type { Row } from '#lib/db/codec.ts';
import { timeOf } from '#lib/db/hlc.ts';
import { mergedIntoOf } from '#lib/db/merged.ts';
import { goneWith, purge } from '#lib/db/purge.ts';
import { TRASH_DAYS } from '#lib/db/retention.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { isEmptied } from '#lib/db/tombstone.ts';
import { write } from '#lib/db/write.ts';
import { fold } from '#lib/fold.ts';
import { recordName } from '../record-name.ts';

/** Days a deleted record can be put back. */
export { TRASH_DAYS } from '#lib/db/retention.ts';

const A_DAY = 86_400_000;
/** The tables whose records can be put back one by one. */
const TRASH_TABLES = ['contacts', 'notes', 'followUps', 'sales', 'customFields'] as const;
type TrashTable = (typeof TRASH_TABLES)[number];

/** Something in the trash. */
export interface Trashed {
	table: TrashTable;
	id: string;
	/** What it is called: a name, a title, the beginning of a text; '' where it has none. */
	name: string;
	/** Instant (ms) it was deleted. */
	deletedAt: number;
	/** Instant (ms) from which its content may go. */
	emptiedAt: number;
}

/** What lies in the trash and has `text` in its name, the latest first, at most `limit`. */
export const trash =
	(limit: number, text = '') =>
	async (): Promise<Trashed[]> => {
		const { db } = boxIfOpen() ?? (await openBox());
		const found: { table: TrashTable; row: Row }[] = [];
		for (const table of TRASH_TABLES) {
			const rows = await db.rows(table).where('deleted').equals(1).toArray();
			for (const row of rows) found.push({ table, row });
		}
		found.sort((a, b) => (a.row.changed < b.row.changed ? 1 : -1));
		const wanted = fold(text.trim());
		const listed: Trashed[] = [];
		for (const { table, row } of found) {
			if (listed.length === limit) break;
			const [record] = await openRows<StampedRecord>(table, [row]);
			if (!record || isEmptied(record) || mergedIntoOf(record) !== '') continue;
			const name = recordName(table, record);
			if (!fold(name).includes(wanted)) continue;
			const deletedAt = timeOf(row.changed);
			listed.push({ table, id: row.id, name, deletedAt, emptiedAt: deletedAt + TRASH_DAYS * A_DAY });
		}
		return listed;
	};

/** Takes things out of the trash, as one command. */
export async function putBack(items: readonly Trashed[], now: number): Promise<string> {
	const done = await write({ what: 'trash.restore', now }, async (box) => {
		await box.preload(items);
		for (const { table, id, name } of items) {
			const record = await box.peek(table, id);
			if (!record || isEmptied(record)) continue;
			if (items.length === 1) box.callIt(name);
			await box.revive(table, id);
		}
	});
	return done.entryId;
}

/**
 * Deletes things in the trash for good, with what was a contact's own, what the history knows of them, and the copies
 * this device made of the whole box. Backups saved elsewhere keep them.
 */
export async function deleteForGood(items: readonly Trashed[], now: number): Promise<void> {
	const { dropSafetyCopies } = await import('#lib/devices/safety/store.ts');
	const { forgetAway } = await import('../large/away.ts');
	// The records go last: stopped in between, they are still in the trash to try again.
	await dropSafetyCopies();
	await forgetAway(await goneWith(items));
	await purge(items, now);
}
