import type { NoteType } from './note.ts';

/** What a note is to be about, as far as the place where it was asked for knows. */
export interface NoteRequest {
	/** A note to change; without it a new one. */
	noteId?: string;
	contactId?: string;
	saleId?: string;
	type?: NoteType;
	/** Instant it happened; just now without it. */
	at?: number;
	minutes?: number | null;
	/** The number dialled. */
	via?: string;
}

let asked = $state.raw<NoteRequest | null>(null);

/** The note being written, null = none. LogNoteHost in the root layout shows it. */
export const logging = {
	get request() {
		return asked;
	}
};

/** Opens "Log a note", from anywhere. */
export function openLogNote(request: NoteRequest = {}): void {
	asked = request;
}

export function closeLogNote(): void {
	asked = null;
}
