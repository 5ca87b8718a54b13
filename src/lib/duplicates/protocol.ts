import type { DuplicateGroup } from './groups.ts';

/** What the page asks of the worker: one search through the whole box. It is cancelled by ending the worker. */
export interface FindRequest {
	/** ISO 3166-1; numbers without country and names are read with it. */
	homeCountry: string;
}

export type FindAnswer =
	| { kind: 'progress'; done: number; total: number }
	/** `contacts`: how many were compared. `rev`: the box's change counter they were read at. */
	| { kind: 'found'; groups: DuplicateGroup[]; contacts: number; rev: number };
