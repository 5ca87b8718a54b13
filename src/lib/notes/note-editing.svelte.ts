import { add, dayOf } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import { asFailure } from '#lib/db/failures.ts';
import type { BoxFailure } from '#lib/db/failures.ts';
import { newId } from '#lib/id.ts';
import { keptDraft } from '#lib/shell/draft.svelte.ts';
import type { NoteRequest } from './log-note.svelte.ts';
import { callBackOf, formOfNew, formOfStored, localText, missingIn, noteFrom, resumed } from './note-form.ts';
import type { NoteForm } from './note-form.ts';
import { newNote } from './note.ts';
import type { Note } from './note.ts';
import { draftKeyOf, logNote, noteOf, saveNote } from './store.ts';
import type { Choices, Conflict } from './store.ts';

/** A form as it is kept, with the note it changes as the form found it. */
type Kept = NoteForm & { opened?: Note | undefined };

/** The state of one form of a note: what is typed, its kept draft, and the way to the box. Make it while a component is set up. */
export class NoteEditing {
	form = $state() as NoteForm;
	stage = $state<'loading' | 'ready' | 'gone' | 'saving'>('loading');
	/** The form shows what an earlier visit left. */
	isContinued = $state(false);
	missing = $state<'' | 'when' | 'due'>('');
	/** What the platform refused when the note was looked for, or stored. */
	failure = $state.raw<BoxFailure>();
	/** Values that another window changed as well. */
	conflicts = $state.raw<readonly Conflict[]>([]);
	readonly today: Day;
	readonly isNew: boolean;
	readonly #request: NoteRequest;
	readonly #now: number;
	readonly #kept: ReturnType<typeof keptDraft>;
	#opened: Note | undefined;
	#untouched: string;

	constructor(request: NoteRequest, now: number) {
		const { noteId = '', contactId = '' } = request;
		this.#request = request;
		this.#now = now;
		this.today = dayOf(now);
		this.isNew = noteId === '';
		this.form = this.#fresh();
		this.#untouched = JSON.stringify(this.form);
		this.#kept = keptDraft(draftKeyOf(noteId, contactId), (): Kept => ({ ...this.form, opened: this.#opened }));
		void this.#load();
	}

	get isDirty(): boolean {
		return this.stage === 'ready' && JSON.stringify(this.form) !== this.#untouched;
	}

	#fresh(): NoteForm {
		const { contactId = '', saleId = '', type = 'call', at, minutes = null, via = '' } = this.#request;
		const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
		const contactIds = contactId === '' ? [] : [contactId];
		const note = newNote({ id: newId(this.#now), at: at ?? this.#now, zone, type, contactIds, saleId });
		const form = formOfNew({ ...note, minutes }, add(this.today, 1, 'day'), newId(this.#now));
		return at === undefined ? { ...form, via } : { ...form, via, when: 'exact', exact: localText(at) };
	}

	async #load(): Promise<void> {
		const { noteId = '' } = this.#request;
		try {
			const stored = noteId === '' ? undefined : await noteOf(noteId)();
			const old = (await this.#kept.restore()) as Kept | undefined;
			if (noteId !== '' && !stored) {
				this.stage = 'gone';
				return;
			}
			if (stored) {
				this.form = formOfStored(stored);
				this.#opened = formOfStored(stored).note;
			}
			this.#untouched = JSON.stringify(this.form);
			if (old) this.#continue(old);
			this.#kept.start();
			this.stage = 'ready';
		} catch (error) {
			this.failure = asFailure(error);
		}
	}

	#continue({ opened, ...form }: Kept): void {
		// A draft of an earlier version knows of no follow-up yet.
		const { followUpId } = this.form;
		this.form = { ...(followUpId === undefined ? {} : { followUpId }), ...resumed(form) };
		this.#opened = opened ?? this.#opened;
		this.isContinued = true;
	}

	/** Stores it; the answer is the entry and the day of the call back made with it, null where something is in the way. */
	async save(now: number, choices: Choices = {}): Promise<{ entryId: string; due: Day | '' } | null> {
		const form = $state.snapshot(this.form) as NoteForm;
		const note = noteFrom(form, now);
		this.missing = missingIn(form, this.isNew, now);
		if (!note || this.missing !== '' || this.stage !== 'ready') return null;
		this.stage = 'saving';
		this.failure = undefined;
		try {
			const followUp = this.isNew ? callBackOf(form) : undefined;
			const saved = this.#opened
				? await saveNote({ note, opened: this.#opened, via: form.via, choices, now })
				: { entryId: await logNote({ note, followUp, via: form.via, now }) };
			if ('conflicts' in saved && saved.conflicts) {
				this.conflicts = saved.conflicts;
				return null;
			}
			await this.#kept.drop();
			return { entryId: saved.entryId ?? '', due: followUp?.due ?? '' };
		} catch (error) {
			this.failure = asFailure(error);
			// A refusal of the platform has a name; anything else is a bug.
			if (this.failure.code === 'unknown') throw error;
			return null;
		} finally {
			this.stage = 'ready';
		}
	}

	/** Closed without saving. */
	discard(): void {
		if (this.stage !== 'loading') void this.#kept.drop();
	}

	/** Puts the form back to how it opens. */
	startAfresh(): void {
		this.form = JSON.parse(this.#untouched) as NoteForm;
		this.isContinued = false;
	}
}
