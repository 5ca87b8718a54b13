import fc from 'fast-check';
import { emptyContact } from '#lib/contacts/contact.ts';
import { newNote } from '#lib/notes/note.ts';
import { emptySale } from '#lib/sales/sale.ts';
import type { BoxContents } from './dump.ts';
import { renewedDevice, tick } from './hlc.ts';
import type { Hlc } from './hlc.ts';
import { planMerge } from './merge-plan.ts';
import type { MergePlan } from './merge-plan.ts';
import { TABLE_NAMES } from './schema.ts';
import type { TableName } from './schema.ts';
import { valuesByKey } from './record-values.ts';
import { changesBetween, isDeleted, stampChanged, stampDeleted, stampNew, stampRevived } from './stamps.ts';
import type { StampedRecord } from './stamps.ts';
import { TABLES } from './tables.ts';
import { emptied, isEmptied } from './tombstone.ts';

/*
 * Three devices in memory for the tests of the merge: they write with the real stamps, merge by the real plan, and know
 * beside it, as an oracle, which write made each value and which writes each of them has ever taken in.
 */

/** A write by its number; the oracle's side of a value. */
type Known = ReadonlySet<number>;

export interface Device {
	writer: string;
	last: Hlc;
	contents: BoxContents;
	known: Known;
	/** `table/id/key` -> the write that made it as it is; key '' = the last deletion or revival. */
	heads: ReadonlyMap<string, number>;
}

export interface Step {
	device: number;
	other: number;
	/** Ms on that device's clock, which differs from the others' and goes back. */
	clock: number;
	kind: (typeof KINDS)[number];
	id: string;
	text: string;
}

const KINDS = [
	...(['field', 'field', 'field', 'unknown', 'tag', 'untag', 'phone', 'unphone', 'note', 'pay'] as const),
	...([
		'delete',
		'delete',
		'purge',
		'revive',
		'merge',
		'merge',
		'merge',
		'merge',
		'merge',
		'backup',
		'restore'
	] as const)
];

export const histories = fc.array(
	fc.record({
		device: fc.integer({ min: 0, max: 2 }),
		other: fc.integer({ min: 0, max: 2 }),
		clock: fc.integer({ min: 1, max: 60 }),
		kind: fc.constantFrom(...KINDS),
		id: fc.constantFrom('r1', 'r1', 'r2'),
		text: fc.string({ maxLength: 2 })
	}),
	{ maxLength: 30, size: 'max' }
);

export function emptyContents(): BoxContents {
	const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, [] as StampedRecord[]]));
	return { tables: tables as BoxContents['tables'], history: [] };
}

function withRecord(contents: BoxContents, table: TableName, record: StampedRecord): BoxContents {
	const others = contents.tables[table].filter(({ id }) => id !== record.id);
	const list = [...others, record].sort((a, b) => (a.id < b.id ? -1 : 1));
	return { ...contents, tables: { ...contents.tables, [table]: list } };
}

const find = (contents: BoxContents, table: TableName, id: string) =>
	contents.tables[table].find((record) => record.id === id);

/** The contents after the merge, as the box's command would leave them. */
export function merged(ours: BoxContents, plan: MergePlan): BoxContents {
	let contents = ours;
	for (const { table, record, isOurs } of plan.records) if (!isOurs) contents = withRecord(contents, table, record);
	const history = [...ours.history, ...plan.history].sort((a, b) => (a.id < b.id ? -1 : 1));
	return { ...contents, history };
}

const EMPTY: Partial<Record<TableName, (id: string) => { id: string }>> = {
	contacts: emptyContact,
	notes: (id) => newNote({ id, at: 1, zone: 'UTC' }),
	sales: (id) => emptySale(id, 'EUR', '2026-11-22')
};

interface Phone {
	id: string;
	position: number;
	value: string;
}

/** The new state of one record; undefined where the step does not apply. */
function edited(record: StampedRecord | undefined, table: TableName, { kind, id, text }: Step, number: number) {
	const isThere = record && !isEmptied(record);
	const before = (isThere ? record : (EMPTY[table]?.(id) ?? { id })) as Record<string, unknown> & { id: string };
	const phones = (before['phones'] ?? []) as Phone[];
	const value = `${text}#${number}`;
	switch (kind) {
		case 'field':
			return { ...before, remark: value };
		case 'unknown':
			return { ...before, newerField: { deep: [value] } };
		case 'tag':
			return { ...before, tags: [...(before['tags'] as string[]), text] };
		case 'untag':
			return { ...before, tags: (before['tags'] as string[]).slice(1) };
		case 'phone':
			return {
				...before,
				phones: [...phones, { id: `p${number}`, position: phones.length, type: '', value, e164: '' }]
			};
		case 'unphone':
			return { ...before, phones: phones.slice(1) };
		case 'note':
			return { ...before, text: value };
		default:
			return { ...before, payments: [...(before['payments'] as object[]), payment(number)] };
	}
}

const payment = (number: number) => ({
	id: `y${number}`,
	position: number,
	day: '2026-11-22',
	amount: number,
	method: 'transfer',
	note: ''
});

const tableOf = (kind: Step['kind']): TableName => (kind === 'note' ? 'notes' : kind === 'pay' ? 'sales' : 'contacts');

/** One command on one device. */
function command(device: Device, step: Step, number: number): Device {
	const table = tableOf(step.kind);
	const { collections } = TABLES[table];
	const before = find(device.contents, table, step.id);
	const stamp = tick(device.last, step.clock, device.writer);
	const heads = new Map(device.heads);
	const head = (key: string) => heads.set(`${table}/${step.id}/${key}`, number);
	let after: StampedRecord;
	if (step.kind === 'purge') {
		if (!before || isEmptied(before)) return device;
		const deleted = isDeleted(before) ? before : stampDeleted(before, stamp);
		return { ...device, last: stamp, contents: withRecord(device.contents, table, emptied(deleted)) };
	}
	if (step.kind === 'delete' || step.kind === 'revive') {
		if (!before || isEmptied(before) || isDeleted(before) === (step.kind === 'delete')) return device;
		after = step.kind === 'delete' ? stampDeleted(before, stamp) : stampRevived(before, stamp);
		head('');
	} else {
		const fields = edited(before, table, step, number);
		const changes = before ? changesBetween(before, fields, collections) : valuesByKey(fields, collections);
		if (changes.size === 0) return device;
		for (const key of changes.keys()) head(key);
		after = before
			? stampChanged(before, fields, changes.keys(), stamp, collections)
			: stampNew(fields, stamp, collections);
	}
	const entry = { id: `e${String(number).padStart(5, '0')}`, what: 'test', label: '', at: step.clock, stamp };
	const contents = withRecord(device.contents, table, after);
	const history = [...contents.history, { ...entry, device: device.writer, changes: [], undoes: '' }];
	const known = new Set([...device.known, number]);
	return { ...device, last: stamp, contents: { ...contents, history }, known, heads };
}

/** Every merge of a history is shown to `onMerge` before it is done. */
export type OnMerge = (ours: Device, theirs: Device, plan: MergePlan) => void;

export function mergeDevices(ours: Device, theirs: Device, onMerge?: OnMerge): Device {
	const plan = planMerge(ours.contents, theirs.contents);
	onMerge?.(ours, theirs, plan);
	const contents = merged(ours.contents, plan);
	const heads = new Map(ours.heads);
	for (const [key, number] of theirs.heads) {
		const [table, id, ...rest] = key.split('/') as [TableName, string, ...string[]];
		const [ourHead, name] = [ours.heads.get(key), rest.join('/')];
		if (ourHead === number) continue;
		const joined = find(contents, table, id);
		const mine = find(ours.contents, table, id);
		// Values are told apart by the number of their write; the envelope by its stamp.
		const isTheirs = joined && (!mine || headStamp(joined, name) !== headStamp(mine, name));
		if (ourHead === undefined || isTheirs) heads.set(key, number);
	}
	const last = theirs.last > ours.last ? theirs.last : ours.last;
	return { ...ours, contents, last, heads, known: new Set([...ours.known, ...theirs.known]) };
}

function headStamp(record: StampedRecord, key: string): Hlc | '' {
	if (key === '') return isDeleted(record) ? record.deleted : (record.stamps[':revived'] ?? '');
	return record.stamps[key] ?? record.created;
}

const WRITERS = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'];

/** Runs a history from three empty boxes. */
export function run(steps: readonly Step[], onMerge?: OnMerge): Device[] {
	const devices = WRITERS.map((writer): Device => ({
		writer,
		last: '',
		contents: emptyContents(),
		known: new Set(),
		heads: new Map()
	}));
	const backups = [...devices];
	for (const [number, step] of steps.entries()) {
		const [device, other] = [devices[step.device], devices[step.other]];
		if (!device || !other) throw new Error('three devices');
		if (step.kind === 'backup') backups[step.device] = device;
		else if (step.kind === 'merge') {
			if (device !== other) devices[step.device] = mergeDevices(device, other, onMerge);
		} else if (step.kind === 'restore') {
			const backup = backups[step.other] ?? device;
			const last = backup.last > device.last ? backup.last : device.last;
			devices[step.device] = { ...backup, writer: renewedDevice(device.writer), last };
		} else devices[step.device] = command(device, step, number);
	}
	return devices;
}
