import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { openBox } from '#lib/db/box.ts';
import { readBox } from '#lib/db/dump.ts';
import { withFault } from '#lib/db/failing-writes.ts';
import { BoxFailure } from '#lib/db/failures.ts';
import { readOne } from '#lib/db/read.ts';
import { write } from '#lib/db/write.ts';
import { bringBack, dropOldSafetyCopies, dropSafetyCopies, keepSafetyCopy, safetyCopies } from './store.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 12);

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(wipe);
afterEach(wipe);

const put = (id: string, remark: string, now = NOW) =>
	write({ what: 'contact.save', now }, async (box) => {
		const known = await box.get('contacts', id);
		box.put('contacts', { ...(known ?? emptyContact(id)), remark });
	});
const listed = async () => (await safetyCopies()()).map(({ at, why }) => [(at - NOW) / DAY, why]);
const stored = async () => (await openBox()).db.meta.where('id').startsWith('safety-copy/').count();

describe('keepSafetyCopy', () => {
	it('keeps the box with its number of contacts, and of an empty one nothing', async () => {
		await keepSafetyCopy('merge', NOW);
		expect(await safetyCopies()()).toEqual([]);
		await put('c1', 'first');
		await keepSafetyCopy('merge', NOW);
		const [copy] = await safetyCopies()();
		expect(copy).toMatchObject({ at: NOW, why: 'merge', contacts: 1 });
		expect(copy?.size).toBeGreaterThan(100);
		expect(await stored()).toBe(1);
	});
	it('keeps the newest three, and of those before the shared folder one, which pushes none of them out', async () => {
		await put('c1', 'first');
		for (const [at, why] of [
			[0, 'merge'],
			[1, 'folder'],
			[2, 'replace'],
			[3, 'merge'],
			[4, 'folder'],
			[5, 'merge']
		] as const)
			await keepSafetyCopy(why, NOW + at * DAY);
		expect(await listed()).toEqual([
			[5, 'merge'],
			[4, 'folder'],
			[3, 'merge'],
			[2, 'replace']
		]);
		expect(await stored()).toBe(4);
	});
	it('lets go of what is a month old, with the next copy and with the daily tidying', async () => {
		await put('c1', 'first');
		await keepSafetyCopy('merge', NOW);
		await keepSafetyCopy('merge', NOW + DAY);
		await put('c1', 'later', NOW + 31 * DAY);
		await keepSafetyCopy('merge', NOW + 30 * DAY + 1);
		expect(await stored()).toBe(2);
		await dropOldSafetyCopies(NOW + 31 * DAY);
		expect(await stored()).toBe(2);
		await put('c1', 'later still', NOW + 31 * DAY + 1);
		await dropOldSafetyCopies(NOW + 31 * DAY + 1);
		expect((await listed()).map(([, why]) => why)).toEqual(['merge']);
		expect(await stored()).toBe(1);
	});
	it('throws nothing away because a clock runs ahead: the month is counted from the last command', async () => {
		await put('c1', 'first');
		await keepSafetyCopy('merge', NOW);
		await dropOldSafetyCopies(NOW + 400 * DAY);
		await keepSafetyCopy('merge', NOW + 400 * DAY);
		expect(await listed()).toEqual([
			[400, 'merge'],
			[0, 'merge']
		]);
		expect(await stored()).toBe(2);
	});
	it('keeps the old copies where the new one does not fit', async () => {
		await put('c1', 'first');
		await keepSafetyCopy('merge', NOW);
		for (const [at, fault] of [
			[1, 'thrown'],
			[2, 'uncommitted']
		] as const) {
			const { wasReached, failure } = await withFault(at, fault, () => keepSafetyCopy('merge', NOW + DAY));
			expect([wasReached, failure]).toEqual([true, expect.any(BoxFailure)]);
			expect([await listed(), await stored()]).toEqual([[[0, 'merge']], 1]);
		}
	});
});

describe('bringBack', () => {
	it('puts the box back as it was, and keeps what was there until then', async () => {
		await put('c1', 'first');
		const before = await readBox();
		await keepSafetyCopy('merge', NOW);
		await put('c1', 'second', NOW + 1);
		await put('c2', 'new', NOW + 2);
		const [copy] = await safetyCopies()();
		if (!copy) throw new Error('no copy');
		await bringBack(copy, NOW + DAY);
		const { tables, history } = await readBox();
		expect([tables, history]).toEqual([before.tables, before.history]);
		expect(await listed()).toEqual([
			[1, 'replace'],
			[0, 'merge']
		]);
		const [newest] = await safetyCopies()();
		if (!newest) throw new Error('no copy');
		await bringBack(newest, NOW + 2 * DAY);
		expect(await readOne('contacts', 'c1')).toMatchObject({ remark: 'second' });
		expect(await readOne('contacts', 'c2')).toBeDefined();
	});
	it('refuses a copy that is gone, and leaves the box as it is', async () => {
		await put('c1', 'first');
		await keepSafetyCopy('merge', NOW);
		const [copy] = await safetyCopies()();
		if (!copy) throw new Error('no copy');
		await dropSafetyCopies();
		await put('c1', 'second', NOW + 1);
		await expect(bringBack(copy, NOW + 2)).rejects.toThrow('No such safety copy');
		expect(await readOne('contacts', 'c1')).toMatchObject({ remark: 'second' });
		expect([await listed(), await stored()]).toEqual([[], 0]);
	});
});
