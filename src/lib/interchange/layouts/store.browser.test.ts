import { beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '#lib/db/read.ts';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { write } from '#lib/db/write.ts';
import { undo } from '#lib/history/store.ts';
import { readFile } from '../read.ts';
import { columnKeeper, forgetColumns, rememberedColumns } from './store.ts';

const NOW = Date.UTC(2026, 10, 22);
const FILE = new TextEncoder().encode('Name;Hobby\nAnna Berg;Chess\n');

beforeEach(wipeBox);

describe('columns of a file', () => {
	it('are remembered as chosen, with the own field asked for, and forgotten', async () => {
		const { layout } = await readFile(FILE, 'a.csv', { mapping: ['nickname', 'own.Hobby'] });
		const field = { id: 'f', label: 'Hobby', type: 'text', choices: [], sensitive: false, position: 0 } as const;
		const keep = await columnKeeper(layout, [{ ...field, choices: [] }]);
		await write({ what: 'import.contacts', now: NOW }, keep);
		expect(await readAll('customFields')).toMatchObject([{ label: 'Hobby' }]);

		const again = await readFile(FILE, 'b.csv', {}, rememberedColumns);
		expect(again.layout).toMatchObject({
			mapped: 'remembered',
			columns: [{ field: 'nickname' }, { field: 'own.Hobby' }]
		});
		expect(again.result.contacts).toMatchObject([
			{ nickname: 'Anna Berg', extra: [{ label: 'Hobby', value: 'Chess' }] }
		]);

		const entryId = await forgetColumns(['Name', 'Hobby'], NOW);
		expect(await rememberedColumns(['Name', 'Hobby'])).toBeNull();
		await undo(entryId, NOW);
		expect(await rememberedColumns(['Name', 'Hobby'])).toEqual(['nickname', 'own.Hobby']);
	});

	it('that were only guessed are not kept', async () => {
		const { layout } = await readFile(FILE, 'a.csv');
		const done = await write({ what: 'import.contacts', now: NOW }, await columnKeeper(layout, []));
		expect(done.entryId).toBe('');
		expect(await rememberedColumns(['Name', 'Hobby'])).toBeNull();
	});
});
