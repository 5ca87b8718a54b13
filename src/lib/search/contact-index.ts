import type { Contact } from '#lib/contacts/contact.ts';
import { nameCollator } from '#lib/contacts/name.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { ContactRow, IndexSettings, NextStep } from './contact-row.ts';
import { asStep, compareSteps, project } from './contact-row.ts';
import { OverlaidBlock } from './overlaid-block.ts';

/** All contacts in memory: rows in the order of names, their searchable text, and their open follow-ups. */
export class ContactIndex {
	readonly settings: IndexSettings;
	/** Rises with every change; caches of lists compare it. */
	version = 0;
	private readonly compareNames: (a: string, b: string) => number;
	private readonly byId = new Map<string, ContactRow>();
	private readonly steps = new Map<string, Map<string, NextStep>>();
	private readonly contactOfStep = new Map<string, string>();
	private readonly noteTimes = new Map<string, number>();
	private sorted: ContactRow[] = [];
	private readonly lines: OverlaidBlock<ContactRow>;

	constructor(settings: IndexSettings) {
		this.settings = settings;
		this.compareNames = nameCollator(settings.locale).compare;
		this.lines = new OverlaidBlock((a, b) => this.compare(a, b));
	}

	private compare(a: ContactRow, b: ContactRow): number {
		return this.compareNames(a.sortName, b.sortName) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
	}

	/** Takes a whole box at once; what was there before is forgotten. `changed` as in ContactRow. */
	fill(contacts: Iterable<{ contact: Contact; changed: number }>): void {
		const projected: { row: ContactRow; line: string }[] = [];
		for (const { contact, changed } of contacts) projected.push(project(contact, changed, this.settings));
		projected.sort((a, b) => this.compare(a.row, b.row));
		this.restore(
			projected.map((each) => each.row),
			projected.map((each) => each.line)
		);
	}

	/** Takes rows in their order with their lines, as `packed` gave them (or the saved text of all lines). */
	restore(rows: ContactRow[], lines: readonly string[] | string): boolean {
		if (!this.lines.restore(rows, lines)) return false;
		this.sorted = [...rows];
		this.byId.clear();
		for (const row of rows) this.byId.set(row.id, row);
		for (const [contactId] of this.steps) this.showNextStep(contactId);
		this.version++;
		return true;
	}

	/** Adds a contact or puts it in the place of its older self. */
	put(contact: Contact, changed: number): void {
		const { row, line } = project(contact, changed, this.settings);
		this.take(contact.id);
		row.next = this.nextOf(row.id);
		row.lastNoteAt = this.noteTimes.get(row.id) ?? null;
		this.byId.set(row.id, row);
		this.sorted.splice(this.positionOf(row), 0, row);
		this.lines.put(row, line);
		this.version++;
	}

	remove(contactId: string): void {
		if (this.take(contactId)) this.version++;
	}

	private take(contactId: string): boolean {
		const old = this.byId.get(contactId);
		if (!old) return false;
		this.byId.delete(contactId);
		this.sorted.splice(this.positionOf(old), 1);
		this.lines.remove(old);
		return true;
	}

	/** Where the row is, or would be, in the order of names. */
	private positionOf(row: ContactRow): number {
		let low = 0;
		let high = this.sorted.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const other = this.sorted[middle];
			if (other && this.compare(other, row) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** Notes a follow-up's present state: open ones count as steps of their contact, closed ones no longer. */
	putFollowUp(followUp: FollowUp): void {
		this.removeFollowUp(followUp.id);
		const step = asStep(followUp);
		if (!step) return;
		let steps = this.steps.get(followUp.contactId);
		if (!steps) this.steps.set(followUp.contactId, (steps = new Map<string, NextStep>()));
		steps.set(step.id, step);
		this.contactOfStep.set(step.id, followUp.contactId);
		this.showNextStep(followUp.contactId);
	}

	removeFollowUp(id: string): void {
		const contactId = this.contactOfStep.get(id);
		if (contactId === undefined) return;
		this.contactOfStep.delete(id);
		this.steps.get(contactId)?.delete(id);
		this.showNextStep(contactId);
	}

	private nextOf(contactId: string): NextStep | null {
		let first: NextStep | null = null;
		for (const step of this.steps.get(contactId)?.values() ?? []) {
			if (!first || compareSteps(step, first) < 0) first = step;
		}
		return first;
	}

	private showNextStep(contactId: string): void {
		const row = this.byId.get(contactId);
		if (!row) return;
		row.next = this.nextOf(contactId);
		this.version++;
	}

	/** Notes that something was logged for these contacts at an instant (ms UTC). */
	noteLogged(contactIds: readonly string[], at: number): void {
		for (const contactId of contactIds) {
			if (at <= (this.noteTimes.get(contactId) ?? -Infinity)) continue;
			this.noteTimes.set(contactId, at);
			const row = this.byId.get(contactId);
			if (row) row.lastNoteAt = at;
			this.version++;
		}
	}

	/** Every row in the order of names. */
	get rows(): readonly ContactRow[] {
		return this.sorted;
	}

	row(contactId: string): ContactRow | undefined {
		return this.byId.get(contactId);
	}

	/** The searchable text, for scans. */
	get text(): OverlaidBlock<ContactRow> {
		return this.lines;
	}

	/** Rows and text in one piece, to be saved; joins what has changed since. */
	packed(): { rows: readonly ContactRow[]; text: string } {
		this.lines.join(this.sorted);
		return { rows: this.sorted, text: this.lines.base.text };
	}
}
