import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { emptyContact } from '../src/lib/contacts/contact.ts';
import type { Contact } from '../src/lib/contacts/contact.ts';
import { readTable } from '../src/lib/interchange/csv/table.ts';
import { writeGoogleCsv } from '../src/lib/interchange/csv/write-google.ts';
import { writeContactsCsv } from '../src/lib/interchange/csv/write.ts';
import { accountantXlsx } from '../src/lib/reports/accountant-file.ts';
import type { AccountantRow } from '../src/lib/reports/accountant.ts';

/*
 * Our files in a program that is none of ours: LibreOffice opens them and writes what it saw. It stands here and not
 * with the unit tests, because its start alone takes seconds. No browser is needed.
 */
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const UTF8 = '76';

/** The cells LibreOffice shows for a file; `separator` = it is CSV with this code of a separator. */
function opened(folder: string, name: string, separator?: '44' | '59'): readonly (readonly string[])[] {
	const reading = separator ? [`--infilter=Text - txt - csv (StarCalc):${separator},34,${UTF8}`] : [];
	const out = join(folder, 'out');
	const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
	const writing = ['--convert-to', `csv:Text - txt - csv (StarCalc):44,34,${UTF8}`, '--outdir', out];
	execFileSync('soffice', [profile, '--headless', ...reading, ...writing, join(folder, name)], { stdio: 'ignore' });
	const text = readFileSync(join(out, name.replace(/\.\w+$/, '.csv')), 'utf8');
	const { header, rows } = readTable(text.replace(/^\uFEFF/, ''), { delimiter: ',' });
	return [header ?? [], ...rows.map(({ cells }) => cells)];
}

const item = (at: number) => ({ id: `i${at}`, position: at });
const contact: Contact = {
	...emptyContact('018f-1'),
	name: { prefix: 'Dr.', given: 'Åsa', additional: '', family: 'Müller; "Roe"', suffix: '' },
	organisation: '=1+1',
	phones: [{ ...item(0), type: 'mobile', value: '+49 171 2345678', e164: '' }],
	addresses: [
		{
			...item(0),
			type: 'contact',
			street: 'Weg 1\nHof',
			postalCode: '01067',
			city: 'Dresden',
			region: '',
			country: 'DE'
		}
	],
	remark: 'Zeile 1\nZeile 2, mit Komma'
};
const sold: AccountantRow = {
	id: 's/p/1900',
	saleId: 's',
	paymentDay: '2026-11-20',
	invoiceDay: '2026-11-10',
	invoiceNumber: '007',
	customer: { name: 'Müller; "Söhne"', vatId: 'DE123456789', country: 'DE' },
	text: '=HYPERLINK("x")',
	exemption: '',
	vatRate: 1900,
	net: 10000,
	vat: 1900,
	gross: 11900,
	currency: 'EUR',
	paidBy: 'transfer'
};

test.describe('LibreOffice', () => {
	test.skip(!hasOffice, 'soffice is not installed here: LibreOffice was not asked whether it opens our files');
	let folder = '';
	test.beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'kartei-office-'))));
	test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('opens our own table in German', () => {
		writeFileSync(join(folder, 'own.csv'), writeContactsCsv([contact], { locale: 'de' }));
		const [header = [], row = []] = opened(folder, 'own.csv', '59');
		const cell = (name: string) => row[header.indexOf(name)];
		expect(header[0]).toBe('Kartei-ID 1');
		expect(cell('Nachname')).toBe('Müller; "Roe"');
		expect(cell('Vorname')).toBe('Åsa');
		expect(cell('Firma')).toMatch(/^'?=1\+1$/);
		expect(cell('Telefon 1')).toBe('+49 171 2345678');
		expect(cell('Adresse 1 Straße')).toBe('Weg 1\nHof');
		expect(cell('Bemerkung')).toBe('Zeile 1\nZeile 2, mit Komma');
	});

	test('opens the table for Google', () => {
		writeFileSync(join(folder, 'google.csv'), writeGoogleCsv([contact], { locale: 'en', customFields: [] }));
		const [header = [], row = []] = opened(folder, 'google.csv', '44');
		const cell = (name: string) => row[header.indexOf(name)];
		expect(header.slice(0, 3)).toEqual(['First Name', 'Middle Name', 'Last Name']);
		expect(cell('Last Name')).toBe('Müller; "Roe"');
		expect(cell('Phone 1 - Label')).toBe('Mobile');
		expect(cell('Address 1 - City')).toBe('Dresden');
	});

	test("opens the accountant's workbook with real days and numbers", async () => {
		const workbook = await accountantXlsx([sold], 'de');
		writeFileSync(join(folder, 'accountant.xlsx'), Buffer.from(await workbook.arrayBuffer()));
		const [header = [], row = []] = opened(folder, 'accountant.xlsx');
		expect(header).toHaveLength(14);
		expect(row).toEqual(expect.arrayContaining(['20.11.2026', '10.11.2026', '007', 'Müller; "Söhne"', 'EUR']));
		// A formula would have been worked out; as text it is still what was typed.
		expect(row).toEqual(expect.arrayContaining([expect.stringMatching(/^=HYPERLINK\("x"\)/)]));
		expect(row.map((cell) => cell.replace(',', '.'))).toEqual(expect.arrayContaining(['100.00', '19.00', '119.00']));
	});
});
