import type { Field } from './fields.ts';

export type ExportLocale = 'en' | 'de' | 'sv';

/**
 * First header of our own export: marks the layout and its version; the column holds the contact's id.
 *
 * Layout 1: one row a contact, headers in the chosen language, days as YYYY-MM-DD (a birthday also --MM-DD, YYYY-MM or
 * YYYY), codes as words of that language, amounts with a decimal point. The columns: id, kind, name, work, four phones,
 * three e-mails, two addresses and two websites (type and value each), days, tags ("; " between them), what only a CRM
 * knows, then further groups where a contact needs them, then one column "Extra: label" for each extra or own field.
 * New columns may come before the further groups; a column that changes its meaning makes a layout 2.
 */
export const OWN_MARK = 'Kartei-ID 1';

/** Begins the headers of the columns that saved rejects have in front; they are for people and read by nobody. */
export const REJECT_HEADER = 'Kartei: ';

/** Headers of layout 1. They must not change any more: people's spreadsheets rely on them. N = number of the group. */
const HEADERS = {
	kind: ['Kind', 'Art', 'Slag'],
	salutation: ['Salutation', 'Anrede', 'Tilltal'],
	prefix: ['Prefix', 'Titel', 'Titel'],
	given: ['First name', 'Vorname', 'Förnamn'],
	additional: ['Middle name', 'Weitere Vornamen', 'Mellannamn'],
	family: ['Last name', 'Nachname', 'Efternamn'],
	suffix: ['Suffix', 'Namenszusatz', 'Suffix'],
	nickname: ['Nickname', 'Spitzname', 'Smeknamn'],
	organisation: ['Organisation', 'Firma', 'Företag'],
	department: ['Department', 'Abteilung', 'Avdelning'],
	title: ['Job title', 'Position', 'Befattning'],
	phoneType: ['Phone N type', 'Telefon N Art', 'Telefon N typ'],
	'phone.other': ['Phone N', 'Telefon N', 'Telefon N'],
	emailType: ['Email N type', 'E-Mail N Art', 'E-post N typ'],
	'email.other': ['Email N', 'E-Mail N', 'E-post N'],
	addressType: ['Address N type', 'Adresse N Art', 'Adress N typ'],
	'street.contact': ['Address N street', 'Adresse N Straße', 'Adress N gata'],
	'postalCode.contact': ['Address N postcode', 'Adresse N PLZ', 'Adress N postnummer'],
	'city.contact': ['Address N town', 'Adresse N Ort', 'Adress N ort'],
	'region.contact': ['Address N region', 'Adresse N Region', 'Adress N region'],
	'country.contact': ['Address N country', 'Adresse N Land', 'Adress N land'],
	urlType: ['Website N type', 'Website N Art', 'Webbplats N typ'],
	'url.other': ['Website N', 'Website N', 'Webbplats N'],
	birthday: ['Birthday', 'Geburtstag', 'Födelsedag'],
	occasionType: ['Occasion N label', 'Anlass N Name', 'Tillfälle N namn'],
	occasion: ['Occasion N', 'Anlass N', 'Tillfälle N'],
	tags: ['Tags', 'Schlagwörter', 'Etiketter'],
	stage: ['Stage', 'Stadium', 'Skede'],
	source: ['Source', 'Herkunft', 'Källa'],
	language: ['Language', 'Sprache', 'Språk'],
	vatId: ['VAT ID', 'USt-IdNr.', 'Momsnummer'],
	customerNumber: ['Customer number', 'Kundennummer', 'Kundnummer'],
	note: ['Note', 'Bemerkung', 'Anteckning'],
	greeting: ['Greeting', 'Briefanrede', 'Hälsningsfras'],
	sourceDay: ['First contact', 'Erster Kontakt', 'Första kontakt'],
	preferredChannel: ['Prefers', 'Bevorzugt', 'Föredrar'],
	doNotContact: ['Do not contact by', 'Kein Kontakt per', 'Ingen kontakt via'],
	daysToPay: ['Days to pay', 'Zahlungsziel in Tagen', 'Betalningsvillkor i dagar'],
	discount: ['Discount in %', 'Rabatt in %', 'Rabatt i %'],
	creditLimit: ['Credit limit', 'Kreditlimit', 'Kreditgräns'],
	creditCurrency: ['Credit currency', 'Kreditwährung', 'Kreditvaluta'],
	prepayOnly: ['Prepayment only', 'Nur Vorkasse', 'Endast förskott'],
	parkedUntil: ['Parked until', 'Ruht bis', 'Vilar till'],
	parkedReason: ['Parked because', 'Ruht, weil', 'Vilar därför att']
} as const satisfies Partial<Record<Field, readonly [string, string, string]>>;

export type OwnField = keyof typeof HEADERS;

const EXTRA = ['Extra: ', 'Weiteres: ', 'Övrigt: '] as const;

const fields = new Map<string, Field>();
for (const [field, names] of Object.entries(HEADERS)) for (const name of names) fields.set(name, field as Field);
// What Swedish exports before 0.1 called it, unlike the app itself.
fields.set('Taggar', 'tags');

function localeIndex(locale: ExportLocale): 0 | 1 | 2 {
	return locale === 'en' ? 0 : locale === 'de' ? 1 : 2;
}

/** The header of a field in a language; `number` from 1 for fields that come in groups. */
export function ownHeader(field: OwnField, locale: ExportLocale, number = 0): string {
	const name: string = HEADERS[field][localeIndex(locale)];
	return number > 0 ? name.replace(' N', ` ${number}`) : name;
}

export function ownExtraHeader(label: string, locale: ExportLocale): string {
	return EXTRA[localeIndex(locale)] + label;
}

/** The field of a header of our own layout, whatever the language; null where it is none. */
export function ownField(header: string): Field | null {
	if (header.startsWith(REJECT_HEADER)) return 'skip';
	if (/^Kartei-ID \d+$/.test(header)) return 'uid';
	if (EXTRA.some((prefix) => header.startsWith(prefix.trim()))) return 'extra';
	return fields.get(header.replace(/ \d+(?= |$)/, ' N')) ?? fields.get(header) ?? null;
}

/** The label in an extra column's header: 'Weiteres: Hobby' -> 'Hobby'; other headers as they are. */
export function ownExtraLabel(header: string): string {
	const prefix = EXTRA.find((candidate) => header.startsWith(candidate.trim()));
	return prefix === undefined ? header : header.slice(prefix.trim().length).trim();
}
