import type { Contact, Item } from '#lib/contacts/contact.ts';
import { Members, isInAddress, textKey } from '#lib/contacts/same.ts';
import { marksOf } from './match.ts';

/** Fields of a contact that an import can change, in the order a card has them. */
export const IMPORT_FIELDS = [
	...(['name', 'nickname', 'salutation', 'greeting', 'organisation', 'department', 'title', 'phones'] as const),
	...(['emails', 'addresses', 'urls', 'birthday', 'occasions', 'tags', 'stage', 'source', 'sourceDay'] as const),
	...(['language', 'preferredChannel', 'doNotContact', 'vatId', 'customerNumber', 'terms', 'parked'] as const),
	...(['remark', 'custom', 'extra'] as const)
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/**
 * What a field of a known contact does with the file's value: `fill` takes it where there is none, `append` adds what
 * is new to a list or below a text, `overwrite` puts it in the place of what is there, `keep` changes nothing. No rule
 * ever lets an empty value of the file win.
 */
export type FieldRule = 'fill' | 'append' | 'overwrite' | 'keep';
export type FieldRules = Readonly<Record<ImportField, FieldRule>>;

const LISTS = ['phones', 'emails', 'addresses', 'urls', 'occasions', 'tags', 'doNotContact', 'extra'] as const;
type List = (typeof LISTS)[number];
type Text = Exclude<ImportField, List | 'name' | 'custom' | 'terms' | 'parked'>;
const NAME_PARTS = ['prefix', 'given', 'additional', 'family', 'suffix'] as const;

const isList = (field: ImportField): field is List => LISTS.some((list) => list === field);

/** The rules there are for a field; the first is what "Fill in what is missing" does. */
export function rulesFor(field: ImportField): readonly FieldRule[] {
	if (isList(field) || field === 'remark') return ['append', 'fill', 'overwrite', 'keep'];
	// A contact always has a stage, so there is nothing to fill.
	return field === 'stage' ? ['keep', 'overwrite'] : ['fill', 'overwrite', 'keep'];
}

function rulesOf(rule: (field: ImportField) => FieldRule): FieldRules {
	return Object.fromEntries(IMPORT_FIELDS.map((field) => [field, rule(field)])) as FieldRules;
}

/** One choice for all fields. Where the file wins, lists still keep what only the box knows. */
export const PRESETS = {
	fill: rulesOf((field) => rulesFor(field)[0] ?? 'keep'),
	overwrite: rulesOf((field) => (isList(field) && field !== 'extra' ? 'append' : 'overwrite')),
	keep: rulesOf(() => 'keep')
} as const;

/**
 * The contact with what the file says, field by field as the rules have it. The same object where nothing changes.
 * Where something does, the contact also remembers the file's entry (see draftMarks).
 */
export function fillContact(contact: Contact, candidate: Contact, rules: FieldRules): Contact {
	const changed: Partial<Record<ImportField | 'uid' | 'imported', unknown>> = {};
	for (const field of IMPORT_FIELDS) {
		if (rules[field] === 'keep') continue;
		const value = filled(contact, candidate, field, rules[field]);
		if (value !== contact[field]) changed[field] = value;
	}
	if (contact.uid === '' && candidate.uid !== '' && candidate.uid !== contact.id && !isAllKept(rules)) {
		changed.uid = candidate.uid;
	}
	if (Object.keys(changed).length === 0) return contact;
	changed.imported = [...new Set([...marksOf(contact), ...candidate.imported])];
	return { ...contact, ...changed } as Contact;
}

/** Does no rule change anything? */
export function isAllKept(rules: FieldRules): boolean {
	return IMPORT_FIELDS.every((field) => rules[field] === 'keep');
}

/** Fields in which the file says something else or more than the contact has. */
export function differingFields(contact: Contact, candidate: Contact): ImportField[] {
	return IMPORT_FIELDS.filter(
		(field) => filled(contact, candidate, field, isList(field) ? 'append' : 'overwrite') !== contact[field]
	);
}

/** Has the contact all that the candidate says? Cheap where it has not: of a thousand namesakes most differ at once. */
export function saysNothingNew(contact: Contact, candidate: Contact): boolean {
	return (
		(contact.uid !== '' || candidate.uid === '' || candidate.uid === contact.id) &&
		(['emails', 'phones'] as const).every((list) => added(contact, candidate, list).length === 0) &&
		IMPORT_FIELDS.every((field) => filled(contact, candidate, field, PRESETS.fill[field]) === contact[field])
	);
}

/** The field's value after the rule; the contact's own one where it stays. */
function filled(contact: Contact, candidate: Contact, field: ImportField, rule: FieldRule): unknown {
	if (rule === 'keep') return contact[field];
	if (field === 'name') return filledName(contact, candidate, rule);
	if (field === 'custom') return filledCustom(contact, candidate, rule);
	if (field === 'terms') return filledTerms(contact.terms, candidate.terms, rule);
	if (field === 'parked')
		return candidate.parked && (rule === 'overwrite' || !contact.parked)
			? same(contact.parked, candidate.parked)
			: contact.parked;
	if (isList(field)) return filledList(contact, candidate, field, rule);
	return filledText(contact, candidate, field, rule);
}

function filledText(contact: Contact, candidate: Contact, field: Text, rule: FieldRule): string {
	const [mine, theirs] = [contact[field], candidate[field]];
	if (theirs === '' || theirs === mine) return mine;
	if (mine === '' || rule === 'overwrite') return theirs;
	if (rule !== 'append') return mine;
	const [had, brought] = [lineEnds(mine), lineEnds(theirs)];
	if (had.includes(brought)) return mine;
	return brought.includes(had) ? theirs : `${mine}\n\n${theirs}`;
}

const lineEnds = (text: string) => text.replace(/\s*\r?\n/g, '\n').trim();

function filledName(contact: Contact, candidate: Contact, rule: FieldRule): Contact['name'] {
	if (contact.kind !== candidate.kind) return contact.name;
	const name = { ...contact.name };
	for (const part of NAME_PARTS) {
		const wins = rule === 'overwrite' || (name[part] === '' && mayFill(contact, candidate, part));
		if (candidate.name[part] !== '' && wins) name[part] = candidate.name[part];
	}
	return NAME_PARTS.every((part) => name[part] === contact.name[part]) ? contact.name : name;
}

/** Given and family name belong together: half a name of each would be a third person's. */
function mayFill(contact: Contact, candidate: Contact, part: (typeof NAME_PARTS)[number]): boolean {
	if (part !== 'given' && part !== 'family') return true;
	const other = part === 'given' ? 'family' : 'given';
	const mine = textKey(contact.name[other]);
	if (mine === '') return contact.organisation === '';
	return mine === textKey(candidate.name[other]);
}

function filledCustom(contact: Contact, candidate: Contact, rule: FieldRule): Contact['custom'] {
	const [mine, theirs] = [contact.custom, candidate.custom];
	const news = Object.keys(theirs).filter(
		(key) =>
			!Object.hasOwn(mine, key) || (rule === 'overwrite' && JSON.stringify(mine[key]) !== JSON.stringify(theirs[key]))
	);
	if (news.length === 0) return mine;
	return rule === 'overwrite' ? { ...mine, ...theirs } : { ...theirs, ...mine };
}

/** Terms of payment one by one, a limit with its currency as one; a file's empty one says nothing. */
function filledTerms(mine: Contact['terms'], theirs: Contact['terms'], rule: FieldRule): Contact['terms'] {
	const takes = (had: unknown, brought: unknown) => brought && (rule === 'overwrite' || !had);
	const said = Object.entries(theirs).filter(
		([key, value]) => !isCredit(key) && takes(mine[key as keyof Contact['terms']], value)
	);
	return same(mine, { ...mine, ...Object.fromEntries(said), ...filledCredit(mine, theirs, rule) });
}

const isCredit = (key: string) => key === 'creditLimit' || key === 'creditCurrency';

/** 900 USD beside 500 without a currency must not become 500 USD. */
function filledCredit(
	mine: Contact['terms'],
	{ creditLimit, creditCurrency }: Contact['terms'],
	rule: FieldRule
): Partial<Contact['terms']> {
	if (creditLimit === null) return mine.creditLimit === null && mine.creditCurrency === '' ? { creditCurrency } : {};
	if (mine.creditLimit !== null && rule !== 'overwrite') return {};
	return { creditLimit, creditCurrency: creditCurrency || mine.creditCurrency };
}

/** The first where both say the same, so that nothing counts as changed. */
function same<Value>(mine: Value, other: Value): Value {
	return JSON.stringify(mine) === JSON.stringify(other) ? mine : other;
}

function filledList(contact: Contact, candidate: Contact, list: List, rule: FieldRule): unknown {
	const [mine, theirs] = [contact[list], candidate[list]];
	if (theirs.length === 0 || (rule === 'fill' && mine.length > 0)) return mine;
	if (rule === 'overwrite') return overwritten(contact, candidate, list);
	if (list === 'addresses') {
		const fuller = completed(contact, candidate);
		if (fuller !== contact.addresses) return filledList({ ...contact, addresses: fuller }, candidate, list, rule);
	}
	const more = added(contact, candidate, list);
	if (more.length === 0) return mine;
	if (list === 'tags' || list === 'doNotContact') return [...mine, ...more];
	const next = (mine as Item[]).reduce((most, { position }) => Math.max(most, position + 1), 0);
	return [...mine, ...(more as Item[]).map((item, at) => ({ ...item, position: next + at }))];
}

/** The candidate's items that the contact has not. */
function added(contact: Contact, candidate: Contact, list: List): unknown[] {
	const theirs: readonly unknown[] = candidate[list];
	if (theirs.length === 0) return [];
	const known = new Members<unknown>(list, contact[list]);
	return theirs.filter((item) => {
		if (known.isBlank(item) || (known.find(item) ?? known.fullerOf(item)) !== undefined) return false;
		known.add(item);
		return true;
	});
}

type Addresses = Contact['addresses'];

/** The contact's addresses, a bare one with what the first fuller one of its kind says: "10115 Berlin" gets its street. */
function completed({ addresses }: Contact, candidate: Contact): Addresses {
	const known = new Members('addresses', addresses);
	for (const fuller of candidate.addresses) {
		if (known.isBlank(fuller) || known.find(fuller) || known.fullerOf(fuller)) continue;
		const poorer = addresses.find(
			(address) => address.type === fuller.type && !known.isBlank(address) && isInAddress(address, fuller)
		);
		if (poorer) return addresses.map((address) => (address === poorer ? { ...fuller, ...saidBy(poorer) } : address));
	}
	return addresses;
}

/** What an item says: an empty part is none. */
function saidBy<Member extends Item>(item: Member): Partial<Member> {
	return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== '')) as Partial<Member>;
}

/** The file's list in the place of the contact's; of the extra fields, those it has by the same name. */
function overwritten(contact: Contact, candidate: Contact, list: List): unknown {
	if (list === 'tags' || list === 'doNotContact') {
		const isSame = contact[list].length === candidate[list].length && added(contact, candidate, list).length === 0;
		return isSame ? contact[list] : [...candidate[list]];
	}
	const labels = new Set(candidate.extra.map(({ label }) => label));
	const stay: Item[] = list === 'extra' ? contact.extra.filter(({ label }) => !labels.has(label)) : [];
	const mine = new Members<Item>(list, contact[list]);
	const theirs: readonly Item[] = candidate[list];
	const named = new Set(theirs.map((item) => mine.find(item)));
	const taken = new Set<Item>();
	const items = theirs.flatMap((item): Item[] => {
		const known = mine.find(item);
		const fuller = known ? undefined : mine.fullerOf(item);
		const own = known ?? fuller;
		if (!own) return [item];
		if (taken.has(own) || (fuller && named.has(fuller))) return [];
		taken.add(own);
		// The same item keeps its id and what only the box knows of it. One that says more stays as it is: with the bare
		// one's type or country it would be an address that nobody wrote.
		return [known ? { ...known, ...saidBy(item), id: known.id } : own];
	});
	const next = [...stay, ...items].map((item, position) => ({ ...item, position }));
	return same<unknown>(contact[list], next);
}
