import { laterOf, timeOf } from '#lib/db/hlc.ts';
import type { Hlc } from '#lib/db/hlc.ts';
import type { Conflict } from '#lib/db/history-entry.ts';
import type { MergedRecord, MergeKind, MergePlan } from '#lib/db/merge-plan.ts';
import type { TableName } from '#lib/db/schema.ts';
import { changesBetween, isDeleted, lastEdit, withValues } from '#lib/db/stamps.ts';
import type { StampedRecord, ValueChange } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { isEmptied } from '#lib/db/tombstone.ts';
import { numberCollisions } from './collisions.ts';
import type { Collision } from './collisions.ts';
import { recordName } from '#lib/history/record-name.ts';

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

/** A record that stays as it is here, because the file has it older. */
export interface OlderRecord extends Named {
	/** What differs, by stamp key: `before` in the file, `after` here; of the key '' whether it is out of the trash. */
	values: Record<string, ValueChange>;
	/** ISO 4217, for amounts; '' = the record has none. */
	currency: string;
}

/** Records of which a merge makes the same, by their kinds, and the first of them by name. */
export interface Listed {
	count: number;
	kinds: Partial<Record<TableName, number>>;
	first: Named[];
}

/** What a merge would do, as the person is shown it before. */
export interface MergeSummary {
	lists: Readonly<Record<Exclude<MergeKind, 'silent'>, Listed>>;
	/** Those of `lists.older` that are named. */
	older: OlderRecord[];
	/** Settings, device names and remembered columns that come or change: no cards, so not listed by name. */
	apart: number;
	/** Names of devices that come with it, by the device part of their stamps. */
	deviceNames: ReadonlyMap<string, string>;
	/** Records that are the same on both sides. */
	same: number;
	conflicts: NamedConflict[];
	collisions: Collision[];
	/** Contacts that go, where they are so many that the person has to type the number; 0 = need not be asked. */
	deletions: number;
	/** Instant (ms) of the latest change that would come in, where it lies more than a day ahead; 0 = none does. */
	future: number;
	/** Nothing a person would see comes of it. */
	isNothing: boolean;
}

const A_DAY = 86_400_000;
/** A box has 20,000 contacts; who wants to see all of them looks at the list of contacts afterwards. */
const MOST_NAMED = 50;
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

const NO_CARDS: ReadonlySet<TableName> = new Set<TableName>(['settings', 'devices', 'importLayouts']);

/** `last`: the last stamp this box gave or saw, '' = none. */
export function summaryOf(plan: MergePlan, sales: readonly StampedRecord[], now: number, last: Hlc | ''): MergeSummary {
	const none = (): Listed => ({ count: 0, kinds: {}, first: [] });
	const lists = { new: none(), changed: none(), deleted: none(), revived: none(), older: none() };
	let same = plan.same;
	let [gone, apart] = [0, 0];
	const deviceNames = new Map<string, string>();
	const older: OlderRecord[] = [];
	for (const planned of plan.records) {
		const { table, kind, record } = planned;
		if (table === 'devices') deviceNames.set(record.id, recordName(table, record));
		if (kind === 'silent') same++;
		else if (NO_CARDS.has(table)) {
			if (kind !== 'older') apart++;
		} else {
			const list = lists[kind];
			list.kinds[table] = (list.kinds[table] ?? 0) + 1;
			if (++list.count <= MOST_NAMED) {
				list.first.push({ table, id: record.id, name: nameOf(planned) });
				if (kind === 'older') older.push(olderOf(planned));
			}
			if (kind === 'deleted' && table === 'contacts') gone++;
		}
	}
	const conflicts = plan.records.flatMap(namedConflicts);
	const listed = lists.new.count + lists.changed.count + lists.deleted.count + lists.revived.count;
	const seen = listed + apart + conflicts.length;
	return {
		lists,
		older,
		apart,
		deviceNames,
		same,
		conflicts,
		collisions: numberCollisions(sales, plan),
		deletions: isManyDeleted(gone, plan.contacts) ? gone : 0,
		future: futureIn(plan, Math.max(now, timeOf(last))),
		isNothing: seen === 0
	};
}

/** A record that is older in the file, with what differs. */
function olderOf(planned: MergedRecord): OlderRecord {
	const { table, record, theirs } = planned;
	const values = isEmptied(theirs) ? {} : Object.fromEntries(changesBetween(theirs, record, TABLES[table].collections));
	const [before, after] = [!isDeleted(theirs), !isDeleted(record)];
	if (before !== after) values[''] = { before, after };
	return { table, id: record.id, name: nameOf(planned), values, currency: currencyOf(record) };
}

function currencyOf(record: StampedRecord): string {
	return typeof record['currency'] === 'string' ? record['currency'] : '';
}

/** Of a record that loses its content by this: the name it has until then. */
function nameOf({ table, record, values }: MergedRecord): string {
	if (!isEmptied(record)) return recordName(table, record);
	const before = new Map(Object.entries(values).map(([key, value]) => [key, value.before]));
	return recordName(table, withValues(record, before, TABLES[table].collections, record.created));
}

/**
 * What is here already raises no clock, and a clock that is ahead itself runs no further: asked again for ever, the
 * files of a device whose clock was wrong once would never come in.
 */
function futureIn({ records }: MergePlan, ahead: number): number {
	const coming = records.filter(({ isOurs }) => !isOurs);
	const latest = coming.reduce<Hlc>((last, { theirs }) => laterOf(last, laterOf(lastEdit(theirs), theirs.deleted)), '');
	return timeOf(latest) > ahead + A_DAY ? timeOf(latest) : 0;
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
	const currency = currencyOf(record);
	return conflicts
		.filter(({ key }) => !FOLLOWING.has(key.split('/')[0] ?? ''))
		.map((conflict) => ({ table, id: record.id, name: recordName(table, record), conflict, currency }));
}
