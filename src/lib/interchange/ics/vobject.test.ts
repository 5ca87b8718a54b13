import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { newFollowUp } from '#lib/follow-ups/follow-up.ts';
import { writeCalendar } from './write.ts';

/** Reads iCalendar from stdin and prints a line of JSON for each event: name, days it falls on, what it says. */
const READER = `
import sys, json, datetime, vobject
calendar = vobject.readOne(sys.stdin.buffer.read().decode('utf-8'))
out = []
for event in calendar.vevent_list:
    days = []
    if hasattr(event, 'rrule'):
        rules = event.getrruleset()
        days = [str(day.date()) for _, day in zip(range(5), rules)]
    out.append({
        'uid': event.uid.value, 'summary': event.summary.value, 'start': str(event.dtstart.value), 'days': days,
        'description': event.description.value if hasattr(event, 'description') else '',
        'alarm': str(event.valarm.trigger.value) if hasattr(event, 'valarm') else ''
    })
print(json.dumps(out))
`;
const PYTHON = '/usr/bin/python3';
const hasVobject = spawnSync(PYTHON, ['-c', 'import vobject']).status === 0;

describe('an independent reader', () => {
	it.skipIf(!hasVobject)(`reads our calendar file (needs python3-vobject${hasVobject ? '' : ', not here'})`, () => {
		const summary = `Åsa, "Öl" & Söhne; Straße 1 ${'lång '.repeat(40)}😀`;
		const description = 'Zeile 1\nZeile 2; C:\\Pfad';
		const followUp = newFollowUp({
			id: 'f1',
			contactId: 'c1',
			kind: 'call',
			text: '',
			due: '2026-11-24',
			time: '14:05'
		});
		const text = writeCalendar(
			{
				followUps: [{ followUp, summary, description }],
				birthdays: [
					{ id: 'c1', day: '--02-29', summary: 'Leap' },
					{ id: 'c2', day: '1980-12-31', summary: 'Year end' }
				],
				alarm: 'dayBefore'
			},
			'2026-11-22',
			Date.UTC(2026, 10, 22)
		);
		const found = JSON.parse(execFileSync(PYTHON, ['-c', READER], { input: text, encoding: 'utf8' })) as unknown;
		expect(found).toEqual([
			{ uid: 'f1', summary, description, start: '2026-11-24 14:05:00', days: [], alarm: '0:00:00' },
			{
				uid: 'birthday-c1',
				summary: 'Leap',
				description: '',
				start: '2027-02-28',
				days: ['2027-02-28', '2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28'],
				alarm: '-1 day, 9:00:00'
			},
			{
				uid: 'birthday-c2',
				summary: 'Year end',
				description: '',
				start: '2026-12-31',
				days: ['2026-12-31', '2027-12-31', '2028-12-31', '2029-12-31', '2030-12-31'],
				alarm: '-1 day, 9:00:00'
			}
		]);
	});
});
