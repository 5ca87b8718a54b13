import type { HistoryEntry } from '#lib/db/history-entry.ts';

/** What the history can be narrowed to. */
export const ENTRY_KINDS = ['all', 'imports', 'merges', 'deletions'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * Did the command join two boxes? What it "made" was made on the other device before: taken back anywhere but where the
 * joining was done, it would delete the originals.
 */
export function joinsBoxes({ what }: Pick<HistoryEntry, 'what'>): boolean {
	return what === 'backup.merge' || what === 'folder.merge';
}

/** Does the entry belong to what is looked for? */
export function isOfKind({ what, changes }: Pick<HistoryEntry, 'what' | 'changes'>, kind: EntryKind): boolean {
	switch (kind) {
		case 'all':
			return true;
		case 'imports':
			return what.startsWith('import.') || what === 'sample.add';
		case 'merges':
			return what.endsWith('.merge');
		case 'deletions':
			return changes.some((change) => change.kind === 'deleted');
	}
}
