import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add } from '#lib/day.ts';
import {
	compareFollowUps,
	dropped,
	edited,
	grouped,
	groupOf,
	isDue,
	isOverdue,
	newFollowUp,
	waitingFor
} from './follow-up.ts';
import type { FollowUp, FollowUpInput, Recurrence } from './follow-up.ts';

const TODAY = '2026-11-22';
const weekly: Recurrence = { mode: 'every', unit: 'week', interval: 1, until: '' };
const make = (values: Partial<FollowUpInput> = {}): FollowUp =>
	newFollowUp({ id: 'f1', contactId: 'c1', kind: 'call', text: 'Call', due: TODAY, ...values });

describe('newFollowUp', () => {
	it('is open, without a series, never put off', () => {
		expect(make()).toMatchObject({
			state: 'open',
			anchor: '',
			occurrence: '',
			snoozes: 0,
			sequence: 0,
			closedAt: null
		});
	});
	it('counts a series from its first day', () => {
		expect(make({ recurrence: weekly })).toMatchObject({ anchor: TODAY, occurrence: TODAY, recurrence: weekly });
	});
	it('has no series without a day to count from', () => {
		expect(make({ due: '', asap: true, recurrence: weekly })).toMatchObject({ recurrence: null, anchor: '' });
	});
	it('keeps no blanks around the text', () => {
		expect(make({ text: '  Call back \n' }).text).toBe('Call back');
	});
});

describe('edited', () => {
	it('keeps the series when only the words change, also after a snooze', () => {
		const before = { ...make({ recurrence: weekly }), due: '2026-11-25' };
		const after = edited(before, { ...before, text: 'Ring' });
		expect(after).toMatchObject({ text: 'Ring', anchor: TODAY, occurrence: TODAY, due: '2026-11-25', sequence: 1 });
	});
	it('begins the series anew from another day', () => {
		const before = make({ recurrence: weekly });
		expect(edited(before, { ...before, due: '2026-12-01' })).toMatchObject({
			anchor: '2026-12-01',
			occurrence: '2026-12-01'
		});
	});
	it('ends the series with its rule', () => {
		const before = make({ recurrence: weekly });
		expect(edited(before, { ...before, recurrence: null })).toMatchObject({ anchor: '', occurrence: '' });
	});
	it('keeps what the editor does not know: state, snoozes, the result', () => {
		const before = { ...waitingFor(make(), 'Erik', '2026-12-01'), snoozes: 2 };
		expect(edited(before, { ...before, kind: 'mail' })).toMatchObject({
			state: 'waiting',
			waitingFor: 'Erik',
			snoozes: 2,
			kind: 'mail'
		});
	});
});

describe('isOverdue', () => {
	it.each([
		['the day before', '2026-11-21', true],
		['the day itself, also in the evening', '2026-11-22', false],
		['the day after', '2026-11-23', false],
		['the last day of the year before', '2025-12-31', true]
	])('%s', (_, due, expected) => {
		expect(isOverdue(make({ due, time: '08:00' }), TODAY)).toBe(expected);
	});
	it('never holds for ASAP or for a closed one', () => {
		expect(isOverdue(make({ asap: true, due: '2026-01-01' }), TODAY)).toBe(false);
		expect(isOverdue(dropped(make({ due: '2026-01-01' }), 'moved away', 0), TODAY)).toBe(false);
	});
	it('holds for one that was waited for until yesterday', () => {
		expect(isOverdue(waitingFor(make(), 'Erik', '2026-11-21'), TODAY)).toBe(true);
	});
});

describe('grouped', () => {
	it('puts ASAP before overdue, today, future and waiting', () => {
		const all = [
			waitingFor(make({ id: 'w' }), 'Erik', '2026-11-24'),
			make({ id: 'f', due: '2026-11-23' }),
			make({ id: 't' }),
			make({ id: 'o', due: '2026-11-21' }),
			make({ id: 'a', due: '', asap: true })
		];
		const groups = grouped(all, TODAY).map(({ group, followUps }) => [group, followUps.map(({ id }) => id)]);
		expect(groups).toEqual([
			['asap', ['a']],
			['overdue', ['o']],
			['today', ['t']],
			['future', ['f']],
			['waiting', ['w']]
		]);
	});
	it('brings one that waits back on the day to ask again', () => {
		expect(groupOf(waitingFor(make(), 'Erik', TODAY), TODAY)).toBe('today');
	});
	it('leaves out groups with nothing in them and what is closed', () => {
		expect(grouped([dropped(make(), '', 0)], TODAY)).toEqual([]);
	});
	it('has every open one exactly once, the due ones in the first three', () => {
		const anyFollowUp = fc
			.record({ days: fc.integer({ min: -40, max: 40 }), asap: fc.boolean(), waits: fc.boolean() })
			.map(({ days, asap, waits }) => {
				const one = make({ due: add(TODAY, days, 'day'), asap });
				return waits ? waitingFor(one, 'x', add(TODAY, days, 'day')) : one;
			});
		fc.assert(
			fc.property(fc.array(anyFollowUp, { maxLength: 8 }), (all) => {
				const groups = grouped(all, TODAY);
				expect(groups.flatMap(({ followUps }) => followUps)).toHaveLength(all.length);
				const due = groups.filter(({ group }) => ['asap', 'overdue', 'today'].includes(group));
				expect(due.flatMap(({ followUps }) => followUps)).toHaveLength(all.filter((one) => isDue(one, TODAY)).length);
			})
		);
	});
});

describe('compareFollowUps', () => {
	it('puts times of a day in order and those without one behind them', () => {
		const ids = [make({ id: 'none' }), make({ id: 'late', time: '14:00' }), make({ id: 'early', time: '09:30' })]
			.toSorted(compareFollowUps)
			.map(({ id }) => id);
		expect(ids).toEqual(['early', 'late', 'none']);
	});
	it('is an order: antisymmetric, ties broken by id', () => {
		const day = fc.integer({ min: 0, max: 3 }).map((days) => add(TODAY, days, 'day'));
		const one = fc
			.record({ id: fc.constantFrom('a', 'b', 'c'), due: day, time: fc.constantFrom('', '09:00'), asap: fc.boolean() })
			.map(make);
		fc.assert(
			fc.property(one, one, (a, b) => {
				expect(Math.sign(compareFollowUps(a, b)) + Math.sign(compareFollowUps(b, a))).toBe(0);
				if (a.id !== b.id) expect(compareFollowUps(a, b)).not.toBe(0);
			})
		);
	});
});

describe('waitingFor and dropped', () => {
	it('moves the day to the one to ask again and takes the urgency away', () => {
		expect(waitingFor(make({ asap: true, due: '' }), ' Erik ', '2026-12-01')).toMatchObject({
			state: 'waiting',
			waitingFor: 'Erik',
			due: '2026-12-01',
			asap: false,
			sequence: 1
		});
	});
	it('keeps why and when it was dropped', () => {
		expect(dropped(waitingFor(make(), 'Erik', TODAY), ' sold ', 42)).toMatchObject({
			state: 'dropped',
			result: 'sold',
			closedAt: 42,
			waitingFor: '',
			sequence: 2
		});
	});
});
