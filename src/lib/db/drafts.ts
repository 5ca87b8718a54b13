import { openBox } from './box.ts';
import { codec } from './codec.ts';

/*
 * What is being typed, kept so that a reload or a killed tab loses nothing. Drafts belong to this device: they
 * are no records, carry no stamps, and are in no backup.
 */

/** Keeps the draft of a form; `key` names the form and what it edits ('contact/018f…'). */
export async function keepDraft(key: string, value: unknown, now: number): Promise<void> {
	const body = await codec.seal('drafts', draftRecord(key, value));
	const { db } = await openBox();
	await db.drafts.put({ id: key, changed: now, body });
}

function draftRecord(id: string, value: unknown): { id: string; value: unknown } {
	return { id, value };
}

/** The kept draft, undefined where there is none. */
export async function draftOf(key: string): Promise<unknown> {
	const { db } = await openBox();
	const row = await db.drafts.get(key);
	return row ? ((await codec.open('drafts', key, row.body)) as { value: unknown }).value : undefined;
}

export async function dropDraft(key: string): Promise<void> {
	const { db } = await openBox();
	await db.drafts.delete(key);
}

/** Keys of all kept drafts, newest first. */
export async function draftKeys(): Promise<string[]> {
	const { db } = await openBox();
	return (await db.drafts.orderBy('changed').reverse().primaryKeys()) as string[];
}
