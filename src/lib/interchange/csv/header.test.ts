import { describe, expect, it } from 'vitest';
import { fieldsOfHeaders } from './header.ts';

/** Headers and the field each must map to; '-' = none. */
function check(pairs: string): void {
	const lines = pairs
		.trim()
		.split('\n')
		.map((line) => line.trim().split(' => '));
	const headers = lines.map(([header]) => header ?? '');
	const fields = fieldsOfHeaders(headers).map((field, at) => `${headers[at]} => ${field ?? '-'}`);
	expect(fields).toEqual(lines.map(([header, field]) => `${header} => ${field}`));
}

describe('fieldsOfHeaders', () => {
	it('reads German Outlook', () => {
		check(`Anrede => prefix
			Vorname => given
			Weitere Vornamen => additional
			Nachname => family
			Firma => organisation
			Position => title
			Straße geschäftlich => street.work
			Straße geschäftlich 2 => streetMore.work
			Ort geschäftlich => city.work
			Region geschäftlich => region.work
			Postleitzahl geschäftlich => postalCode.work
			Land/Region geschäftlich => country.work
			Bundesland/Kanton privat => region.home
			Weitere Straße => street.other
			Weiterer Ort => city.other
			Weiteres/r Bundesland/Kanton => region.other
			Weiteres/e Land/Region => country.other
			Telefon Assistent => phone.label
			Fax geschäftlich => phone.fax
			Telefon geschäftlich 2 => phone.work
			Telefon Firma => phone.main
			Telefon (privat) => phone.home
			Mobiltelefon => phone.mobile
			Weiteres Telefon => phone.other
			E-Mail-Adresse => email.other
			E-Mail-Typ => skip
			E-Mail: Angezeigter Name => -
			E-Mail 2: Adresse => email.other
			Geburtstag => birthday
			Jahrestag => anniversary
			Ort => extra
			Postfach privat => poBox.home
			Privat => -
			Webseite => url.other`);
	});

	it('reads Swedish Outlook, whose "Postadress" is the postcode and whose "Arbete" is a phone', () => {
		check(`Titel => prefix
			Förnamn => given
			Efternamn => family
			Företag => organisation
			Befattning => title
			Gatuadress, arbete => street.work
			Ort, arbete => city.work
			Postadress, arbete => postalCode.work
			Land/region, arbete => country.work
			Postadress, hem => postalCode.home
			Annan postadress => postalCode.other
			Fax, arbete => phone.fax
			Arbete => phone.work
			Arbete 2 => phone.work
			Hem => phone.home
			Mobiltelefon => phone.mobile
			E-postadress => email.other
			E-post 2, adress => email.other
			Födelsedag => birthday
			Anteckningar => note
			Webbsida => url.other`);
	});

	it('reads the Google header of 2024', () => {
		check(`First Name => given
			Last Name => family
			Phonetic First Name => -
			Name Prefix => prefix
			File As => displayName
			Organization Name => organisation
			Organization Title => title
			Labels => tags
			E-mail 1 - Label => emailType
			E-mail 1 - Value => email.other
			Phone 1 - Label => phoneType
			Phone 1 - Value => phone.other
			Address 1 - Label => addressType
			Address 1 - Formatted => formatted.contact
			Address 1 - Street => street.contact
			Address 2 - Street => street.contact
			Address 1 - PO Box => poBox.contact
			Address 1 - Extended Address => streetMore.contact
			Website 1 - Value => url.other
			Event 1 - Label => occasionType
			Event 1 - Value => occasion
			Custom Field 1 - Label => extraType
			Custom Field 1 - Value => extra`);
	});

	it('reads Thunderbird, whose "Birth Day" is the day of the month', () => {
		check(`Primary Email => email.other
			Screen Name => -
			Work Phone => phone.work
			Home Address => street.home
			Home Address 2 => streetMore.home
			Home ZipCode => postalCode.home
			Birth Year => birthYear
			Birth Month => birthMonth
			Birth Day => birthDay`);
		check(`Geburtsjahr => birthYear
			Geburtsmonat => birthMonth
			Geburtstag => birthDay
			Fax-Nummer => phone.fax
			Dienstlich: PLZ => postalCode.work`);
	});

	it('reads Pipedrive and Windows Live Mail', () => {
		check(`Person - Name => displayName
			Person - Organization => organisation
			Person - Email - Work => email.work
			Person - Phone - Mobile => phone.mobile
			Person - Labels => tags
			Person - Postal address => street.contact
			Person - Country of Postal address => country.contact`);
		check(`Personal Web Page => url.home
			Business Web Page => url.work
			Home Country/Region => country.home`);
	});

	it('reads tables people made by hand', () => {
		check(`Name => family
			Vorname => given
			Strasse => street.contact
			Hausnr. => houseNumber.contact
			PLZ => postalCode.contact
			Tel. geschäftl. => phone.work
			Handy => phone.mobile
			Geb.-Datum => birthday
			Kunden-Nr. => customerNumber
			Rechnungsadresse => street.billing
			Lieferanschrift => street.shipping`);
		check(`Namn => organisation
			Kontaktperson => displayName
			Adress => street.contact
			Postnr => postalCode.contact
			Postadress => city.contact
			Mejl => email.other`);
	});

	it('takes "Title" for the job where nothing else names the job', () => {
		check(`first_name => given
			title => title`);
		check(`First Name => given
			Title => prefix
			Job Title => title`);
	});

	it('reads our own Swedish tags by today’s word and by the one before', () => {
		expect(fieldsOfHeaders(['Kartei-ID 1', 'Etiketter', 'Taggar'])).toEqual(['uid', 'tags', 'tags']);
	});
	it('treats __proto__ and constructor as text', () => {
		check(`__proto__ => -
			constructor => -
			toString => -`);
	});
});
