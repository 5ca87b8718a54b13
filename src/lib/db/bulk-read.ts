import type { Row } from './codec.ts';
import type { BoxDb } from './dexie-box.ts';
import type { TableName } from './schema.ts';

/** Up to here one request for each costs nothing. */
const FEW = 200;
const PAGE = 2000;
/** Rows that may be read for each that is wanted. */
const MOST_IN_VAIN = 3;

/**
 * The rows of these ids, in no order; ids that are not there are left out. A command's own records lie side by side, so
 * they are read in pages: one by one takes three times as long. `onPage` hears after each page how many were asked for.
 */
export async function rowsOf(
	db: BoxDb,
	table: TableName,
	ids: readonly string[],
	onPage: (asked: number) => void = () => undefined
): Promise<Row[]> {
	const rows = db.rows(table);
	const sorted = [...new Set(ids)].sort();
	const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? ''];
	const between = (from: string) => rows.where('id').between(from, last, true, true);
	const isDense = sorted.length > FEW && (await between(first).count()) <= sorted.length * (1 + MOST_IN_VAIN);
	const wanted = new Set(sorted);
	const found: Row[] = [];
	for (let at = 0; at < sorted.length;) {
		const before = at;
		if (isDense) {
			const page = await between(sorted[at] ?? '')
				.limit(PAGE)
				.toArray();
			for (const row of page) if (wanted.has(row.id)) found.push(row);
			const end = page.length < PAGE ? last : (page.at(-1)?.id ?? last);
			while (at < sorted.length && (sorted[at] ?? '') <= end) at++;
		} else {
			at = Math.min(at + PAGE, sorted.length);
			for (const row of await rows.bulkGet(sorted.slice(before, at))) if (row) found.push(row);
		}
		onPage(at - before);
	}
	return found;
}
