import fc from 'fast-check';
import readWithLibrary from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { importable } from '../csv/read.ts';
import { readFile } from '../read.ts';
import { readWorkbook } from './read.ts';
import { partsOf, textRows, workbookBytes, zipBytes } from './test-workbook.ts';
import type { TestParts } from './test-workbook.ts';
import { writeXlsx } from './write.ts';
import type { SheetCell } from './write.ts';
import { computedMs } from '../mutants.ts';

/** The cells of the first sheet's rows. */
async function cellsOf(parts: Omit<TestParts, 'sheets'> & { rows: string }): Promise<string[][]> {
	const workbook = await readWorkbook(await workbookBytes({ ...parts, sheets: [{ name: 'S', rows: parts.rows }] }));
	if ('problem' in workbook) throw new Error(workbook.problem);
	return workbook.sheets[0]?.rows.map(({ cells }) => cells) ?? [];
}

const read = async (bytes: Uint8Array<ArrayBuffer>, name = 'x.xlsx') => (await readFile(bytes, name)).result;
const codes = async (bytes: Uint8Array<ArrayBuffer>, name?: string) =>
	(await read(bytes, name)).problems.map(({ code }) => code);

describe('cells', () => {
	const number = (value: string, style = '') => `<row r="1"><c r="A1"${style}><v>${value}</v></c></row>`;

	it.each([
		['a phone stored as a number', '491711234567', '', '491711234567'],
		['a whole number with a fraction of zero', '4711.0', '', '4711'],
		['a power of ten', '4.91711234567E11', '', '491711234567'],
		['a fraction as Excel stores it', '12.300000000000001', '', '12.3'],
		['more digits than a number has', '12345678901234567890', '', '12345678901234567890'],
		['a negative number', '-3', '', '-3'],
		['no number at all', 'abc', '', 'abc'],
		['a NUL, which no text in the box has', 'a\0bc', '', 'abc'],
		['a postcode with its zeros', '1067', '00000', '01067'],
		['a phone in a pattern', '4962112345', '+00 000 00000', '+49 621 12345'],
		['an amount', '1067', '#,##0.00 &quot;€&quot;', '1067'],
		['a day', '29353', 'dd.mm.yyyy', '1980-05-12'],
		['a day in the order of Sweden', '29353', 'yyyy-mm-dd', '1980-05-12'],
		['a moment', '29353.5', 'dd.mm.yyyy hh:mm', '1980-05-12 12:00'],
		['a birthday without its year', '46154', 'd. mmm', '--05-12'],
		['a month', '29353', 'mmm yy', '1980-05'],
		['a time of day', '0.75', 'hh:mm', '18:00'],
		['a format in colour with words', '29353', '[$-407][Red]&quot;am &quot;dd/mm/yyyy;@', '1980-05-12'],
		['a day before Excel counts right', '1', 'dd.mm.yyyy', '1900-01-01'],
		['a number no day has', '99999999', 'dd.mm.yyyy', '99999999']
	])('%s', async (_, value, format, text) => {
		const style = format === '' ? '' : ' s="1"';
		expect(await cellsOf({ rows: number(value, style), formats: [format] })).toEqual([[text]]);
	});

	it('of the calendar that starts in 1904', async () => {
		const rows = number('27891', ' s="1"');
		expect(await cellsOf({ rows, formats: ['dd.mm.yyyy'], workbookPr: '<workbookPr date1904="1"/>' })).toEqual([
			['1980-05-12']
		]);
	});

	it('shared, rich, with reading aids, with Excel’s own escapes, in another namespace', async () => {
		const strings =
			'<si><t>Anna</t></si><x:si><x:r><x:t>Be</x:t></x:r><x:r><x:t>rg</x:t></x:r></x:si>' +
			'<si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si><si><t>a_x000D__x0041_&#38;&lt;</t></si>';
		const rows = [0, 1, 2, 3].map((at) => `<x:c t="s"><x:v>${at}</x:v></x:c>`).join('');
		expect(await cellsOf({ strings, rows: `<x:row>${rows}</x:row>` })).toEqual([['Anna', 'Berg', '東京', 'a\rA&<']]);
	});

	it('of formulas, yes and no, errors, empty ones, and such without a place', async () => {
		const rows =
			'<row r="3"><c r="B3" t="str"><f>A1&amp;"x"</f><v>sum</v></c><c r="C3"><f>1+1</f></c><c t="b"><v>1</v></c>' +
			'<c t="e"><v>#REF!</v></c><c t="s"><v>99</v></c><c t="inlineStr"><is><t>end</t></is></c></row>';
		const workbook = await readWorkbook(await workbookBytes({ sheets: [{ name: 'S', rows }] }));
		expect(workbook).toMatchObject({
			sheets: [{ rows: [{ line: 3, cells: ['', 'sum', '', 'true', '', '', 'end'] }] }]
		});
	});

	it('in rows or columns nobody has cost nothing', async () => {
		const cell = (place: string) => `<c r="${place}" t="inlineStr"><is><t>x</t></is></c>`;
		const rows = `<row r="1048576">${cell('A1048576')}</row><row r="99999999999">${cell('ZZZ1')}${cell('B1')}</row>`;
		const workbook = await readWorkbook(await workbookBytes({ sheets: [{ name: 'S', rows }] }));
		expect(workbook).toMatchObject({ sheets: [{ cut: true, rows: [{ line: 1_048_576 }, { line: 1_048_577 }] }] });
	});
});

describe('workbooks', () => {
	const contacts = textRows([
		['Vorname', 'Nachname', 'Telefon'],
		['Anna', 'Berg', '0621 1234567']
	]);

	it('with several sheets: the one that looks like contacts is read, and said', async () => {
		const bytes = await workbookBytes({
			sheets: [
				{
					name: 'Umsatz',
					rows: textRows([
						['Monat', 'Summe'],
						['1', '2'],
						['2', '3'],
						['3', '4']
					])
				},
				{ name: 'Kunden &amp; Co', rows: contacts },
				{ name: 'Alt', rows: contacts, state: 'hidden' },
				{ name: 'Leer', rows: '' }
			]
		});
		const { result, layout } = await readFile(bytes, 'x.xlsx');
		expect(result).toMatchObject({ format: 'xlsx', contacts: [{ displayName: 'Anna Berg', line: 2 }] });
		expect(result.problems).toEqual([{ line: 0, code: 'sheetChosen', values: { sheet: 'Kunden & Co', count: 2 } }]);
		expect(layout).toMatchObject({ sheet: 'Kunden & Co', sheets: ['Umsatz', 'Kunden & Co', 'Leer'] });
		const other = await readFile(bytes, 'x.xlsx', { sheet: 'Umsatz' });
		expect(importable(other.result).contacts).toEqual([]);
		expect(other.result.problems.map(({ code }) => code)).toEqual(['noKnownColumns']);
	});

	it('with postcodes and phones that lost their zero as numbers are read, and said', async () => {
		const row = (name: string, postcode: number, land: string, phone: string) =>
			textRows([[name]]).replace(
				'</row>',
				`<c><v>${postcode}</v></c><c t="inlineStr"><is><t>${land}</t></is></c><c><v>${phone}</v></c></row>`
			);
		const rows =
			textRows([['Name', 'PLZ', 'Land', 'Telefon']]) +
			row('Anna Berg', 1067, 'Deutschland', '1712345678') +
			row('Eva Lang', 1010, 'Österreich', '493511234567') +
			row('Ida Weg', 20095, 'Deutschland', '');
		const { contacts, problems } = await read(await workbookBytes({ sheets: [{ name: 'S', rows }] }));
		expect(contacts.map(({ addresses }) => addresses[0]?.postalCode)).toEqual(['1067', '1010', '20095']);
		expect(problems).toEqual([
			{ line: 2, code: 'lostZero', values: { text: '1067', column: 'PLZ' } },
			{ line: 2, code: 'lostZero', values: { text: '1712345678', column: 'Telefon' } }
		]);
	});

	it('without relations, strings or styles are found by the usual names', async () => {
		const parts = partsOf({ sheets: [{ name: 'S', rows: contacts }] });
		delete parts['_rels/.rels'];
		delete parts['xl/_rels/workbook.xml.rels'];
		delete parts['xl/styles.xml'];
		expect((await read(await zipBytes(parts))).contacts).toHaveLength(1);
	});

	it('shorter rows are no problem in a sheet, empty workbooks are one', async () => {
		const rows = textRows([['Vorname', 'Nachname', 'Telefon'], ['Anna']]);
		expect(await codes(await workbookBytes({ sheets: [{ name: 'S', rows }] }))).toEqual([]);
		expect(await codes(await workbookBytes({ sheets: [{ name: 'S', rows: '' }] }))).toEqual(['noContacts']);
	});
});

describe('files that are no workbook, or a trap', () => {
	it('are named', async () => {
		expect(await codes(await zipBytes({ mimetype: 'x', 'content.xml': '<x/>' }))).toEqual(['openDocument']);
		expect(await codes(await zipBytes({ 'Index/Document.iwa': 'x' }))).toEqual(['numbersFile']);
		expect(await codes(await zipBytes({ 'xl/workbook.bin': 'x' }))).toEqual(['oldSpreadsheet']);
		expect(await codes(await zipBytes({ 'word/document.xml': 'x' }))).toEqual(['otherFile']);
		expect(await codes(await zipBytes({ 'photo.jpg': 'x' }))).toEqual(['compressedFile']);
		expect(await codes(await zipBytes({ 'xl/workbook.xml': '<workbook/>' }))).toEqual(['damagedSpreadsheet']);
		const locked = Buffer.concat([
			Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
			Buffer.from('EncryptedPackage', 'utf16le')
		]);
		expect(await codes(Uint8Array.from(locked))).toEqual(['encryptedSpreadsheet']);
	});

	it('that declare more than fits are not unpacked', async () => {
		const bytes = await workbookBytes({ sheets: [{ name: 'S', rows: '' }] });
		const directory = Buffer.from(bytes.buffer).indexOf('PK\x01\x02', 0, 'latin1');
		new DataView(bytes.buffer).setUint32(directory + 24, 0xfffffff0, true);
		expect(await codes(bytes)).toEqual(['spreadsheetTooLarge']);
	});

	it('that unpack to more than they declare are given up there', async () => {
		const bytes = await zipBytes({ 'xl/workbook.xml': '<!--' + ' '.repeat(5_000_000) });
		const directory = Buffer.from(bytes.buffer).indexOf('PK\x01\x02', 0, 'latin1');
		new DataView(bytes.buffer).setUint32(directory + 24, 100, true);
		expect(await codes(bytes)).toEqual(['damagedSpreadsheet']);
	});

	it('with entities that multiply, or broken quotes by the thousand, take no time', async () => {
		const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + '<c r="A1\'><d e="'.repeat(50_000);
		const started = computedMs();
		await read(await zipBytes({ ...partsOf({ sheets: [{ name: 'S', rows: bomb }] }), 'xl/sharedStrings.xml': bomb }));
		expect(computedMs() - started).toBeLessThan(1500);
	});
});

describe('what this app writes', () => {
	const write = async (rows: readonly (readonly [text: string, value: number])[]) => {
		const cells = rows.map(([word, value]): SheetCell[] => [
			{ kind: 'text', text: word },
			{ kind: 'number', value },
			{ kind: 'day', day: '1980-05-12' }
		]);
		const columns = ['Name', 'Number', 'Day'].map((header) => ({ header, width: 10 }));
		const file = await writeXlsx({ name: 'S', columns, rows: cells, totals: [], dayFormat: 'dd.mm.yyyy' });
		return new Uint8Array(await file.arrayBuffer());
	};

	it('reads back as it was', async () => {
		const text = fc
			.string({ unit: 'binary', minLength: 1, maxLength: 12 })
			.map((value) => `x${value.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/gu, '')}`);
		const number = fc.integer({ min: 0, max: 999_999_999_999 });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(text, number), { minLength: 1, maxLength: 5 }), async (rows) => {
				const workbook = await readWorkbook(await write(rows));
				const expected = rows.map(([word, value]) => [word, String(value), '1980-05-12']);
				expect('sheets' in workbook && workbook.sheets[0]?.rows.slice(1).map((row) => row.cells)).toEqual(expected);
			}),
			{ numRuns: Number(process.env['KARTEI_RUNS'] ?? 20) }
		);
	}, 20_000);

	it('is read alike by a library that shares no line with it', async () => {
		const bytes = await write([['Jörg & "Söhne" <x>_x0041_', 491711234567]]);
		const workbook = await readWorkbook(bytes);
		const [sheet] = await readWithLibrary(new Blob([bytes]));
		const row = sheet?.data[1]?.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)));
		expect('sheets' in workbook && workbook.sheets[0]?.rows[1]?.cells).toEqual(row);
	}, 20_000);
});
