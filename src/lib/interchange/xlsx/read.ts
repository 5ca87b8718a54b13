import type { ProblemCode } from '../draft.ts';
import { attributeOf, scanXml } from './read-xml.ts';
import { cellStyles, sharedStrings, sheetRows } from './read-cells.ts';
import type { SheetContext, SheetRow } from './read-cells.ts';
import { unpack, zipMembers } from './read-zip.ts';
import type { ZipMember } from './read-zip.ts';

/** One sheet of a workbook with what stands in its cells, as text. */
export interface WorkbookSheet {
	name: string;
	rows: SheetRow[];
	/** Cells too far to the right were left out. */
	cut: boolean;
}

/** `problem` is the code of what stands in the way: 'damagedSpreadsheet', 'spreadsheetTooLarge', 'encryptedSpreadsheet'. */
export type Workbook = { sheets: WorkbookSheet[] } | { problem: ProblemCode };

/** Bytes all parts of a workbook together may have when unpacked. */
export const MAX_UNPACKED = 300 * 1024 * 1024;
const MOST_SHEETS = 50;

/**
 * Reads an .xlsx file (ECMA-376): strings as they are, numbers and days as text, formulas by their last result.
 * Written here because the libraries for browsers unpack in blob workers, which the Content-Security-Policy forbids,
 * and give numbers without the zeros a postcode is shown with. Never throws for what the file holds.
 */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<Workbook> {
	const members = zipMembers(bytes);
	if (!members) return { problem: 'damagedSpreadsheet' };
	const parts = new Parts(bytes, members);
	if (members.some(({ encrypted }) => encrypted)) return { problem: 'encryptedSpreadsheet' };
	const declared = members.filter(({ name }) => /\.(xml|rels)$/.test(name)).reduce((sum, { size }) => sum + size, 0);
	if (declared > MAX_UNPACKED) return { problem: 'spreadsheetTooLarge' };
	const root = relations((await parts.text('_rels/.rels')) ?? '', '');
	const main = root.find(({ type }) => type === 'officedocument')?.target ?? 'xl/workbook.xml';
	const workbook = await parts.text(main);
	if (workbook === null) return { problem: 'damagedSpreadsheet' };
	const folder = main.slice(0, main.lastIndexOf('/') + 1);
	const related = relations((await parts.text(`${folder}_rels/${main.slice(folder.length)}.rels`)) ?? '', folder);
	const partOf = (type: string) => related.find((relation) => relation.type === type)?.target ?? `${folder}${type}.xml`;
	const { sheets, from1904 } = sheetsOf(workbook);
	const context: SheetContext = {
		strings: sharedStrings((await parts.text(partOf('sharedstrings'))) ?? ''),
		styles: cellStyles((await parts.text(partOf('styles'))) ?? ''),
		from1904
	};
	const read: WorkbookSheet[] = [];
	for (const [index, { name, id }] of sheets.slice(0, MOST_SHEETS).entries()) {
		const path = related.find((relation) => relation.id === id)?.target ?? `${folder}worksheets/sheet${index + 1}.xml`;
		const xml = await parts.text(path);
		if (xml !== null) read.push({ name, ...sheetRows(xml, context) });
	}
	// A part that was cut or flipped could be the one with the contacts: better none than some of them.
	return read.length === 0 || parts.damaged ? { problem: 'damagedSpreadsheet' } : { sheets: read };
}

class Parts {
	damaged = false;
	readonly #bytes: Uint8Array<ArrayBuffer>;
	readonly #members: ReadonlyMap<string, ZipMember>;

	constructor(bytes: Uint8Array<ArrayBuffer>, members: readonly ZipMember[]) {
		this.#bytes = bytes;
		this.#members = new Map(members.map((member) => [member.name, member]));
	}

	/** The text of a part; null where there is none, or it is damaged. */
	async text(name: string): Promise<string | null> {
		const member = this.#members.get(name);
		if (!member) return null;
		const content = await unpack(this.#bytes, member);
		if (content === null) {
			this.damaged = true;
			return null;
		}
		const isWide = content[0] === 0xff && content[1] === 0xfe;
		return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(content);
	}
}

interface Relation {
	id: string;
	/** The last word of its type, lower case: 'worksheet'. */
	type: string;
	/** Path in the archive, lower case. */
	target: string;
}

function relations(xml: string, folder: string): Relation[] {
	const found: Relation[] = [];
	scanXml(xml, {
		open(name, attributes) {
			if (name !== 'Relationship') return;
			const target = attributeOf(attributes, 'Target') ?? '';
			found.push({
				id: attributeOf(attributes, 'Id') ?? '',
				type: (attributeOf(attributes, 'Type') ?? '').replace(/^.*\//, '').toLowerCase(),
				target: pathOf(target.startsWith('/') ? target.slice(1) : folder + target)
			});
		}
	});
	return found;
}

function pathOf(target: string): string {
	const path: string[] = [];
	for (const step of target.replaceAll('\\', '/').toLowerCase().split('/')) {
		if (step === '..') path.pop();
		else if (step !== '.') path.push(step);
	}
	return path.join('/');
}

function sheetsOf(workbook: string): { sheets: { name: string; id: string }[]; from1904: boolean } {
	const sheets: { name: string; id: string; hidden: boolean }[] = [];
	let from1904 = false;
	scanXml(workbook, {
		open(name, attributes) {
			if (name === 'workbookPr') from1904 = /^(1|true|on)$/.test(attributeOf(attributes, 'date1904') ?? '');
			if (name !== 'sheet') return;
			sheets.push({
				name: (attributeOf(attributes, 'name') ?? '').toWellFormed(),
				id: attributeOf(attributes, 'id') ?? '',
				hidden: (attributeOf(attributes, 'state') ?? 'visible') !== 'visible'
			});
		}
	});
	const visible = sheets.filter(({ hidden }) => !hidden);
	return { sheets: visible.length > 0 ? visible : sheets, from1904 };
}
