import { describe, expect, it } from 'vitest';
import { isDue } from './due.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const ago = (minutes: number) => NOW - minutes * 60_000;

describe('isDue', () => {
	it.each([
		['nothing changed', 0, null, 'start', false],
		['nothing changed, but asked for', 0, ago(1), 'now', true],
		['the first', 1, null, 'change', true],
		['an hour ago', 1, ago(60), 'change', false],
		['four hours ago', 1, ago(240), 'change', true],
		['at the start, too', 1, ago(239), 'start', false],
		['the page goes, just saved', 1, ago(9), 'hidden', false],
		['the page goes', 1, ago(10), 'hidden', true],
		['a clock set back', 1, ago(-60), 'start', true]
	] as const)('%s', (_, changes, lastAt, occasion, due) => {
		expect(isDue(changes, lastAt, occasion, NOW)).toBe(due);
	});
});
