import { zip } from './zip.ts';

// Only for tests: workbooks part by part, as programs of all kinds write them.

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface TestSheet {
	name: string;
	/** The rows' XML: `<row r="1"><c r="A1" t="inlineStr">…</c></row>`. */
	rows: string;
	state?: string;
}

export interface TestParts {
	sheets: TestSheet[];
	/** `<si>` elements. */
	strings?: string;
	/** Format codes of the cell formats s="1", s="2", … */
	formats?: string[];
	workbookPr?: string;
}

/** An .xlsx file with these parts. */
export async function workbookBytes(parts: TestParts): Promise<Uint8Array<ArrayBuffer>> {
	return zipBytes(partsOf(parts));
}

/** A ZIP archive of these texts by name. */
export async function zipBytes(files: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> {
	const blob = await zip(Object.entries(files).map(([name, text]) => ({ name, text: [text] })));
	return new Uint8Array(await blob.arrayBuffer());
}

export function partsOf({ sheets, strings, formats = [], workbookPr = '' }: TestParts): Record<string, string> {
	const list = sheets.map(
		({ name, state }, at) =>
			`<sheet name="${name}" sheetId="${at + 1}" ${state ? `state="${state}" ` : ''}r:id="rId${at + 1}"/>`
	);
	const relations = sheets.map(
		(_, at) =>
			`<Relationship Id="rId${at + 1}" Type="${RELATIONSHIP}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`
	);
	const numFmts = formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`);
	const xfs = formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`);
	return {
		'[Content_Types].xml': '<Types/>',
		'_rels/.rels': `<Relationships><Relationship Id="r" Type="${RELATIONSHIP}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook>${workbookPr}<sheets>${list.join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
		'xl/styles.xml': `<styleSheet><numFmts>${numFmts.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
		...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
		...Object.fromEntries(
			sheets.map(({ rows }, at) => [
				`xl/worksheets/sheet${at + 1}.xml`,
				`<worksheet><sheetData>${rows}</sheetData></worksheet>`
			])
		)
	};
}

/** Rows of text cells. */
export function textRows(rows: readonly (readonly string[])[]): string {
	const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
	return rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
}
