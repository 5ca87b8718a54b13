import { describe, expect, it } from 'vitest';
import { add, toDate } from '#lib/day.ts';
import { backupAge } from './age.ts';

const TODAY = '2026-11-22';
const ago = (days: number) => toDate(add(TODAY, -days, 'day')).getTime();
const last = (days: number) => ({ at: ago(days) });
const never = { last: null, worthSince: null };
const some = { contacts: 50, worthSince: ago(900) };

describe('backupAge', () => {
	it.each([
		['an empty box', { ...never, changesSince: 3, contacts: 0 }, null, 'none'],
		['a few contacts', { ...never, changesSince: 9, contacts: 9 }, null, 'none'],
		['a few contacts, much changed', { ...never, changesSince: 25, contacts: 9 }, null, 'warn'],
		['ten contacts today', { ...never, changesSince: 10, contacts: 10, worthSince: ago(0) }, null, 'none'],
		['ten contacts yesterday', { ...never, changesSince: 10, contacts: 10, worthSince: ago(1) }, null, 'warn'],
		['ten contacts a week ago', { ...never, changesSince: 10, contacts: 10, worthSince: ago(7) }, null, 'bad'],
		['just saved', { ...some, last: last(0), changesSince: 24 }, 0, 'none'],
		['25 changes', { ...some, last: last(0), changesSince: 25 }, 0, 'warn'],
		['six days', { ...some, last: last(6), changesSince: 1 }, 6, 'none'],
		['seven days', { ...some, last: last(7), changesSince: 1 }, 7, 'warn'],
		['thirty days', { ...some, last: last(30), changesSince: 1 }, 30, 'bad'],
		['a hundred changes', { ...some, last: last(3), changesSince: 100 }, 3, 'bad'],
		['a year, nothing changed', { ...some, last: last(400), changesSince: 0 }, 400, 'none'],
		['a clock set back', { ...some, last: last(-3), changesSince: 1 }, 0, 'none']
	] as const)('%s', (_, facts, days, urgency) => {
		expect(backupAge(facts, TODAY)).toEqual({ days, urgency });
	});
});
