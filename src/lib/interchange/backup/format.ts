import type { BoxContents } from '#lib/db/dump.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { SCHEMA_VERSION, TABLE_NAMES } from '#lib/db/schema.ts';
import { sha256 } from '../sha256.ts';
import { MOST_BYTES, outsideOf, packed, unpacked } from './container.ts';
import { fromPlain, toPlain } from './plain.ts';
import { tooLarge } from './problem.ts';
import type { BackupProblem } from './problem.ts';
import { isEntry, isObject, isRecord, isTooDeep } from './record-shape.ts';

/*
 * The backup file: gzip of UTF-8, one JSON value a line, LF. The same lines without gzip are read, too.
 *   1st line   the manifest: what it is, who can read it, how many rows of each table
 *   then       ["contacts", {…}] — one record a line with all its stamps, tables and ids in order; last the history
 *   last line  {"rows": n, "sha256": "…"} over all bytes before it
 * Bytes (photos) stand as {"$bytes": "base64"}. Without that last line, or with another sum, the file is damaged and
 * nothing of it is read. An encrypted one is the same file inside an age file (see crypt.ts).
 */
const FORMAT = 'kartei-backup';
const VERSION = 1;

export interface Manifest {
	format: typeof FORMAT;
	version: number;
	/** The lowest version of a reader that understands the file. */
	minReader: number;
	/** The app's version that wrote it; '' in the first files. */
	app: string;
	/** The meaning of the rows (`SCHEMA_VERSION`); 0 in the first files. */
	schema: number;
	/** ISO 8601, UTC. */
	created: string;
	device: string;
	/** The last stamp in the box when it was written. */
	last: string;
	counts: Record<string, number>;
}

export type BackupRead =
	{ manifest: Manifest; contents: BoxContents; problem?: undefined } | { problem: BackupProblem };

const BEGINNING = `{"format":"${FORMAT}"`;
const LONGEST_LINE = 60_000_000;
const LONGEST_MANIFEST = 10_000;
/** Lines between two calls of `onProgress`. */
const STRIDE = 2000;

/** The whole box as the bytes of a backup file. */
export async function writeBackup(
	contents: BoxContents & { device: string; last: string },
	now: number,
	app: string
): Promise<{ bytes: Uint8Array<ArrayBuffer>; manifest: Manifest }> {
	const { bytes, manifest } = await writeLines(contents, now, app);
	return { bytes: await packed(bytes), manifest };
}

/** The same before it is packed. */
export async function writeLines(
	contents: BoxContents & { device: string; last: string },
	now: number,
	app: string
): Promise<{ bytes: Uint8Array<ArrayBuffer>; manifest: Manifest }> {
	const counts: Record<string, number> = {};
	for (const table of TABLE_NAMES) counts[table] = contents.tables[table].length;
	counts['history'] = contents.history.length;
	const manifest: Manifest = {
		format: FORMAT,
		version: VERSION,
		minReader: VERSION,
		app,
		schema: SCHEMA_VERSION,
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
	const rows = lines.length - 1;
	const body = new TextEncoder().encode(`${lines.join('\n')}\n`);
	const trailer = new TextEncoder().encode(`${JSON.stringify({ rows, sha256: await sha256(body) })}\n`);
	const bytes = new Uint8Array(body.length + trailer.length);
	bytes.set(body);
	bytes.set(trailer, body.length);
	return { bytes, manifest };
}

/**
 * Reads and checks a whole file before anything of it is used; what is wrong with it comes back as a value.
 * @param onProgress hears the share that was checked, 0 to 1
 */
export async function readBackup(
	file: Uint8Array<ArrayBuffer>,
	onProgress: (share: number) => void = () => undefined
): Promise<BackupRead> {
	if (file.length > MOST_BYTES) return { problem: tooLarge(file.length) };
	const outside = outsideOf(file);
	if (outside === 'empty' || outside === 'zip' || outside === 'spreadsheet') return { problem: { code: outside } };
	const bytes = outside === 'gzip' ? await unpacked(file, BEGINNING) : file;
	if ('problem' in bytes) return bytes;
	const manifest = readManifest(bytes);
	if ('problem' in manifest) return manifest;
	const end = bytes.at(-1) === 10 ? bytes.length - 1 : bytes.length;
	const trailerStart = bytes.lastIndexOf(10, end - 1) + 1;
	const trailer = parse(decode(bytes.subarray(trailerStart, end))) as { rows?: unknown; sha256?: unknown } | undefined;
	if (typeof trailer?.sha256 !== 'string') return { problem: { code: 'truncated' } };
	const body = bytes.subarray(0, trailerStart);
	if ((await sha256(body)) !== trailer.sha256) return { problem: { code: 'damaged', line: 0 } };
	return readRows(manifest, body, trailer.rows, onProgress);
}

function readManifest(bytes: Uint8Array): Manifest | { problem: BackupProblem } {
	const end = bytes.indexOf(10);
	const line = decode(bytes.subarray(0, Math.min(end < 0 ? bytes.length : end, LONGEST_MANIFEST)));
	const manifest = parse(line) as Partial<Manifest> | undefined;
	if (!isObject(manifest) || manifest.format !== FORMAT) {
		// A file that breaks off within its first line was ours if it begins like ours.
		return { problem: { code: line.startsWith(BEGINNING) ? 'truncated' : 'foreign' } };
	}
	if (typeof manifest.minReader !== 'number' || manifest.minReader > VERSION) {
		return { problem: { code: 'newer', version: Number(manifest.version) } };
	}
	if (!Number.isFinite(Date.parse(String(manifest.created)))) return { problem: { code: 'damaged', line: 1 } };
	return {
		...(manifest as Manifest),
		app: typeof manifest.app === 'string' ? manifest.app : '',
		schema: typeof manifest.schema === 'number' ? manifest.schema : 0,
		device: String(manifest.device)
	};
}

function readRows(
	manifest: Manifest,
	body: Uint8Array,
	expected: unknown,
	onProgress: (share: number) => void
): BackupRead {
	const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, [] as StampedRecord[]]));
	const history: HistoryEntry[] = [];
	let at = body.indexOf(10) + 1;
	let line = 1;
	while (at < body.length) {
		line++;
		if (line % STRIDE === 0) onProgress(at / body.length);
		const end = body.indexOf(10, at);
		if (end - at > LONGEST_LINE) return { problem: { code: 'damaged', line } };
		const row = parse(decode(body.subarray(at, end)));
		at = end + 1;
		if (!Array.isArray(row) || row.length !== 2 || isTooDeep(row)) return { problem: { code: 'damaged', line } };
		const record: unknown = fromPlain(row[1]);
		if (row[0] === 'history' && isEntry(record)) history.push(record);
		else if (typeof row[0] === 'string' && Object.hasOwn(tables, row[0]) && isRecord(record)) {
			tables[row[0]]?.push(record);
		} else return { problem: { code: 'damaged', line } };
	}
	if (line - 1 !== expected) return { problem: { code: 'damaged', line: 0 } };
	return { manifest, contents: { tables: tables as BoxContents['tables'], history } };
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
