import type { Contact } from '#lib/contacts/contact.ts';
import { contactOf } from './draft-contact.ts';
import type { ContactSource } from './draft-contact.ts';
import type { ContactDraft, Problem } from './draft.ts';
import { fillContact, sameContact } from './fill.ts';
import type { FillRule } from './fill.ts';
import { MatchIndex } from './match.ts';

export interface PlanOptions extends ContactSource {
	/** What happens to contacts that are in the box already; 'keep' = nothing. Default 'fill'. */
	rule?: FillRule | 'keep';
	/** A draft of which only the name is known in the box: import it as new (default) or leave it out. */
	doubtful?: 'add' | 'skip';
	/** The reader's problems, for the count. */
	problems?: readonly Problem[];
}

/** A draft that was left out or needs a look, with where it is in the file. */
export interface PlanNote {
	line: number;
	displayName: string;
	/** The contact in the box (or earlier in the file) it looks like. */
	contactId: string;
	/** That one is a card further up in the same file, stored nowhere yet. */
	isInFile: boolean;
}

export interface ImportCounts {
	/** Contacts the import would make. */
	added: number;
	/** Contacts in the box it would change. */
	updated: number;
	/** Drafts that change nothing: known already, twice in the file, or left out. */
	skipped: number;
	/** Lines of the file with a problem. */
	withProblems: number;
}

/** A photo of the file, the contact it is for, and where in the file that one stands. */
export interface FilePhoto {
	contactId: string;
	line: number;
	displayName: string;
	photo: NonNullable<ContactDraft['photo']>;
}

/** What an import would do. Nothing is done yet; `add` and `update` are whole contacts for one transaction. */
export interface ImportPlan {
	add: Contact[];
	update: { before: Contact; after: Contact }[];
	/** Drafts whose contact is in the box with all they say. */
	same: PlanNote[];
	/** Drafts that were joined with an earlier one of the file. */
	joined: PlanNote[];
	/** Drafts left out by the options. */
	skip: PlanNote[];
	/** New contacts with the name of another one: worth a look. */
	doubtful: PlanNote[];
	/** Photos of the file for contacts that have none. */
	photos: FilePhoto[];
	counts: ImportCounts;
}

/**
 * Compares a file's drafts with the contacts in the box and says what an import would add and change. The same file
 * planned again after its import adds and changes nothing. No clock and no chance: ids come from the options.
 */
export function planImport(
	drafts: readonly ContactDraft[],
	existing: Iterable<Contact>,
	options: PlanOptions
): ImportPlan {
	const plan: ImportPlan = {
		add: [],
		update: [],
		same: [],
		joined: [],
		skip: [],
		doubtful: [],
		photos: [],
		counts: { added: 0, updated: 0, skipped: 0, withProblems: 0 }
	};
	const index = new MatchIndex();
	const before = new Map<string, Contact>();
	for (const contact of existing) {
		before.set(contact.id, contact);
		index.add(contact);
	}
	const added = new Set<string>();
	const changed = new Set<string>();
	const photographed = new Set<string>();
	for (const draft of drafts) {
		const target = settle(contactOf(draft, options), draft);
		if (draft.photo && target && !photographed.has(target.id) && target.photoId === '') {
			photographed.add(target.id);
			const { line, displayName, photo } = draft;
			plan.photos.push({ contactId: target.id, line, displayName, photo });
		}
	}

	/** Files the draft under new, update, same, joined or skipped; the contact it became, null = left out. */
	function settle(contact: Contact, draft: ContactDraft): Contact | null {
		const { line, displayName } = draft;
		const note = (id: string): PlanNote => ({ line, displayName, contactId: id, isInFile: added.has(id) });
		const namesakes = index.namesakes(contact);
		const known = bestMatch(contact) ?? namesakes.find((other) => saysNothingNew(other, contact));
		if (known) return join(known, contact, note(known.id));
		const [namesake] = namesakes;
		if (namesake) {
			(options.doubtful === 'skip' ? plan.skip : plan.doubtful).push(note(namesake.id));
			if (options.doubtful === 'skip') return null;
		}
		added.add(contact.id);
		index.add(contact);
		return contact;
	}

	/** Of several that are sure, the one that has it all already: so a second import finds what the first one made. */
	function bestMatch(contact: Contact): Contact | undefined {
		let first: Contact | undefined;
		for (const other of index.sure(contact)) {
			if (saysNothingNew(other, contact)) return other;
			first ??= other;
		}
		return first;
	}

	function join(known: Contact, contact: Contact, note: PlanNote): Contact | null {
		const isNew = added.has(known.id);
		if (options.rule === 'keep' && !isNew) {
			plan.skip.push(note);
			return null;
		}
		const rule = options.rule === 'overwrite' && !isNew ? 'overwrite' : 'fill';
		const filled = fillContact(known, contact, rule);
		if (isNew) plan.joined.push(note);
		else if (filled === known) plan.same.push(note);
		else changed.add(known.id);
		if (filled !== known) index.add(filled);
		return filled;
	}

	for (const id of added) plan.add.push(index.current(id) ?? missing(id));
	for (const id of changed) {
		const [old, now] = [before.get(id) ?? missing(id), index.current(id) ?? missing(id)];
		if (!sameContact(old, now)) plan.update.push({ before: old, after: now });
	}
	plan.counts = {
		added: plan.add.length,
		updated: plan.update.length,
		skipped: drafts.length - plan.add.length - plan.update.length,
		withProblems: new Set((options.problems ?? []).map(({ line }) => line)).size
	};
	return plan;
}

function saysNothingNew(known: Contact, candidate: Contact): boolean {
	return fillContact(known, candidate, 'fill') === known;
}

function missing(id: string): never {
	throw new Error(`Contact ${id} was matched but is not in the index`);
}
