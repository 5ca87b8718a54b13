import type { Day } from '#lib/day.ts';
import type { Field } from '#lib/indexed-line.ts';
import type { ContactRow, IndexSettings } from './contact-row.ts';
import type { DocumentRow } from './documents-index.ts';
import type { DuplicateDraft, PossibleDuplicate } from './duplicates.ts';
import type { Birthday, ListQuery, ListShape } from './lists.ts';

/** What a search brings: contacts ranked, everything else the newest first. */
export interface Hits {
	contacts: { row: ContactRow; fields: Field[] }[];
	contactTotal: number;
	/** The contacts are one mistake away from what was typed; nothing fitted as it is. */
	nearly: boolean;
	documents: { row: DocumentRow; fields: Field[]; contacts: ContactRow[] }[];
	/** There are more documents than these. */
	moreDocuments: boolean;
	/** False while notes, sales and products are still being read after the start. */
	documentsReady: boolean;
}

/** The questions the page may ask the worker, with their arguments and answers. */
export interface Calls {
	start: (settings: IndexSettings) => { contacts: number };
	/** `limit` for contacts and documents each. */
	search: (text: string, limit: number) => Hits;
	list: (query: ListQuery) => ListShape;
	slice: (query: ListQuery, from: number, to: number) => ContactRow[];
	/** Where a contact stands in a list; -1 = not in it. */
	place: (query: ListQuery, id: string) => number;
	/** Rows by id; unknown ids are left out. */
	rows: (ids: string[]) => ContactRow[];
	tags: () => { tag: string; count: number }[];
	birthdays: (from: Day, days: number) => Birthday[];
	noNextStep: (today: Day) => number;
	duplicatesOf: (draft: DuplicateDraft) => PossibleDuplicate[];
	/** Forgets everything saved and reads the box again, after it was replaced as a whole. */
	rebuild: () => null;
}
export type CallName = keyof Calls;

/** One question; `id` ties the answer to it. */
export interface Request {
	id: number;
	call: CallName;
	args: unknown[];
}

export type Message =
	| { type: 'answer'; id: number; value: unknown }
	/** A refused database comes with its code (db/failures.ts); 'unknown' for anything else. */
	| { type: 'failed'; id: number; code: string; message: string }
	/** The data changed: answers given before may be out of date. */
	| { type: 'changed' };

/** The worker's side of every call. */
export type Handlers = {
	[C in CallName]: (...args: Parameters<Calls[C]>) => ReturnType<Calls[C]> | Promise<ReturnType<Calls[C]>>;
};

/** Answers one question; what a handler throws becomes a `failed` answer, so that no promise of the page hangs. */
export async function answer(
	request: Request,
	handlers: Handlers,
	codeOf: (error: unknown) => string
): Promise<Message> {
	const { id, call, args } = request;
	try {
		const handler = handlers[call] as (...args: unknown[]) => unknown;
		return { type: 'answer', id, value: await handler(...args) };
	} catch (error) {
		return { type: 'failed', id, code: codeOf(error), message: String(error) };
	}
}
