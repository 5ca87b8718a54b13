import { describe, expect, it } from 'vitest';
import { newFollowUp } from './follow-up.ts';
import type { FollowUpKind } from './follow-up.ts';
import { belongsInLog, canBeLogged, resultNote } from './result-note.ts';

const one = (kind: FollowUpKind, contactId = 'c') =>
	newFollowUp({ id: 'f', contactId, kind, text: 'The offer', due: '2026-11-20', saleId: 's' });
const nothing = { result: '', call: '' } as const;

describe('belongsInLog', () => {
	it.each(['call', 'mail', 'visit', 'send'] as const)('is true of a %s to a contact, and of none to nobody', (kind) => {
		expect(belongsInLog(one(kind))).toBe(true);
		expect(belongsInLog(one(kind, ''))).toBe(false);
	});
	it.each(['pay', 'other'] as const)('is false of %s: nothing was said or sent', (kind) => {
		expect(belongsInLog(one(kind))).toBe(false);
	});
});

describe('canBeLogged', () => {
	it('is false of a call of which nothing is known yet', () => {
		expect(canBeLogged(one('call'), nothing)).toBe(false);
		expect(canBeLogged(one('call'), { ...nothing, result: ' \n' })).toBe(false);
	});
	it('is true of a call with an outcome, or with a result', () => {
		expect(canBeLogged(one('call'), { ...nothing, call: 'noAnswer' })).toBe(true);
		expect(canBeLogged(one('call'), { ...nothing, result: 'Order comes' })).toBe(true);
	});
	it('is true of what says by being done what it was', () => {
		expect(canBeLogged(one('send'), nothing)).toBe(true);
		expect(canBeLogged(one('other'), nothing)).toBe(true);
	});
	it('is false of what belongs to nobody', () => {
		expect(canBeLogged(one('call', ''), { result: 'Order comes', call: 'reached' })).toBe(false);
	});
});

describe('resultNote', () => {
	const written = { id: 'n', at: 1, zone: 'Europe/Berlin', ...nothing };

	it('of a call has the outcome that was chosen, and none where none was', () => {
		expect(resultNote(one('call'), { ...written, call: 'voicemail' })).toMatchObject({
			type: 'call',
			direction: 'out',
			outcome: 'voicemail',
			text: 'The offer',
			contactIds: ['c'],
			saleId: 's'
		});
		expect(resultNote(one('call'), { ...written, result: ' Order comes ' })).toMatchObject({
			outcome: '',
			text: 'Order comes'
		});
	});
	it('of a shipment says that it was sent, of anything else nothing', () => {
		expect(resultNote(one('send'), written)).toMatchObject({ type: 'shipment', outcome: 'sent' });
		expect(resultNote(one('other'), written)).toMatchObject({ type: 'note', direction: '', outcome: '' });
	});
});
