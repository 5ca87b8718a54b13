import { describe, expect, it } from 'vitest';
import { cellsOf, unzip } from './test-reader.ts';
import { writeXlsx, type Sheet, type SheetCell } from './write.ts';

function sheet(rows: SheetCell[][], rest: Partial<Sheet> = {}): Sheet {
	const columns = Array.from({ length: 3 }, (_, index) => ({ header: `Column ${index}`, width: 12 }));
	return { name: 'Sales', columns, rows, totals: [], dayFormat: 'dd.mm.yyyy', ...rest };
}

function text(value: string): SheetCell {
	return { kind: 'text', text: value };
}

describe('writeXlsx', () => {
	it('writes all the parts a spreadsheet program asks for', async () => {
		const files = await unzip(await writeXlsx(sheet([])));
		expect([...files.keys()]).toEqual([
			'[Content_Types].xml',
			'_rels/.rels',
			'xl/workbook.xml',
			'xl/_rels/workbook.xml.rels',
			'xl/worksheets/sheet1.xml',
			'xl/styles.xml'
		]);
		for (const [name, content] of files) {
			if (name.startsWith('xl/') && !name.includes('_rels')) expect(files.get('[Content_Types].xml')).toContain(name);
			expect(content).toMatch(/^<\?xml/);
		}
	});

	it('writes days as real dates in the given format', async () => {
		const day = (value: string): SheetCell => ({ kind: 'day', day: value });
		const cells = await cellsOf(await writeXlsx(sheet([[day('2026-11-22'), day('1900-03-01'), day('2024-02-29')]])));
		expect(cells.get('A2')).toEqual({ type: 'n', value: '46348', format: 'dd.mm.yyyy', bold: false });
		expect(cells.get('B2')?.value).toBe('61');
		expect(cells.get('C2')?.value).toBe('45351');
	});

	it('writes days before Excel counts as text, not as a wrong date', async () => {
		const cells = await cellsOf(await writeXlsx(sheet([[{ kind: 'day', day: '1899-12-31' }]])));
		expect(cells.get('A2')).toMatchObject({ type: 'inlineStr', value: '1899-12-31' });
	});

	it('writes money as numbers with the decimals of the currency', async () => {
		const money = (minor: number, currency: string): SheetCell => ({ kind: 'money', minor, currency });
		const row = [money(-1005, 'EUR'), money(1234, 'JPY'), money(1, 'KWD')];
		const cells = await cellsOf(await writeXlsx(sheet([row])));
		expect(cells.get('A2')).toMatchObject({ type: 'n', value: '-10.05', format: '#,##0.00' });
		expect(cells.get('B2')).toMatchObject({ value: '1234', format: '#,##0' });
		expect(cells.get('C2')).toMatchObject({ value: '0.001', format: '#,##0.000' });
	});

	it('keeps text that begins like a formula as text', async () => {
		const formulas = ['=HYPERLINK("https://example.org")', '+49 171 1234567', '@SUM(A1)'];
		const file = await writeXlsx(sheet([formulas.map(text)]));
		const cells = await cellsOf(file);
		expect(['A2', 'B2', 'C2'].map((place) => cells.get(place)?.value)).toEqual(formulas);
		expect(['A2', 'B2', 'C2'].map((place) => cells.get(place)?.type)).toEqual(Array(3).fill('inlineStr'));
		expect((await unzip(file)).get('xl/worksheets/sheet1.xml')).not.toContain('<f>');
	});

	it('keeps markup, spaces, lines and letters of all planes', async () => {
		const texts = ['<b>&"Müller"</b>', '  two  \n lines\r\n', '😀 Åsa 北京'];
		const cells = await cellsOf(await writeXlsx(sheet([texts.map(text)])));
		expect(['A2', 'B2', 'C2'].map((place) => cells.get(place)?.value)).toEqual(texts);
	});

	it('drops what XML has no place for and does not let text pass for an escape', async () => {
		const cells = await cellsOf(await writeXlsx(sheet([[text('a\u0000b\u000bc\ud800d\uffff'), text('_x0041_')]])));
		expect(cells.get('A2')?.value).toBe('abc\ufffdd');
		expect(cells.get('B2')?.value).toBe('_x005F_x0041_');
	});

	it('cuts a cell at what Excel takes, leaving no half letter', async () => {
		const cells = await cellsOf(await writeXlsx(sheet([[text(`${'a'.repeat(32766)}😀`)]])));
		expect(cells.get('A2')?.value).toBe(`${'a'.repeat(32766)}\ufffd`);
	});

	it('sets headers and totals in bold and freezes the header', async () => {
		const file = await writeXlsx(sheet([[text('row')]], { totals: [[text('sum'), { kind: 'number', value: 7 }]] }));
		const cells = await cellsOf(file);
		expect(['A1', 'A2', 'A3', 'B3'].map((place) => cells.get(place)?.bold)).toEqual([true, false, true, true]);
		expect((await unzip(file)).get('xl/worksheets/sheet1.xml')).toContain('ySplit="1"');
	});

	it('gives the tab a name Excel takes', async () => {
		const named = async (name: string): Promise<string | undefined> =>
			(await unzip(await writeXlsx(sheet([], { name })))).get('xl/workbook.xml');
		expect(await named('Jan/Feb: [2026] and a very long tail of text')).toContain(
			'name="Jan Feb   2026  and a very long"'
		);
		expect(await named('')).toContain('name="Sheet1"');
	});

	it('names columns beyond Z', async () => {
		const row = Array.from({ length: 28 }, (_, index): SheetCell => ({ kind: 'number', value: index }));
		const cells = await cellsOf(await writeXlsx(sheet([row])));
		expect([cells.get('Z2')?.value, cells.get('AB2')?.value]).toEqual(['25', '27']);
	});

	it('writes more rows than one piece holds, in order', async () => {
		const rows = Array.from({ length: 1900 }, (_, index): SheetCell[] => [{ kind: 'number', value: index }]);
		const cells = await cellsOf(await writeXlsx(sheet(rows)));
		expect(rows.every((_, index) => cells.get(`A${index + 2}`)?.value === String(index))).toBe(true);
	});
});
