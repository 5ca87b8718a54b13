import type { Contact } from '#lib/contacts/contact.ts';
import { distinctPair, pairId } from '#lib/contacts/distinct-pair.ts';
import type { DistinctPair } from '#lib/contacts/distinct-pair.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { Note } from '#lib/notes/note.ts';
import type { Sale } from '#lib/sales/sale.ts';
import { redirectedRelations } from './merge-contacts.ts';

/** Records that point at contacts. */
export interface Pointing {
	notes: readonly Note[];
	followUps: readonly FollowUp[];
	sales: readonly Sale[];
	contacts: readonly Contact[];
	distinctPairs: readonly DistinctPair[];
}

interface Moved {
	notes: Note;
	followUps: FollowUp;
	sales: Sale;
	contacts: Contact;
	distinctPairs: DistinctPair;
}

/** What re-pointing needs of a command: see `Work`. */
interface Box {
	get<T extends keyof Moved>(table: T, id: string): Promise<Moved[T] | undefined>;
	peek(table: 'distinctPairs', id: string): Promise<unknown>;
	put<T extends keyof Moved>(table: T, record: Moved[T]): void;
	remove(table: 'distinctPairs', id: string): Promise<void>;
}

/**
 * Makes records point where contacts are now. What was sold and billed keeps its snapshot of name and address. Each
 * record is read through the command, which may have changed it already for another card.
 */
export async function repoint(box: Box, pointing: Pointing, survivorOf: (id: string) => string): Promise<void> {
	for (const { id } of pointing.notes) {
		const note = await box.get('notes', id);
		if (note) box.put('notes', { ...note, contactIds: [...new Set(note.contactIds.map(survivorOf))].sort() });
	}
	for (const table of ['followUps', 'sales'] as const) {
		for (const { id } of pointing[table]) {
			const record = await box.get(table, id);
			if (record) box.put(table, { ...record, contactId: survivorOf(record.contactId) });
		}
	}
	for (const { id } of pointing.contacts) {
		const contact = await box.get('contacts', id);
		if (contact) box.put('contacts', { ...contact, relations: redirectedRelations(contact, survivorOf) });
	}
	for (const { id } of pointing.distinctPairs) await repointPair(box, id, survivorOf);
}

async function repointPair(box: Box, id: string, survivorOf: (id: string) => string): Promise<void> {
	const pair = await box.get('distinctPairs', id);
	if (!pair) return;
	const [a, b] = [survivorOf(pair.contactIds[0]), survivorOf(pair.contactIds[1])];
	if (pairId(a, b) === id) return;
	await box.remove('distinctPairs', id);
	if (a === b) return;
	// It may lie in the trash from before: read, so that it comes back instead of being made anew.
	await box.peek('distinctPairs', pairId(a, b));
	box.put('distinctPairs', distinctPair(a, b));
}
