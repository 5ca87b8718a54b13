import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactFromText } from './contact-from-text.ts';

/** The draft as short lines, so that a test shows everything that was understood at once. */
function read(text: string, country = 'DE'): Record<string, string> {
	const draft = contactFromText(text, country);
	const { name, phones, emails, urls, addresses } = draft;
	const all = {
		kind: draft.kind,
		name: [name.prefix, name.given, name.additional, name.family, name.suffix].filter(Boolean).join('|'),
		organisation: draft.organisation,
		department: draft.department,
		title: draft.title,
		phones: phones.map(({ type, value }) => `${type} ${value}`).join('; '),
		emails: emails.map(({ value }) => value).join('; '),
		urls: urls.map(({ value }) => value).join('; '),
		addresses: addresses
			.map(({ street, postalCode, city, country }) => [street, postalCode, city, country].join('|'))
			.join('; '),
		vatId: draft.crm.vatId ?? '',
		note: draft.note
	};
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

describe('contactFromText, German', () => {
	it('reads a usual signature', () => {
		expect(
			read(`Mit freundlichen Grüßen

Dr. Anna von der Berg
Geschäftsführerin

Berg & Söhne GmbH
Hauptstraße 12a
69117 Heidelberg
Deutschland

Tel.: +49 (0)6221 123-45
Mobil: 0171 / 234 56 78
Fax: 06221 123-99
E-Mail: anna@berg-soehne.de
Web: www.berg-soehne.de
USt-IdNr.: DE 123 456 789`)
		).toEqual({
			kind: 'person',
			name: 'Dr.|Anna|von der Berg',
			organisation: 'Berg & Söhne GmbH',
			title: 'Geschäftsführerin',
			phones: 'work +49 (0)6221 123-45; mobile 0171 / 234 56 78; fax 06221 123-99',
			emails: 'anna@berg-soehne.de',
			urls: 'www.berg-soehne.de',
			addresses: 'Hauptstraße 12a|69117|Heidelberg|Deutschland',
			vatId: 'DE123456789'
		});
	});

	it('reads a signature on one line with bars and commas', () => {
		expect(
			read(
				'Max Mustermann | Vertriebsleiter | Muster AG | Am Markt 5, D-20095 Hamburg | T 040 1234567 | F 040 1234568 | max@muster.example'
			)
		).toEqual({
			kind: 'person',
			name: 'Max|Mustermann',
			organisation: 'Muster AG',
			title: 'Vertriebsleiter',
			phones: 'work 040 1234567; fax 040 1234568',
			emails: 'max@muster.example',
			addresses: 'Am Markt 5|20095|Hamburg|'
		});
	});

	it('reads several numbers of a line by their labels', () => {
		expect(read('Tel. 0621-1234-0 · Durchwahl 0621-1234-17 · Telefax 0621-1234-99 · Handy 0151/23456789').phones).toBe(
			'work 0621-1234-0; work 0621-1234-17; fax 0621-1234-99; mobile 0151/23456789'
		);
		expect(read('Zentrale: 0621 12340, privat: 06221 998877').phones).toBe('main 0621 12340; home 06221 998877');
	});

	it('keeps what it does not understand, and drops greetings', () => {
		expect(
			read(`Viele Grüße aus Köln
Jürgen Groß
Praxis am Ring
Mo–Fr 8–18 Uhr
Amtsgericht Köln, HRB 12345
--
Von meinem iPhone gesendet`)
		).toEqual({
			kind: 'person',
			name: 'Jürgen|Groß',
			organisation: 'Praxis am Ring',
			note: 'Mo–Fr 8–18 Uhr\nAmtsgericht Köln, HRB 12345'
		});
	});

	it('knows an organisation by the domain of its address', () => {
		expect(read('Lena Weiß\nBlumen Schmidt\nlena@blumen-schmidt.de')).toMatchObject({
			name: 'Lena|Weiß',
			organisation: 'Blumen Schmidt'
		});
	});

	it('takes a firm without a person for an organisation', () => {
		expect(read('Müller Haustechnik GmbH & Co. KG\nPostfach 12 34\n70173 Stuttgart\n0711 123456')).toEqual({
			kind: 'organisation',
			organisation: 'Müller Haustechnik GmbH & Co. KG',
			phones: 'work 0711 123456',
			addresses: 'Postfach 12 34|70173|Stuttgart|'
		});
	});

	it('reads labelled lines', () => {
		expect(
			read(
				'Name: Müller, Eva\nFirma: Eva Müller Design\nAbteilung: Entwurf\nAdresse: Lindenweg 3, 50667 Köln\nMobil: 0160 1234567'
			)
		).toEqual({
			kind: 'person',
			name: 'Eva|Müller',
			organisation: 'Eva Müller Design',
			department: 'Entwurf',
			phones: 'mobile 0160 1234567',
			addresses: 'Lindenweg 3|50667|Köln|'
		});
	});

	it('reads Austria and Switzerland with their four digits', () => {
		expect(read('Getreidegasse 9\nA-5020 Salzburg\nÖsterreich').addresses).toBe(
			'Getreidegasse 9|5020|Salzburg|Österreich'
		);
		expect(read('Bahnhofstrasse 1\nCH-8001 Zürich').addresses).toBe('Bahnhofstrasse 1|8001|Zürich|');
		expect(read('UID: ATU12345678').vatId).toBe('ATU12345678');
	});

	it('takes a name with a form of address and one with a comma', () => {
		expect(read('Herr Prof. Dr. Karl Weber').name).toBe('Herr Prof. Dr.|Karl|Weber');
		expect(read('Weber, Karl\nkarl@example.org').name).toBe('Karl|Weber');
	});
});

describe('contactFromText, Swedish', () => {
	it('reads a usual signature', () => {
		expect(
			read(`Med vänliga hälsningar

Åsa Lindström
Säljchef

Nordljus AB
Storgatan 12 B
111 22 Stockholm

Tel: 08-123 456 78
Mobil: 070-123 45 67
E-post: asa.lindstrom@nordljus.se
www.nordljus.se
Momsreg.nr SE556677889901`)
		).toEqual({
			kind: 'person',
			name: 'Åsa|Lindström',
			organisation: 'Nordljus AB',
			title: 'Säljchef',
			phones: 'work 08-123 456 78; mobile 070-123 45 67',
			emails: 'asa.lindstrom@nordljus.se',
			urls: 'www.nordljus.se',
			addresses: 'Storgatan 12 B|111 22|Stockholm|',
			vatId: 'SE556677889901'
		});
	});

	it('reads a box, a country code and a switchboard', () => {
		expect(read('Box 123\nSE-411 01 Göteborg\nSverige\nVäxel 031-12 34 56')).toMatchObject({
			addresses: 'Box 123|411 01|Göteborg|Sverige',
			phones: 'main 031-12 34 56'
		});
	});

	it('knows mobile numbers without a word', () => {
		expect(read('Erik Svensson, 0701234567', 'SE').phones).toBe('mobile 0701234567');
		expect(read('Erik Svensson, 0701234567', 'DE').phones).toBe('work 0701234567');
		expect(read('+46 70 123 45 67').phones).toBe('mobile +46 70 123 45 67');
	});

	it('reads VD and a title behind the name', () => {
		expect(read('Karin Ek, VD\nEk Bygg AB')).toMatchObject({ name: 'Karin|Ek', organisation: 'Ek Bygg AB' });
	});
});

describe('contactFromText, English', () => {
	it('reads a usual signature', () => {
		expect(
			read(`Kind regards,

Jane O'Neill, MBA
Head of Sales

Harbour Tools Ltd
Unit 5
12 Station Road
Leeds LS1 4DT
United Kingdom

Phone: +44 113 496 0000
Mobile: 07700 900123
jane@harbourtools.co.uk | https://harbourtools.co.uk/
VAT No. GB 123 4567 89

Sent from my phone`)
		).toEqual({
			kind: 'person',
			name: "Jane|O'Neill|MBA",
			organisation: 'Harbour Tools Ltd',
			title: 'Head of Sales',
			phones: 'work +44 113 496 0000; mobile 07700 900123',
			emails: 'jane@harbourtools.co.uk',
			urls: 'https://harbourtools.co.uk/',
			addresses: 'Unit 5\n12 Station Road|LS1 4DT|Leeds|United Kingdom',
			vatId: 'GB123456789'
		});
	});

	it('finds the town above a postcode of its own line', () => {
		expect(read('10 Downing Street\nLondon\nSW1A 2AA').addresses).toBe('10 Downing Street|SW1A 2AA|London|');
	});

	it('reads an e-mail header', () => {
		expect(read('"Tom Baker" <tom.baker@example.co.uk>')).toMatchObject({ emails: 'tom.baker@example.co.uk' });
		expect(read('Tom Baker <tom.baker@example.co.uk>')).toEqual({
			kind: 'person',
			name: 'Tom|Baker',
			emails: 'tom.baker@example.co.uk'
		});
	});
});

describe('contactFromText, letters', () => {
	it('takes who signs, and not who is greeted', () => {
		const letter = 'Hallo Maria, kann ich am 24.11. um 15 Uhr kommen?\n\nViele Grüße\nJutta Bergmann\n0157-33445566';
		expect(read(letter)).toEqual({
			kind: 'person',
			name: 'Jutta|Bergmann',
			phones: 'mobile 0157-33445566',
			note: 'Hallo Maria, kann ich am 24.11. um 15 Uhr kommen?'
		});
		expect(read('Guten Tag Frau Hansen,\n\nvielen Dank.\n\nMit freundlichen Grüßen\nJutta Bergmann')).toEqual({
			kind: 'person',
			name: 'Jutta|Bergmann'
		});
		expect(read('Dear Tom Baker,\n\nAnna Berg will call.\n\nKind regards\nJane Doe').name).toBe('Jane|Doe');
		expect(read('Hej Maria Ek!\nErik Ek ringer.\nMed vänlig hälsning\nÅsa Lind').name).toBe('Åsa|Lind');
	});

	it('reads a name on the line of the closing phrase, and one word alone', () => {
		expect(read('Bis morgen!\nViele Grüße, Ihre Jutta Bergmann')).toMatchObject({ name: 'Jutta|Bergmann' });
		expect(read('Mvh Åsa Lindström\nNordljus AB')).toMatchObject({
			name: 'Åsa|Lindström',
			organisation: 'Nordljus AB'
		});
		expect(read('Cheers,\nJane\n+44 7700 900123')).toMatchObject({ name: 'Jane' });
	});

	it('keeps the short name of a closing phrase and the words of lawyers out of the remark', () => {
		expect(
			read(
				'Best regards,\nJane\n\nJane Doe\nHead of Sales\n\nThis e-mail is confidential and only for the person\nit is sent to. Delete it otherwise.'
			)
		).toEqual({ kind: 'person', name: 'Jane|Doe', title: 'Head of Sales' });
	});

	it('takes no sentence for a job title', () => {
		expect(read('Hallo, ich bin auf der Suche nach einem Berater.\nLG\nEva Lang').title).toBeUndefined();
		expect(read('Können wir den Vertrieb sprechen?\nEva Lang').title).toBeUndefined();
	});

	it('prefers a legal form to an ampersand', () => {
		expect(read('Karin Ek\nFrisör & delägare | Salong Klipp AB')).toEqual({
			kind: 'person',
			name: 'Karin|Ek',
			title: 'Frisör & delägare',
			organisation: 'Salong Klipp AB'
		});
		expect(read('Petra Hansen | Hansen & Co. KG | Kundenbetreuung')).toEqual({
			kind: 'person',
			name: 'Petra|Hansen',
			title: 'Kundenbetreuung',
			organisation: 'Hansen & Co. KG'
		});
		expect(read('Petra Hansen | Hansen & Co. KG | Qualitätswesen').title).toBe('Qualitätswesen');
		expect(read('Eva Weiß\nSchmidt & Partner Steuerberater').organisation).toBe('Schmidt & Partner Steuerberater');
	});

	it('takes no opening hours for an address', () => {
		expect(read('Eva Weiß\nSprechzeiten Mo-Fr 8-12').addresses).toBeUndefined();
		expect(read('Eva Weiß\nÖppettider mån-fre 8-17').addresses).toBeUndefined();
	});

	it('reads who introduces themselves', () => {
		expect(read('Jag heter Eva Larsson, min mobil är 070-1234567', 'SE')).toEqual({
			kind: 'person',
			name: 'Eva|Larsson',
			phones: 'mobile 070-1234567'
		});
		expect(read('My name is Tom Baker and I need a quote').name).toBe('Tom|Baker');
	});
});

describe('contactFromText', () => {
	it('reads vCard text by the reader', () => {
		expect(
			read('BEGIN:VCARD\nVERSION:3.0\nN:Berg;Anna;;;\nFN:Anna Berg\nTEL;TYPE=CELL:0171 1\nEND:VCARD')
		).toMatchObject({
			name: 'Anna|Berg',
			phones: 'mobile 0171 1'
		});
	});

	it('takes no date, price or bank account for a phone', () => {
		expect(read('Termin am 12.05.2026 um 14:30').phones).toBeUndefined();
		expect(read('IBAN DE89 3704 0044 0532 0130 00').phones).toBeUndefined();
		expect(read('Angebot 2026-0815 über 1.234,56 €').phones).toBeUndefined();
	});

	it('reads quoted lines of a mail', () => {
		expect(read('> Anna Berg\n> Tel: 0171 2345678')).toMatchObject({ name: 'Anna|Berg', phones: 'work 0171 2345678' });
	});

	it('gives a text without anything known back as the note', () => {
		expect(read('kaufen: milch und brot')).toEqual({ kind: 'person', note: 'kaufen: milch und brot' });
		expect(read('')).toEqual({ kind: 'person' });
	});

	it('loses no word: each is in a field, in the note, or was a greeting or label', () => {
		const word = fc.constantFrom(
			'Anna Berg',
			'Berg GmbH',
			'69117 Heidelberg',
			'Weg 3',
			'a@b.example',
			'irgendwas',
			'0171 2345678'
		);
		fc.assert(
			fc.property(fc.uniqueArray(word, { maxLength: 7 }), (lines) => {
				const found = JSON.stringify(contactFromText(lines.join('\n')));
				for (const part of lines.join(' ').split(' ')) expect(found).toContain(part);
			}),
			{ numRuns: 100 }
		);
	});

	it('never throws and is done at once, whatever is pasted', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				expect(contactFromText(text).kind).toMatch(/person|organisation/);
			}),
			{ numRuns: 100 }
		);
		for (const piece of ['0 ', 'A ', 'a.', '1-', 'Dr. ', ', ', '@', 'von ', '+0(']) {
			const start = performance.now();
			contactFromText(piece.repeat(20_000));
			contactFromText(`${piece.repeat(280 / piece.length)}\n`.repeat(70));
			expect(performance.now() - start, piece).toBeLessThan(500);
		}
	});
});

describe('contactFromText, numbers that are no phones', () => {
	it.each([
		'Registered in England No. 01234567',
		'Registered in England and Wales number 01234567',
		'Company Registration No: 01234567',
		'Company No. 01234567',
		'Amtsgericht Mannheim, HRB 0123456',
		'Handelsregister: HRB 0123456',
		'Org.nr 016677-8899',
		'Organisationsnummer: 016677-8899',
		'IBAN NO02 8601 1117 947',
		'Konto-Nr. 0123456789',
		'Account number: 01234567',
		'Sort code 01-23-45',
		'Bankgiro 0123-4567',
		'Kundennummer 0123456',
		'Kundennummer 4711',
		'HRB 12345',
		'Customer No. 0123456',
		'Steuernummer: 012/345/67890',
		'VAT No. 0123456789'
	])('keeps "%s" whole', (line) => {
		expect(read(`Petra Hansen\n${line}`)).toEqual({ kind: 'person', name: 'Petra|Hansen', note: line });
	});
	it('takes the VAT ID out of such a line', () => {
		expect(read('Registered in England No. 01234567, VAT GB 123 4567 89', 'GB')).toMatchObject({
			vatId: 'GB123456789',
			note: 'Registered in England No. 01234567'
		});
	});
	it.each([
		['Kundendienst: 0621 123456', 'work 0621 123456'],
		['Customer service 020 7946 0000', 'work 020 7946 0000'],
		['Telefonnummer: 0621 123456', 'work 0621 123456'],
		['Contact number 020 7946 0000', 'work 020 7946 0000'],
		['HRB 0123456, Tel. 0621 123456', 'work 0621 123456'],
		['Tel. 0621 123456, Kundennummer 0123456', 'work 0621 123456']
	])('still finds the phone in "%s"', (line, phones) => {
		expect(read(line)['phones']).toBe(phones);
	});
});
