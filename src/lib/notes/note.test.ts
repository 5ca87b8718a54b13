import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Email, Phone } from '#lib/contacts/contact.ts';
import {
	compareNotes,
	isReached,
	lastContact,
	minutesSince,
	newNote,
	NOTE_TYPES,
	openComplaint,
	outcomesOf,
	tidied,
	withBounced,
	withType,
	withWrongNumber
} from './note.ts';
import type { Note } from './note.ts';

const AT = Date.UTC(2026, 10, 18, 13);
const note = (fields: Partial<Note>): Note => ({ ...newNote({ id: 'n', at: AT, zone: 'Europe/Berlin' }), ...fields });

describe('newNote', () => {
	it('is an outgoing call with nothing said yet', () => {
		expect(newNote({ id: 'n', at: AT, zone: 'Europe/Stockholm' })).toMatchObject({
			type: 'call',
			direction: 'out',
			outcome: '',
			minutes: null,
			contactIds: []
		});
	});
	it('has no direction where the type has none', () => {
		expect(newNote({ id: 'n', at: AT, zone: '', type: 'meeting' }).direction).toBe('');
	});
});

describe('withType', () => {
	it('drops an outcome the new type does not know and keeps one it does', () => {
		expect(withType(note({ outcome: 'voicemail' }), 'email').outcome).toBe('');
		expect(withType(note({ type: 'email', outcome: 'answered' }), 'letter').outcome).toBe('answered');
	});
	it('drops minutes where nobody measures them', () => {
		expect(withType(note({ minutes: 12 }), 'letter').minutes).toBeNull();
		expect(withType(note({ minutes: 12 }), 'meeting').minutes).toBe(12);
	});
});

describe('tidied', () => {
	it('trims the text and mends half a character', () => {
		expect(tidied(note({ text: '  ring \ud83d ' })).text).toBe('ring \ufffd');
	});
	it('keeps an emoji and an empty text', () => {
		expect(tidied(note({ text: '👍🏽' })).text).toBe('👍🏽');
		expect(tidied(note({ text: ' \n ' })).text).toBe('');
	});
	it('takes no minutes that are none', () => {
		for (const minutes of [0, -3, Number.NaN, Number.POSITIVE_INFINITY]) {
			expect(tidied(note({ minutes })).minutes).toBeNull();
		}
		expect(tidied(note({ minutes: 11.6 })).minutes).toBe(12);
	});
	it('names each person once', () => {
		expect(tidied(note({ contactIds: ['b', 'a', 'b'] })).contactIds).toEqual(['b', 'a']);
	});
});

describe('isReached', () => {
	it('counts a talk, also one without an outcome', () => {
		expect(isReached(note({}))).toBe(true);
		expect(isReached(note({ outcome: 'reached' }))).toBe(true);
		expect(isReached(note({ type: 'meeting' }))).toBe(true);
	});
	it('does not count who was not there', () => {
		for (const outcome of ['voicemail', 'noAnswer', 'wrongNumber', 'callBack'] as const) {
			expect(isReached(note({ outcome }))).toBe(false);
		}
		expect(isReached(note({ type: 'meeting', outcome: 'notHeld' }))).toBe(false);
	});
	it('counts the contact who calls and asks to be called back', () => {
		expect(isReached(note({ direction: 'in', outcome: 'callBack' }))).toBe(true);
	});
	it('counts mail that was answered or came in, not mail that was sent', () => {
		expect(isReached(note({ type: 'email', direction: 'out', outcome: 'sent' }))).toBe(false);
		expect(isReached(note({ type: 'email', direction: 'out', outcome: 'answered' }))).toBe(true);
		expect(isReached(note({ type: 'letter', direction: 'in' }))).toBe(true);
	});
	it('does not count what was only written down or shipped', () => {
		expect(isReached(note({ type: 'note', direction: '' }))).toBe(false);
		expect(isReached(note({ type: 'shipment', outcome: 'delivered' }))).toBe(false);
	});
	it('decides every type and outcome', () => {
		for (const type of NOTE_TYPES) {
			for (const outcome of ['', ...outcomesOf(type)] as const) {
				expect(typeof isReached(note({ type, outcome }))).toBe('boolean');
			}
		}
	});
});

describe('lastContact', () => {
	it('is the newest that reached somebody', () => {
		const notes = [
			note({ id: 'a', at: AT - 9 }),
			note({ id: 'b', at: AT - 5 }),
			note({ id: 'c', outcome: 'noAnswer' })
		];
		expect(lastContact(notes, AT)?.id).toBe('b');
	});
	it('is not what lies ahead', () => {
		expect(lastContact([note({ at: AT + 1 })], AT)).toBeUndefined();
	});
});

describe('openComplaint', () => {
	it('is a complaint until it is solved or refused', () => {
		expect(openComplaint([note({ type: 'complaint', outcome: 'working' })])).toBeDefined();
		expect(openComplaint([note({ type: 'complaint', outcome: '' })])).toBeDefined();
		expect(openComplaint([note({ type: 'complaint', outcome: 'solved' })])).toBeUndefined();
		expect(openComplaint([note({ type: 'shipment' })])).toBeUndefined();
	});
});

describe('compareNotes', () => {
	it('puts the newest first, and of one instant the one written later', () => {
		const notes = [note({ id: 'a' }), note({ id: 'c', at: AT - 1 }), note({ id: 'b' })];
		expect(notes.toSorted(compareNotes).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
	});
});

describe('minutesSince', () => {
	it('counts a begun minute whole', () => {
		expect(minutesSince(AT, AT + 61_000)).toBe(2);
		expect(minutesSince(AT, AT + 1)).toBe(1);
	});
	it('says nothing where the clock went back or the page was forgotten', () => {
		expect(minutesSince(AT, AT - 1000)).toBeNull();
		expect(minutesSince(AT, AT + 5 * 3_600_000)).toBeNull();
	});
});

describe('marks on the contact', () => {
	const phone = (id: string, value: string, e164 = ''): Phone => ({ id, position: 0, type: 'work', value, e164 });
	const email = (id: string, value: string): Email => ({ id, position: 0, type: 'work', value });
	const contact = emptyContact('c');

	it('marks the phone that was dialled, however it is written', () => {
		const two = { ...contact, phones: [phone('a', '0621 1'), phone('b', '0171 / 55', '+4917155')] };
		expect(withWrongNumber(two, '+49 171 55').phones.map(({ wrong }) => wrong)).toEqual([undefined, true]);
		expect(withWrongNumber(two, '0171-55').phones[1]?.wrong).toBe(true);
	});
	it('marks the only phone, and none of two where it was not said which', () => {
		expect(withWrongNumber({ ...contact, phones: [phone('a', '0621 1')] }, '').phones[0]?.wrong).toBe(true);
		const two = { ...contact, phones: [phone('a', '0621 1'), phone('b', '0621 2')] };
		expect(withWrongNumber(two, '')).toBe(two);
	});
	it('marks no other phone for a number the contact does not have', () => {
		const one = { ...contact, phones: [phone('a', '0621 1')] };
		expect(withWrongNumber(one, '0621 99')).toBe(one);
	});
	it('marks the e-mail that bounced', () => {
		const two = { ...contact, emails: [email('a', 'a@example.com'), email('b', 'B@example.com')] };
		expect(withBounced(two, 'b@example.com').emails.map(({ bounced }) => bounced)).toEqual([undefined, true]);
		expect(withBounced(two, '')).toBe(two);
	});
});
