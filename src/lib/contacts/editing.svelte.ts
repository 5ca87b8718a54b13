import { newItemId } from '#lib/id.ts';
import { m } from '#lib/paraglide/messages.js';
import { keptDraft } from '#lib/shell/draft.svelte.ts';
import { emptyContact } from './contact.ts';
import type { Contact } from './contact.ts';
import { formOf, readForm } from './contact-form.ts';
import type { ContactForm, FormProblems, FormSettings } from './contact-form.ts';
import type { CustomField } from './custom-field.ts';
import type { Choices, Conflict } from './merge-draft.ts';
import type { Photo } from './photo.ts';
import { saveContact } from './store.ts';

interface Draft {
	base: Contact | null;
	form: ContactForm;
	photo: Photo | undefined;
}

/** What the editor works on and with; read each time, so that a field added meanwhile takes part. */
interface Subject {
	/** The contact to change; null = a new one. */
	base: Contact | null;
	/** What a new one begins with, its id first of all. */
	start: (Partial<Contact> & { id: string }) | undefined;
	fields: readonly CustomField[];
	settings: FormSettings;
}

/** With a line to type into for each way to reach somebody. */
function withLines(contact: Contact): Contact {
	const line = () => ({ id: newItemId(), position: 0, value: '' });
	return {
		...contact,
		phones: contact.phones.length > 0 ? contact.phones : [{ ...line(), type: 'mobile', e164: '' }],
		emails: contact.emails.length > 0 ? contact.emails : [{ ...line(), type: 'work' }]
	};
}

/** The state of one editor of a contact: the form, its kept draft, and the way to the box. */
export class ContactEditing {
	form: ContactForm;
	photo = $state.raw<Photo>();
	/** The record as this form knows it: a later change in another window is found by comparing with it. */
	known = $state.raw<Contact | null>(null);
	problems = $state.raw<FormProblems>({});
	conflicts = $state.raw<Conflict[]>([]);
	/** `opening` until an earlier draft was looked for. */
	status = $state<'opening' | 'editing' | 'saving'>('opening');
	/** The form shows what an earlier visit left. */
	isRestored = $state(false);
	/** How often the form was filled from outside: what came is to be seen. */
	fills = $state(0);
	/** What went wrong with saving, '' = nothing. */
	failure = $state('');
	private readonly subject: () => Subject;
	private readonly opened: string;
	private readonly kept: ReturnType<typeof keptDraft>;

	/** Call it while a component is set up. */
	constructor(subject: () => Subject) {
		this.subject = subject;
		this.known = subject().base;
		this.form = $state(this.fresh());
		this.opened = JSON.stringify(this.form);
		this.kept = keptDraft(`contact/${this.known?.id ?? 'new'}`, (): Draft => ({
			base: this.known,
			form: this.form,
			photo: this.photo
		}));
		$effect(() => void this.open());
	}

	get isDirty(): boolean {
		return this.isRestored || this.photo !== undefined || JSON.stringify(this.form) !== this.opened;
	}

	private fresh(): ContactForm {
		const { base, start, fields, settings } = this.subject();
		const contact: Contact = structuredClone(
			base ? $state.snapshot(base) : { ...emptyContact(start?.id ?? ''), ...$state.snapshot(start) }
		);
		return formOf(withLines(contact), fields, settings);
	}

	/** Puts into the form what comes from outside; `change` gets the contact as it is typed so far. */
	fill(change: (contact: Contact) => Contact): void {
		const { fields, settings } = this.subject();
		const { contact } = readForm($state.snapshot(this.form), fields, settings, this.known);
		this.form = formOf(withLines(change(contact)), fields, settings);
		this.fills += 1;
	}

	private async open(): Promise<void> {
		try {
			const old = (await this.kept.restore()) as Draft | undefined;
			if (old !== undefined) {
				({ base: this.known, form: this.form, photo: this.photo } = old);
				this.isRestored = true;
			}
		} finally {
			this.status = 'editing';
			this.kept.start();
		}
	}

	/** Saves, and answers with what was saved; undefined where something is in the way: problems, conflicts, a failure. */
	async save(choices: Choices = {}): Promise<{ id: string; entryId: string } | undefined> {
		const { fields, settings } = this.subject();
		const { contact: draft, problems } = readForm($state.snapshot(this.form), fields, settings, this.known);
		this.problems = problems;
		this.failure = Object.keys(problems).length > 0 ? m.contacts_fix_first() : '';
		if (this.failure !== '') return undefined;
		this.status = 'saving';
		try {
			const saved = await saveContact({ base: this.known, draft, photo: this.photo, choices, now: Date.now() });
			if (!saved.conflicts) {
				await this.kept.drop();
				return { id: draft.id, entryId: saved.entryId };
			}
			this.conflicts = saved.conflicts;
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : undefined;
			this.failure = code === 'quotaFull' ? m.contacts_write_failed_full() : m.contacts_write_failed();
			// A refusal of the platform has a code; anything else is a bug.
			if (code === undefined) throw error;
		} finally {
			this.status = 'editing';
		}
		return undefined;
	}

	/** Forgets what was typed. */
	drop(): Promise<void> {
		return this.kept.drop();
	}

	/** Puts the form back to how the contact is now. */
	startAfresh(): void {
		this.known = this.subject().base;
		this.form = this.fresh();
		this.photo = undefined;
		this.isRestored = false;
	}
}
