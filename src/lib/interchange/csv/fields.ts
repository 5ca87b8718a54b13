/** Kinds of phone a column can be mapped to; 'label' = the column's own header is the label. */
const PHONE_KINDS = ['mobile', 'work', 'home', 'main', 'fax', 'other', 'label'] as const;
const EMAIL_KINDS = ['work', 'home', 'other'] as const;
const ADDRESS_KINDS = ['contact', 'work', 'home', 'billing', 'shipping', 'other'] as const;
const ADDRESS_PARTS = [
	'street',
	'streetMore',
	'houseNumber',
	'poBox',
	'postalCode',
	'postalCity',
	'city',
	'region',
	'country',
	'formatted'
] as const;
const URL_KINDS = ['work', 'home', 'other'] as const;

/** What only a CRM knows of a contact, beside the salutation. */
export const CRM_COLUMNS = [
	'stage',
	'source',
	'language',
	'vatId',
	'customerNumber',
	'greeting',
	'sourceDay',
	'preferredChannel',
	'doNotContact',
	'daysToPay',
	'discount',
	'creditLimit',
	'creditCurrency',
	'prepayOnly',
	'parkedUntil',
	'parkedReason'
] as const;

/** Parts of a name and other fields with one value. */
const SINGLE = [
	'displayName',
	'kind',
	'salutation',
	'prefix',
	'given',
	'additional',
	'family',
	'suffix',
	'nickname',
	'organisation',
	'department',
	'title',
	'birthday',
	'birthDay',
	'birthMonth',
	'birthYear',
	'anniversary',
	'note',
	'tags',
	...CRM_COLUMNS,
	'uid'
] as const;

/** Columns that name the type of the value beside them ("Phone 1 - Type"). */
const TYPE_COLUMNS = ['phoneType', 'emailType', 'addressType', 'urlType', 'occasionType', 'extraType'] as const;

export type AddressPart = (typeof ADDRESS_PARTS)[number];
type SingleField = (typeof SINGLE)[number];
type TypeField = (typeof TYPE_COLUMNS)[number];
export type Field =
	| SingleField
	| TypeField
	| `phone.${(typeof PHONE_KINDS)[number]}`
	| `email.${(typeof EMAIL_KINDS)[number]}`
	| `url.${(typeof URL_KINDS)[number]}`
	| `${AddressPart}.${(typeof ADDRESS_KINDS)[number]}`
	| 'occasion'
	/** A field of the user's own, by its label. */
	| `own.${string}`
	| 'extra'
	| 'skip';

/** One target a column can be mapped to. The label of `part` is a message `interchange_field_<part>`, of `type` `interchange_type_<type>`. */
export interface FieldChoice {
	field: Field;
	/** Heading it is listed under: `interchange_group_<group>`. */
	group: 'name' | 'work' | 'phone' | 'email' | 'address' | 'url' | 'dates' | 'other';
	part: string;
	/** '' where the field has no type. */
	type: string;
}

const GROUP_OF: Partial<Record<SingleField, FieldChoice['group']>> = {
	organisation: 'work',
	department: 'work',
	title: 'work',
	birthday: 'dates',
	birthDay: 'dates',
	birthMonth: 'dates',
	birthYear: 'dates',
	anniversary: 'dates',
	note: 'other',
	tags: 'other',
	stage: 'other',
	source: 'other',
	language: 'other',
	vatId: 'other',
	customerNumber: 'other',
	greeting: 'other',
	sourceDay: 'other',
	preferredChannel: 'other',
	doNotContact: 'other',
	daysToPay: 'other',
	discount: 'other',
	creditLimit: 'other',
	creditCurrency: 'other',
	prepayOnly: 'other',
	parkedUntil: 'other',
	parkedReason: 'other',
	uid: 'other'
};

const GROUP_OF_TYPE: Record<TypeField, FieldChoice['group']> = {
	phoneType: 'phone',
	emailType: 'email',
	addressType: 'address',
	urlType: 'url',
	occasionType: 'dates',
	extraType: 'other'
};

/** Everything a column can be mapped to, in the order to offer it. */
export const FIELDS: readonly FieldChoice[] = [
	...SINGLE.map((field) => ({ field, group: GROUP_OF[field] ?? 'name', part: field, type: '' }) as const),
	...PHONE_KINDS.map((type) => ({ field: `phone.${type}`, group: 'phone', part: 'phone', type }) as const),
	...EMAIL_KINDS.map((type) => ({ field: `email.${type}`, group: 'email', part: 'email', type }) as const),
	...ADDRESS_KINDS.flatMap((type) =>
		ADDRESS_PARTS.map((part) => ({ field: `${part}.${type}`, group: 'address', part, type }) as const)
	),
	...URL_KINDS.map((type) => ({ field: `url.${type}`, group: 'url', part: 'url', type }) as const),
	{ field: 'occasion', group: 'dates', part: 'occasion', type: '' },
	...TYPE_COLUMNS.map((field) => ({ field, group: GROUP_OF_TYPE[field], part: field, type: '' }) as const),
	{ field: 'extra', group: 'other', part: 'extra', type: '' },
	{ field: 'skip', group: 'other', part: 'skip', type: '' }
];

/** The part and type of a field: 'phone.work' -> ['phone', 'work'], 'title' -> ['title', '']. */
export function partsOf(field: Field): [part: string, type: string] {
	const dot = field.indexOf('.');
	return dot === -1 ? [field, ''] : [field.slice(0, dot), field.slice(dot + 1)];
}

export function isAddressPart(part: string): part is AddressPart {
	return (ADDRESS_PARTS as readonly string[]).includes(part);
}

/** The field of the user's own with a label. */
export function ownFieldOf(label: string): Field {
	return `own.${label}`;
}

/** The label of a field of the user's own, null for all others. */
export function ownFieldLabel(field: Field): string | null {
	return field.startsWith('own.') && field.length > 4 ? field.slice(4) : null;
}

const known: ReadonlySet<string> = new Set(FIELDS.map(({ field }) => field));

/** Is that text, out of a file or an older version, a field? */
export function isField(text: string): text is Field {
	return known.has(text) || (text.startsWith('own.') && text.length > 4);
}
