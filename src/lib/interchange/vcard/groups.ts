import type { ContactDraft } from '../draft.ts';

/** A card that lists other cards of the file by UID: Apple's groups, and 4.0's KIND:group. */
export interface GroupCard {
	name: string;
	members: string[];
}

/** Two spellings of one UID: with and without "urn:uuid:". */
function uidKey(uid: string): string {
	return uid
		.trim()
		.toLowerCase()
		.replace(/^urn:uuid:/, '');
}

/** A group's name becomes a tag of its members, as far as they are in the file. */
export function tagMembers(contacts: readonly ContactDraft[], groups: readonly GroupCard[]): void {
	if (groups.length === 0) return;
	const byUid = new Map(contacts.filter(({ uid }) => uid !== '').map((draft) => [uidKey(draft.uid), draft]));
	for (const { name, members } of groups) {
		for (const member of name === '' ? [] : members) {
			const draft = byUid.get(uidKey(member));
			if (draft && !draft.tags.includes(name)) draft.tags.push(name);
		}
	}
}
