import { describe, expect, it } from 'vitest';
import { dropped, newFollowUp } from '#lib/follow-ups/follow-up.ts';
import type { FollowUp, FollowUpInput } from '#lib/follow-ups/follow-up.ts';
import { snoozed } from '#lib/follow-ups/snooze.ts';
import { writeCalendar } from './write.ts';
import type { CalendarItem } from './write.ts';
import { DAY_ALARMS } from './yearly.ts';
import type { DayAlarm } from './yearly.ts';

const TODAY = '2026-11-22';
const NOW = Date.UTC(2026, 10, 22, 8, 5, 9, 123);
const make = (values: Partial<FollowUpInput> = {}): FollowUp =>
	newFollowUp({ id: '018f-1', contactId: 'c1', kind: 'call', text: 'Call', due: '2026-11-24', ...values });

const calendarOf = (followUps: readonly CalendarItem[], alarm: DayAlarm = 'onDay') =>
	writeCalendar({ followUps, birthdays: [], alarm }, TODAY, NOW);

interface Component {
	name: string;
	values: Map<string, string>;
	parts: Component[];
}

/** A reader of its own, after RFC 5545 section 3.1: unfolds, splits, unescapes. */
function read(text: string): Component {
	const root: Component = { name: '', values: new Map(), parts: [] };
	const open = [root];
	for (const line of text.replaceAll('\r\n ', '').split('\r\n')) {
		if (line === '') continue;
		const at = line.indexOf(':');
		const [name, value] = [line.slice(0, at), line.slice(at + 1)];
		const inside = open.at(-1) ?? root;
		if (name === 'BEGIN') {
			const part: Component = { name: value, values: new Map(), parts: [] };
			inside.parts.push(part);
			open.push(part);
		} else if (name === 'END') {
			if (open.pop()?.name !== value) throw new Error(`END:${value} does not fit`);
		} else if (inside.values.has(name)) {
			throw new Error(`${name} twice`);
		} else {
			inside.values.set(
				name,
				value.replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char))
			);
		}
	}
	return root;
}

function event(followUp: FollowUp, summary = 'Anna Berg: Call', description = ''): Component {
	const calendar = read(calendarOf([{ followUp, summary, description }])).parts[0];
	const found = calendar?.parts[0];
	if (calendar?.name !== 'VCALENDAR' || found?.name !== 'VEVENT') throw new Error('no event');
	return found;
}

describe('writeCalendar', () => {
	it('has what RFC 5545 asks of a calendar', () => {
		const calendar = read(calendarOf([])).parts[0];
		expect(calendar?.values.get('VERSION')).toBe('2.0');
		expect(calendar?.values.get('PRODID')).toContain('Kartei');
	});
	it('writes a day without a time as an all-day event that rings at nine', () => {
		const { values, parts } = event(make());
		expect(values.get('DTSTART;VALUE=DATE')).toBe('20261124');
		expect(values.get('DTEND;VALUE=DATE')).toBe('20261125');
		expect(parts[0]?.values.get('TRIGGER')).toBe('PT9H');
	});
	it('ends an all-day event of 31 December in the next year', () => {
		expect(event(make({ due: '2026-12-31' })).values.get('DTEND;VALUE=DATE')).toBe('20270101');
	});
	it('writes a time as it stands on the wall clock, without a zone, and rings then', () => {
		const { values, parts } = event(make({ time: '14:05' }));
		expect(values.get('DTSTART')).toBe('20261124T140500');
		expect(values.get('DURATION')).toBe('PT30M');
		expect(parts[0]?.values.get('TRIGGER')).toBe('PT0M');
		expect(parts[0]?.values.get('ACTION')).toBe('DISPLAY');
	});
	it('puts what is due as soon as possible, or overdue, on today', () => {
		expect(event(make({ due: '', asap: true })).values.get('DTSTART;VALUE=DATE')).toBe('20261122');
		expect(event(make({ due: '2026-11-21' })).values.get('DTSTART;VALUE=DATE')).toBe('20261122');
		expect(event(make({ due: TODAY })).values.get('DTSTART;VALUE=DATE')).toBe('20261122');
	});
	it('keeps the UID and raises SEQUENCE with each change', () => {
		const before = event(make()).values;
		const after = event(snoozed(make(), { day: '2026-12-01', time: '' })).values;
		expect(before.get('UID')).toBe('018f-1');
		expect(after.get('UID')).toBe('018f-1');
		expect([before.get('SEQUENCE'), after.get('SEQUENCE')]).toEqual(['0', '1']);
		expect(after.get('DTSTAMP')).toBe('20261122T080509Z');
	});
	it('takes a closed one off: cancelled, on its own day, silent', () => {
		const { values, parts } = event(dropped(make({ due: '2026-11-20' }), 'sold', NOW));
		expect(values.get('STATUS')).toBe('CANCELLED');
		expect(values.get('DTSTART;VALUE=DATE')).toBe('20261120');
		expect(parts).toEqual([]);
		expect(event(make()).values.get('STATUS')).toBe('CONFIRMED');
	});
	it('escapes commas, semicolons, backslashes and line breaks, and no text can end its line', () => {
		const wild = 'Quote, 2; C:\\path\r\nEND:VEVENT\nBEGIN:VEVENT';
		const { values } = event(make(), wild, wild);
		expect(values.get('SUMMARY')).toBe(wild.replace('\r\n', '\n'));
		expect(values.get('DESCRIPTION')).toBe(wild.replace('\r\n', '\n'));
	});
	it('folds at 75 octets, never inside a character', () => {
		const long = 'Ä𝄞ö '.repeat(60);
		const text = calendarOf([{ followUp: make(), summary: long, description: '' }]);
		const lengths = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
		expect(text.isWellFormed()).toBe(true);
		expect(event(make(), long).values.get('SUMMARY')).toBe(long);
	});
	it('writes many into one file', () => {
		const items = ['a', 'b', 'c'].map((id) => ({ followUp: make({ id }), summary: id, description: '' }));
		const uids = read(calendarOf(items)).parts[0]?.parts.map(({ values }) => values.get('UID'));
		expect(uids).toEqual(['a', 'b', 'c']);
	});
	it('rings as asked: not at all, on the day, the day or the week before', () => {
		const triggers = DAY_ALARMS.map((alarm) => {
			const text = calendarOf([{ followUp: make(), summary: 'x', description: '' }], alarm);
			return read(text).parts[0]?.parts[0]?.parts[0]?.values.get('TRIGGER') ?? '';
		});
		expect(triggers).toEqual(['', 'PT9H', '-PT15H', '-P6DT15H']);
		const silent = calendarOf([{ followUp: make({ time: '14:00' }), summary: 'x', description: '' }], 'none');
		expect(silent).not.toContain('VALARM');
	});
});

describe('writeCalendar, birthdays', () => {
	const birthday = (day: string, today = TODAY) => {
		const birthdays = [{ id: 'c1', day, summary: 'Anna Berg: birthday' }];
		const content = { followUps: [], birthdays, alarm: 'onDay' as const };
		return read(writeCalendar(content, today, NOW)).parts[0]?.parts[0];
	};

	it('comes back every year from the next time on, whether or not the year is known', () => {
		for (const day of ['1980-05-12', '--05-12']) {
			const values = birthday(day)?.values;
			expect(values?.get('DTSTART;VALUE=DATE')).toBe('20270512');
			expect(values?.get('DTEND;VALUE=DATE')).toBe('20270513');
			expect(values?.get('RRULE')).toBe('FREQ=YEARLY');
			expect(values?.get('UID')).toBe('birthday-c1');
		}
		expect(birthday('--11-22')?.values.get('DTSTART;VALUE=DATE')).toBe('20261122');
	});
	it('keeps 29 February on the last of the month', () => {
		expect(birthday('--02-29')?.values.get('RRULE')).toBe('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1');
		expect(birthday('1984-02-29')?.values.get('DTSTART;VALUE=DATE')).toBe('20270228');
		expect(birthday('1984-02-29', '2027-03-01')?.values.get('DTSTART;VALUE=DATE')).toBe('20280229');
		expect(birthday('--02-28')?.values.get('RRULE')).toBe('FREQ=YEARLY');
	});
	it('ends one of 31 December in the next year', () => {
		expect(birthday('--12-31')?.values.get('DTEND;VALUE=DATE')).toBe('20270101');
	});
	it('leaves out a year or a month alone', () => {
		expect(birthday('1980')).toBeUndefined();
		expect(birthday('1980-05')).toBeUndefined();
	});
});
