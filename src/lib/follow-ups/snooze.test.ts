import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, weekday } from '#lib/day.ts';
import { newFollowUp, waitingFor } from './follow-up.ts';
import { laterChoices, localTime, snoozeChoices, snoozed } from './snooze.ts';

const days = (today: string, time = '09:00') =>
	Object.fromEntries(snoozeChoices(today, time).map(({ choice, day }) => [choice, day]));
const later = (time: string) => snoozeChoices('2026-11-25', time).find(({ choice }) => choice === 'later');
const followUp = newFollowUp({ id: 'f', contactId: 'c', kind: 'call', text: 'Call', due: '2026-11-20', time: '10:00' });

describe('snoozeChoices', () => {
	it('on a Wednesday', () => {
		expect(days('2026-11-25')).toEqual({
			later: '2026-11-25',
			tomorrow: '2026-11-26',
			monday: '2026-11-30',
			week: '2026-12-02',
			month: '2026-12-25'
		});
	});
	it('on a Monday, Monday is the next one', () => {
		expect(days('2026-11-23')).toMatchObject({ tomorrow: '2026-11-24', monday: '2026-11-30', week: '2026-11-30' });
	});
	it('on a Sunday, Monday is tomorrow and not offered twice', () => {
		expect(days('2026-11-22')).not.toHaveProperty('monday');
	});
	it('over the end of the year and of a short month', () => {
		expect(days('2026-12-31')).toMatchObject({ tomorrow: '2027-01-01', month: '2027-01-31' });
		expect(days('2027-01-31')).toMatchObject({ month: '2027-02-28' });
		expect(days('2028-01-31')).toMatchObject({ month: '2028-02-29' });
	});
	it.each([
		['on the quarter', '09:00', '12:00'],
		['to the next quarter', '09:01', '12:15'],
		['the last that is still today', '20:45', '23:45']
	])('later today keeps the day, three hours on, %s', (_, time, expected) => {
		expect(later(time)).toMatchObject({ day: '2026-11-25', time: expected });
	});
	it.each(['20:46', '21:00', '23:59'])('later today is not offered at %s: it would be tomorrow', (time) => {
		expect(later(time)).toBeUndefined();
	});
	it('never goes back and never offers the same day under tomorrow and Monday', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 4000 }), (offset) => {
				const today = add('2026-01-01', offset, 'day');
				const choices = snoozeChoices(today, '10:00');
				for (const { choice, day } of choices)
					expect(day >= (choice === 'later' ? today : add(today, 1, 'day'))).toBe(true);
				const monday = choices.find(({ choice }) => choice === 'monday');
				expect(monday ? weekday(monday.day) : weekday(add(today, 1, 'day'))).toBe(1);
			})
		);
	});
});

describe('laterChoices', () => {
	const TODAY = '2026-11-25';
	const all = ['later', 'tomorrow', 'monday', 'week', 'month'];
	const offered = (due: string, time = '', asap = false, clock = '09:00') =>
		laterChoices({ ...followUp, due, time, asap }, TODAY, clock).map(({ choice }) => choice);

	it.each([
		['overdue', offered('2026-11-20', '10:00')],
		['as soon as possible', offered('', '', true)],
		['of today at any time', offered(TODAY)],
		['of today before the time of "later"', offered(TODAY, '11:59')]
	])('are all of them for one %s', (_, choices) => expect(choices).toEqual(all));
	it.each([
		['today at the time of "later"', TODAY, '12:00', ['tomorrow', 'monday', 'week', 'month']],
		['tomorrow', '2026-11-26', '', ['monday', 'week', 'month']],
		['on Monday at a time', '2026-11-30', '10:00', ['week', 'month']],
		['in a week', '2026-12-02', '', ['month']],
		['in a month', '2026-12-25', '', []]
	])('leave out what is not later than %s', (_, due, time, expected) => {
		expect(offered(due, time)).toEqual(expected);
	});
	it('move the follow-up behind where it stands, whatever its day and the hour', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -40, max: 40 }),
				fc.constantFrom('', '00:00', '12:15', '23:59'),
				fc.constantFrom('00:00', '09:01', '20:45'),
				(offset, time, clock) => {
					const one = { ...followUp, due: add(TODAY, offset, 'day'), time };
					for (const choice of laterChoices(one, TODAY, clock)) {
						const moved = snoozed(one, choice);
						expect(`${moved.due} ${moved.time}` > `${one.due} ${one.time}`).toBe(true);
					}
				}
			)
		);
	});
});

describe('snoozed', () => {
	it('moves the day, keeps the time, and counts', () => {
		const once = snoozed(followUp, { day: '2026-11-23', time: '' });
		expect(once).toMatchObject({ due: '2026-11-23', time: '10:00', snoozes: 1, sequence: 1 });
		expect(snoozed(once, { day: '2026-11-23', time: '15:15' })).toMatchObject({
			time: '15:15',
			snoozes: 2,
			sequence: 2
		});
	});
	it('makes an ASAP one one of a day', () => {
		const asap = { ...followUp, asap: true, due: '' };
		expect(snoozed(asap, { day: '2026-11-23', time: '' })).toMatchObject({ asap: false, due: '2026-11-23' });
	});
	it('leaves one that waits waiting', () => {
		expect(snoozed(waitingFor(followUp, 'Erik', '2026-11-20'), { day: '2026-11-23', time: '' }).state).toBe('waiting');
	});
});

describe('localTime', () => {
	it('has two digits each', () => {
		expect(localTime(new Date(2026, 10, 22, 8, 5))).toBe('08:05');
		expect(localTime(new Date(2026, 10, 22, 0, 0))).toBe('00:00');
	});
});
