import type { MergePlan } from '#lib/db/merge-plan.ts';
import { isDeleted } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { isEmptied } from '#lib/db/tombstone.ts';
import type { Sale } from '#lib/sales/sale.ts';
import { recordName } from '#lib/history/record-name.ts';

/** A number that two devices gave to different sales. Numbers are printed and sent: they are shown, never changed. */
export interface Collision {
	number: string;
	/** The sales that have it. */
	sales: { id: string; name: string }[];
}

/** The numbers that stand on more than one live sale after the merge, and did not before. */
export function numberCollisions(ours: readonly StampedRecord[], plan: Pick<MergePlan, 'records'>): Collision[] {
	const merged = new Map(ours.map((sale) => [sale.id, sale]));
	for (const { table, record } of plan.records) if (table === 'sales') merged.set(record.id, record);
	const before = byNumber(ours);
	return [...byNumber([...merged.values()])].flatMap(([key, sales]) => {
		if (sales.length < 2 || (before.get(key)?.length ?? 0) >= sales.length) return [];
		const named = sales.map((sale) => ({ id: sale.id, name: recordName('sales', sale) }));
		return [{ number: key.slice(key.indexOf(':') + 1), sales: named }];
	});
}

function byNumber(sales: readonly StampedRecord[]): Map<string, StampedRecord[]> {
	const found = new Map<string, StampedRecord[]>();
	for (const record of sales) {
		if (isDeleted(record) || isEmptied(record)) continue;
		const { number, documents } = record as unknown as Pick<Sale, 'number' | 'documents'>;
		const numbers = [{ kind: 'sale', number }, ...documents].filter((one) => one.number !== '');
		for (const key of new Set(numbers.map((one) => `${one.kind}:${one.number}`))) {
			found.set(key, [...(found.get(key) ?? []), record]);
		}
	}
	return found;
}
