/** An entry that takes another one back. */
export interface UndoLink {
	id: string;
	/** The entry it took back. */
	undoes: string;
}

/** The entries that stand taken back: somebody undid them, and that undoing was not itself taken back. */
export function undoneAmong(links: readonly UndoLink[]): ReadonlySet<string> {
	const undoneBy = new Map<string, string[]>();
	for (const { id, undoes } of links) undoneBy.set(undoes, [...(undoneBy.get(undoes) ?? []), id]);
	const isUndone = (id: string): boolean => (undoneBy.get(id) ?? []).some((undoing) => !isUndone(undoing));
	return new Set([...undoneBy.keys()].filter(isUndone));
}
