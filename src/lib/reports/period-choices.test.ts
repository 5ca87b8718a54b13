import { describe, expect, it } from 'vitest';
import { periodChoices } from './period-choices.ts';

describe('periodChoices', () => {
	it('begins with this year and names every period once', () => {
		const names = periodChoices('2026-11-22', 'de').map(({ name }) => name);
		expect(names.slice(0, 8)).toEqual([
			'2026',
			'2026-Q1',
			'2026-Q2',
			'2026-Q3',
			'2026-Q4',
			'2026-11',
			'2026-10',
			'2026-09'
		]);
		expect(new Set(names).size).toBe(names.length);
	});
	it('reaches into last year in January', () => {
		expect(periodChoices('2026-01-05', 'sv').map(({ name }) => name)).toContain('2025-12');
	});
	it('gives British tax years for gb', () => {
		expect(periodChoices('2026-04-05', 'gb')[0]).toMatchObject({ from: '2025-04-06', to: '2026-04-05' });
	});
});
