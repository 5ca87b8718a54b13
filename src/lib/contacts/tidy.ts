import type { Contact, Item } from './contact.ts';

function text(value: string): string {
	return value.toWellFormed().trim();
}

/** Every text of a value well-formed and without space around it. */
function tidyValue(value: unknown): unknown {
	if (typeof value === 'string') return text(value);
	if (Array.isArray(value)) return value.map(tidyValue);
	if (value !== null && typeof value === 'object') {
		return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tidyValue(each)]));
	}
	return value;
}

/** Items that say something, numbered in their order. */
function kept<T extends Item>(items: readonly T[], isEmpty: (item: T) => boolean): T[] {
	return items.filter((item) => !isEmpty(item)).map((item, position) => ({ ...item, position }));
}

/**
 * A form's draft as it is stored: text trimmed and well-formed, empty phones, e-mails, addresses and the like dropped,
 * tags each once, no values of custom fields that hold nothing.
 */
export function tidyContact(draft: Contact): Contact {
	const contact = tidyValue(draft) as Contact;
	const hasNoValue = (item: { value: string }) => item.value === '';
	return {
		...contact,
		phones: kept(contact.phones, hasNoValue),
		emails: kept(contact.emails, hasNoValue),
		urls: kept(contact.urls, hasNoValue),
		addresses: kept(
			contact.addresses,
			({ street, postalCode, city, region, country }) => street + postalCode + city + region + country === ''
		),
		occasions: kept(contact.occasions, ({ day }) => day === ''),
		relations: kept(contact.relations, ({ contactId }) => contactId === '' || contactId === contact.id),
		extra: kept(contact.extra, hasNoValue),
		tags: [...new Set(contact.tags.filter((tag) => tag !== ''))].sort(),
		doNotContact: [...contact.doNotContact].sort(),
		custom: Object.fromEntries(
			Object.entries(contact.custom).filter(
				([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)
			)
		)
	};
}

/** Is there anything by which the contact could be told from others: a name, an organisation, a phone, an e-mail? */
export function hasIdentity(draft: Pick<Contact, 'name' | 'organisation' | 'nickname' | 'phones' | 'emails'>): boolean {
	const values = [
		...Object.values(draft.name),
		draft.organisation,
		draft.nickname,
		...draft.phones.map(({ value }) => value),
		...draft.emails.map(({ value }) => value)
	];
	return values.some((value) => value.trim() !== '');
}
