import { describe, expect, it } from 'vitest';
import { daysLeft, limitsOf } from './retention.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);

describe('limitsOf', () => {
	it('keeps a year of history, 90 days of trash and 30 days of safety copies', () => {
		expect(limitsOf(NOW, NOW, false)).toEqual({
			history: NOW - 365 * DAY,
			trash: NOW - 90 * DAY,
			safetyCopies: NOW - 30 * DAY
		});
	});
	it('keeps 90 days of history also on a full disk', () => {
		expect(limitsOf(NOW, NOW, true).history).toBe(NOW - 90 * DAY);
	});
	it('counts from the last command where the clock has run ahead of it', () => {
		expect(limitsOf(NOW + 900 * DAY, NOW, false)).toEqual(limitsOf(NOW, NOW, false));
	});
	it('counts from the clock where a command is dated ahead of it', () => {
		expect(limitsOf(NOW, NOW + 900 * DAY, false)).toEqual(limitsOf(NOW, NOW, false));
	});
});

describe('daysLeft', () => {
	it('counts begun days, down to 0', () => {
		expect(daysLeft(NOW, NOW)).toBe(90);
		expect(daysLeft(NOW, NOW + 1)).toBe(90);
		expect(daysLeft(NOW - 89 * DAY, NOW)).toBe(1);
		expect(daysLeft(NOW - 90 * DAY, NOW)).toBe(0);
		expect(daysLeft(NOW - 900 * DAY, NOW)).toBe(0);
	});
});
