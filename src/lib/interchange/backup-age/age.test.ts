import { describe, expect, it } from 'vitest';
import { add, toDate } from '#lib/day.ts';
import { backupAge } from './age.ts';

const TODAY = '2026-11-22';
const last = (daysAgo: number) => ({ at: toDate(add(TODAY, -daysAgo, 'day')).getTime() });

describe('backupAge', () => {
	it.each([
		[
			{ last: null, changesSince: 0, contacts: 0 },
			{ days: null, urgency: 'none' }
		],
		[
			{ last: null, changesSince: 3, contacts: 9 },
			{ days: null, urgency: 'warn' }
		],
		[
			{ last: null, changesSince: 3, contacts: 10 },
			{ days: null, urgency: 'bad' }
		],
		[
			{ last: last(0), changesSince: 24, contacts: 50 },
			{ days: 0, urgency: 'none' }
		],
		[
			{ last: last(0), changesSince: 25, contacts: 50 },
			{ days: 0, urgency: 'warn' }
		],
		[
			{ last: last(6), changesSince: 1, contacts: 50 },
			{ days: 6, urgency: 'none' }
		],
		[
			{ last: last(7), changesSince: 1, contacts: 50 },
			{ days: 7, urgency: 'warn' }
		],
		[
			{ last: last(30), changesSince: 1, contacts: 50 },
			{ days: 30, urgency: 'bad' }
		],
		[
			{ last: last(3), changesSince: 100, contacts: 50 },
			{ days: 3, urgency: 'bad' }
		],
		[
			{ last: last(400), changesSince: 0, contacts: 50 },
			{ days: 400, urgency: 'none' }
		]
	] as const)('%o is %o', (state, age) => {
		expect(backupAge(state, TODAY)).toEqual(age);
	});
});
