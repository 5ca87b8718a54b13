import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, dayOf } from '#lib/day.ts';
import { backupName, isShrunk, outdated, parseName } from './rotation.ts';

const TODAY = '2026-11-22';
const named = (day: string, time = '120000', device = 'd1') => `kartei-${day}-${time}-${device}-812.kartei.age`;
const daysAgo = (days: number) => add(TODAY, -days, 'day');

describe('a name', () => {
	it('says day, time, device and count, and is read again', () => {
		const at = new Date(2026, 10, 22, 9, 5, 7).getTime();
		const name = backupName(at, 'd1', 812, true);
		expect(name).toBe('kartei-2026-11-22-090507-d1-812.kartei.age');
		expect(parseName(name)).toEqual({ name, day: dayOf(at), time: '090507', device: 'd1', contacts: 812 });
		expect(parseName(backupName(at, 'd1', 0, false))?.contacts).toBe(0);
	});
	it.each(['kartei-2026-11-22.kartei', 'photo.jpg', 'kartei-2026-11-22-090507-d1-812.kartei.age.tmp', ''])(
		'%s is of another file',
		(name) => expect(parseName(name)).toBeNull()
	);
});

describe('rotation', () => {
	it('keeps three of today', () => {
		const names = ['08', '09', '10', '11', '12'].map((hour) => named(TODAY, `${hour}0000`));
		expect(outdated(names, 'd1', '', TODAY)).toEqual([named(TODAY, '090000'), named(TODAY, '080000')]);
	});
	it('keeps one of a day before', () => {
		const names = ['08', '09', '10'].map((hour) => named(daysAgo(1), `${hour}0000`));
		expect(outdated(names, 'd1', '', TODAY)).toEqual([named(daysAgo(1), '090000'), named(daysAgo(1), '080000')]);
	});
	it('keeps 7 days, 4 weeks and 12 months of two years of daily backups', () => {
		const names = Array.from({ length: 730 }, (_, days) => named(daysAgo(days)));
		const gone = new Set(outdated(names, 'd1', '', TODAY));
		const kept = names.filter((name) => !gone.has(name)).map((name) => parseName(name)?.day);
		expect(kept).toEqual([
			...[0, 1, 2, 3, 4, 5, 6].map(daysAgo),
			// The Sundays that end the weeks before; today is one.
			...['2026-11-15', '2026-11-08', '2026-11-01'].filter((day) => day < daysAgo(6)),
			...['2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31'],
			...['2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31']
		]);
	});
	it('never touches the newest verified one, another device, or a file that is none of ours', () => {
		const verified = named(TODAY, '010000');
		const foreign = ['photo.jpg', 'kartei.kartei', named(daysAgo(40), '120000', 'd2')];
		const names = [verified, ...['08', '09', '10', '11'].map((hour) => named(TODAY, `${hour}0000`)), ...foreign];
		expect(outdated(names, 'd1', verified, TODAY)).toEqual([named(TODAY, '080000')]);
	});
	it('never lets go of the newest, keeps no more than 26, and is done when it is done', () => {
		const day = fc.integer({ min: 0, max: 900 }).map(daysAgo);
		const hour = fc.integer({ min: 0, max: 23 }).map((at) => `${String(at).padStart(2, '0')}0000`);
		fc.assert(
			fc.property(fc.array(fc.tuple(day, hour), { minLength: 1, maxLength: 60 }), (made) => {
				const names = [...new Set(made.map(([on, at]) => named(on, at)))];
				const gone = new Set(outdated(names, 'd1', '', TODAY));
				const kept = names.filter((name) => !gone.has(name));
				expect(kept).toContain([...names].sort().at(-1));
				expect(kept.length).toBeLessThanOrEqual(26);
				expect(outdated(kept, 'd1', '', TODAY)).toEqual([]);
			}),
			{ numRuns: 200 }
		);
	});
});

describe('isShrunk', () => {
	it.each([
		[80, 100, false],
		[79, 100, true],
		[0, 1, true],
		[0, 0, false],
		[120, 100, false]
	])('%i after %i: %s', (contacts, before, shrunk) => expect(isShrunk(contacts, before)).toBe(shrunk));
});
