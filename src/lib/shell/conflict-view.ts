import { createContext } from 'svelte';
import type { Snippet } from 'svelte';
import type { Choices, Conflict } from '#lib/db/merge-draft.ts';

/** A form's question which values shall stay, where two windows changed one note, follow-up or sale differently. */
export interface ConflictQuestion {
	table: 'notes' | 'followUps' | 'sales';
	/** Those to answer; the question is asked while there are any. */
	conflicts: readonly Conflict[];
	/** ISO 4217: amounts are in it. */
	currency?: string;
	onchosen: (choices: Choices) => void;
	/** Closed without an answer. */
	onclose: () => void;
}

/**
 * How the question is asked. It takes the words of every room, which no noun knows: the root layout hands it in, and a
 * form renders what it gets.
 */
export const [getConflictView, setConflictView] = createContext<Snippet<[ConflictQuestion]>>();
