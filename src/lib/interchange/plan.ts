import type { Contact } from '#lib/contacts/contact.ts';
import { contactOf } from './draft-contact.ts';
import { problemLines } from './draft.ts';
import type { ContactDraft } from './draft.ts';
import { PRESETS, differingFields, fillContact, isAllKept, saysNothingNew } from './fill.ts';
import type { FieldRules, ImportField } from './fill.ts';
import { emptyPlan } from './import-plan.ts';
import type { ImportPlan, PlanNote, PlanOptions } from './import-plan.ts';
import { linkRelations } from './link-relations.ts';
import type { FileRelations } from './link-relations.ts';
import { withLost } from './lost-values.ts';
import { MatchIndex, marksOf } from './match.ts';

const DRAFTS_AT_ONCE = 500;
const TAKING_STAGE: FieldRules = { ...PRESETS.fill, stage: 'overwrite' };

/**
 * Compares a file's drafts with the contacts in the box and says what an import would add and change. The same file
 * planned again after its import adds and changes nothing, also when its contacts were edited since. No clock and no
 * chance: ids come from the options.
 */
export function planImport(
	drafts: readonly ContactDraft[],
	existing: Iterable<Contact>,
	options: PlanOptions
): ImportPlan {
	const rules = options.rules ?? PRESETS.fill;
	const keepsAll = isAllKept(rules);
	const plan = emptyPlan();
	const index = new MatchIndex();
	const before = new Map<string, Contact>();
	for (const contact of existing) {
		before.set(contact.id, contact);
		index.add(contact);
	}
	const added = new Set<string>();
	/** New contacts of which the file has said a stage. */
	const staged = new Set<string>();
	const changed = new Set<string>();
	const photographed = new Set<string>();
	/** Marks of entries that brought their contact nothing, by its id. */
	const silent = new Map<string, string[]>();
	const links: FileRelations[] = [];
	drafts.forEach((draft, at) => {
		if (at % DRAFTS_AT_ONCE === 0) options.onProgress?.(at / drafts.length);
		const contact = contactOf(draft, options);
		const target = settle(contact, draft, at);
		if (target && draft.crm.stage !== undefined) staged.add(target.id);
		if (target && draft.relations.length > 0) links.push({ contactId: target.id, relations: draft.relations });
		if (draft.photo && target && !photographed.has(target.id) && target.photoId === '') {
			const taken = before.get(target.id);
			// Its photo came with this entry once, and somebody took it out.
			if (taken && contact.imported.slice(1).some((mark) => marksOf(taken).includes(mark))) return;
			photographed.add(target.id);
			const { line, displayName, photo } = draft;
			plan.photos.push({ contactId: target.id, line, displayName, photo });
			index.add({ ...target, imported: [...new Set([...marksOf(target), ...contact.imported])] });
			if (added.has(target.id)) return;
			// A picture alone is news of a contact in the box, too.
			changed.add(target.id);
			if (plan.same.at(-1)?.at === at) plan.same.pop();
		}
	});

	/** Files the draft under new, update, same, joined or skipped; the contact it became, null = left out. */
	function settle(contact: Contact, draft: ContactDraft, at: number): Contact | null {
		const match = index.find(contact, saysNothingNew);
		if (!match) return asNew(contact);
		const known = match.contact;
		const { line, displayName } = draft;
		const note: PlanNote = { at, line, displayName, contactId: known.id, isInFile: added.has(known.id) };
		if (match.doubt === '') return join(known, contact, draft, note);
		const answer = options.answers?.[at] ?? '';
		const haveStages = draft.crm.stage !== undefined && (!note.isInFile || staged.has(known.id));
		plan.doubtful.push({ ...note, why: match.doubt, known, candidate: contact, haveStages, answer });
		const decided = answer || (options.unanswered ?? 'other');
		if (decided === 'same') return join(known, contact, draft, note);
		if (decided === 'other') return asNew(contact);
		plan.skip.push(note);
		return null;
	}

	function asNew(contact: Contact): Contact {
		added.add(contact.id);
		index.add(contact);
		return contact;
	}

	function join(known: Contact, contact: Contact, draft: ContactDraft, note: PlanNote): Contact | null {
		if (!note.isInFile) {
			count(plan.differing, differing(known, contact, draft));
			if (keepsAll) {
				plan.skip.push(note);
				return null;
			}
		}
		const joined = fillContact(known, contact, rulesFor(known, contact, draft, note.isInFile));
		const filled = note.isInFile ? withLost(joined, contact, draft, options) : joined;
		if (!note.isInFile) count(plan.kept, differing(filled, contact, draft));
		if (note.isInFile) plan.joined.push(note);
		else if (filled === known) plan.same.push(note);
		else changed.add(known.id);
		if (filled !== known) index.add(filled);
		else silent.set(known.id, [...(silent.get(known.id) ?? []), ...contact.imported]);
		return filled;
	}

	function rulesFor(known: Contact, contact: Contact, { crm }: ContactDraft, isInFile: boolean): FieldRules {
		// Without a word of the file a new card is a lead: that is nothing the first line said.
		const inFile = crm.stage === undefined || staged.has(known.id) ? PRESETS.fill : TAKING_STAGE;
		const applied = isInFile ? inFile : withoutStage(rules, crm.stage);
		const mark = contact.imported[0];
		// What an entry brought and somebody took out or changed since does not come back with it: only the file's
		// victory, where it was asked for, brings it.
		return mark !== undefined && marksOf(known).includes(mark) ? onlyOverwriting(applied) : applied;
	}

	/** What another entry changes, its name perhaps, must not make strangers of those that had nothing to add. */
	function marked(contact: Contact): Contact {
		const marks = silent.get(contact.id);
		return marks ? { ...contact, imported: [...new Set([...marksOf(contact), ...marks])] } : contact;
	}

	const made = [...added].map((id) => marked(index.current(id) ?? missing(id)));
	// Assigned, not pushed: a hundred thousand arguments are more than a call in a worker takes.
	plan.add = linkRelations(made, before.values(), links, options.newItemId);
	for (const id of changed) {
		const [old, now] = [before.get(id) ?? missing(id), index.current(id) ?? missing(id)];
		plan.update.push({ before: old, after: marked(now) });
	}
	plan.counts = {
		added: plan.add.length,
		updated: plan.update.length,
		joined: plan.joined.length,
		skipped: drafts.length - plan.add.length - plan.update.length - plan.joined.length,
		withProblems: problemLines(options.problems ?? []).length,
		doubtful: plan.doubtful.filter(({ answer }) => answer === '').length
	};
	plan.contactsAfter = before.size + plan.add.length;
	return plan;
}

/** Fields in which the file says something else or more; a stage only where the file has one. */
function differing(known: Contact, contact: Contact, { crm }: ContactDraft): ImportField[] {
	return differingFields(known, contact).filter((field) => field !== 'stage' || crm.stage !== undefined);
}

function count(counts: Map<ImportField, number>, fields: readonly ImportField[]): void {
	for (const field of fields) counts.set(field, (counts.get(field) ?? 0) + 1);
}

/** A draft that names no stage has no say in it. */
function withoutStage(rules: FieldRules, stage: string | undefined): FieldRules {
	return stage === undefined && rules.stage !== 'keep' ? { ...rules, stage: 'keep' } : rules;
}

const overwriting = new WeakMap<FieldRules, FieldRules>();

function onlyOverwriting(rules: FieldRules): FieldRules {
	const cached = overwriting.get(rules);
	if (cached) return cached;
	const entries = Object.entries(rules).map(([field, rule]) => [field, rule === 'overwrite' ? rule : 'keep']);
	const only = Object.fromEntries(entries) as FieldRules;
	overwriting.set(rules, only);
	return only;
}

function missing(id: string): never {
	throw new Error(`Contact ${id} was matched but is not in the index`);
}
