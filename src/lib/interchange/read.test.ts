import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, readContacts } from './read.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Berg\r\nEND:VCARD\r\n';

describe('readContacts', () => {
	it.each([
		['', 'x.csv', 'emptyFile'],
		[' \r\n', 'x.vcf', 'emptyFile'],
		['\x89PNG\r\n\x1a\n', 'x.csv', 'imageFile'],
		['\xff\xd8\xff\xe0', 'x.vcf', 'imageFile'],
		['%PDF-1.7', 'x.pdf', 'pdfFile'],
		['PK\x03\x04....[Content_Types].xml', 'x', 'damagedSpreadsheet'],
		['PK\x03\x04........', 'Kunden.XLSX', 'damagedSpreadsheet'],
		['PK\x03\x04........', 'x.zip', 'compressedFile'],
		['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'x.xls', 'oldSpreadsheet'],
		['[{"name":"Anna"}]', 'x.json', 'jsonFile'],
		['{"format":"kartei-backup","version":1}\n', 'x', 'backupFile'],
		['BEGIN:VCALENDAR\r\n', 'x.ics', 'calendarFile'],
		['<!DOCTYPE html><html>', 'x.csv', 'otherFile'],
		['\x01\x02\x03\x04\x05\x06\x07', 'x.csv', 'otherFile']
	])('names %j (%s) as %s', (text, name, code) => {
		expect(readContacts(bytes(text), name)).toEqual({
			format: 'unknown',
			encoding: '',
			contacts: [],
			problems: [{ line: 0, code, values: {} }]
		});
	});

	it('goes by the content before the name', () => {
		expect(readContacts(bytes(CARD), 'x.csv')).toMatchObject({
			format: 'vcard',
			contacts: [{ displayName: 'Anna Berg' }]
		});
		expect(readContacts(bytes('Name,E-Mail\nAnna,a@b.de\n'), 'x.vcf').format).toBe('csv');
		expect(readContacts(bytes('Name,E-Mail\nAnna,a@b.de\n'), 'x.txt').format).toBe('csv');
		expect(readContacts(bytes('FN:Anna\r\nTEL:1\r\n'), 'x.txt').format).toBe('vcard');
	});

	it('refuses more than 200 MB without reading them', () => {
		expect(formatOf(new Uint8Array(200 * 1024 * 1024 + 1), 'x.csv').problem).toBe('fileTooLarge');
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('a.csv', 'a.vcf', 'a'), (data, name) => {
				const { contacts, problems } = readContacts(data, name);
				expect(contacts.length + problems.length).toBeGreaterThan(0);
			}),
			{ numRuns: 200 }
		);
	});
});
