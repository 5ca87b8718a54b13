import { describe, expect, it } from 'vitest';
import { nearestTab, rowForKey, stepState, tabAt } from './list-row.ts';

const TODAY = '2026-11-22';
const next = (day: string, asap = false) => ({ day, time: '', asap, text: 'call' });
const active = { stage: 'customer' as const, parked: null };

describe('stepState', () => {
	it('counts the days a step is late', () => {
		expect(stepState({ ...active, next: next('2026-11-20') }, TODAY)).toEqual({ kind: 'late', days: 2 });
	});
	it('names today and tomorrow, and later days as they are', () => {
		expect(stepState({ ...active, next: next(TODAY) }, TODAY)).toEqual({ kind: 'today' });
		expect(stepState({ ...active, next: next('2026-11-23') }, TODAY)).toEqual({ kind: 'tomorrow' });
		expect(stepState({ ...active, next: next('2026-11-24') }, TODAY)).toEqual({ kind: 'day', day: '2026-11-24' });
	});
	it('puts "as soon as possible" above the day', () => {
		expect(stepState({ ...active, next: next('', true) }, TODAY)).toEqual({ kind: 'asap' });
	});
	it('shows the step of a parked contact all the same', () => {
		expect(stepState({ ...active, parked: { until: '', reason: '' }, next: next(TODAY) }, TODAY)).toEqual({
			kind: 'today'
		});
	});
	it('says parked until its day, then that a step is missing', () => {
		const parked = (until: string) => stepState({ stage: 'lead', parked: { until, reason: '' }, next: null }, TODAY);
		expect(parked('2027-03-01')).toEqual({ kind: 'parked', until: '2027-03-01' });
		expect(parked(TODAY)).toEqual({ kind: 'missing' });
	});
	it('misses no step of a supplier', () => {
		expect(stepState({ stage: 'supplier', parked: null, next: null }, TODAY)).toEqual({ kind: 'none' });
	});
});

const tabs = [
	{ letter: 'A', count: 2, first: 0 },
	{ letter: 'C', count: 1, first: 2 },
	{ letter: 'Ö', count: 1, first: 3 }
];

describe('tabAt', () => {
	it('finds the tab of each row', () => {
		expect([0, 1, 2, 3].map((index) => tabAt(tabs, index)?.letter)).toEqual(['A', 'A', 'C', 'Ö']);
		expect(tabAt([], 0)).toBeUndefined();
	});
});

describe('rowForKey', () => {
	const tabs = [
		{ letter: 'A', count: 2, first: 0 },
		{ letter: 'C', count: 1, first: 2 }
	];
	it.each([
		['j', 1, 2],
		['k', 1, 0],
		['C', 0, 2],
		['B', 0, 2],
		['c', 0, undefined],
		['ArrowDown', 0, undefined],
		['Enter', 0, undefined]
	])('%s', (key, from, to) => {
		expect(rowForKey(key, from, tabs, ['A', 'B', 'C'])).toBe(to);
	});
	it('leads by no letter in a list without tabs', () => {
		expect(rowForKey('C', 0, [], ['A', 'B', 'C'])).toBeUndefined();
	});
});

describe('nearestTab', () => {
	const alphabet = [...'ABCDÅÄÖ'];
	it('takes the letter itself, else the next that has contacts, else the last', () => {
		expect(nearestTab(tabs, alphabet, 'C')?.letter).toBe('C');
		expect(nearestTab(tabs, alphabet, 'B')?.letter).toBe('C');
		expect(nearestTab(tabs.slice(0, 2), alphabet, 'D')?.letter).toBe('C');
		expect(nearestTab([], alphabet, 'A')).toBeUndefined();
	});
});
