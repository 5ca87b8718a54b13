import { describe, expect, it } from 'vitest';
import { isWorthAsking, minutesAway } from './call.ts';

const AT = Date.UTC(2026, 10, 22, 8);
const call = { contactId: 'c', phone: '0621 1', at: AT };

describe('isWorthAsking', () => {
	it('asks on return and half a day later still', () => {
		expect(isWorthAsking(call, AT + 60_000)).toBe(true);
		expect(isWorthAsking(call, AT + 11 * 3_600_000)).toBe(true);
	});
	it('asks no more the next day, nor when the clock was set back', () => {
		expect(isWorthAsking(call, AT + 13 * 3_600_000)).toBe(false);
		expect(isWorthAsking(call, AT - 1)).toBe(false);
	});
});

describe('minutesAway', () => {
	it('counts begun minutes', () => {
		expect(minutesAway(call, AT + 11.5 * 60_000)).toBe(12);
	});
	it('takes a slip of the thumb for no minute', () => {
		expect(minutesAway(call, AT + 2000)).toBeNull();
	});
	it('takes an afternoon away for no call of that length', () => {
		expect(minutesAway(call, AT + 6 * 3_600_000)).toBeNull();
	});
});
