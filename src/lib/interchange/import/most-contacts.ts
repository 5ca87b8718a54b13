import type { DryRun } from './protocol.ts';

/** Contacts with which everything is still as quick as it should be. */
export const MADE_FOR = 20_000;

/** Would the import leave more contacts in the box than that? One that brings none is not the one to say so. */
export function isTooMany({ counts, contactsAfter }: Pick<DryRun, 'counts' | 'contactsAfter'>): boolean {
	return counts.added > 0 && contactsAfter > MADE_FOR;
}
