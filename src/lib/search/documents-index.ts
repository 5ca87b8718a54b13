import { indexedLine } from '#lib/indexed-line.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { Note } from '#lib/notes/note.ts';
import { phoneKeys } from '#lib/phone.ts';
import type { Product } from '#lib/products/product.ts';
import type { Sale } from '#lib/sales/sale.ts';
import { OverlaidBlock } from './overlaid-block.ts';
import type { FoundRows } from './overlaid-block.ts';
import type { Query } from './query.ts';
import { scan } from './scan.ts';

/** What a search result shows of a note, follow-up, sale or product before the record is read. */
export interface DocumentRow {
	kind: 'note' | 'followUp' | 'sale' | 'product';
	id: string;
	contactIds: readonly string[];
	/** Instant (ms UTC) it is sorted by, the newest first; midnight UTC of a day, 0 where there is none. */
	at: number;
}

export type AnyDocument =
	| { kind: 'note'; record: Note }
	| { kind: 'followUp'; record: FollowUp }
	| { kind: 'sale'; record: Sale }
	| { kind: 'product'; record: Product };

function instantOf(day: string | undefined): number {
	return day ? Date.parse(day) : 0;
}

/** A document's row and its line of searchable text. */
function projectDocument(document: AnyDocument, homeCountry: string): { row: DocumentRow; line: string } {
	const { kind, record } = document;
	const { id } = record;
	if (kind === 'note') {
		const numbers = phoneKeys(record.number, homeCountry).map((key) => ['phone', key] as const);
		const line = indexedLine('', '', [['text', record.text], ...numbers]);
		return { row: { kind, id, contactIds: record.contactIds, at: record.at }, line };
	}
	if (kind === 'followUp') {
		const line = indexedLine('', '', [
			['text', record.text],
			['text', record.waitingFor],
			['remark', record.result]
		]);
		return { row: { kind, id, contactIds: [record.contactId], at: instantOf(record.due) }, line };
	}
	if (kind === 'product') {
		return { row: { kind, id, contactIds: [], at: 0 }, line: indexedLine(record.name, '', []) };
	}
	const line = indexedLine(record.title, '', [
		['number', record.number],
		...record.documents.map((each) => ['number', each.number] as const),
		...record.lines.map((each) => ['item', each.text] as const),
		...record.deliveries.map((each) => ['number', each.tracking] as const),
		['remark', record.remark]
	]);
	const contactIds = record.contactId === '' ? [] : [record.contactId];
	return { row: { kind, id, contactIds, at: instantOf(record.steps.at(-1)?.day) }, line };
}

function newestFirst(a: DocumentRow, b: DocumentRow): number {
	return b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** Where too many hits lie with their contacts in the trash, so many times more are looked at. */
const MORE = 4;

function isLeftBehind({ kind, contactIds }: DocumentRow, isKnown: (contactId: string) => boolean): boolean {
	if (kind !== 'note' && kind !== 'followUp') return false;
	const people = contactIds.filter((id) => id !== '');
	return people.length > 0 && !people.some(isKnown);
}

/** Notes, follow-ups, sales and products in memory, the newest first. */
export class DocumentsIndex {
	private readonly homeCountry: string;
	private readonly byId = new Map<string, DocumentRow>();
	private readonly lines = new OverlaidBlock<DocumentRow>(newestFirst);

	constructor(homeCountry: string) {
		this.homeCountry = homeCountry;
	}

	fill(documents: Iterable<AnyDocument>): void {
		const projected: { row: DocumentRow; line: string }[] = [];
		for (const document of documents) projected.push(projectDocument(document, this.homeCountry));
		projected.sort((a, b) => newestFirst(a.row, b.row));
		this.restore(
			projected.map((each) => each.row),
			projected.map((each) => each.line)
		);
	}

	restore(rows: readonly DocumentRow[], lines: readonly string[] | string): boolean {
		if (!this.lines.restore(rows, lines)) return false;
		this.byId.clear();
		for (const row of rows) this.byId.set(row.id, row);
		return true;
	}

	put(document: AnyDocument): void {
		const { row, line } = projectDocument(document, this.homeCountry);
		this.remove(row.id);
		this.byId.set(row.id, row);
		this.lines.put(row, line);
	}

	remove(id: string): void {
		const old = this.byId.get(id);
		if (!old) return;
		this.byId.delete(id);
		this.lines.remove(old);
	}

	get size(): number {
		return this.byId.size;
	}

	/**
	 * The newest hits; `total` counts no further than limit + 1. Notes and follow-ups of nobody who is still there
	 * (`isKnown`) are left out: they lie in the trash with their contact.
	 */
	search(query: Query, limit: number, isKnown: (contactId: string) => boolean = () => true): FoundRows<DocumentRow> {
		if (query.terms.length === 0) return { total: 0, found: [] };
		for (let asked = limit; ; asked *= MORE) {
			const { total, found } = this.lines.find(query.terms, { limit: asked, stopEarly: true }, (block, options) =>
				scan(block, query.terms, options)
			);
			const shown = found.filter(({ row }) => !isLeftBehind(row, isKnown));
			const isAll = total <= asked;
			if (isAll || shown.length >= limit)
				return { total: isAll ? shown.length : limit + 1, found: shown.slice(0, limit) };
		}
	}

	/** Rows and text in one piece, to be saved. */
	packed(): { rows: readonly DocumentRow[]; text: string } {
		if (this.lines.changes > 0 || this.lines.base.starts.length - 1 !== this.byId.size) {
			this.lines.join([...this.byId.values()].sort(newestFirst));
		}
		return { rows: this.lines.rows, text: this.lines.base.text };
	}
}
