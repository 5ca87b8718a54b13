import { displayName } from '#lib/contacts/name.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import type { Day } from '#lib/day.ts';
import { readOne } from '#lib/db/read.ts';
import { lastEdit } from '#lib/db/stamps.ts';
import { readEntry } from '#lib/db/undo.ts';
import { write } from '#lib/db/write.ts';
import type { Work } from '#lib/db/command.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { newId } from '#lib/id.ts';
import { defaultSettings, guessCountry, SETTINGS_ID } from '#lib/shell/settings.ts';
import { sampleBox } from './sample.ts';
import type { SampleLocale } from './stock.ts';

const HOME: Readonly<Record<SampleLocale, string>> = { de: 'DE', sv: 'SE', en: 'GB' };

/** Is the sample data in the box? The answer is the history entry that put it there, '' = no. */
export const sampleEntry = () => async (): Promise<string> =>
	(await readOne('settings', SETTINGS_ID))?.sampleEntryId ?? '';

/**
 * Puts the sample data into the box, in the words of a language, with days around `today`: one command. Does nothing
 * where it is there already. The answer is the history entry's id.
 */
export async function addSampleData(locale: SampleLocale, today: Day, now: number): Promise<string> {
	const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	const done = await write({ what: 'sample.add', now }, async (box) => {
		const saved = await box.get('settings', SETTINGS_ID);
		if (saved && saved.sampleEntryId !== '') return;
		const settings = saved ?? defaultSettings(guessCountry(navigator.languages));
		const { currency, vatRate } = defaultSettings(HOME[locale]);
		const sample = sampleBox({ locale, today, now, zone, currency, vatRate, newId: () => newId(now) });
		box.addAll('contacts', sample.contacts);
		box.addAll('notes', sample.notes);
		box.addAll('followUps', sample.followUps);
		box.addAll('sales', sample.sales);
		box.put('settings', { ...settings, sampleEntryId: box.entryId });
	});
	return done.entryId;
}

/** What was taken out, and the names of contacts that stayed because they had been worked with. */
export interface SampleRemoved {
	entryId: string;
	kept: string[];
}

/**
 * Takes the sample data out again: one command. What its owner has changed since stays, and so does a contact that
 * something of the owner's own points at.
 */
export async function removeSampleData(now: number): Promise<SampleRemoved> {
	const entry = await readEntry(await sampleEntry()());
	const done = await write({ what: 'sample.remove', now }, async (box) => {
		const settings = await box.get('settings', SETTINGS_ID);
		if (settings) box.put('settings', { ...settings, sampleEntryId: '' });
		return entry ? takeOut(box, entry) : [];
	});
	return { entryId: done.entryId, kept: done.result };
}

async function takeOut(box: Work, entry: HistoryEntry): Promise<string[]> {
	const made = entry.changes.filter(({ table, kind }) => table !== 'settings' && kind === 'created');
	await box.preload(made);
	const own = new Set(made.map(({ id }) => id));
	const staying = new Set<string>();
	for (const { table, id } of made) {
		const record = await box.peek(table, id);
		if (record && lastEdit(record) > entry.stamp && lastEdit(record) > record.deleted) staying.add(id);
	}
	// A contact stays for what stays with it, and for what is new about it.
	for (const { id } of made.filter(({ table }) => table === 'contacts')) {
		const about = [
			...(await box.where('notes', 'contactIds', id)),
			...(await box.where('followUps', 'contactId', id)),
			...(await box.where('sales', 'contactId', id))
		];
		if (about.some((record) => !own.has(record.id) || staying.has(record.id))) staying.add(id);
	}
	const kept: string[] = [];
	for (const { table, id } of made) {
		if (!staying.has(id)) await box.remove(table, id);
		else if (table === 'contacts') kept.push(await nameOf(box, id));
	}
	return kept;
}

async function nameOf(box: Work, id: string): Promise<string> {
	const contact: Contact | undefined = await box.get('contacts', id);
	return contact ? displayName(contact) : '';
}
