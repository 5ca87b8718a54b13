import type { Contact, Item, PersonName } from '#lib/contacts/contact.ts';
import { Members, isMemberList } from '#lib/contacts/same.ts';
import { nameSaysMore, saysMore } from '#lib/contacts/says-more.ts';
import { TABLES } from '#lib/db/tables.ts';
import { fold } from '#lib/fold.ts';
import { fieldsOf, isSameValue, presetOf, valueOf, withValue } from './merge-fields.ts';
import type { FieldKey, FieldValue, StampedContact } from './merge-fields.ts';

/** Whose value each field is to have, by contact id. A field without a choice takes the preset one. */
export type MergeChoices = Readonly<Partial<Record<FieldKey, string>>>;

/** What a field is called, now and where its value is a former one, and how a value reads; '' = not to be kept as text. */
export interface MergeWords {
	label: (key: FieldKey | 'uid') => string;
	former: (key: FieldKey | 'uid') => string;
	text: (key: FieldKey | 'uid', value: FieldValue) => string;
}

export interface MergeInput {
	/** The card that stays; it comes first. */
	survivor: StampedContact;
	others: readonly StampedContact[];
	choices: MergeChoices;
	words: MergeWords;
	/** Where contacts that are merged at the same time will be: their ids are not pointed at any more. */
	survivorOf: (id: string) => string;
}

/**
 * One contact of several: of each field one value (the chosen or the preset one), of each list every member once, remarks
 * one below the other. A value that loses is kept among the extra fields as a former one. Whoever refused a channel on one card has
 * refused it; prepayment on one card holds.
 */
export function mergeContacts({ survivor, others, choices, words, survivorOf }: MergeInput): Contact {
	const all = [survivor, ...others];
	let merged: Contact = { ...plainOf(survivor), ...unitedLists(all) };
	const lost: { label: string; value: string }[] = [];
	for (const key of fieldsOf(all)) {
		// Parked on one card and at work on the other: at work.
		if (key === 'parked' && choices.parked === undefined && all.some(({ parked }) => parked === null)) {
			merged = { ...merged, parked: null };
		} else {
			const from = all.find(({ id }) => id === choices[key]) ?? presetOf(all, key, survivor);
			const value = from && valueOf(from, key);
			// In capitals or not: the card that stays writes it as it did.
			if (!isSameValue(valueOf(merged, key), value)) merged = withValue(merged, key, value);
		}
		const taken = valueOf(merged, key);
		for (const contact of all) lost.push(...lostValue(key, valueOf(contact, key), taken, words));
	}
	for (const { uid, id } of all) {
		if (uid !== '' && uid !== merged.uid && id !== survivor.id) {
			if (merged.uid === '') merged = { ...merged, uid };
			else lost.push({ label: words.former('uid'), value: uid });
		}
	}
	return {
		...merged,
		importId: all.map(({ importId }) => importId).find((importId) => importId !== '') ?? '',
		terms: { ...merged.terms, prepayOnly: all.some(({ terms }) => terms.prepayOnly) },
		remark: joinedRemarks(all),
		relations: redirectedRelations(merged, survivorOf),
		extra: withLost(merged.extra, lost, survivor.id)
	};
}

/** Lists, sets and own fields of all of them, each member once. Own fields that differ are settled with the other fields. */
function unitedLists(all: readonly StampedContact[]): Partial<Contact> {
	const united: Record<string, unknown> = {};
	for (const [field, kind] of Object.entries(TABLES.contacts.collections)) {
		const lists = all.map((contact) => (contact as unknown as Record<string, unknown>)[field]);
		if (kind === 'map') united[field] = Object.assign({}, ...lists.toReversed()) as unknown;
		else if (kind === 'set') united[field] = [...new Set(lists.flatMap((list) => (list ?? []) as string[]))].sort();
		else united[field] = unitedItems(field, lists as (readonly Item[] | undefined)[]);
	}
	return united;
}

/** Each member once; what only one card says of it is taken over. */
function unitedItems(field: string, lists: readonly (readonly Item[] | undefined)[]): Item[] {
	const members = isMemberList(field) ? new Members<Item>(field) : undefined;
	const united = new Map<Item, Item>();
	const ids = new Set<string>();
	let position = 0;
	for (const [of, list] of lists.entries()) {
		for (const item of list ?? []) {
			const known = members?.find(item) ?? members?.fullerOf(item);
			if (known) {
				united.set(known, filled(united.get(known) ?? known, item));
				continue;
			}
			members?.add(item);
			// Two cards may have given one id to two things.
			const id = ids.has(item.id) ? `${item.id}.${of}` : item.id;
			ids.add(id);
			position = of === 0 ? Math.max(position, item.position) : position + 1;
			united.set(item, { ...item, id, position: of === 0 ? item.position : position });
		}
	}
	return [...united.values()];
}

/** The one with what only the other says: a country, "wrong number". */
function filled(item: Item, other: Item): Item {
	const told = Object.entries(other).filter(
		([name, value]) => value !== '' && !((item as unknown as Record<string, unknown>)[name] ?? '')
	);
	return { ...item, ...Object.fromEntries(told), id: item.id, position: item.position };
}

function lostValue(
	key: FieldKey,
	value: FieldValue | undefined,
	taken: FieldValue | undefined,
	{ former, text }: MergeWords
): { label: string; value: string }[] {
	if (value === undefined || !isWorthKeeping(key, value, taken)) return [];
	const written = text(key, value).trim();
	return written === '' ? [] : [{ label: former(key), value: written }];
}

function isWorthKeeping(key: FieldKey, value: FieldValue, taken: FieldValue | undefined): boolean {
	if (key !== 'name' || taken === undefined) return saysMore(value, taken);
	return nameSaysMore(wordsOfName(value as PersonName), wordsOfName(taken as PersonName));
}

function wordsOfName({ prefix, given, additional, family, suffix }: PersonName): string {
	return [prefix, given, additional, family, suffix].join(' ');
}

/** Deterministic ids: two devices that merge the same cards apart add the same members. */
function withLost(
	extra: Contact['extra'],
	lost: readonly { label: string; value: string }[],
	survivorId: string
): Contact['extra'] {
	const result = [...extra];
	for (const { label, value } of lost) {
		if (result.some((one) => one.label === label && one.value === value)) continue;
		const position = result.reduce((most, one) => Math.max(most, one.position), -1) + 1;
		const ids = new Set(result.map(({ id }) => id));
		let id = `merged${position}`;
		while (ids.has(id)) id += survivorId.slice(-1);
		result.push({ id, position, label, value });
	}
	return result;
}

/** Each remark once; one that another contains says nothing more. */
function joinedRemarks(all: readonly Contact[]): string {
	const remarks: string[] = [];
	for (const { remark } of all) {
		const text = remark.trim();
		if (text !== '' && !remarks.some((known) => known.includes(text))) remarks.push(text);
	}
	return remarks.join('\n\n');
}

/** Links to cards that go point at the one that stays; a link of the contact to itself goes. */
export function redirectedRelations(
	contact: Pick<Contact, 'id' | 'relations'>,
	survivorOf: (id: string) => string
): Contact['relations'] {
	const seen = new Set<string>();
	return contact.relations.flatMap((relation) => {
		const contactId = survivorOf(relation.contactId);
		const key = `${relation.type} ${contactId} ${fold(relation.title)}`;
		if (contactId === contact.id || seen.has(key)) return [];
		seen.add(key);
		return [contactId === relation.contactId ? relation : { ...relation, contactId }];
	});
}

/** The contact without the envelope it was read with. */
function plainOf(stored: StampedContact): Contact {
	const plain: Record<string, unknown> = { ...stored };
	for (const key of ['rev', 'created', 'stamps', 'deleted']) delete plain[key];
	return plain as unknown as Contact;
}
