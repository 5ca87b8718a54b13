import { describe, expect, it } from 'vitest';
import { dropped, newFollowUp } from '#lib/follow-ups/follow-up.ts';
import type { FollowUp, FollowUpInput } from '#lib/follow-ups/follow-up.ts';
import { snoozed } from '#lib/follow-ups/snooze.ts';
import { writeCalendar } from './write.ts';

const TODAY = '2026-11-22';
const NOW = Date.UTC(2026, 10, 22, 8, 5, 9, 123);
const make = (values: Partial<FollowUpInput> = {}): FollowUp =>
	newFollowUp({ id: '018f-1', contactId: 'c1', kind: 'call', text: 'Call', due: '2026-11-24', ...values });

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
	const calendar = read(writeCalendar([{ followUp, summary, description }], TODAY, NOW)).parts[0];
	const found = calendar?.parts[0];
	if (calendar?.name !== 'VCALENDAR' || found?.name !== 'VEVENT') throw new Error('no event');
	return found;
}

describe('writeCalendar', () => {
	it('has what RFC 5545 asks of a calendar', () => {
		const calendar = read(writeCalendar([], TODAY, NOW)).parts[0];
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
		const text = writeCalendar([{ followUp: make(), summary: long, description: '' }], TODAY, NOW);
		const lengths = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
		expect(text.isWellFormed()).toBe(true);
		expect(event(make(), long).values.get('SUMMARY')).toBe(long);
	});
	it('writes many into one file', () => {
		const items = ['a', 'b', 'c'].map((id) => ({ followUp: make({ id }), summary: id, description: '' }));
		const uids = read(writeCalendar(items, TODAY, NOW)).parts[0]?.parts.map(({ values }) => values.get('UID'));
		expect(uids).toEqual(['a', 'b', 'c']);
	});
});
