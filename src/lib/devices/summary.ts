import type { Conflict } from '#lib/db/history-entry.ts';
import type { MergedRecord, MergeKind, MergePlan } from '#lib/db/merge-plan.ts';
import type { TableName } from '#lib/db/schema.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { numberCollisions } from './collisions.ts';
import type { Collision } from './collisions.ts';
import { recordName } from './record-name.ts';

/** A record by the name people know it by. */
interface Named {
	table: TableName;
	id: string;
	/** '' = it has none. */
	name: string;
}

/** A conflict with the record it is about. */
export interface NamedConflict extends Named {
	conflict: Conflict;
	/** ISO 4217, for amounts; '' = the record has none. */
	currency: string;
}

/** What a merge would do, as the person is shown it before. */
export interface MergeSummary {
	lists: Readonly<Record<Exclude<MergeKind, 'silent'>, Named[]>>;
	/** Records that are the same on both sides. */
	same: number;
	conflicts: NamedConflict[];
	collisions: Collision[];
	/** Contacts that go, where they are so many that the person has to type the number; 0 = need not be asked. */
	deletions: number;
	/** Instant (ms) of the latest change in the file, where it lies more than a day ahead; 0 = none does. */
	future: number;
	/** Nothing a person would see comes of it. */
	isNothing: boolean;
}

const A_DAY = 86_400_000;
const MANY_DELETED = 10;
const MANY_SHARE = 0.05;
/** A twentieth of a small box is one card that somebody threw away on purpose. */
const FEW = 2;

/**
 * Are so many contacts deleted by a merge that a mistake on the other device is likelier than a wish? More than ten, or
 * more than a twentieth of all.
 */
export function isManyDeleted(deleted: number, contacts: number): boolean {
	return deleted > MANY_DELETED || (deleted > FEW && deleted > contacts * MANY_SHARE);
}

export function summaryOf(plan: MergePlan, sales: readonly StampedRecord[], now: number): MergeSummary {
	const lists: Record<Exclude<MergeKind, 'silent'>, Named[]> = {
		new: [],
		changed: [],
		deleted: [],
		revived: [],
		older: []
	};
	let same = plan.same;
	for (const { table, kind, record } of plan.records) {
		if (kind === 'silent') same++;
		else lists[kind].push({ table, id: record.id, name: recordName(table, record) });
	}
	const gone = lists.deleted.filter(({ table }) => table === 'contacts').length;
	const conflicts = plan.records.flatMap(namedConflicts);
	const seen = lists.new.length + lists.changed.length + lists.deleted.length + lists.revived.length + conflicts.length;
	return {
		lists,
		same,
		conflicts,
		collisions: numberCollisions(sales, plan),
		deletions: isManyDeleted(gone, plan.contacts) ? gone : 0,
		future: plan.latest > now + A_DAY ? plan.latest : 0,
		isNothing: seen === 0
	};
}

/** Values that follow from others or count for machines: kept like all, but nobody needs to choose between them. */
const FOLLOWING = new Set([
	'anchor',
	'occurrence',
	'sequence',
	'snoozes',
	'closedAt',
	'importId',
	'uid',
	'sampleEntryId'
]);

export function namedConflicts({
	table,
	record,
	conflicts
}: Pick<MergedRecord, 'table' | 'record' | 'conflicts'>): NamedConflict[] {
	const currency = typeof record['currency'] === 'string' ? record['currency'] : '';
	return conflicts
		.filter(({ key }) => !FOLLOWING.has(key.split('/')[0] ?? ''))
		.map((conflict) => ({ table, id: record.id, name: recordName(table, record), conflict, currency }));
}
