import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { openBox } from '#lib/db/box.ts';
import { countLive, readBox } from '#lib/db/dump.ts';
import { previewUndo } from '#lib/db/undo.ts';
import { write } from '#lib/db/write.ts';
import { summaryAway, undoAway } from './undo-away.ts';
import { undo, undoSummary } from './store.ts';
import { summaryOf } from './undo-summary.ts';

const NOW = Date.UTC(2026, 10, 22);
const MANY = 1200;

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(wipe);
afterEach(wipe);

async function imported(): Promise<string> {
	const many = Array.from({ length: MANY }, (_, at) => emptyContact(`c${at}`));
	const { entryId } = await write({ what: 'import.contacts', now: NOW }, (box) => box.addAll('contacts', many));
	await write({ what: 'contact.save', now: NOW + 1 }, async (box) => {
		const card = await box.get('contacts', 'c7');
		if (card) box.put('contacts', { ...card, remark: 'edited since' });
	});
	return entryId;
}

describe('taking a large command back away from the page', () => {
	it('tells before what it would do, as the page itself would', async () => {
		const entryId = await imported();
		const summary = await undoSummary(entryId, false);
		expect(summary).toEqual(summaryOf(await previewUndo(entryId)));
		expect(summary).toMatchObject({ trash: { count: MANY - 1 }, keptCount: 1, removable: 1 });
		expect(await summaryAway(entryId, true, {})).toMatchObject({ trash: { count: MANY }, keptCount: 0 });
		expect(await countLive('contacts')).toBe(MANY);
	});
	it('does it with progress, names what stays, and can be taken back itself', async () => {
		const entryId = await imported();
		const progress: number[][] = [];
		const looked: number[][] = [];
		const done = await undo(entryId, NOW + 2, {
			onLook: (...step: number[]) => looked.push(step),
			onProgress: (...step: number[]) => progress.push(step)
		});
		expect(done.kept).toMatchObject([{ change: { id: 'c7' }, reason: 'edited', keys: ['remark'] }]);
		expect(await countLive('contacts')).toBe(1);
		expect(progress.at(-1)).toEqual([MANY - 1, MANY - 1]);
		expect(progress.length).toBeGreaterThan(1);
		expect(looked.at(-1)).toEqual([MANY, MANY]);
		await undo(done.entryId, NOW + 3);
		expect(await countLive('contacts')).toBe(MANY);
		expect((await undo(entryId, NOW + 4, { removesEdited: true })).kept).toEqual([]);
		expect(await countLive('contacts')).toBe(0);
	});
	it('cancelled, leaves the box as it was', async () => {
		const entryId = await imported();
		const before = JSON.stringify(await readBox());
		const stop = new AbortController();
		const done = undoAway(entryId, NOW + 2, { signal: stop.signal });
		stop.abort();
		await expect(done).rejects.toMatchObject({ code: 'cancelled' });
		expect(JSON.stringify(await readBox())).toBe(before);
		const early = undoAway(entryId, NOW + 2, { signal: AbortSignal.abort() });
		await expect(early).rejects.toMatchObject({ code: 'cancelled' });
		expect(JSON.stringify(await readBox())).toBe(before);
	});
	it('is looked up with progress, and no longer than wished', async () => {
		const entryId = await imported();
		const looked: number[][] = [];
		await summaryAway(entryId, false, { onLook: (...step: number[]) => looked.push(step) });
		expect(looked.at(-1)).toEqual([MANY, MANY]);
		const stop = new AbortController();
		const summary = undoSummary(entryId, false, { signal: stop.signal, onLook: () => stop.abort() });
		setTimeout(() => stop.abort());
		await expect(summary).rejects.toMatchObject({ code: 'cancelled' });
	});
	it('rejects where there is no such command', async () => {
		await expect(undoAway('gone', NOW, {})).rejects.toMatchObject({ code: 'unknown' });
		await expect(summaryAway('gone', false, {})).rejects.toMatchObject({ code: 'unknown' });
	});
});
