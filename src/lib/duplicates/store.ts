import type { Contact } from '#lib/contacts/contact.ts';
import { distinctPair, pairId } from '#lib/contacts/distinct-pair.ts';
import { displayName } from '#lib/contacts/name.ts';
import { boxIfOpen, openBox } from '#lib/db/box.ts';
import { openRows } from '#lib/db/codec.ts';
import type { Stored } from '#lib/db/codec.ts';
import type { Command, Work } from '#lib/db/command.ts';
import { readAll, readMany, readRows, readWithTrash } from '#lib/db/read.ts';
import type { Joined } from '#lib/db/merge.ts';
import { deletionAfter, mergedIntoOf } from '#lib/db/merged.ts';
import { isDeleted, withValues } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { isEmptied } from '#lib/db/tombstone.ts';
import { write } from '#lib/db/write.ts';
import { mergeContacts } from './merge-contacts.ts';
import type { MergeChoices, MergeWords } from './merge-contacts.ts';
import { redirected } from './redirect.ts';
import { repoint } from './repoint.ts';
import type { Pointing } from './repoint.ts';

/** The live contacts of a group with their stamps; those deleted since are left out. */
export const contactsOfGroup = (ids: readonly string[]) => () => readMany('contacts', ids);

/** How much hangs on each card: notes, follow-ups and sales, for the choice of the one that stays. */
export const entriesPerContact = (ids: readonly string[]) => async (): Promise<ReadonlyMap<string, number>> => {
	const { notes, followUps, sales } = await pointingAt(ids);
	const counts = new Map<string, number>();
	const count = (id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
	for (const { contactIds } of notes) contactIds.forEach(count);
	for (const { contactId } of [...followUps, ...sales]) count(contactId);
	return counts;
};

/** One merge: these cards become the one that stays. */
export interface MergeOrder {
	survivorId: string;
	otherIds: readonly string[];
	choices: MergeChoices;
	/** Nobody looked at the cards: one that was said to be another than those it would join stays out. */
	keepsApart?: boolean;
}

/**
 * Merges groups of cards as one command, so that one undo takes all of it back. What hangs on the cards that go (notes,
 * follow-ups, sales, links of other contacts, answers "not a duplicate") moves to the card that stays; they go to the
 * trash with a pointer to it. A card deleted since is left out. The answer: the entry to undo by ('' = nothing to
 * merge any more), how many cards went, and what the card that stays is called now where it is one.
 */
export async function mergeDuplicates(
	orders: readonly MergeOrder[],
	words: MergeWords,
	{ now, ...running }: Pick<Command, 'now' | 'onProgress' | 'signal'>
): Promise<{ entryId: string; count: number; name: string }> {
	const what = orders.length === 1 ? 'duplicates.merge' : 'duplicates.mergeAll';
	const done = await write({ ...running, what, now }, async (box) => {
		const ids = orders.flatMap(({ survivorId, otherIds }) => [survivorId, ...otherIds]);
		await box.preload(ids.map((id) => ({ table: 'contacts', id })));
		const careful = orders.filter(({ keepsApart }) => keepsApart).flatMap(pairsOf);
		await box.preload(careful.map((id) => ({ table: 'distinctPairs', id })));
		const goes = new Map<string, string>();
		const live: { survivor: Stored<Contact>; others: Stored<Contact>[]; choices: MergeChoices }[] = [];
		for (const { survivorId, otherIds, choices, keepsApart = false } of orders) {
			const survivor = await box.get('contacts', survivorId);
			if (!survivor) continue;
			const others: Stored<Contact>[] = [];
			for (const id of otherIds) {
				if (keepsApart && (await isApart(box, id, [survivor, ...others]))) continue;
				const other = goes.has(id) || id === survivorId ? undefined : await box.get('contacts', id);
				if (other) others.push(other);
			}
			for (const { id } of others) goes.set(id, survivorId);
			if (others.length > 0) live.push({ survivor, others, choices });
		}
		const survivorOf = (id: string) => goes.get(id) ?? id;
		const merged = live.map((one) => mergeContacts({ ...one, words, survivorOf }));
		for (const one of merged) box.put('contacts', one);
		const name = merged[0] && orders.length === 1 ? displayName(merged[0]) : '';
		box.callIt(name);
		for (const [id, survivorId] of goes) await trashMerged(box, id, survivorId);
		await repoint(box, await pointingAt([...goes.keys()]), survivorOf);
		return { count: goes.size, name };
	});
	return { entryId: done.entryId, ...done.result };
}

/** Every pair among the cards of an order. */
function pairsOf({ survivorId, otherIds }: MergeOrder): string[] {
	const ids = [survivorId, ...otherIds];
	return ids.flatMap((a, at) => ids.slice(at + 1).map((b) => pairId(a, b)));
}

/** Was the card said to be another one than one of these? */
async function isApart(box: Work, id: string, cards: readonly { id: string }[]): Promise<boolean> {
	for (const card of cards) if (await box.get('distinctPairs', pairId(id, card.id))) return true;
	return false;
}

/** Into the trash, with the pointer to the card it became part of; undo takes both back. */
async function trashMerged(box: Work, id: string, survivorId: string): Promise<void> {
	const stored = await box.peek('contacts', id);
	if (!stored) return;
	const { rev: _rev, ...record } = stored;
	const before = record as StampedRecord;
	const pointing = withValues(before, new Map([['mergedInto', survivorId]]), TABLES.contacts.collections, box.stamp);
	// A deletion counts only where it is later than every value.
	const deleted = deletionAfter(box.stamp);
	const values = { mergedInto: { before: before['mergedInto'], after: survivorId } };
	await box.putStamped('contacts', { ...pointing, deleted }, { table: 'contacts', id, kind: 'deleted', values });
}

/** The live records that point at one of these contacts. */
async function pointingAt(ids: readonly string[]): Promise<Pointing> {
	return {
		notes: await readRows('notes', (rows) => rows.where('contactIds').anyOf(ids).distinct().toArray()),
		followUps: await readRows('followUps', (rows) => rows.where('contactId').anyOf(ids).toArray()),
		sales: await readRows('sales', (rows) => rows.where('contactId').anyOf(ids).toArray()),
		contacts: await readRows('contacts', (rows) => rows.where('relatedIds').anyOf(ids).distinct().toArray()),
		distinctPairs: await readRows('distinctPairs', (rows) => rows.where('contactIds').anyOf(ids).distinct().toArray())
	};
}

/** Remembers that these contacts are all different ones. */
export async function markDistinct(
	contacts: readonly Pick<Contact, 'id'>[],
	label: string,
	now: number
): Promise<string> {
	const ids = contacts.map(({ id }) => id);
	return markPairs(
		ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const)),
		label,
		now
	);
}

/** Remembers that one of them is none of the others. */
export function markOther(id: string, others: readonly string[], label: string, now: number): Promise<string> {
	return markPairs(
		others.map((other) => [id, other] as const),
		label,
		now
	);
}

async function markPairs(pairs: readonly (readonly [string, string])[], label: string, now: number): Promise<string> {
	const done = await write({ what: 'duplicates.distinct', label, now }, async (box) => {
		await box.preload(pairs.map(([a, b]) => ({ table: 'distinctPairs', id: pairId(a, b) })));
		for (const [a, b] of pairs) box.put('distinctPairs', distinctPair(a, b));
	});
	return done.entryId;
}

/** Takes the answer back: the two may be offered as duplicates again. */
export async function unmarkDistinct(id: string, label: string, now: number): Promise<string> {
	const done = await write({ what: 'duplicates.unmark', label, now }, async (box) => {
		if (await box.get('distinctPairs', id)) await box.remove('distinctPairs', id);
	});
	return done.entryId;
}

/** The pairs that were said to be two, with the contacts as they are; a pair without its contacts means nothing. */
export const distinctPairsWithNames = () => async (): Promise<{ id: string; contacts: [Contact, Contact] }[]> => {
	const pairs = await readAll('distinctPairs');
	const contacts = await readMany('contacts', [...new Set(pairs.flatMap(({ contactIds }) => contactIds))]);
	const byId = new Map<string, Contact>(contacts.map((contact) => [contact.id, contact]));
	return pairs.flatMap(({ id, contactIds: [a, b] }) => {
		const [one, other] = [byId.get(a), byId.get(b)];
		return one && other ? [{ id, contacts: [one, other] }] : [];
	});
};

/** The ids of all pairs that were said to be two. */
export const distinctPairIds = () => async (): Promise<ReadonlySet<string>> =>
	new Set((await readAll('distinctPairs')).map(({ id }) => id));

/** The live contact that a merged card became part of; undefined where it was not merged, or that one is gone too. */
export const survivorOfMerged = (id: string) => async (): Promise<Contact | undefined> => {
	let at = id;
	const path = new Set<string>();
	for (;;) {
		const found = await readWithTrash('contacts', at);
		if (!found) return undefined;
		if (!found.trashed) return at === id ? undefined : found.record;
		const next = mergedIntoOf(found.record as unknown as StampedRecord);
		if (next === '' || path.has(next)) return undefined;
		path.add(at);
		at = next;
	}
};

/**
 * Puts right what another device's box brings in, within the command that merges it: records that still point at a card
 * merged here (or there) point at the card it became. Where two devices merged two cards into each other, the one with
 * the smallest id comes back out of the trash. `joined`: what the merge puts into the box.
 */
export async function followMerges(box: Work, joined: readonly Joined[]): Promise<void> {
	const merged = await mergedCards();
	const cards = new Map(joined.filter(({ table }) => table === 'contacts').map(({ record }) => [record.id, record]));
	for (const [id, card] of cards) {
		const into = mergedIntoOf(card);
		if (into !== '') merged.set(id, into);
		else merged.delete(id);
		// Edited there after it was merged here, or the other way round: it lives, and is part of no other.
		if (!isDeleted(card) && card['mergedInto'])
			box.put('contacts', { ...(card as unknown as Contact), mergedInto: '' });
	}
	if (merged.size === 0) return;
	const survivorOf = (id: string) => redirected(id, (each) => merged.get(each) ?? '');
	for (const id of new Set([...merged.keys()].map(survivorOf))) {
		if (!merged.has(id)) continue;
		const card = cards.get(id) ?? (await box.peek('contacts', id));
		if (card && !isEmptied(card)) box.put('contacts', { ...(card as unknown as Contact), mergedInto: '' });
	}
	const gone = new Set([...merged.keys()].filter((id) => survivorOf(id) !== id));
	await repoint(box, await pointingAt([...gone]), survivorOf);
	await repoint(box, pointingAmong(joined, gone), survivorOf);
}

/** Those of these records that point at one of these cards. */
function pointingAmong(joined: readonly Joined[], gone: ReadonlySet<string>): Pointing {
	const found = { notes: [], followUps: [], sales: [], contacts: [], distinctPairs: [] } as Record<string, unknown[]>;
	for (const { table, record } of joined) {
		if (isDeleted(record) || !(table in found)) continue;
		const { contactId, contactIds, relatedIds } = TABLES[table].keys(record as never);
		const ids = [contactId, contactIds, relatedIds].flat();
		if (ids.some((id) => gone.has(String(id)))) found[table]?.push(record);
	}
	return found as unknown as Pointing;
}

/** Cards in the trash by a merge, and where they went. One that was taken out of the trash again is itself. */
async function mergedCards(): Promise<Map<string, string>> {
	const { db } = boxIfOpen() ?? (await openBox());
	const rows = await db.rows('contacts').where('deleted').equals(1).toArray();
	const cards = await openRows<StampedRecord>('contacts', rows);
	return new Map(cards.map((card) => [card.id, mergedIntoOf(card)] as const).filter(([, into]) => into !== ''));
}
