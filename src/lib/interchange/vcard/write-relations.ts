import type { Contact, RelationType } from '#lib/contacts/contact.ts';
import { withParameters } from './card-lines.ts';
import type { CardLines } from './card-lines.ts';
import { escaped } from './fold.ts';
import { inOrder } from './order.ts';

/** The other card of a relation: its UID and what it is called. */
export interface Related {
	uid: string;
	name: string;
}

/** RFC 6350, 6.6.6 has a list of its own. */
const TYPES: Record<RelationType, string> = {
	worksAt: 'contact',
	partner: 'spouse',
	family: 'kin',
	referredBy: 'contact',
	other: 'contact'
};

/** Links to other cards: a name that any program shows, with the UID by which we make the link again. */
export function writeRelations(
	card: CardLines,
	contact: Contact,
	relatedOf: (contactId: string) => Related | undefined
): void {
	for (const { type, contactId, title, from, to } of inOrder(contact.relations)) {
		const related = relatedOf(contactId);
		if (!related) continue;
		const own = {
			'X-KARTEI-RELATION': type,
			'X-KARTEI-UID': related.uid,
			'X-KARTEI-TITLE': title,
			'X-KARTEI-FROM': from,
			'X-KARTEI-TO': to
		};
		if (card.version === '4.0') {
			card.add(withParameters('RELATED', { TYPE: TYPES[type], VALUE: 'text', ...own }), escaped(related.name));
		} else card.labelled(withParameters('X-ABRELATEDNAMES', own), escaped(related.name), labelOf(type, title));
	}
}

/** Apple translates the labels it knows. */
function labelOf(type: RelationType, title: string): string {
	return type === 'partner' ? '_$!<Partner>!$_' : title || type;
}
