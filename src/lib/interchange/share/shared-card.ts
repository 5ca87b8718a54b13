import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { writeVCards } from '../vcard/write.ts';

/** What of a card goes along beside name and addresses; each is off until it is asked for. */
export interface ShareChoice {
	photo: boolean;
	/** The private remark on the card. */
	remark: boolean;
	/** The user's own fields and what came from other programs. */
	extra: boolean;
}

/** A contact with what its card needs from elsewhere. */
export interface ShareSource {
	contact: Contact;
	photo: { type: string; bytes: Uint8Array } | undefined;
	/** Labels of the user's own fields by id; those marked as sensitive are not among them. */
	labels: ReadonlyMap<string, string>;
	/** The employer's name where the contact has only a relation to one. */
	employer: string;
}

/**
 * What anybody may see who gets the card. Tags, stage, source, terms and links to other contacts are the business's
 * own and never go along.
 */
function visible(contact: Contact): Contact {
	const { id, kind, name, organisation, department, title, nickname } = contact;
	const { phones, emails, addresses, urls, occasions, birthday, uid } = contact;
	return {
		...emptyContact(id),
		...{ kind, name, organisation, department, title, nickname },
		...{ phones, emails, addresses, urls, occasions, birthday, uid }
	};
}

/** One contact as a vCard 3.0 file for somebody else. */
export function sharedCard({ contact, photo, labels, employer }: ShareSource, choice: ShareChoice): string {
	const shown: Contact = {
		...visible(contact),
		photoId: choice.photo ? contact.photoId : '',
		remark: choice.remark ? contact.remark : '',
		extra: choice.extra ? contact.extra : [],
		custom: choice.extra ? contact.custom : {}
	};
	return writeVCards([shown], {
		photo: () => photo,
		organisationOf: () => employer,
		customLabel: (id) => labels.get(id) ?? '',
		withoutCrm: true
	});
}

/**
 * Most bytes in a code: version 15 of QR (77 by 77 squares, error correction L, ISO/IEC 18004), whose squares are still
 * three points wide on the narrowest phone.
 */
export const QR_BYTES = 520;

/** What a code leaves out when a card is too long, in this order. */
export const QR_PARTS = [
	'nickname',
	'birthday',
	'moreAddresses',
	'links',
	'department',
	'moreEmails',
	'morePhones',
	'address',
	'title',
	'emails',
	'organisation',
	'phones',
	'name'
] as const;
export type QrPart = (typeof QR_PARTS)[number];

/** The part taken off; the same contact where there is nothing of it. `name` is not taken off but cut. */
const WITHOUT: Record<Exclude<QrPart, 'name'>, (contact: Contact) => Partial<Contact>> = {
	nickname: () => ({ nickname: '' }),
	birthday: () => ({ birthday: '' }),
	moreAddresses: ({ addresses }) => ({ addresses: addresses.slice(0, 1) }),
	links: () => ({ urls: [] }),
	department: () => ({ department: '' }),
	moreEmails: ({ emails }) => ({ emails: emails.slice(0, 1) }),
	morePhones: ({ phones }) => ({ phones: phones.slice(0, 1) }),
	address: () => ({ addresses: [] }),
	title: () => ({ title: '' }),
	emails: () => ({ emails: [] }),
	organisation: ({ kind, organisation }) => ({ organisation: kind === 'organisation' ? organisation : '' }),
	phones: () => ({ phones: [] })
};

/** A vCard 3.0 short enough for a QR code, and what it had to leave out. Photo, remark and extra fields never are in it. */
export function qrCard({ contact, employer }: ShareSource): { text: string; left: QrPart[] } {
	let shown: Contact = { ...visible(contact), id: '', uid: '', occasions: [] };
	const organisation = contact.organisation || employer;
	shown = { ...shown, organisation, ...plainTypes(shown) };
	const left: QrPart[] = [];
	for (const part of QR_PARTS) {
		if (byteLength(cardText(shown)) <= QR_BYTES) break;
		const less = part === 'name' ? cutNames(shown) : { ...shown, ...WITHOUT[part](shown) };
		if (cardText(less) === cardText(shown)) continue;
		left.push(part);
		shown = less;
	}
	return { text: cardText(shown), left };
}

/** Readers of codes know no labels of one's own, and they cost a line each. */
function plainTypes({ phones, emails, addresses, urls }: Contact): Partial<Contact> {
	const known = <T extends { type: string }>(items: T[], types: readonly string[]): T[] =>
		items.map((item) => (types.includes(item.type) ? item : { ...item, type: 'other' }));
	return {
		phones: known(phones, ['mobile', 'work', 'home', 'main', 'fax']),
		emails: known(emails, ['work', 'home']),
		addresses: known(addresses, ['work', 'home']),
		urls: known(urls, ['work', 'home'])
	};
}

/** Names so long that they fill a code alone are cut: better some of it than no code. */
function cutNames(contact: Contact): Contact {
	const cut = (text: string): string => [...text].slice(0, 20).join('');
	const { prefix, given, additional, family, suffix } = contact.name;
	return {
		...contact,
		name: {
			prefix: cut(prefix),
			given: cut(given),
			additional: cut(additional),
			family: cut(family),
			suffix: cut(suffix)
		},
		organisation: cut(contact.organisation)
	};
}

/** Without folding: many readers of codes do not know it, and lines can be as long as they like. */
function cardText(contact: Contact): string {
	return writeVCards([contact], { photo: () => undefined, withoutCrm: true }).replaceAll('\r\n ', '');
}

function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}
