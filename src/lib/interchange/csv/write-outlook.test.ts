import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { readCsv } from './read.ts';
import { encodeWindows1252 } from './windows-1252.ts';
import { writeOutlookCsv } from './write-outlook.ts';

const item = (at: number) => ({ id: `i${at}`, position: at });
const phone = (at: number, type: string, value: string) => ({ ...item(at), type, value, e164: '' });
const anna: Contact = {
	...emptyContact('id-1'),
	name: { prefix: 'Dr.', given: 'Anna', additional: 'Maria', family: 'Müller', suffix: '' },
	salutation: 'ms',
	organisation: 'Acme GmbH',
	title: 'Leiterin',
	phones: [phone(0, 'work', '06221 1'), phone(1, 'mobile', '+49 171 2'), phone(2, 'work', '06221 3')],
	emails: [{ ...item(0), type: 'work', value: 'anna@example.org' }],
	addresses: [
		{
			...item(0),
			type: 'work',
			street: 'Hauptstr. 1\nHinterhaus',
			postalCode: '69117',
			city: 'Heidelberg',
			region: '',
			country: 'Deutschland'
		}
	],
	urls: [{ ...item(0), type: 'work', value: 'https://example.org' }],
	birthday: '1980-05-12',
	tags: ['VIP', 'Chor, Alt'],
	stage: 'customer',
	remark: 'Mag Äpfel',
	extra: [{ ...item(0), label: 'Hobby', value: 'Segeln' }]
};
const write = (locale: 'en' | 'de' | 'sv', ...contacts: Contact[]) =>
	writeOutlookCsv(contacts, { locale, customFields: [] });
const windows = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);
const read = (locale: 'en' | 'de' | 'sv', contact: Contact) => readCsv(write(locale, contact)).contacts[0];

describe('writeOutlookCsv', () => {
	it("has Outlook's header in the person's language", () => {
		expect(windows(write('en'))).toMatch(
			/^Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,/
		);
		expect(windows(write('en'))).toContain(
			',Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,' +
				'Business Country/Region,Home Street,'
		);
		expect(windows(write('de'))).toMatch(/^Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,/);
		expect(windows(write('sv'))).toMatch(/^Titel,Förnamn,Efternamn,Företag,Befattning,"Gatuadress, arbete",/);
	});

	it.each(['en', 'de', 'sv'] as const)('is read back from the %s layout', (locale) => {
		const draft = read(locale, anna);
		expect(draft?.name).toMatchObject({ given: 'Anna', family: 'Müller' });
		expect(draft?.name.prefix).toMatch(/^(Ms|Frau|fru) Dr\.$/);
		expect(draft).toMatchObject({ organisation: 'Acme GmbH', title: 'Leiterin', birthday: '1980-05-12' });
		expect(draft?.phones).toEqual(
			expect.arrayContaining([
				{ type: 'work', value: '06221 1' },
				{ type: 'work', value: '06221 3' },
				{ type: 'mobile', value: '+49 171 2' }
			])
		);
		expect(draft?.emails.map(({ value }) => value)).toEqual(['anna@example.org']);
		expect(draft?.addresses).toMatchObject([
			{
				type: 'work',
				street: 'Hauptstr. 1\nHinterhaus',
				postalCode: '69117',
				city: 'Heidelberg',
				country: 'Deutschland'
			}
		]);
		expect(draft?.urls.map(({ value }) => value)).toEqual(['https://example.org']);
		expect(draft?.tags).toEqual(['VIP', 'Chor  Alt']);
		expect(draft?.extra).toEqual([]);
	});

	it('puts what has no column into the notes, named', () => {
		const full: Contact = {
			...anna,
			nickname: 'Anni',
			birthday: '--05-12',
			phones: [...anna.phones, phone(3, 'work', '06221 4'), phone(4, 'Werkstatt', '06221 5')]
		};
		expect(read('de', full)?.note.split('\n')).toEqual([
			'Mag Äpfel',
			'Spitzname: Anni',
			'Telefon (geschäftlich): 06221 4',
			'Telefon (Werkstatt): 06221 5',
			'Geburtstag: --05-12',
			'Stadium: Kunde',
			'Hobby: Segeln'
		]);
	});

	it('gives each address a place of its own and the fourth a line in the notes', () => {
		const address = { type: 'contact', street: 'Weg 1', postalCode: '1', city: 'Ulm', region: 'BW', country: 'DE' };
		const four = Array.from({ length: 4 }, (_, at) => ({ ...address, ...item(at), street: `Weg ${at + 1}` }));
		const draft = read('de', { ...anna, addresses: four });
		expect(draft?.addresses.map(({ type, street }) => `${type} ${street}`)).toEqual([
			'work Weg 1',
			'home Weg 2',
			'other Weg 3'
		]);
		expect(draft?.note).toContain('Kontakt: Weg 4, 1 Ulm, BW, DE');
	});

	it('is Windows-1252, and UTF-8 with a mark where there is another script', () => {
		expect([...write('de', anna)].slice(0, 3)).toEqual([...'Anr'].map((letter) => letter.charCodeAt(0)));
		expect(windows(write('de', anna))).toContain('Müller');
		const greek = write('de', { ...anna, name: { ...anna.name, family: 'Παπά' } });
		expect([...greek.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(readCsv(greek).contacts[0]?.name.family).toBe('Παπά');
	});

	it('spells Latin letters that Windows-1252 lacks with the nearest one', () => {
		const text = windows(write('de', { ...anna, name: { ...anna.name, given: 'Łukasz', family: 'Kőrösi-Wałęsa' } }));
		expect(text).toContain(',Lukasz,Maria,Körösi-Walesa,');
	});

	it('encodes every byte of Windows-1252 that means a character', () => {
		const all = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter(
			(byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)
		);
		expect(encodeWindows1252(windows(all))).toEqual(all);
		expect(encodeWindows1252('Ж')).toBeNull();
		expect(encodeWindows1252('a😀→')).toEqual(Uint8Array.from([97, 63, 63]));
	});
});
