import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoxContents } from '#lib/db/dump.ts';
import { tick } from '#lib/db/hlc.ts';
import { stampNew } from '#lib/db/stamps.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import { readBackup, writeBackup, writeLines } from './format.ts';

const NOW = Date.UTC(2026, 10, 22);
const STAMP = tick('', NOW, 'd1');

function box(contacts: object[], history: BoxContents['history'] = []) {
	const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, [] as ReturnType<typeof stampNew>[]]));
	tables['contacts'] = contacts.map((fields, at) => stampNew({ ...fields, id: `c${at}` }, STAMP));
	return { tables: tables as BoxContents['tables'], history, device: 'd1', last: STAMP };
}

const ENTRY = {
	id: 'h1',
	what: 'contact.save',
	label: 'Berg',
	at: NOW,
	stamp: STAMP,
	device: 'd1',
	undoes: '',
	changes: [{ table: 'contacts' as const, id: 'c0', kind: 'created' as const }]
};

const written = async (contents: ReturnType<typeof box>) => (await writeBackup(contents, NOW, '1.0')).bytes;
const fileOf = (text: string) => new TextEncoder().encode(text);
const zipped = (bytes: Uint8Array | string) => new Uint8Array(gzipSync(bytes));

describe('backup', () => {
	it('comes back as it was written, bytes and hostile names included', async () => {
		const hostile = JSON.parse('{"custom":{"__proto__":"x","constructor":"y"}}') as object;
		const contents = box([{ name: 'Åsa', photo: new Uint8Array([0, 255, 7]) }, hostile], [ENTRY]);
		const read = await readBackup(await written(contents));
		expect(read).toMatchObject({ contents: { tables: contents.tables, history: contents.history } });
		const again = await written({ ...contents, ...('contents' in read ? read.contents : {}) });
		expect(again).toEqual(await written(contents));
		expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
	});
	it('comes back whatever the texts are', async () => {
		const text = fc.string({ unit: 'binary' });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.dictionary(text, text), { maxLength: 4 }), async (custom) => {
				const contents = box(custom.map((each) => ({ custom: each })));
				const first = await written(contents);
				const read = await readBackup(first);
				if (!('contents' in read)) throw new Error(JSON.stringify(read));
				expect(await written({ ...contents, ...read.contents })).toEqual(first);
			}),
			{ numRuns: 60 }
		);
	});
	it('is gzip of the lines, and the lines alone are read too', async () => {
		const contents = box([{ name: 'Berg' }], [ENTRY]);
		const { bytes } = await writeLines(contents, NOW, '1.0');
		expect(gunzipSync(await written(contents))).toEqual(Buffer.from(bytes));
		expect(await readBackup(bytes)).toMatchObject({ manifest: { app: '1.0', counts: { contacts: 1, history: 1 } } });
	});
	it('of the first version, which knew neither app nor schema, is read', async () => {
		const { bytes } = await writeLines(box([]), NOW, '1.0');
		const manifest = JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10)))) as object;
		const old = `${JSON.stringify({ ...manifest, app: undefined, schema: undefined })}\n`;
		const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', fileOf(old))).toString('hex');
		const read = await readBackup(fileOf(`${old}${JSON.stringify({ rows: 0, sha256 })}\n`));
		expect(read).toMatchObject({ manifest: { app: '', schema: 0 } });
	});
	it('takes no half of a character out of a made file', async () => {
		const { bytes } = await writeLines(box([{ name: 'Q' }]), NOW, '1.0');
		const text = new TextDecoder().decode(bytes).replace('"name":"Q"', '"name":"\\ud83d"');
		const body = text.slice(0, text.trimEnd().lastIndexOf('\n') + 1);
		const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', fileOf(body))).toString('hex');
		const read = await readBackup(fileOf(`${body}${JSON.stringify({ rows: 1, sha256 })}\n`));
		expect(read).toMatchObject({ contents: { tables: { contacts: [{ name: '\ufffd' }] } } });
	});
});

describe('a file that is no backup', () => {
	it.each([
		['of nothing', '', 'empty'],
		['of a picture', '\u0089PNG', 'foreign'],
		['of another program', '{"format":"other"}\n', 'foreign'],
		['of a list', 'name;phone\nBerg;1\n', 'foreign'],
		['of contacts', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Berg\r\nEND:VCARD\r\n', 'foreign'],
		['of null', 'null\n', 'foreign'],
		['of brackets', '['.repeat(100_000), 'foreign'],
		['of one broken line', '{"format":"kartei-backup","version":1,"minRe', 'truncated'],
		['of a ZIP archive', 'PK\u0003\u0004', 'zip'],
		['of a workbook', 'PK\u0003\u0004…PK\u0001\u0002…xl/workbook.xml', 'spreadsheet']
	])('%s', async (_, text, code) => {
		expect(await readBackup(fileOf(text))).toEqual({ problem: { code } });
		// Empty or an archive is said of a file, not of what is packed in it.
		if (code === 'foreign') expect(await readBackup(zipped(text))).toEqual({ problem: { code } });
	});
	it('of a newer version says so', async () => {
		const newer = '{"format":"kartei-backup","version":9,"minReader":9}\n';
		expect(await readBackup(fileOf(newer))).toEqual({ problem: { code: 'newer', version: 9 } });
		expect(await readBackup(zipped(newer))).toEqual({ problem: { code: 'newer', version: 9 } });
	});
});

describe('a history entry', () => {
	const lost = { key: 'remark', kept: 'a', lost: 'b', keptStamp: STAMP, lostStamp: STAMP };
	const withConflicts = (conflicts: unknown) =>
		box([{}], [{ ...ENTRY, changes: [{ table: 'contacts', id: 'c0', kind: 'changed', conflicts: conflicts as [] }] }]);
	it.each([
		['conflicts that are none', 'x'],
		['a conflict that is null', [lost, null]],
		['a conflict without a key', [{ ...lost, key: 1 }]],
		['a conflict without a stamp', [{ ...lost, lostStamp: undefined }]],
		['a conflict with a stamp that is none', [{ ...lost, keptStamp: 'yesterday' }]]
	])('with %s is damaged', async (_, conflicts) => {
		expect(await readBackup(await written(withConflicts(conflicts)))).toEqual({
			problem: { code: 'damaged', line: 3 }
		});
	});
	it('with conflicts is read', async () => {
		expect(await readBackup(await written(withConflicts([lost])))).toMatchObject({ contents: { history: [{}] } });
	});
});

describe('a small file that unpacks to a large one', () => {
	it('is no backup from its first bytes on', async () => {
		expect(await readBackup(zipped(Buffer.alloc(50_000_000)))).toEqual({ problem: { code: 'foreign' } });
	});
	it('is stopped while it unpacks, however it begins', async () => {
		const trap = Buffer.alloc(50_000_000, ' ');
		trap.write('{"format":"kartei-backup","version":1,"minReader":1,"created":"2026-11-22T00:00:00.000Z"}\n');
		expect(await readBackup(zipped(trap))).toEqual({ problem: { code: 'bomb' } });
	});
});

describe('damage', () => {
	it.each(['packed', 'plain'])('is refused at every length and in every byte (%s)', async (kind) => {
		const contents = box([{ name: 'Berg' }, { name: 'Ek' }]);
		const bytes = kind === 'packed' ? await written(contents) : (await writeLines(contents, NOW, '1.0')).bytes;
		for (let length = 0; length < bytes.length - 1; length++) {
			expect(await readBackup(bytes.slice(0, length))).toHaveProperty('problem.code');
		}
		await fc.assert(
			fc.asyncProperty(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
				const damaged = bytes.slice();
				damaged[at] = (damaged[at] ?? 0) ^ flip;
				const read = await readBackup(damaged);
				// Four bytes of a gzip header say when and where it was packed; nothing depends on them.
				if (read.problem === undefined) expect(read.contents.tables).toEqual(contents.tables);
				else expect(read.problem.code).toBeTruthy();
			}),
			{ numRuns: 300 }
		);
	});
	it('breaking off is told from damage', async () => {
		const bytes = await written(box([{ name: 'Berg' }]));
		expect(await readBackup(bytes.slice(0, -20))).toEqual({ problem: { code: 'truncated' } });
		const flipped = bytes.slice();
		flipped[flipped.length - 6] = (flipped.at(-6) ?? 0) ^ 1;
		expect((await readBackup(flipped)).problem?.code).toBe('damaged');
	});
});
