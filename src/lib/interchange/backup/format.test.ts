import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoxContents } from '#lib/db/dump.ts';
import { tick } from '#lib/db/hlc.ts';
import { stampNew } from '#lib/db/stamps.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import { readBackup, writeBackup } from './format.ts';

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

async function fileOf(text: string): Promise<Uint8Array<ArrayBuffer>> {
	return new TextEncoder().encode(text);
}

describe('backup', () => {
	it('comes back as it was written, bytes and hostile names included', async () => {
		const hostile = JSON.parse('{"custom":{"__proto__":"x"}}') as object;
		const contents = box([{ name: 'Åsa', photo: new Uint8Array([0, 255, 7]) }, hostile], [ENTRY]);
		const read = await readBackup((await writeBackup(contents, NOW)).bytes);
		expect(read).toMatchObject({ contents: { tables: contents.tables, history: contents.history } });
		const again = await writeBackup({ ...contents, ...('contents' in read ? read.contents : {}) }, NOW);
		expect(again.bytes).toEqual((await writeBackup(contents, NOW)).bytes);
	});
	it('comes back whatever the texts are', async () => {
		const text = fc.string({ unit: 'binary' });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.dictionary(text, text), { maxLength: 4 }), async (custom) => {
				const contents = box(custom.map((each) => ({ custom: each })));
				const first = await writeBackup(contents, NOW);
				const read = await readBackup(first.bytes);
				if (!('contents' in read)) throw new Error(JSON.stringify(read));
				expect((await writeBackup({ ...contents, ...read.contents }, NOW)).bytes).toEqual(first.bytes);
			}),
			{ numRuns: 60 }
		);
	});
	it('says what is wrong with a file that is none', async () => {
		expect(await readBackup(new Uint8Array())).toEqual({ problem: { code: 'empty' } });
		for (const text of ['\u0089PNG', '{"format":"other"}\n', 'name;phone\nBerg;1\n', 'null\n', '[[[[']) {
			expect(await readBackup(await fileOf(text))).toEqual({ problem: { code: 'foreign' } });
		}
		expect(await readBackup(await fileOf('{"format":"kartei-backup","version":1,"minRe'))).toEqual({
			problem: { code: 'truncated' }
		});
		expect(await readBackup(await fileOf('{"format":"kartei-backup","version":9,"minReader":9}\n'))).toEqual({
			problem: { code: 'newer', version: 9 }
		});
	});
	it('refuses every truncation and every flipped byte', async () => {
		const { bytes } = await writeBackup(box([{ name: 'Berg' }, { name: 'Ek' }]), NOW);
		for (let length = 0; length < bytes.length - 1; length++) {
			expect(await readBackup(bytes.slice(0, length))).toHaveProperty('problem.code');
		}
		await fc.assert(
			fc.asyncProperty(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
				const damaged = bytes.slice();
				damaged[at] = (damaged[at] ?? 0) ^ flip;
				expect(await readBackup(damaged)).toHaveProperty('problem.code');
			}),
			{ numRuns: 300 }
		);
	});
});
