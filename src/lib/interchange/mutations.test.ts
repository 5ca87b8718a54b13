import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BoxContents } from '#lib/db/dump.ts';
import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { tick } from '#lib/db/hlc.ts';
import { planMerge } from '#lib/db/merge-plan.ts';
import { canonical } from '#lib/db/record-values.ts';
import { stampNew } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import { emptyContents } from '#lib/db/three-devices.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import messages from '../../../messages/interchange/en.json' with { type: 'json' };
import { locked, newKey, opened } from './backup/crypt.ts';
import { readBackup, writeBackup, writeLines } from './backup/format.ts';
import type { ContactDraft } from './draft.ts';
import { computedMs, mutants, random, strayed } from './mutants.ts';
import { planImport } from './plan.ts';
import { readContacts } from './read.ts';

/*
 * Damaged files by the thousand: a reader never throws, never hangs, and gives only what the box can hold.
 * `npm run faults` runs this with many more (KARTEI_RUNS).
 */
const RUNS = Number(process.env['KARTEI_RUNS'] ?? 1000);
const SEED = Number(process.env['KARTEI_SEED'] ?? 20_261_122);
const MOST_MS = 2000;
const TIMEOUT = 20_000 + RUNS * 30;

/** Own files, and where they lie beside the repository those of real programs; large ones make it only slow. */
function seedsIn(own: string, corpus: string, ending: string): Uint8Array[] {
	const folders = [own, corpus].filter((folder) => existsSync(folder));
	const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
	return files
		.filter((file) => file.endsWith(ending))
		.map((file) => readFileSync(file))
		.filter(({ length }) => length < 20_000);
}

const CARDS = seedsIn('tests/files', '../shared/corpus/vcf', '.vcf');
const TABLES = seedsIn('tests/files', '../shared/corpus/csv', '.csv');

/** Every text in a draft. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (value instanceof Uint8Array || value === null || typeof value !== 'object') return [];
	return Object.values(value).flatMap(textsIn);
}

/** What has to hold for every file, however odd; throws what does not. */
function check(bytes: Uint8Array, fileName: string): number {
	const started = computedMs();
	const { contacts, problems } = readContacts(bytes, fileName);
	expect(computedMs() - started, 'ms to read it').toBeLessThan(MOST_MS);
	let last = 0;
	for (const draft of contacts) {
		expect(draft.displayName.trim()).not.toBe('');
		expect(draft.line, 'a line of its own').toBeGreaterThan(last);
		last = draft.line;
		for (const text of textsIn(draft))
			if (!text.isWellFormed() || text.includes('\0')) throw new Error('a text with half a character or a NUL');
	}
	for (const { code, line } of problems) {
		const key = `problem_${code.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
		expect(messages, code).toHaveProperty(key);
		expect(line).toBeGreaterThanOrEqual(0);
	}
	if (contacts.length === 0) expect(problems.length, 'a reason why there is nothing').toBeGreaterThan(0);
	checkTwice(contacts);
	return contacts.length;
}

/** The same file a second time finds everything that the first import made. */
function checkTwice(drafts: readonly ContactDraft[]): void {
	let ids = 0;
	const source = { newId: () => `c${ids++}`, newItemId: () => `i${ids++}`, importId: '' };
	const first = planImport(drafts, [], source);
	const second = planImport(drafts, first.add, source);
	expect(second.counts, 'new and updated at the second import').toMatchObject({ added: 0, updated: 0 });
}

function checkAll(seeds: readonly Uint8Array[], fileName: string): void {
	let contacts = 0;
	let number = 0;
	for (const bytes of mutants(seeds, RUNS, SEED)) {
		number++;
		try {
			contacts += check(bytes, fileName);
		} catch (error) {
			const text = new TextDecoder('latin1').decode(bytes.subarray(0, 3000));
			throw new Error(`File ${number}: ${String(error)}\n${JSON.stringify(text)}`, { cause: error });
		}
	}
	// Most of the damage is small: a reader that gave up on every file would pass everything above.
	expect(contacts).toBeGreaterThan(RUNS / 4);
}

describe('files that are nearly right', () => {
	it('vCards', () => checkAll(CARDS, 'phone.vcf'), TIMEOUT);
	it('tables', () => checkAll(TABLES, 'list.csv'), TIMEOUT);
});

const NOW = Date.UTC(2026, 10, 22);
const STAMP = tick('', NOW, 'd1');

const HISTORY: HistoryEntry[] = [
	{
		id: 'h1',
		what: 'backup.merge',
		label: 'phone',
		at: NOW,
		stamp: STAMP,
		device: 'd1',
		undoes: '',
		changes: [
			{ table: 'contacts', id: 'c0', kind: 'created' },
			{
				table: 'contacts',
				id: 'c1',
				kind: 'changed',
				values: { remark: { before: 'a', after: 'b' }, 'tags/vip': { before: true } },
				conflicts: [
					{ key: 'remark', kept: 'b', lost: 'c', keptStamp: STAMP, lostStamp: STAMP },
					{ key: '', kept: true, keptStamp: STAMP, lostStamp: STAMP }
				]
			}
		]
	}
];

function box(): BoxContents & { device: string; last: string } {
	const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, [] as StampedRecord[]]));
	for (const seed of [...CARDS.slice(0, 3), ...TABLES.slice(0, 3)]) {
		let ids = tables['contacts']?.length ?? 0;
		const source = { newId: () => `c${ids++}`, newItemId: () => `i${ids++}`, importId: '' };
		const { contacts } = readContacts(seed, '');
		const added: Contact[] = planImport(contacts, [], source).add;
		tables['contacts']?.push(...added.slice(0, 5).map((contact) => stampNew({ ...contact }, STAMP)));
	}
	return { tables: tables as BoxContents['tables'], history: [], device: 'd1', last: STAMP };
}

describe('backups that are nearly right', () => {
	it(
		'are refused, or are what was saved',
		async () => {
			const contents = box();
			const { bytes } = await writeLines(contents, NOW, '1.0');
			let refused = 0;
			for (const mutant of mutants([bytes], RUNS, SEED)) {
				const read = await readBackup(mutant);
				if (read.problem) refused++;
				else expect(canonical(read.contents.tables)).toBe(canonical(contents.tables));
			}
			expect(refused).toBeGreaterThan(RUNS * 0.9);
		},
		TIMEOUT
	);
	it(
		'and packed, are refused, or are what was saved',
		async () => {
			const contents = box();
			const { bytes } = await writeBackup(contents, NOW, '1.0');
			let refused = 0;
			for (const mutant of mutants([bytes], RUNS, SEED)) {
				const started = computedMs();
				const read = await readBackup(mutant);
				expect(computedMs() - started, 'ms to read it').toBeLessThan(MOST_MS);
				if (read.problem) refused++;
				else expect(canonical(read.contents.tables)).toBe(canonical(contents.tables));
			}
			expect(refused).toBeGreaterThan(RUNS * 0.9);
		},
		TIMEOUT
	);
	it(
		'and locked for a key, are refused, or are what was saved',
		async () => {
			const contents = box();
			const { identity, recipient } = await newKey();
			const { bytes } = await writeBackup(contents, NOW, '1.0');
			let refused = 0;
			for (const mutant of mutants([await locked(bytes, { by: 'key', recipient })], RUNS, SEED)) {
				const open = await opened(mutant, { by: 'key', key: identity });
				const read = 'bytes' in open ? await readBackup(open.bytes) : undefined;
				if (!read || read.problem) refused++;
				else expect(canonical(read.contents.tables)).toBe(canonical(contents.tables));
			}
			expect(refused).toBeGreaterThan(RUNS * 0.9);
		},
		TIMEOUT
	);
	it(
		'with a checksum that fits all the same never get past the reader as an exception',
		async () => {
			const { bytes } = await writeLines(box(), NOW, '1.0');
			const body = bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2) + 1);
			const next = random(SEED);
			for (const mutant of mutants([body], RUNS, SEED)) {
				const read = await readBackup(await forged(mutant, Math.floor(next() * 3)));
				if (!read.problem) expect(Number.isFinite(Date.parse(read.manifest.created))).toBe(true);
			}
		},
		TIMEOUT
	);
	it(
		'and signed anew after a value became another are refused, or can be merged',
		async () => {
			const own = box();
			const { bytes } = await writeLines({ ...own, history: HISTORY }, NOW, '1.0');
			const lines = new TextDecoder().decode(bytes).trimEnd().split('\n').slice(0, -1);
			const entries = lines.length - HISTORY.length;
			const next = random(SEED);
			let read = 0;
			for (let run = 0; run < RUNS; run++) {
				const made = [...lines];
				for (let changes = 1 + Math.floor(next() * 3); changes > 0; changes--) {
					// Half of the damage in the few entries of the history.
					const from = next() < 0.5 ? entries : 1;
					const at = from + Math.floor(next() * (lines.length - from));
					const [table, row] = JSON.parse(made[at] ?? '') as [string, unknown];
					made[at] = JSON.stringify([table, strayed(row, next)]);
				}
				const file = await forged(new TextEncoder().encode(`${made.join('\n')}\n`), 0);
				const { contents } = { contents: undefined, ...(await readBackup(file)) };
				if (!contents) continue;
				read++;
				try {
					for (const ours of [own, { ...own, history: HISTORY }, emptyContents()]) planMerge(ours, contents);
				} catch (error) {
					throw new Error(`${String(error)}\n${made.filter((line, at) => line !== lines[at]).join('\n')}`, {
						cause: error
					});
				}
			}
			expect(read).toBeGreaterThan(RUNS / 10);
		},
		TIMEOUT
	);
	it('of a depth nobody writes are damaged', async () => {
		const { bytes } = await writeLines(box(), NOW, '1.0');
		const first = bytes.subarray(0, bytes.indexOf(10) + 1);
		const record = stampNew({ id: 'c0', x: 0 }, STAMP);
		const deep = JSON.stringify(['contacts', record]).replace('"x":0', `"x":${'['.repeat(1e5)}${']'.repeat(1e5)}`);
		const read = await readBackup(await forged(Buffer.concat([first, Buffer.from(`${deep}\n`)]), 0));
		expect(read.problem).toEqual({ code: 'damaged', line: 2 });
	});
});

/** A trailer that fits what stands above it; a line more or less in it every now and then. */
async function forged(body: Uint8Array, off: number): Promise<Uint8Array<ArrayBuffer>> {
	const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(body))).toString('hex');
	const rows = body.filter((byte) => byte === 10).length - 1 + (off === 2 ? 1 : 0);
	return Uint8Array.from(Buffer.concat([body, Buffer.from(`${JSON.stringify({ rows, sha256: digest })}\n`)]));
}
