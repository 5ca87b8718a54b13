import type { PartialDay, Day } from '#lib/day.ts';

/** What a contact is to the business, in the order a person moves through. */
export const STAGES = ['lead', 'prospect', 'customer', 'former', 'supplier', 'other'] as const;
export type Stage = (typeof STAGES)[number];

/** Ways to reach somebody; also the channels a contact can refuse. */
export const CHANNELS = ['phone', 'email', 'letter', 'message', 'visit'] as const;
export type Channel = (typeof CHANNELS)[number];

export const PHONE_TYPES = ['mobile', 'work', 'home', 'main', 'fax', 'other'] as const;
export const EMAIL_TYPES = ['work', 'home', 'other'] as const;
export const ADDRESS_TYPES = ['contact', 'billing', 'shipping', 'work', 'home', 'other'] as const;

/**
 * One member of a list in a record. `id` is unique within the record; `position` orders the list
 * (ties broken by id), so that two devices that add items apart still agree on the order.
 */
export interface Item {
	id: string;
	position: number;
}

/** `type` is one of PHONE_TYPES or a label of the user's own ("Werkstatt"). `value` is the text as typed. */
export interface Phone extends Item {
	type: string;
	value: string;
	/** E.164 with the home country assumed, '' where the number could not be read as one. */
	e164: string;
	/** Set by a note with the outcome "wrong number". */
	wrong?: boolean;
}

export interface Email extends Item {
	type: string;
	value: string;
	/** Set by a note with the outcome "bounced". */
	bounced?: boolean;
}

/** A postal address. `type` is one of ADDRESS_TYPES or a label of the user's own. All parts may be ''. */
export interface Address extends Item {
	type: string;
	/** Street and number; several lines are separated by \n. */
	street: string;
	postalCode: string;
	city: string;
	region: string;
	country: string;
}

interface Url extends Item {
	type: string;
	value: string;
}

/** A dated occasion other than the birthday: wedding, first order, … */
interface Occasion extends Item {
	label: string;
	day: PartialDay;
}

export const RELATION_TYPES = ['worksAt', 'partner', 'family', 'referredBy', 'other'] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** A link from this contact to another one. "Works at" points from the person to the organisation. */
export interface Relation extends Item {
	type: RelationType;
	contactId: string;
	/** For worksAt: the job title there. For other: what the relation is. */
	title: string;
	from: Day | '';
	to: Day | '';
}

/** A column or property of an imported file that maps to no field; kept, shown, and written out again. */
interface Extra extends Item {
	label: string;
	value: string;
	/** The vCard property it came from, where the label does not say it: 'IMPP;TYPE=home'. */
	property?: string;
}

export interface PersonName {
	prefix: string;
	given: string;
	additional: string;
	family: string;
	suffix: string;
}

/** How to address somebody in a letter. '' = not known. */
export type Salutation = '' | 'mr' | 'ms' | 'neutral';

interface Terms {
	/** Days to pay after the invoice; null = the box's default. */
	daysToPay: number | null;
	/** Usual discount in hundredths of a percent (250 = 2.5 %). */
	discount: number | null;
	/** Credit limit in minor units of `creditCurrency`; null = none set. */
	creditLimit: number | null;
	creditCurrency: string;
	prepayOnly: boolean;
}

/** Deliberately without a next step: until a day ('' = for good), and why. */
export interface Parked {
	until: Day | '';
	reason: string;
}

/** The value of a custom field: text, list choice, link or day as text; number or money (minor units) as number. */
export type CustomValue = string | number | boolean | string[];

/** A person or an organisation: one index card. */
export interface Contact {
	id: string;
	kind: 'person' | 'organisation';
	name: PersonName;
	/** For an organisation its name; for a person the employer's name as text (see also the relation worksAt). */
	organisation: string;
	department: string;
	title: string;
	nickname: string;
	salutation: Salutation;
	/** A greeting line of the user's own, overrides the one made from salutation and name. */
	greeting: string;
	phones: Phone[];
	emails: Email[];
	addresses: Address[];
	urls: Url[];
	occasions: Occasion[];
	relations: Relation[];
	stage: Stage;
	/** Where the contact came from: "trade fair", "Erik Carlsson", "web form". */
	source: string;
	sourceDay: Day | '';
	tags: string[];
	/** '' where unknown. */
	birthday: PartialDay | '';
	/** Language to write in; '' = the app's. */
	language: '' | 'de' | 'en' | 'sv';
	preferredChannel: '' | Channel;
	doNotContact: Channel[];
	terms: Terms;
	vatId: string;
	/** The user's own number for this customer. */
	customerNumber: string;
	/** Values of custom fields by field id. */
	custom: Record<string, CustomValue>;
	/** Id of a row in `photos`, '' = none. */
	photoId: string;
	/** The free text on the card itself (not the log). */
	remark: string;
	extra: Extra[];
	parked: Parked | null;
	/** UID of the vCard this contact came from, '' = none. */
	uid: string;
	/** The import (a history entry's id) that created this contact, '' = made by hand. */
	importId: string;
	/** Marks of the file entries that made or filled this contact, so that importing them again brings nothing. */
	imported: string[];
	/**
	 * Id of the contact this one was merged into, '' = none. It counts only while the card lies in the trash: one that was
	 * taken out again, or edited later on another device, is a card of its own.
	 */
	mergedInto: string;
}

/** A contact with every field at its empty value; the start of each new one. */
export function emptyContact(id: string): Contact {
	return {
		id,
		kind: 'person',
		name: { prefix: '', given: '', additional: '', family: '', suffix: '' },
		organisation: '',
		department: '',
		title: '',
		nickname: '',
		salutation: '',
		greeting: '',
		phones: [],
		emails: [],
		addresses: [],
		urls: [],
		occasions: [],
		relations: [],
		stage: 'lead',
		source: '',
		sourceDay: '',
		tags: [],
		birthday: '',
		language: '',
		preferredChannel: '',
		doNotContact: [],
		terms: { daysToPay: null, discount: null, creditLimit: null, creditCurrency: '', prepayOnly: false },
		vatId: '',
		customerNumber: '',
		custom: {},
		photoId: '',
		remark: '',
		extra: [],
		parked: null,
		uid: '',
		importId: '',
		imported: [],
		mergedInto: ''
	};
}
