import { nameLikeness } from './name-likeness.ts';
import type { NameLikeness } from './name-likeness.ts';
import type { NameLanguage, Place, Traits } from './traits.ts';
import { isTypo } from './word-likeness.ts';

/** `sure`: the very same name and something only one contact has; `likely`; `possible`: worth a look. */
export const LEVELS = ['sure', 'likely', 'possible'] as const;
export type Level = (typeof LEVELS)[number];

type ReasonCode =
	| 'sameName'
	| 'variantName'
	| 'similarName'
	| 'partName'
	| 'otherFamily'
	| 'samePhone'
	| 'sharedPhone'
	| 'sameEmail'
	| 'sharedEmail'
	| 'sameUid'
	| 'sameVatId'
	| 'sameCustomerNumber'
	| 'sameAddress'
	| 'samePostcode'
	| 'sameEmployer'
	| 'sameBirthday'
	| 'otherBirthday'
	| 'otherGeneration'
	| 'otherSalutation'
	| 'otherForm'
	| 'otherAddress';

/** Why two contacts look like one, or do not. */
export interface Reason {
	code: ReasonCode;
	/** Points for it; below 0 it speaks against. */
	points: number;
}

/** How often a value is in the box: what many have tells nobody. */
export interface Commonness {
	name: (name: string) => number;
	phone: (phone: string) => number;
	email: (email: string) => number;
	home: NameLanguage;
}

export interface PairScore {
	/** 0 to 1. */
	score: number;
	/** null = not worth showing. */
	level: Level | null;
	/** Says something that one person or firm cannot be: the two must not get into one group by way of a third. */
	contradicts: boolean;
	reasons: Reason[];
}

/** So many points are certainty. */
const FULL = 12;
const SURE = 8.5;
const LIKELY = 6;
const POSSIBLE = 4;

/** Up to so many contacts a number is one person's with a second card; above a household's, then a switchboard's. */
const OWN_HOLDERS = 3;
const FEW_HOLDERS = 8;
const RARE_NAME = 3;
const COMMON_NAME = 10;

/** People of one house and firm share everything but the name. */
const NAME_POINTS = { variant: 3, similar: 2.5, part: 0.5, otherFamily: -4, different: -8 };

/** Mailboxes of an organisation, not of a person. */
const ROLE =
	/^(?:info|office|kontakt|contact|kontor|mail|e?post|sales|verkauf|vertrieb|support|service|hello|hallo|hej|admin|buero|buro|verwaltung|orders?|bestellung(?:en)?|rechnung(?:en)?|invoices?|faktura|ekonomi|accounts?|empfang|reception|praxis|team|shop|zentrale|no-?reply)@/u;

/** Are two contacts the same? Points for what they share, fewer the more others have it; minus what contradicts. */
export function duplicateScore(a: Traits, b: Traits, common: Commonness): PairScore {
	const name = nameLikeness(a, b, common.home);
	const reasons: Reason[] = [];
	const say = (code: ReasonCode, points: number) => reasons.push({ code, points });
	sayName(name, a, common, say);
	const isStrong = [
		sayPhone(a, b, common, say),
		sayEmail(a, b, common, say),
		sayNumbers(a, b, say),
		sayPlace(a.places, b.places, say) && name === 'same'
	].some(Boolean);
	sayPerson(a, b, name, say);
	const points =
		reasons.reduce((sum, reason) => sum + reason.points, 0) + (name === 'different' ? NAME_POINTS.different : 0);
	const has = (...codes: ReasonCode[]) => reasons.some(({ code }) => codes.includes(code));
	const contradicts =
		name === 'different' || points < 0 || has('otherBirthday', 'otherGeneration', 'otherSalutation', 'otherForm');
	let level: Level | null = null;
	if (name === 'different') level = null;
	else if (points >= SURE && name === 'same' && isStrong && !contradicts) level = 'sure';
	else if (points >= LIKELY && !contradicts) level = 'likely';
	else if (points >= POSSIBLE) level = 'possible';
	return { score: Math.min(1, Math.max(0, points / FULL)), level, contradicts, reasons };
}

type Say = (code: ReasonCode, points: number) => void;

function sayName(name: NameLikeness, a: Traits, common: Commonness, say: Say): void {
	if (name === 'same') {
		const holders = common.name(a.name);
		say('sameName', holders <= RARE_NAME ? 4 : holders <= COMMON_NAME ? 3 : 2.5);
	} else if (name === 'variant') say('variantName', NAME_POINTS.variant);
	else if (name === 'similar') say('similarName', NAME_POINTS.similar);
	else if (name === 'part') say('partName', NAME_POINTS.part);
	else if (name === 'otherFamily') say('otherFamily', NAME_POINTS.otherFamily);
}

/** Each of these answers whether it found something that only one contact has. */
function sayPhone(a: Traits, b: Traits, common: Commonness, say: Say): boolean {
	const shared = fewest(a.phones, b.phones, common.phone);
	if (!shared) return false;
	if (shared.holders <= OWN_HOLDERS) say('samePhone', 5);
	else say('sharedPhone', shared.holders <= FEW_HOLDERS ? 2 : 0.5);
	return shared.holders <= OWN_HOLDERS;
}

function sayEmail(a: Traits, b: Traits, common: Commonness, say: Say): boolean {
	const shared = fewest(a.emails, b.emails, common.email);
	if (!shared) return false;
	const isWeak = shared.holders > OWN_HOLDERS || (ROLE.test(shared.value) && a.kind === 'person');
	say(isWeak ? 'sharedEmail' : 'sameEmail', isWeak ? (shared.holders > FEW_HOLDERS ? 0.5 : 2) : 6);
	return !isWeak;
}

/** The value both have that the fewest others have. */
function fewest(
	a: readonly string[],
	b: readonly string[],
	count: (value: string) => number
): { value: string; holders: number } | undefined {
	let best: { value: string; holders: number } | undefined;
	for (const value of a) {
		if (!b.includes(value)) continue;
		const holders = count(value);
		if (!best || holders < best.holders) best = { value, holders };
	}
	return best;
}

function sayNumbers(a: Traits, b: Traits, say: Say): boolean {
	const before = [a.uid !== '' && a.uid === b.uid, a.vatId !== '' && a.vatId === b.vatId];
	if (before[0]) say('sameUid', 6);
	if (before[1]) say('sameVatId', a.kind === 'organisation' ? 6 : 3);
	if (a.customerNumber !== '' && a.customerNumber === b.customerNumber) say('sameCustomerNumber', 3);
	return before.some(Boolean);
}

/** Is it the same house? */
function sayPlace(a: readonly Place[], b: readonly Place[], say: Say): boolean {
	if (a.length === 0 || b.length === 0) return false;
	let isNear = false;
	let isApart = true;
	for (const one of a) {
		for (const other of b) {
			if (one.postcode === '' || other.postcode === '') isApart = false;
			if (one.postcode !== other.postcode) continue;
			const streets = sameStreet(one, other);
			if (streets === true && one.postcode !== '') {
				say('sameAddress', 4);
				return true;
			}
			if (streets !== false) isApart = false;
			if (streets === undefined && one.postcode !== '') isNear = true;
		}
	}
	if (isNear) say('samePostcode', 1.5);
	else if (isApart) say('otherAddress', -2);
	return false;
}

/** undefined where one has no street, or no number in it. */
function sameStreet(a: Place, b: Place): boolean | undefined {
	if (a.street === '' || b.street === '') return undefined;
	const isSameName = a.street === b.street || isTypo(a.street, b.street);
	if (!isSameName) return false;
	if (a.house === b.house) return true;
	return a.house === '' || b.house === '' ? undefined : false;
}

function sayPerson(a: Traits, b: Traits, name: NameLikeness, say: Say): void {
	if (a.kind === 'organisation' || b.kind === 'organisation') {
		if (a.form !== '' && b.form !== '' && a.form !== b.form && name !== 'different') say('otherForm', -3);
		return;
	}
	const birthday = compareBirthdays(a.birthday, b.birthday);
	if (birthday === 'same') say('sameBirthday', 3);
	else if (birthday === 'other') say('otherBirthday', -6);
	if (a.generation !== '' && b.generation !== '' && a.generation !== b.generation) say('otherGeneration', -6);
	const greetings = [a.salutation, b.salutation];
	if (greetings.includes('mr') && greetings.includes('ms')) say('otherSalutation', -4);
	if (isSameEmployer(a, b)) say('sameEmployer', 1.5);
}

/** With or without its legal form; GmbH and AG are two firms of one name. */
function isSameEmployer(a: Traits, b: Traits): boolean {
	if (a.firmKey === '' || a.firmKey !== b.firmKey) return false;
	return a.form === '' || b.form === '' || a.form === b.form;
}

/**
 * Partial days are compared in what both know. Day and month exchanged is the other country's way of writing, and one
 * digit wrong of eight a slip: neither is another day.
 */
function compareBirthdays(a: string, b: string): 'same' | 'other' | 'unknown' {
	if (a === '' || b === '') return 'unknown';
	const [one, other] = [birthdayParts(a), birthdayParts(b)];
	const year = one.year !== '' && other.year !== '';
	const day = one.day !== '' && other.day !== '';
	const differs = (year && one.year !== other.year) || (day && one.day !== other.day);
	if (!differs) return day ? 'same' : 'unknown';
	if (day && !(year && one.year !== other.year) && isDayMonthSwapped(one.day, other.day)) return 'unknown';
	return year && day && isTypo(a.replaceAll('-', ''), b.replaceAll('-', '')) ? 'unknown' : 'other';
}

/** '01-02' and '02-01'. */
function isDayMonthSwapped(a: string, b: string): boolean {
	return a === b.split('-').toReversed().join('-');
}

/** '1980-05-17', '--05-17', '1980', '1980-05' into year and day of the year. */
function birthdayParts(birthday: string): { year: string; day: string } {
	const match = /^(\d{4})?-?-?(\d\d-\d\d)?/u.exec(birthday);
	return { year: match?.[1] ?? '', day: match?.[2] ?? '' };
}
