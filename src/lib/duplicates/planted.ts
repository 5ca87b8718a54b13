import type { Contact } from '#lib/contacts/contact.ts';
import { generateContacts } from '#lib/demo/generate.ts';
import { oneOf, randomOf } from '#lib/demo/random.ts';
import { contactOf } from '#lib/interchange/draft-contact.ts';

/** What is done to a second card of one contact; undefined where the first one has nothing to do it to. */
type Change = (contact: Contact, random: () => number) => Contact | undefined;

const swapped = (word: string, random: () => number): string => {
	const at = 1 + Math.floor(random() * (word.length - 2));
	return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
};
const isPerson = ({ kind, name }: Contact) => kind === 'person' && name.family.length >= 6;
const named = (contact: Contact, name: Partial<Contact['name']>): Contact => ({
	...contact,
	name: { ...contact.name, ...name }
});
const reach = (contact: Contact, keep: Partial<Pick<Contact, 'phones' | 'emails' | 'addresses'>>): Contact => ({
	...contact,
	phones: [],
	emails: [],
	addresses: [],
	birthday: '',
	...keep
});
const asciiSpelled = (text: string) =>
	text.replace(/ä/gu, 'ae').replace(/ö/gu, 'oe').replace(/ü/gu, 'ue').replace(/ß/gu, 'ss').replace(/å/gu, 'a');

/** Second cards of one contact, as address books hold them. */
const SAME: Readonly<Record<string, Change>> = {
	'number written otherwise, nothing else': (contact) =>
		reach(contact, {
			phones: contact.phones.slice(0, 1).map((phone) => ({
				...phone,
				value: phone.value.replace(/[ -]/gu, '').replace(/(\d{3})(\d{3})/u, '$1/$2 ')
			}))
		}),
	'e-mail in capitals, name turned round': (contact) =>
		isPerson(contact)
			? named(reach(contact, { emails: contact.emails.map((one) => ({ ...one, value: one.value.toUpperCase() })) }), {
					given: contact.name.family,
					family: contact.name.given
				})
			: undefined,
	'two letters exchanged, same number': (contact, random) =>
		isPerson(contact)
			? named(reach(contact, { phones: contact.phones }), { family: swapped(contact.name.family, random) })
			: undefined,
	'letter left out, same house': (contact) =>
		isPerson(contact) && !/^.{0,5}$/u.test(contact.name.family)
			? named(reach(contact, { addresses: contact.addresses }), {
					family: contact.name.family.slice(0, 3) + contact.name.family.slice(4)
				})
			: undefined,
	'umlauts written out, same e-mail': (contact) =>
		/[äöüßå]/u.test(contact.name.family)
			? named(reach(contact, { emails: contact.emails }), { family: asciiSpelled(contact.name.family) })
			: undefined,
	'initial only, same number': (contact) =>
		isPerson(contact)
			? named(reach(contact, { phones: contact.phones }), { given: `${contact.name.given.charAt(0)}.` })
			: undefined,
	'married since, same mobile, e-mail and birthday': (contact) =>
		isPerson(contact) && contact.birthday !== ''
			? named({ ...contact, addresses: [] }, { family: 'Neuendorf' })
			: undefined,
	'moved, same number': (contact) =>
		isPerson(contact)
			? {
					...contact,
					emails: [],
					addresses: contact.addresses.map((one) => ({ ...one, street: 'Neuer Weg 999', postalCode: '99999' }))
				}
			: undefined,
	'same name and house': (contact) => reach(contact, { addresses: contact.addresses }),
	'firm without its legal form, same number': (contact) =>
		contact.kind === 'organisation'
			? {
					...reach(contact, { phones: contact.phones }),
					organisation: contact.organisation.replace(/\s(?:GmbH|AB|Ltd|LLP|HB|e\. K\.).*$/u, '')
				}
			: undefined
};

/** Other people and firms that look alike. */
const OTHER: Readonly<Record<string, Change>> = {
	'spouse: number, house and family name': (contact) =>
		isPerson(contact) ? named({ ...contact, emails: [], birthday: '' }, { given: 'Ottokar' }) : undefined,
	'the son: name, number, house; another birthday': (contact) =>
		isPerson(contact) && contact.birthday !== '' ? { ...contact, emails: [], birthday: '2009-09-09' } : undefined,
	'the same name elsewhere': (contact) =>
		reach(contact, {
			addresses: contact.addresses.map((one) => ({ ...one, postalCode: '88888', street: 'Anderswo 77' }))
		}),
	'colleague: number, mailbox and house of the office': (contact) =>
		isPerson(contact) ? named({ ...contact, birthday: '' }, { given: 'Ottokar', family: 'Zwiebelfisch' }) : undefined,
	'sister: one letter makes her': (contact) =>
		isPerson(contact) && /[ns]$/u.test(contact.name.given)
			? named(reach(contact, { addresses: contact.addresses }), { given: `${contact.name.given}a` })
			: undefined
};

interface Planted {
	contacts: Contact[];
	/** The planted pairs by kind, as `a b` with the smaller id first. */
	same: Map<string, string>;
	other: Map<string, string>;
}

/** A box of `count` generated contacts with every `nth` one given a second card, duplicates and lookalikes in turn. */
export function plantedBox(count: number, nth: number, seed: number): Planted {
	const random = randomOf(seed);
	let last = 0;
	const newId = () => `id${String(++last).padStart(7, '0')}`;
	const drafts = generateContacts(count, seed);
	const contacts = drafts.map((draft) => contactOf(draft, { newId, newItemId: newId, importId: '' }));
	const planted: Planted = { contacts, same: new Map(), other: new Map() };
	for (let at = 0; at < count; at += nth) {
		const first = contacts[at];
		if (!first) break;
		const isSame = (at / nth) % 2 === 0;
		const [kind, change] = oneOf(Object.entries(isSame ? SAME : OTHER), random);
		const second = change(first, random);
		if (!second) continue;
		const id = newId();
		contacts.push({ ...second, id });
		(isSame ? planted.same : planted.other).set(`${first.id} ${id}`, kind);
	}
	return planted;
}
