import { joinsBoxes } from '#lib/db/history-entry.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';

/** What the history can be narrowed to. */
export const ENTRY_KINDS = ['all', 'imports', 'merges', 'deletions'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Does the entry belong to what is looked for? */
export function isOfKind({ what, changes }: Pick<HistoryEntry, 'what' | 'changes'>, kind: EntryKind): boolean {
	switch (kind) {
		case 'all':
			return true;
		case 'imports':
			return what.startsWith('import.') || what === 'sample.add';
		case 'merges':
			return joinsBoxes({ what }) || what.startsWith('duplicates.merge');
		case 'deletions':
			return changes.some((change) => change.kind === 'deleted');
	}
}
