import { describe, expect, it } from 'vitest';
import { BoxFailure } from '#lib/db/failures.ts';
import type { LookWatch, UndoOptions } from '#lib/db/undo.ts';
import { UndoAsking } from './undo-asking.svelte.ts';
import type { UndoSummary } from './undo-summary.ts';

const none = { count: 0, first: [] };
const summaryFor = (removesEdited: boolean): UndoSummary => ({
	trash: { count: removesEdited ? 2 : 1, first: [] },
	revive: none,
	setBack: none,
	kept: [],
	keptCount: removesEdited ? 0 : 1,
	removable: removesEdited ? 0 : 1
});

/** A dialog whose looks are answered, or fail, when the test says so. */
function asking() {
	const looks: (PromiseWithResolvers<UndoSummary> & { removesEdited: boolean; watch: LookWatch })[] = [];
	const undone: UndoOptions[] = [];
	const dialog = new UndoAsking({
		summary: (removesEdited, watch) => {
			const look = { removesEdited, watch, ...Promise.withResolvers<UndoSummary>() };
			looks.push(look);
			return look.promise;
		},
		undo: (options) => {
			undone.push(options);
			return Promise.resolve();
		}
	});
	/** Sets the box as a click does. */
	const tick = (removesEdited: boolean) => {
		dialog.removesEdited = removesEdited;
		return dialog.look();
	};
	const answer = (at: number) => looks[at]?.resolve(summaryFor(looks[at].removesEdited));
	return { dialog, looks, undone, tick, answer };
}

async function shown() {
	const all = asking();
	const first = all.dialog.look();
	all.answer(0);
	await first;
	return all;
}

describe('what is taken back is what was shown', () => {
	it('after a look, and after one with the box ticked', async () => {
		const { dialog, undone, tick, answer } = await shown();
		expect(dialog.isReady).toBe(true);
		const second = tick(true);
		expect(dialog.isReady).toBe(false);
		answer(1);
		await second;
		expect([dialog.isReady, dialog.isRemovable, dialog.looked?.summary.keptCount]).toEqual([true, true, 0]);
		expect(await dialog.takeBack()).toBe(true);
		expect(undone).toMatchObject([{ removesEdited: true }]);
	});
	it('when the second look fails: the box goes back to what is shown', async () => {
		const { dialog, looks, undone, tick } = await shown();
		const second = tick(true);
		looks[1]?.reject(new BoxFailure('connectionLost'));
		await second;
		expect(dialog.failure?.code).toBe('connectionLost');
		expect([dialog.removesEdited, dialog.looked?.removesEdited]).toEqual([false, false]);
		await dialog.takeBack();
		expect(undone).toMatchObject([{ removesEdited: false }]);
	});
	it('when the box is ticked, unticked and the look is stopped', async () => {
		const { dialog, undone, tick, answer } = await shown();
		const second = tick(true);
		const third = tick(false);
		expect(dialog.stopLooking()).toBe(true);
		answer(1);
		answer(2);
		await Promise.all([second, third]);
		expect([dialog.removesEdited, dialog.isReady]).toEqual([false, true]);
		await dialog.takeBack();
		expect(undone).toMatchObject([{ removesEdited: false }]);
	});
	it('when a ticked look is stopped: the box is unticked again', async () => {
		const { dialog, tick } = await shown();
		void tick(true);
		dialog.stopLooking();
		expect([dialog.removesEdited, dialog.isReady]).toEqual([false, true]);
	});
	it('and nothing at all while what the box stands for was not looked at', async () => {
		const { dialog, undone } = await shown();
		dialog.removesEdited = true;
		expect([dialog.isReady, await dialog.takeBack(), undone.length]).toEqual([false, false, 0]);
	});
});

describe('a look that was stopped', () => {
	it('is not begun again by progress that was under way', async () => {
		const { dialog, looks, tick } = await shown();
		void tick(true);
		looks[1]?.watch.onLook?.(1, 10);
		expect(dialog.running).toEqual({ step: 'look', count: { done: 1, total: 10 } });
		dialog.stopLooking();
		looks[1]?.watch.onLook?.(2, 10);
		expect([dialog.running, dialog.isReady]).toEqual([undefined, true]);
	});
	it('leaves nothing to agree to where it was the first', () => {
		const { dialog, looks } = asking();
		void dialog.look();
		expect(dialog.stopLooking()).toBe(false);
		expect([dialog.isReady, looks[0]?.watch.signal?.aborted]).toEqual([false, true]);
	});
});
