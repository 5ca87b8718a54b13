import type { Contact, Item } from '#lib/contacts/contact.ts';
import { phoneKey, textKey } from './match.ts';

/** What a match does to the contact in the box: only fill what is empty, or let the file's values win. */
export type FillRule = 'fill' | 'overwrite';

const TEXTS = [
	'nickname',
	'organisation',
	'department',
	'title',
	'source',
	'vatId',
	'customerNumber',
	'birthday',
	'salutation',
	'language',
	'remark'
] as const;
const NAME_PARTS = ['prefix', 'given', 'additional', 'family', 'suffix'] as const;

/**
 * The contact with what the file adds: empty fields filled (all fields for 'overwrite'), new phones, e-mails, addresses
 * and the like appended. The same object where nothing changes. Nothing is ever removed; the stage stays.
 */
export function fillContact(contact: Contact, candidate: Contact, rule: FillRule): Contact {
	const result: Contact = {
		...contact,
		name: contact.kind === candidate.kind ? filledName(contact, candidate, rule) : contact.name,
		phones: appended(contact.phones, candidate.phones, ({ value }) => phoneKey(value) || textKey(value)),
		emails: appended(contact.emails, candidate.emails, ({ value }) => value.trim().toLowerCase()),
		addresses: appended(contact.addresses, candidate.addresses, (address) =>
			textKey(address.street + address.postalCode + address.city)
		),
		urls: appended(contact.urls, candidate.urls, ({ value }) => textKey(value.replace(/^https?:\/\/(www\.)?/i, ''))),
		occasions: appended(contact.occasions, candidate.occasions, ({ label, day }) => `${textKey(label)} ${day}`),
		extra: appended(contact.extra, candidate.extra, ({ label, value }) => `${label}\n${value}`),
		tags: [...new Set([...contact.tags, ...candidate.tags])],
		custom: rule === 'fill' ? { ...candidate.custom, ...contact.custom } : { ...contact.custom, ...candidate.custom },
		uid: contact.uid === '' && candidate.uid !== contact.id ? candidate.uid : contact.uid
	};
	for (const field of TEXTS) fillText(result, contact, candidate, field, rule);
	return sameContact(result, contact) ? contact : result;
}

function fillText<Key extends (typeof TEXTS)[number]>(
	result: Contact,
	contact: Contact,
	candidate: Contact,
	field: Key,
	rule: FillRule
): void {
	const wins = candidate[field] !== '' && (rule === 'overwrite' || contact[field] === '');
	result[field] = wins ? candidate[field] : contact[field];
}

function filledName(contact: Contact, candidate: Contact, rule: FillRule): Contact['name'] {
	const name = { ...contact.name };
	// Given and family name belong together: half a name of each would be a third person's.
	const isNameless = name.given + name.family + contact.organisation === '';
	for (const part of NAME_PARTS) {
		const isCore = part === 'given' || part === 'family';
		const wins = rule === 'overwrite' || (isCore ? isNameless : name[part] === '');
		if (candidate.name[part] !== '' && wins) name[part] = candidate.name[part];
	}
	return name;
}

function appended<Value extends Item>(values: Value[], more: readonly Value[], key: (value: Value) => string): Value[] {
	const known = new Set(values.map(key));
	const added = more.filter((value) => {
		const mine = key(value);
		if (mine === '' || known.has(mine)) return false;
		known.add(mine);
		return true;
	});
	const next = values.reduce((most, { position }) => Math.max(most, position + 1), 0);
	return added.length === 0 ? values : [...values, ...added.map((value, at) => ({ ...value, position: next + at }))];
}

/** Equal in every field an import can change. */
export function sameContact(a: Contact, b: Contact): boolean {
	return (
		TEXTS.every((field) => a[field] === b[field]) &&
		NAME_PARTS.every((part) => a.name[part] === b.name[part]) &&
		(['phones', 'emails', 'addresses', 'urls', 'occasions', 'extra', 'tags'] as const).every(
			(list) => a[list].length === b[list].length
		) &&
		a.uid === b.uid &&
		JSON.stringify(sortedEntries(a.custom)) === JSON.stringify(sortedEntries(b.custom))
	);
}

function sortedEntries(custom: Contact['custom']): unknown[] {
	return Object.entries(custom).sort(([a], [b]) => (a < b ? -1 : 1));
}
