import type { ExportLocale } from './own-layout.ts';

type Place = 'business' | 'home' | 'other';
type AddressPart = 'Street' | 'Street2' | 'Street3' | 'City' | 'State' | 'PostalCode' | 'Country';
type OutlookPhone =
	| 'businessFax'
	| 'businessPhone'
	| 'businessPhone2'
	| 'companyPhone'
	| 'homeFax'
	| 'homePhone'
	| 'homePhone2'
	| 'mobilePhone'
	| 'otherFax'
	| 'otherPhone'
	| 'primaryPhone';
export type OutlookField =
	| 'title'
	| 'given'
	| 'additional'
	| 'family'
	| 'suffix'
	| 'company'
	| 'department'
	| 'jobTitle'
	| `${Place}${AddressPart}`
	| OutlookPhone
	| 'birthday'
	| 'categories'
	| 'email'
	| 'email2'
	| 'email3'
	| 'notes'
	| 'webPage';

/** Outlook's places for an address of each type, the best first. */
export const OUTLOOK_PLACES: Record<string, readonly Place[]> = {
	contact: ['business', 'home', 'other'],
	work: ['business', 'other'],
	home: ['home', 'other'],
	billing: ['other'],
	shipping: ['other'],
	other: ['other']
};

/** Outlook's columns for a phone of each type, the best first; what is left over goes to the notes. */
export const OUTLOOK_PHONES: Record<string, readonly OutlookPhone[]> = {
	mobile: ['mobilePhone'],
	work: ['businessPhone', 'businessPhone2'],
	home: ['homePhone', 'homePhone2'],
	main: ['companyPhone', 'primaryPhone'],
	fax: ['businessFax', 'otherFax', 'homeFax'],
	other: ['otherPhone', 'primaryPhone']
};

type Layout = readonly (readonly [OutlookField, string])[];

const ENGLISH: Layout = [
	['title', 'Title'],
	['given', 'First Name'],
	['additional', 'Middle Name'],
	['family', 'Last Name'],
	['suffix', 'Suffix'],
	['company', 'Company'],
	['department', 'Department'],
	['jobTitle', 'Job Title'],
	...(['business', 'home', 'other'] as const).flatMap((place): Layout => {
		const name = { business: 'Business', home: 'Home', other: 'Other' }[place];
		return [
			[`${place}Street`, `${name} Street`],
			[`${place}Street2`, `${name} Street 2`],
			[`${place}Street3`, `${name} Street 3`],
			[`${place}City`, `${name} City`],
			[`${place}State`, `${name} State`],
			[`${place}PostalCode`, `${name} Postal Code`],
			[`${place}Country`, `${name} Country/Region`]
		];
	}),
	['businessFax', 'Business Fax'],
	['businessPhone', 'Business Phone'],
	['businessPhone2', 'Business Phone 2'],
	['companyPhone', 'Company Main Phone'],
	['homeFax', 'Home Fax'],
	['homePhone', 'Home Phone'],
	['homePhone2', 'Home Phone 2'],
	['mobilePhone', 'Mobile Phone'],
	['otherFax', 'Other Fax'],
	['otherPhone', 'Other Phone'],
	['primaryPhone', 'Primary Phone'],
	['birthday', 'Birthday'],
	['categories', 'Categories'],
	['email', 'E-mail Address'],
	['email2', 'E-mail 2 Address'],
	['email3', 'E-mail 3 Address'],
	['notes', 'Notes'],
	['webPage', 'Web Page']
];

const GERMAN: Layout = [
	['title', 'Anrede'],
	['given', 'Vorname'],
	['additional', 'Weitere Vornamen'],
	['family', 'Nachname'],
	['suffix', 'Suffix'],
	['company', 'Firma'],
	['department', 'Abteilung'],
	['jobTitle', 'Position'],
	['businessStreet', 'Straße geschäftlich'],
	['businessStreet2', 'Straße geschäftlich 2'],
	['businessStreet3', 'Straße geschäftlich 3'],
	['businessCity', 'Ort geschäftlich'],
	['businessState', 'Region geschäftlich'],
	['businessPostalCode', 'Postleitzahl geschäftlich'],
	['businessCountry', 'Land/Region geschäftlich'],
	['homeStreet', 'Straße privat'],
	['homeStreet2', 'Straße privat 2'],
	['homeStreet3', 'Straße privat 3'],
	['homeCity', 'Ort privat'],
	['homeState', 'Bundesland/Kanton privat'],
	['homePostalCode', 'Postleitzahl privat'],
	['homeCountry', 'Land/Region privat'],
	['otherStreet', 'Weitere Straße'],
	['otherStreet2', 'Weitere Straße 2'],
	['otherStreet3', 'Weitere Straße 3'],
	['otherCity', 'Weiterer Ort'],
	['otherState', 'Weiteres/r Bundesland/Kanton'],
	['otherPostalCode', 'Weitere Postleitzahl'],
	['otherCountry', 'Weiteres/e Land/Region'],
	['businessFax', 'Fax geschäftlich'],
	['businessPhone', 'Telefon geschäftlich'],
	['businessPhone2', 'Telefon geschäftlich 2'],
	['companyPhone', 'Telefon Firma'],
	['homeFax', 'Fax privat'],
	['homePhone', 'Telefon privat'],
	['homePhone2', 'Telefon privat 2'],
	['mobilePhone', 'Mobiltelefon'],
	['otherFax', 'Weiteres Fax'],
	['otherPhone', 'Weiteres Telefon'],
	['primaryPhone', 'Haupttelefon'],
	['email', 'E-Mail-Adresse'],
	['email2', 'E-Mail 2: Adresse'],
	['email3', 'E-Mail 3: Adresse'],
	['birthday', 'Geburtstag'],
	['categories', 'Kategorien'],
	['notes', 'Notizen'],
	['webPage', 'Webseite']
];

/**
 * The columns of Swedish Outlook that are known for certain: "Postadress" is the postcode, "Arbete" and "Hem" are
 * phones. It has more; a name that is not its own would be left out by it, so such values go to the notes.
 */
const SWEDISH: Layout = [
	['title', 'Titel'],
	['given', 'Förnamn'],
	['family', 'Efternamn'],
	['company', 'Företag'],
	['jobTitle', 'Befattning'],
	['businessStreet', 'Gatuadress, arbete'],
	['businessCity', 'Ort, arbete'],
	['businessPostalCode', 'Postadress, arbete'],
	['businessCountry', 'Land/region, arbete'],
	['homeStreet', 'Gatuadress, hem'],
	['homeCity', 'Ort, hem'],
	['homePostalCode', 'Postadress, hem'],
	['homeCountry', 'Land/region, hem'],
	['businessFax', 'Fax, arbete'],
	['businessPhone', 'Arbete'],
	['businessPhone2', 'Arbete 2'],
	['homePhone', 'Hem'],
	['homePhone2', 'Hem 2'],
	['mobilePhone', 'Mobiltelefon'],
	['email', 'E-postadress'],
	['email2', 'E-post 2, adress'],
	['email3', 'E-post 3, adress'],
	['birthday', 'Födelsedag'],
	['categories', 'Kategorier'],
	['notes', 'Anteckningar'],
	['webPage', 'Webbsida']
];

/** The columns in the order of Outlook's own exports in that language; those it always leaves empty are not in it. */
export const OUTLOOK_HEADERS: Record<ExportLocale, Layout> = { en: ENGLISH, de: GERMAN, sv: SWEDISH };
