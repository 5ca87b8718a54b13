import { describe, expect, it } from 'vitest';
import type { ContactDraft } from '../draft.ts';
import { readCsv } from './read.ts';

/*
 * One made-up contact as each program writes it, by the header it documents: Anna Berg, her firm, two phones, an
 * e-mail address, a street with town, and what the program has of the rest.
 */

function read(text: string): ContactDraft {
	const { contacts, problems } = readCsv(new TextEncoder().encode(text));
	expect(problems).toEqual([]);
	expect(contacts).toHaveLength(1);
	const [contact] = contacts;
	if (!contact) throw new Error('no contact');
	return contact;
}

/** The draft of `header` and `cells`, given as pairs: "First Name=Anna". */
function of(pairs: string, delimiter = ','): ContactDraft {
	const cells = pairs
		.split('\n')
		.map((pair) => pair.trim())
		.filter((pair) => pair !== '')
		.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
	const quote = (text: string) => `"${text}"`;
	const row = (at: 0 | 1) => cells.map((cell) => quote(cell[at])).join(delimiter);
	return read(`${row(0)}\r\n${row(1)}\r\n`);
}

const short = ({ name, organisation, phones, emails, addresses }: ContactDraft) => ({
	name: `${name.given} ${name.family}`,
	organisation,
	phones: phones.map(({ value, type }) => `${type} ${value}`),
	emails: emails.map(({ value, type }) => `${type} ${value}`),
	addresses: addresses.map(
		({ type, street, postalCode, city }) => `${type} ${street.replace('\n', ' / ')}, ${postalCode} ${city}`
	)
});

describe('programs', () => {
	it('Google, until 2023', () => {
		const contact = of(`Name=Anna Berg
			Given Name=Anna
			Family Name=Berg
			Birthday=1980-05-12
			Group Membership=* myContacts ::: Kunden
			E-mail 1 - Type=* Work
			E-mail 1 - Value=anna@berg.example ::: a.berg@berg.example
			Phone 1 - Type=Mobile
			Phone 1 - Value=+49 171 1234567
			Phone 2 - Type=Work Fax
			Phone 2 - Value=+49 621 12345
			Address 1 - Type=Home
			Address 1 - Formatted=Weg 1, 68159 Mannheim
			Address 1 - Street=Weg 1
			Address 1 - City=Mannheim
			Address 1 - Postal Code=68159
			Organization 1 - Type=
			Organization 1 - Name=Berg GmbH
			Organization 1 - Title=Meisterin`);
		expect(short(contact)).toEqual({
			name: 'Anna Berg',
			organisation: 'Berg GmbH',
			phones: ['mobile +49 171 1234567', 'fax +49 621 12345'],
			emails: ['work anna@berg.example', 'work a.berg@berg.example'],
			addresses: ['home Weg 1, 68159 Mannheim']
		});
		expect(contact).toMatchObject({ birthday: '1980-05-12', tags: ['Kunden'], title: 'Meisterin', extra: [] });
	});

	it('Google, since 2024', () => {
		const contact = of(`First Name=Anna
			Last Name=Berg
			Organization Name=Berg GmbH
			Organization Title=Meisterin
			Birthday= --05-12
			Labels=* myContacts ::: Kunden
			E-mail 1 - Label=Shop
			E-mail 1 - Value=anna@berg.example
			Phone 1 - Label=Mobile
			Phone 1 - Value=+49 171 1234567
			Website 1 - Label=
			Website 1 - Value=https://berg.example
			Custom Field 1 - Label=Hobby
			Custom Field 1 - Value=Klettern`);
		expect(short(contact)).toMatchObject({
			emails: ['Shop anna@berg.example'],
			phones: ['mobile +49 171 1234567'],
			organisation: 'Berg GmbH'
		});
		expect(contact).toMatchObject({ birthday: '--05-12', extra: [{ label: 'Hobby', value: 'Klettern' }] });
	});

	it('Outlook in English', () => {
		const contact = of(`Title=Dr.
			First Name=Anna
			Last Name=Berg
			Company=Berg Ltd
			Job Title=Manager
			Business Street=1 High St
			Business City=Leeds
			Business Postal Code=LS1 1AA
			Business Phone=+44 113 4960000
			Mobile Phone=+44 7700 900000
			Assistant's Phone=+44 113 4960001
			E-mail Address=anna@berg.example
			E-mail Type=SMTP
			E-mail Display Name=Anna Berg
			Gender=Unspecified
			Private=FALSE
			Birthday=0/0/00`);
		expect(short(contact)).toEqual({
			name: 'Anna Berg',
			organisation: 'Berg Ltd',
			phones: ['work +44 113 4960000', 'mobile +44 7700 900000', "Assistant's Phone +44 113 4960001"],
			emails: ['other anna@berg.example'],
			addresses: ['work 1 High St, LS1 1AA Leeds']
		});
		expect(contact).toMatchObject({ name: { prefix: 'Dr.' }, birthday: '' });
		expect(contact.extra).toEqual([{ label: 'E-mail Display Name', value: 'Anna Berg' }]);
	});

	it('types that stand after what they are of', () => {
		const contact = of(`First Name=Anna
			Email 1=anna@berg.example
			Email 1 Type=Home
			Email 2=info@berg.example
			Email 2 Type=SMTP
			Phone 1=+44 113 4960000
			Phone 1 Type=Mobile
			Address 1 Street=1 High St
			Address 1 City=Leeds
			Address 1 Type=Home
			Address 2 Street=2 Low St
			Address 2 City=York
			Address 2 Type=Work
			Photo=https://example.com/anna.jpg`);
		expect(short(contact)).toEqual({
			name: 'Anna ',
			organisation: '',
			phones: ['mobile +44 113 4960000'],
			emails: ['home anna@berg.example', 'other info@berg.example'],
			addresses: ['home 1 High St,  Leeds', 'work 2 Low St,  York']
		});
		// The address of a picture is no website.
		expect(contact).toMatchObject({ urls: [], extra: [{ label: 'Photo', value: 'https://example.com/anna.jpg' }] });
	});

	it('Windows Live Mail in German', () => {
		expect(
			short(
				of(
					`Vorname=Anna
					Nachname=Berg
					Name=Anna Berg
					E-Mail-Adresse=anna@berg.example
					Straße (privat)=Weg 1
					Ort (privat)=Mannheim
					Postleitzahl (privat)=68159
					Rufnummer (privat)=0621 12345
					Mobiltelefon=0171 1234567
					Geschäftliche Rufnummer=0621 99999
					Firma=Berg GmbH`,
					';'
				)
			)
		).toEqual({
			name: 'Anna Berg',
			organisation: 'Berg GmbH',
			phones: ['home 0621 12345', 'mobile 0171 1234567', 'work 0621 99999'],
			emails: ['other anna@berg.example'],
			addresses: ['home Weg 1, 68159 Mannheim']
		});
	});

	it('Thunderbird in German and Swedish', () => {
		const german = of(`Vorname=Anna
			Nachname=Berg
			Anzeigename=Anna Berg
			Primäre E-Mail-Adresse=anna@berg.example
			Sekundäre E-Mail-Adresse=privat@berg.example
			Tel. dienstlich=0621 12345
			Mobil-Tel.-Nr.=0171 1234567
			Privat: Adresse=Weg 1
			Privat: Adresse 2=Hinterhaus
			Privat: Ort=Mannheim
			Privat: PLZ=68159
			Organisation=Berg GmbH
			Geburtsjahr=1980
			Geburtsmonat=5
			Geburtstag=12`);
		expect(short(german)).toMatchObject({
			phones: ['work 0621 12345', 'mobile 0171 1234567'],
			emails: ['other anna@berg.example', 'other privat@berg.example'],
			addresses: ['home Weg 1 / Hinterhaus, 68159 Mannheim']
		});
		expect(german.birthday).toBe('1980-05-12');
		const swedish = of(`Förnamn=Anna
			Efternamn=Berg
			Primär e-post=anna@berg.example
			Arbetstelefon=08-123 456 78
			Mobilnummer=070-123 45 67
			Hemadress=Vägen 1
			Hemort=Malmö
			Hempostnummer=211 34
			Jobbtitel=Chef
			Födelseår=1980
			Födelsemånad=5
			Födelsedag=12`);
		expect(short(swedish)).toMatchObject({
			phones: ['work 08-123 456 78', 'mobile 070-123 45 67'],
			addresses: ['home Vägen 1, 211 34 Malmö']
		});
		expect(swedish).toMatchObject({ birthday: '1980-05-12', title: 'Chef' });
	});

	it('LinkedIn, below its notes', () => {
		const contact = read(
			'Notes:\n"When exporting your connection data, you may notice that some of the email addresses, are missing."\n\n' +
				'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n' +
				'Anna,Berg,https://www.linkedin.com/in/annaberg,,Berg GmbH,Meisterin,15 Mar 2024\n'
		);
		expect(contact).toMatchObject({
			line: 5,
			organisation: 'Berg GmbH',
			title: 'Meisterin',
			urls: [{ value: 'https://www.linkedin.com/in/annaberg' }],
			extra: [{ label: 'Connected On', value: '15 Mar 2024' }]
		});
	});

	it.each([
		[
			'HubSpot',
			`Record ID=51
			First Name=Anna
			Last Name=Berg
			Email=anna@berg.example
			Phone Number=+49 621 12345
			Mobile Phone Number=+49 171 1234567
			Company Name=Berg GmbH
			Street Address=Weg 1
			City=Mannheim
			Postal Code=68159`,
			['other +49 621 12345', 'mobile +49 171 1234567'],
			'contact Weg 1, 68159 Mannheim'
		],
		[
			'Pipedrive',
			`Person - Name=Anna Berg
			Person - Organization=Berg GmbH
			Person - Email - Work=anna@berg.example
			Person - Phone - Work=+49 621 12345
			Person - Phone - Mobile=+49 171 1234567
			Person - Street/road name of Postal address=Weg
			Person - House number of Postal address=1
			Person - ZIP/Postal code of Postal address=68159
			Person - City/town/village/locality of Postal address=Mannheim`,
			['work +49 621 12345', 'mobile +49 171 1234567'],
			'contact Weg 1, 68159 Mannheim'
		],
		[
			'Zoho',
			`Record Id=zcrm_1
			Salutation=Ms.
			First Name=Anna
			Last Name=Berg
			Account Name=Berg GmbH
			Title=Meisterin
			Email=anna@berg.example
			Phone=+49 621 12345
			Mobile=+49 171 1234567
			Mailing Street=Weg 1
			Mailing City=Mannheim
			Mailing Zip=68159`,
			['other +49 621 12345', 'mobile +49 171 1234567'],
			'contact Weg 1, 68159 Mannheim'
		],
		[
			'Capsule',
			`Type=Person
			First Name=Anna
			Last Name=Berg
			Organisation=Berg GmbH
			Work Phone=+49 621 12345
			Mobile Phone=+49 171 1234567
			Email Address=anna@berg.example
			Address Type=Office
			Address Street=Weg 1
			City=Mannheim
			Zip/Postcode=68159`,
			['work +49 621 12345', 'mobile +49 171 1234567'],
			'work Weg 1, 68159 Mannheim'
		],
		[
			'OnePageCRM',
			`Lead Source=Web
			First Name=Anna
			Last Name=Berg
			Company Name=Berg GmbH
			Direct Phone=+49 621 12345
			Mobile=+49 171 1234567
			Work Email=anna@berg.example
			Street=Weg 1
			City=Mannheim
			Zip code=68159
			Background=met in Hamburg`,
			['work +49 621 12345', 'mobile +49 171 1234567'],
			'contact Weg 1, 68159 Mannheim'
		],
		[
			'Less Annoying CRM',
			`First Name=Anna
			Last Name=Berg
			Company Name=Berg GmbH
			Phone (Work)=+49 621 12345
			Phone (Mobile)=+49 171 1234567
			Email (Work)=anna@berg.example
			Street (Work)=Weg 1
			City (Work)=Mannheim
			Zip (Work)=68159
			Background Info=met in Hamburg`,
			['work +49 621 12345', 'mobile +49 171 1234567'],
			'work Weg 1, 68159 Mannheim'
		],
		[
			'Apple',
			`First name=Anna
			Last name=Berg
			Company=Berg GmbH
			Phone : work=+49 621 12345
			Phone : mobile=+49 171 1234567
			Email : work=anna@berg.example
			Address : home : Street=Weg 1
			Address : home : City=Mannheim
			Address : home : ZIP=68159`,
			['work +49 621 12345', 'mobile +49 171 1234567'],
			'home Weg 1, 68159 Mannheim'
		]
	])('%s', (_, pairs, phones, address) => {
		const found = short(of(pairs));
		expect({ ...found, emails: found.emails.map((email) => email.split(' ')[1]) }).toEqual({
			name: 'Anna Berg',
			organisation: 'Berg GmbH',
			phones,
			emails: ['anna@berg.example'],
			addresses: [address]
		});
	});
});

describe('lists people made', () => {
	it('in German', () => {
		const contact = of(
			`Kd.-Nr.=0042
			Anrede=Frau
			Titel=Dr.
			Name, Vorname=Berg, Anna
			Strasse/Nr.=Weg 1
			PLZ/Ort=68159 Mannheim
			Tel.=0621/12345 / 0171 1234567
			Fax-Nr.=0621 12346
			geb.=12.05.1980
			Bemerkungen=ruft an, wenn nötig
			IBAN=DE89370400440532013000
			USt-ID=DE123456789`,
			';'
		);
		expect(contact).toMatchObject({
			displayName: 'Dr. Anna Berg',
			name: { prefix: 'Dr.', given: 'Anna', family: 'Berg' },
			phones: [{ value: '0621/12345' }, { value: '0171 1234567' }, { value: '0621 12346', type: 'fax' }],
			addresses: [{ street: 'Weg 1', postalCode: '68159', city: 'Mannheim' }],
			birthday: '1980-05-12',
			crm: { customerNumber: '0042', vatId: 'DE123456789', salutation: 'ms' },
			extra: [{ label: 'IBAN', value: 'DE89370400440532013000' }]
		});
	});

	it('in Swedish', () => {
		const contact = of(
			`Namn=Anna Berg
			Företag=Bergs Måleri AB
			Org.nr=556677-8899
			Gatuadress=Vägen 1
			Postnr/Ort=211 34 Malmö
			Tfn arbete=040-123 45
			Mobil=070-123 45 67
			E-post=anna@berg.example
			Födelsedatum=1980-05-12`,
			';'
		);
		expect(contact).toMatchObject({
			name: { given: 'Anna', family: 'Berg' },
			phones: [
				{ value: '040-123 45', type: 'work' },
				{ value: '070-123 45 67', type: 'mobile' }
			],
			addresses: [{ street: 'Vägen 1', postalCode: '211 34', city: 'Malmö' }],
			extra: [{ label: 'Org.nr', value: '556677-8899' }]
		});
	});

	it('without a header: names, numbers, places and days are known by their looks', () => {
		const text =
			'Müller, Anna;040/1234567;20095 Hamburg;Ringstr. 5;12.05.1980;DE89370400440532013000;DE123456789\n' +
			'von der Heide, Bo;0171-7654321;D-10115 Berlin;Am Markt 12a;01.02.1975;DE02120300000000202051;ATU12345678\n';
		const { contacts, problems } = readCsv(new TextEncoder().encode(text));
		expect(problems).toEqual([]);
		expect(contacts).toMatchObject([
			{
				displayName: 'Anna Müller',
				phones: [{ value: '040/1234567' }],
				addresses: [{ street: 'Ringstr. 5', postalCode: '20095', city: 'Hamburg' }],
				birthday: '1980-05-12',
				crm: { vatId: 'DE123456789' },
				extra: [{ value: 'DE89370400440532013000' }]
			},
			{ name: { given: 'Bo', family: 'von der Heide' }, addresses: [{ postalCode: 'D-10115', city: 'Berlin' }] }
		]);
	});

	it('whose values say something else than the titles', () => {
		expect(
			of('Kunde=Anna Berg\nKontakt=anna@berg.example\nOrt=68159 Mannheim\nTelefon=anna@home.example')
		).toMatchObject({
			emails: [{ value: 'anna@berg.example' }, { value: 'anna@home.example' }],
			addresses: [{ postalCode: '68159', city: 'Mannheim' }],
			phones: []
		});
	});
});
