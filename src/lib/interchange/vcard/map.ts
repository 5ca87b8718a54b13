import type { ContactDraft, Problem } from '../draft.ts';
import { emptyDraft } from '../draft.ts';
import { readAndroidCustom } from './android.ts';
import { readAgent, readAgentCard } from './agent.ts';
import { readBinary, readPhoto } from './binary.ts';
import type { Card } from './card.ts';
import { crmFieldOf } from './crm.ts';
import { readBirthday, readOccasion } from './dates.ts';
import { keepLabels, readAddress, readEmail, readPhone, readUrl } from './reach.ts';
import type { GroupCard } from './groups.ts';
import { rankOf } from './labels.ts';
import { isCompanyName, isEmptyName, joinName, splitName } from './name.ts';
import type { Property } from './property.ts';
import { readRelation } from './relation.ts';
import { isNew, keepExtra, lineOf, oneLine, report, textOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { isUndeclaredQuotedPrintable, splitEscaped, unescaped, valueText } from './text.ts';
import type { Dialect, TextRules } from './text.ts';

/** An assistant's assistant is still read; deeper nesting is a broken file. */
const AGENT_DEPTH = 2;

const MEMBER = /^(X-ADDRESSBOOKSERVER-)?MEMBER$/;

type Handler = (property: Property, reading: Reading) => void;

/** About the file and the program, not about the contact. LABEL, KIND and the like are read elsewhere. */
const TECHNICAL = new Set(
	'VERSION PRODID REV BEGIN END LABEL KIND X-ADDRESSBOOKSERVER-KIND X-ABSHOWAS X-ABLABEL X-ABADR X-ABUID X-MS-OL-DESIGN X-MS-OL-DEFAULT-POSTAL-ADDRESS'.split(
		' '
	)
);

const HANDLERS: Record<string, Handler> = {
	FN: readDisplayName,
	N: readName,
	NICKNAME: readNickname,
	'X-NICKNAME': readNickname,
	'X-EPOCSECONDNAME': readNickname,
	ORG: readOrganisation,
	TITLE: readTitle,
	TEL: readPhone,
	EMAIL: readEmail,
	ADR: readAddress,
	URL: readUrl,
	NOTE: readNote,
	CATEGORIES: readCategories,
	UID: readUid,
	BDAY: readBirthday,
	'X-KARTEI-BDAY': readBirthday,
	DEATHDATE: readOccasion,
	'X-ABDATE': readOccasion,
	'X-ANDROID-CUSTOM': readAndroidCustom,
	RELATED: readRelation,
	'X-ABRELATEDNAMES': readRelation,
	AGENT: readAgent,
	PHOTO: readPhoto,
	LOGO: readBinary,
	SOUND: readBinary,
	KEY: readBinary
};

/** One card as a draft; null for an empty card, and for a list of members, which is nobody (both are reported). */
export function draftOf(
	card: Card,
	rules: TextRules,
	problems: Problem[],
	groups: GroupCard[],
	depth = 0
): ContactDraft | null {
	const reading: Reading = {
		draft: emptyDraft(card.line),
		dialect: dialectOf(card),
		rules,
		labels: new Map(),
		problems,
		seen: new Set(),
		notes: [],
		nested: (inner) => (depth < AGENT_DEPTH ? draftOf(inner, rules, [], [], depth + 1) : null)
	};
	const { draft } = reading;
	for (const property of card.properties) {
		if (reading.dialect === '2.1' && isUndeclaredQuotedPrintable(property)) property.encoding = 'quoted-printable';
		if (property.name === 'X-ABLABEL' && property.group) {
			reading.labels.set(property.group, lineOf(property, reading));
		}
	}
	for (const property of preferredFirst(card.properties)) {
		const handler = handlerOf(property.name);
		if (handler) handler(property, reading);
		else if (!TECHNICAL.has(property.name)) readOther(property, reading);
	}
	for (const agent of card.agents) readAgentCard(agent, reading);
	keepLabels(card.properties, reading);
	draft.note =
		reading.notes.length === 1 ? (reading.notes[0] ?? '') : reading.notes.map((note) => note.trim()).join('\n\n');

	const kinds = kindsOf(card, reading);
	if (kinds.includes('group')) {
		const name = draft.displayName || joinName(draft.name);
		const members = card.properties.filter((property) => MEMBER.test(property.name));
		groups.push({ name, members: members.map((property) => lineOf(property, reading)) });
		report(reading, card.line, 'groupCard', { name });
		return null;
	}
	if (isBlank(draft)) {
		report(reading, card.line, 'emptyCard');
		return null;
	}
	finishNames(draft, kinds);
	return draft;
}

function handlerOf(name: string): Handler | undefined {
	if (Object.hasOwn(HANDLERS, name)) return HANDLERS[name];
	// ANNIVERSARY, X-EVOLUTION-ANNIVERSARY, X-WAB-WEDDING_ANNIVERSARY, …: each program has its own.
	return name.endsWith('ANNIVERSARY') ? readOccasion : undefined;
}

function dialectOf(card: Card): Dialect {
	const version = card.properties.find((property) => property.name === 'VERSION');
	return version &&
		String.fromCharCode(...version.raw.subarray(0, 8))
			.trim()
			.startsWith('2')
		? '2.1'
		: '3.0';
}

/** Properties of which a card may have several, and the first counts most. */
const RANKED = new Set(['TEL', 'EMAIL', 'ADR', 'URL', 'FN', 'N', 'ORG', 'TITLE', 'PHOTO']);

/** The preferred phone, e-mail, name of the file becomes the first of its kind; all else keeps its order. */
function preferredFirst(properties: readonly Property[]): Property[] {
	const ranks = new Map(properties.map((property) => [property, RANKED.has(property.name) ? rankOf(property) : 101]));
	const rank = (property: Property): number => ranks.get(property) ?? 101;
	if (properties.every((property) => rank(property) === 101)) return [...properties];
	// Sorting is stable; kinds stay apart, so that their order among each other says nothing.
	const ranked = properties.filter(({ name }) => RANKED.has(name)).sort((a, b) => rank(a) - rank(b));
	return [...ranked, ...properties.filter(({ name }) => !RANKED.has(name))];
}

function kindsOf(card: Card, reading: Reading): string[] {
	return card.properties
		.filter(({ name }) => name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND' || name === 'X-ABSHOWAS')
		.map((property) => lineOf(property, reading).toLowerCase());
}

function readDisplayName(property: Property, reading: Reading): void {
	const text = lineOf(property, reading);
	if (!reading.draft.displayName) reading.draft.displayName = text;
	else if (text !== reading.draft.displayName) keepExtra(property, text, reading);
}

function partsOf(property: Property, reading: Reading): string[] {
	return splitEscaped(valueText(property, reading.rules), ';', reading.dialect).map((part) =>
		oneLine(unescaped(part, reading.dialect))
	);
}

function readName(property: Property, reading: Reading): void {
	const [family = '', given = '', additional = '', prefix = '', ...rest] = partsOf(property, reading);
	const suffix = rest.filter((part) => part).join(' ');
	const name = { prefix, given, additional, family, suffix };
	keepSortKey(property, reading);
	if (isEmptyName(reading.draft.name)) reading.draft.name = name;
	else if (joinName(name) !== joinName(reading.draft.name)) keepExtra(property, joinName(name), reading);
}

/** How a name sorts (4.0's parameter; 3.0 has a property for it): in Japanese, its reading. */
function keepSortKey(property: Property, reading: Reading): void {
	const key = property.parameters.get('SORT-AS');
	if (key) reading.draft.extra.push({ label: 'SORT-STRING', value: key });
}

function readNickname(property: Property, reading: Reading): void {
	const names = splitEscaped(valueText(property, reading.rules), ',', reading.dialect)
		.map((part) => oneLine(unescaped(part, reading.dialect)))
		.filter((part) => part);
	const { draft } = reading;
	for (const name of names) draft.nickname = draft.nickname ? `${draft.nickname}, ${name}` : name;
}

function readOrganisation(property: Property, reading: Reading): void {
	const [organisation = '', ...units] = partsOf(property, reading);
	const department = units.filter((unit) => unit).join(', ');
	const { draft } = reading;
	if (!draft.organisation && !draft.department) {
		draft.organisation = organisation;
		draft.department = department;
	} else if (organisation !== draft.organisation || department !== draft.department) {
		keepExtra(property, [organisation, department].filter((part) => part).join(', '), reading);
	}
}

function readTitle(property: Property, reading: Reading): void {
	const text = lineOf(property, reading);
	if (!reading.draft.title) reading.draft.title = text;
	else if (text !== reading.draft.title) keepExtra(property, text, reading);
}

/** Several notes become one text; a note that is there twice is kept once. */
function readNote(property: Property, reading: Reading): void {
	const text = textOf(property, reading);
	if (text.trim() && isNew(reading, 'note', text.trim())) reading.notes.push(text);
}

function readCategories(property: Property, reading: Reading): void {
	const { draft, dialect } = reading;
	const raw = valueText(property, reading.rules);
	// vCard 2.1 has no list values; phones wrote either sign.
	const parts = splitEscaped(raw, ',', dialect).flatMap((part) => (dialect === '2.1' ? part.split(';') : [part]));
	for (const part of parts) {
		const tag = oneLine(unescaped(part, dialect));
		if (tag && isNew(reading, 'tag', tag)) draft.tags.push(tag);
	}
}

function readUid(property: Property, reading: Reading): void {
	if (!reading.draft.uid) reading.draft.uid = lineOf(property, reading);
}

function readOther(property: Property, reading: Reading): void {
	const field = crmFieldOf(property.name);
	if (field) reading.draft.crm[field] = lineOf(property, reading);
	else if (property.encoding === 'base64') readBinary(property, reading);
	else keepExtra(property, textOf(property, reading), reading);
}

function isBlank(draft: ContactDraft): boolean {
	const texts = [draft.displayName, joinName(draft.name), draft.organisation, draft.department, draft.title];
	const more = [draft.nickname, draft.note.trim(), draft.birthday];
	const lists = [draft.phones, draft.emails, draft.addresses, draft.urls, draft.occasions, draft.tags, draft.extra];
	return [...texts, ...more].every((text) => !text) && lists.every((list) => list.length === 0) && !draft.photo;
}

function finishNames(draft: ContactDraft, kinds: readonly string[]): void {
	const nameless = isEmptyName(draft.name);
	const saysSo = kinds.some((kind) => ['org', 'organization', 'company', 'location'].includes(kind));
	const looksSo = nameless && draft.organisation !== '' && ['', draft.organisation].includes(draft.displayName);
	const soundsSo = nameless && !draft.organisation && isCompanyName(draft.displayName);
	if (saysSo || looksSo || soundsSo) {
		draft.kind = 'organisation';
		draft.organisation ||= draft.displayName || joinName(draft.name);
	} else if (nameless && draft.displayName) draft.name = splitName(draft.displayName);
	const reach = [...draft.emails, ...draft.phones, ...draft.urls].map((item) => item.value);
	const names = [joinName(draft.name), draft.organisation, draft.nickname, ...reach, oneLine(draft.note).slice(0, 60)];
	draft.displayName ||= names.find((name) => name) ?? '?';
}
