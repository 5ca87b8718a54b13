import type { Contact } from '#lib/contacts/contact.ts';
import type { Suggestion } from '#lib/contacts/suggestion.ts';
import { draftOf, dropDraft, keepDraft } from '#lib/db/drafts.ts';
import { readAll, readMany } from '#lib/db/read.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { Note } from '#lib/notes/note.ts';
import type { Sale } from '#lib/sales/sale.ts';
import { settingsOfBox } from '#lib/shell/store.ts';
import { searchIndex } from './client.svelte.ts';
import type { DocumentRow } from './documents-index.ts';
import type { Hits } from './protocol.ts';
import { withNewest } from './recent.ts';

/** So many fit under a field on a phone. */
const MOST_SUGGESTIONS = 7;

/** Contacts that fit what was typed, best first: what a ContactPicker offers. */
export async function suggestContacts(text: string): Promise<Suggestion[]> {
	const { contacts } = await searchIndex.ask('search', text, MOST_SUGGESTIONS);
	return contacts.map(({ row }) => ({
		id: row.id,
		name: row.displayName,
		detail: [row.organisation, row.city].filter((part) => part !== '').join(' · ')
	}));
}

/** The records behind hits, by id: what says where a hit is. One deleted meanwhile is missing. */
export interface HitRecords {
	contacts: ReadonlyMap<string, Contact>;
	notes: ReadonlyMap<string, Note>;
	followUps: ReadonlyMap<string, FollowUp>;
	sales: ReadonlyMap<string, Sale>;
}

export async function recordsOf(hits: Hits): Promise<HitRecords> {
	const ids = (kind: DocumentRow['kind']) =>
		hits.documents.filter(({ row }) => row.kind === kind).map(({ row }) => row.id);
	return {
		contacts: byId(
			await readMany(
				'contacts',
				hits.contacts.map(({ row }) => row.id)
			)
		),
		notes: byId(await readMany('notes', ids('note'))),
		followUps: byId(await readMany('followUps', ids('followUp'))),
		sales: byId(await readMany('sales', ids('sale')))
	};
}

function byId<R extends { id: string }>(records: readonly R[]): Map<string, R> {
	return new Map(records.map((record) => [record.id, record]));
}

/** What hits need beside their records: the names of the user's own fields, the home country for phones. */
export const hitWords = () => async (): Promise<HitWords> => {
	const fields = await readAll('customFields');
	const { country } = await settingsOfBox()();
	return { customLabels: new Map(fields.map(({ id, label }) => [id, label])), homeCountry: country };
};

export interface HitWords {
	customLabels: ReadonlyMap<string, string>;
	/** ISO 3166-1, 'DE'. */
	homeCountry: string;
}

/* Like drafts, what was looked for stays on this device: sealed with the box, in no backup, gone with it. */
const SEARCHES = 'search/recent';
const OPENED = 'search/opened';

async function kept(key: string): Promise<string[]> {
	const list = await draftOf(key);
	return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}

/** The last searches that led somewhere and the cards opened last, the newest first. */
export async function recentlyUsed(): Promise<{ searches: string[]; contacts: Contact[] }> {
	const searches = await kept(SEARCHES);
	return { searches, contacts: await readMany('contacts', await kept(OPENED)) };
}

export async function rememberSearch(text: string, now: number): Promise<void> {
	await keepDraft(SEARCHES, withNewest(await kept(SEARCHES), text), now);
}

export async function rememberOpened(contactId: string, now: number): Promise<void> {
	await keepDraft(OPENED, withNewest(await kept(OPENED), contactId), now);
}

export async function forgetRecent(): Promise<void> {
	await dropDraft(SEARCHES);
	await dropDraft(OPENED);
}
