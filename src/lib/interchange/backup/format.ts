import type { BoxContents } from '#lib/db/dump.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { parseHlc } from '#lib/db/hlc.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import type { TableName } from '#lib/db/schema.ts';
import { sha256 } from '../sha256.ts';
import { fromPlain, toPlain } from './plain.ts';

/*
 * The backup file: UTF-8, one JSON value a line, LF.
 *   1st line   the manifest: what it is, who can read it, how many rows of each table
 *   then       ["contacts", {…}] — one record a line with all its stamps, tables and ids in order; last the history
 *   last line  {"rows": n, "sha256": "…"} over all bytes before it
 * Bytes (photos) stand as {"$bytes": "base64"}. Without that last line, or with another sum, the file is damaged and
 * nothing of it is read.
 */
const FORMAT = 'kartei-backup';
const VERSION = 1;

export interface Manifest {
	format: typeof FORMAT;
	version: number;
	/** The lowest version of a reader that understands the file. */
	minReader: number;
	/** ISO 8601, UTC. */
	created: string;
	device: string;
	/** The last stamp in the box when it was written. */
	last: string;
	counts: Record<string, number>;
}

/** Why a file cannot be taken as a backup; each has a sentence `box_backup_<code>`. */
export type BackupProblem =
	| { code: 'empty' }
	| { code: 'foreign' }
	| { code: 'newer'; version: number }
	| { code: 'truncated' }
	| { code: 'damaged'; line: number }
	| { code: 'tooLarge'; megabytes: number }
	| { code: 'unreadable'; reason: string };

export type BackupRead =
	{ manifest: Manifest; contents: BoxContents; problem?: undefined } | { problem: BackupProblem };

const BEGINNING = `{"format":"${FORMAT}"`;
/** 1 GB of text is more than a browser holds as one string; a full box of the largest size is a fifth of that. */
export const MOST_BYTES = 500_000_000;
const LONGEST_LINE = 60_000_000;
/** A record is a handful of lists in lists; deeper ones only exhaust the stack. */
const MOST_LEVELS = 50;

export async function writeBackup(
	contents: BoxContents & { device: string; last: string },
	now: number
): Promise<{ bytes: Uint8Array<ArrayBuffer>; manifest: Manifest; rows: number }> {
	const counts: Record<string, number> = {};
	for (const table of TABLE_NAMES) counts[table] = contents.tables[table].length;
	counts['history'] = contents.history.length;
	const manifest: Manifest = {
		format: FORMAT,
		version: VERSION,
		minReader: VERSION,
		created: new Date(now).toISOString(),
		device: contents.device,
		last: contents.last,
		counts
	};
	const lines = [JSON.stringify(manifest)];
	for (const table of TABLE_NAMES) {
		for (const record of contents.tables[table]) lines.push(JSON.stringify([table, toPlain(record)]));
	}
	for (const entry of contents.history) lines.push(JSON.stringify(['history', toPlain(entry)]));
	const body = new TextEncoder().encode(`${lines.join('\n')}\n`);
	const rows = lines.length - 1;
	const trailer = new TextEncoder().encode(`${JSON.stringify({ rows, sha256: await sha256(body) })}\n`);
	const bytes = new Uint8Array(body.length + trailer.length);
	bytes.set(body);
	bytes.set(trailer, body.length);
	return { bytes, manifest, rows };
}

/** Reads and checks a whole file before anything of it is used; what is wrong with it comes back as a value. */
export async function readBackup(bytes: Uint8Array<ArrayBuffer>): Promise<BackupRead> {
	if (bytes.length === 0) return { problem: { code: 'empty' } };
	if (bytes.length > MOST_BYTES) return { problem: tooLarge(bytes.length) };
	const manifest = readManifest(bytes);
	if ('problem' in manifest) return manifest;
	const end = bytes.at(-1) === 10 ? bytes.length - 1 : bytes.length;
	const trailerStart = bytes.lastIndexOf(10, end - 1) + 1;
	const trailer = parse(decode(bytes.subarray(trailerStart, end))) as { rows?: unknown; sha256?: unknown } | undefined;
	if (typeof trailer?.sha256 !== 'string') return { problem: { code: 'truncated' } };
	if ((await sha256(bytes.subarray(0, trailerStart))) !== trailer.sha256)
		return { problem: { code: 'damaged', line: 0 } };
	return readRows(manifest, bytes.subarray(0, trailerStart), trailer.rows);
}

export function tooLarge(bytes: number): BackupProblem {
	return { code: 'tooLarge', megabytes: Math.round(bytes / 1e6) };
}

function readManifest(bytes: Uint8Array): Manifest | { problem: BackupProblem } {
	const end = bytes.indexOf(10);
	const first = parse(decode(bytes.subarray(0, end < 0 ? Math.min(bytes.length, 10_000) : end)));
	const manifest = first as Partial<Manifest> | undefined;
	if (typeof manifest !== 'object' || manifest === null || manifest.format !== FORMAT) {
		// A file that breaks off within its first line was ours if it begins like ours.
		const isOurs = decode(bytes.subarray(0, BEGINNING.length)) === BEGINNING;
		return { problem: { code: isOurs ? 'truncated' : 'foreign' } };
	}
	if (typeof manifest.minReader !== 'number' || manifest.minReader > VERSION) {
		return { problem: { code: 'newer', version: Number(manifest.version) } };
	}
	if (!Number.isFinite(Date.parse(String(manifest.created)))) return { problem: { code: 'damaged', line: 1 } };
	return manifest as Manifest;
}

function isDeeperThan(levels: number, value: unknown): boolean {
	if (value === null || typeof value !== 'object') return false;
	return levels === 0 || Object.values(value).some((each) => isDeeperThan(levels - 1, each));
}

function readRows(manifest: Manifest, body: Uint8Array, expected: unknown): BackupRead {
	const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, [] as StampedRecord[]]));
	const history: HistoryEntry[] = [];
	let at = body.indexOf(10) + 1;
	let line = 1;
	while (at < body.length) {
		line++;
		const end = body.indexOf(10, at);
		if (end - at > LONGEST_LINE) return { problem: { code: 'damaged', line } };
		const row = parse(decode(body.subarray(at, end)));
		at = end + 1;
		if (!Array.isArray(row) || row.length !== 2 || isDeeperThan(MOST_LEVELS, row))
			return { problem: { code: 'damaged', line } };
		const record: unknown = fromPlain(row[1]);
		if (row[0] === 'history' && isEntry(record)) history.push(record);
		else if (typeof row[0] === 'string' && Object.hasOwn(tables, row[0]) && isRecord(record)) {
			tables[row[0]]?.push(record);
		} else return { problem: { code: 'damaged', line } };
	}
	if (line - 1 !== expected) return { problem: { code: 'damaged', line: 0 } };
	return { manifest, contents: { tables: tables as BoxContents['tables'], history } };
}

function isRecord(value: unknown): value is StampedRecord {
	if (!isObject(value) || typeof value['id'] !== 'string' || value['id'] === '') return false;
	const { created, deleted, stamps } = value;
	return (
		parseHlc(created) !== null &&
		(deleted === '' || parseHlc(deleted) !== null) &&
		isObject(stamps) &&
		Object.values(stamps).every((stamp) => parseHlc(stamp) !== null)
	);
}

function isEntry(value: unknown): value is HistoryEntry {
	return (
		isObject(value) &&
		['id', 'what', 'label', 'stamp', 'device', 'undoes'].every((key) => typeof value[key] === 'string') &&
		typeof value['at'] === 'number' &&
		Array.isArray(value['changes']) &&
		value['changes'].every(isChange)
	);
}

function isChange(change: unknown): boolean {
	return (
		isObject(change) &&
		TABLE_NAMES.includes(change['table'] as TableName) &&
		typeof change['id'] === 'string' &&
		['created', 'changed', 'deleted', 'revived'].includes(String(change['kind'])) &&
		(change['values'] === undefined || (isObject(change['values']) && Object.values(change['values']).every(isObject)))
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// The caller says which line it was.
		return undefined;
	}
}

function decode(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes);
}
