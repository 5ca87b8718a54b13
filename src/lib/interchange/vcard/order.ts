import type { Item } from '#lib/contacts/contact.ts';

/** Members of a list as the card shows them. */
export function inOrder<T extends Item>(items: readonly T[]): T[] {
	return [...items].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
