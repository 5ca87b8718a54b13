import { fold } from '#lib/fold.ts';
import { callingCode, isInternational, phoneDigits, phoneKeys, withoutExtension } from '#lib/phone.ts';
import type { Contact, Phone } from './contact.ts';
import { areTwoCountries } from './country.ts';

/*
 * What counts as the same number, e-mail, address, … : one answer for the import, the search for duplicates, the
 * warning while typing and the merge.
 */

/** Folded, and without signs and blanks: "Müller-Lüdenscheidt" -> "mullerludenscheidt"; signs alone stay. */
export function textKey(text: string): string {
	const folded = fold(text);
	return folded.replace(/[^\p{L}\p{N}]/gu, '') || folded;
}

/** An address in lower case; at Gmail dots and what follows a plus sign do not count (Google's own rule). No address: ''. */
export function emailKey(email: string): string {
	const text = email.trim().toLowerCase();
	const at = text.lastIndexOf('@');
	if (at < 1) return '';
	const domain = text.slice(at + 1);
	if (domain !== 'gmail.com' && domain !== 'googlemail.com') return text;
	return `${text.slice(0, at).replace(/\+.*$/u, '').replaceAll('.', '')}@gmail.com`;
}

/** Numbers with fewer digits are internal ones that many people share. */
const SHORTEST_NUMBER = 6;

/** A phone number as typed and, where it could be read, in E.164; old backups may lack that. */
interface Numbered {
	value: string;
	e164?: string;
}

/**
 * International digits without an extension, '' for an internal number. A number without country is read with the home
 * country (ISO 3166-1).
 */
export function phoneKey({ value, e164 = '' }: Numbered, homeCountry: string): string {
	const key = e164 === '' ? (phoneKeys(value, homeCountry)[0] ?? '') : e164.slice(1);
	return key.length < SHORTEST_NUMBER ? '' : key;
}

/** The parts of a number that tell it from others, where no home country is known. */
interface NumberParts {
	/** Calling code, '' where it is not known. */
	code: string;
	/** Digits without calling code and leading zeros; of an internal number its text. */
	national: string;
	extension: string;
	isInternal: boolean;
}

const known = new WeakMap<object, NumberParts>();

function partsOf(phone: Numbered): NumberParts {
	const cached = known.get(phone);
	if (cached) return cached;
	const { value, e164 = '' } = phone;
	const typed = phoneDigits(value);
	const parts: NumberParts = { code: '', national: textKey(value), extension: '', isInternal: true };
	if (typed.length >= SHORTEST_NUMBER) {
		const base = withoutExtension(value);
		const digits = phoneDigits(base);
		const international = e164.slice(1) || (isInternational(base) ? digits : '');
		parts.code = international === '' ? '' : callingCode(international);
		parts.national = (international || digits).slice(parts.code.length).replace(/^0+/u, '');
		parts.extension = typed.slice(digits.length);
		parts.isInternal = false;
	}
	known.set(phone, parts);
	return parts;
}

/**
 * What every spelling of a number has in common: its last eight digits, '' for an internal one. Other numbers may have
 * it too, so it finds candidates and proves nothing.
 */
export function phoneEnd(phone: Numbered): string {
	const { national, isInternal } = partsOf(phone);
	return isInternal ? '' : national.slice(-8);
}

/** Is it the same number? One without its country may be that number of any country; an extension makes it another one. */
export function samePhone(a: Numbered, b: Numbered): boolean {
	const [one, other] = [partsOf(a), partsOf(b)];
	if (one.extension !== other.extension || one.isInternal !== other.isInternal) return false;
	if (one.national === other.national) return one.code === '' || other.code === '' || one.code === other.code;
	// A table that took "+49 621 …" for a sum wrote "49621…".
	const isOneOpen = (one.code === '') !== (other.code === '');
	return isOneOpen && one.code + one.national === other.code + other.national;
}

/** Without http(s), www. and a slash at the end; case counts only after the host. */
function urlKey(url: string): string {
	const bare = url
		.trim()
		.replace(/^https?:\/\//iu, '')
		.replace(/^www\./iu, '')
		.replace(/\/+$/u, '');
	const host = /^[^/?#]*/u.exec(bare)?.[0] ?? '';
	return host.toLowerCase() + bare.slice(host.length);
}

function addressKey({ street, postalCode, city, region, country }: Contact['addresses'][number]): string {
	return textKey(street + postalCode + city) || textKey(region + country);
}

type AddressParts = Pick<Contact['addresses'][number], 'street' | 'postalCode' | 'city' | 'region' | 'country'>;

/**
 * Has the fuller address all that the poorer one says? "10115 Berlin" beside "Hauptstr. 5, 10115 Berlin". Where the
 * postcodes are the same, a country that is written in another way makes no other place of it; another country does.
 */
export function isInAddress(poorer: AddressParts, fuller: AddressParts): boolean {
	const isSaid = (part: keyof AddressParts) => poorer[part].trim() === '' || isEqual(part);
	const isEqual = (part: keyof AddressParts) => textKey(poorer[part]) === textKey(fuller[part]);
	if (areTwoCountries(poorer.country, fuller.country)) return false;
	if (!(['street', 'postalCode', 'city'] as const).every(isSaid)) return false;
	const isPlace = textKey(poorer.postalCode) !== '';
	return isPlace || (['region', 'country'] as const).every(isSaid);
}

const KEYS = {
	phones: (phone: Phone) => phoneEnd(phone) || textKey(phone.value),
	emails: ({ value }: Contact['emails'][number]) => emailKey(value) || fold(value),
	addresses: addressKey,
	urls: ({ value }: Contact['urls'][number]) => urlKey(value),
	occasions: ({ label, day }: Contact['occasions'][number]) => `${textKey(label)} ${day}`,
	relations: ({ type, contactId, title }: Contact['relations'][number]) => `${type} ${contactId} ${textKey(title)}`,
	extra: ({ label, value }: Contact['extra'][number]) => `${textKey(label)}\n${value.trim()}`,
	tags: (tag: string) => tag,
	doNotContact: (channel: string) => channel
} as const;

/** Lists of a contact whose members can be the same. */
export type MemberList = keyof typeof KEYS;

export function isMemberList(field: string): field is MemberList {
	return Object.hasOwn(KEYS, field);
}

/** Members of one list of a contact, to be asked for the one that is the same as another. A blank one is like none. */
export class Members<Member> {
	readonly #keyOf: (member: Member) => string;
	readonly #list: MemberList;
	readonly #byKey = new Map<string, Member[]>();

	constructor(list: MemberList, members: readonly Member[] = []) {
		this.#keyOf = KEYS[list] as (member: unknown) => string;
		this.#list = list;
		for (const member of members) this.add(member);
	}

	add(member: Member): void {
		const key = this.#keyOf(member);
		const alike = this.#byKey.get(key);
		if (alike) alike.push(member);
		else this.#byKey.set(key, [member]);
	}

	/** The one that is the same, however it is written. */
	find(member: Member): Member | undefined {
		const key = this.#keyOf(member);
		return key === '' ? undefined : this.#byKey.get(key)?.find((other) => this.#isSame(other, member));
	}

	/** Of addresses: another one that says all that this one says, and more. */
	fullerOf(member: Member): Member | undefined {
		if (this.#list !== 'addresses' || this.isBlank(member)) return undefined;
		const all = [...this.#byKey.values()].flat();
		return all.find(
			(other) =>
				this.#keyOf(other) !== this.#keyOf(member) && isInAddress(member as AddressParts, other as AddressParts)
		);
	}

	/** Has it nothing that could be compared? */
	isBlank(member: Member): boolean {
		return this.#keyOf(member) === '';
	}

	/** What a key does not tell: its country makes the same street another place. */
	#isSame(one: Member, other: Member): boolean {
		if (this.#list === 'phones') return samePhone(one as Phone, other as Phone);
		if (this.#list !== 'addresses') return true;
		return !areTwoCountries((one as AddressParts).country, (other as AddressParts).country);
	}
}
