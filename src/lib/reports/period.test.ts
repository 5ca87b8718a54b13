import { describe, expect, it } from 'vitest';
import { calendarMonth, calendarQuarter, calendarYear, isWithin, ukQuarter, ukTaxYear, ukTaxYearOf } from './period.ts';

describe('calendar periods', () => {
	it('end on the last day, in leap years too', () => {
		expect(calendarYear(2026)).toEqual({ from: '2026-01-01', to: '2026-12-31', name: '2026' });
		expect(calendarMonth(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29', name: '2024-02' });
		expect(calendarMonth(2026, 12).to).toBe('2026-12-31');
		expect(calendarQuarter(2026, 4)).toEqual({ from: '2026-10-01', to: '2026-12-31', name: '2026-Q4' });
	});
});

describe('British periods', () => {
	it('run from 6 April to 5 April', () => {
		expect(ukTaxYear(2026)).toEqual({ from: '2026-04-06', to: '2027-04-05', name: '2026-27' });
		expect(ukTaxYear(1999).name).toBe('1999-00');
	});

	it('have quarters that follow each other without a gap', () => {
		expect([1, 2, 3, 4].map((quarter) => ukQuarter(2026, quarter))).toEqual([
			{ from: '2026-04-06', to: '2026-07-05', name: '2026-27-Q1' },
			{ from: '2026-07-06', to: '2026-10-05', name: '2026-27-Q2' },
			{ from: '2026-10-06', to: '2027-01-05', name: '2026-27-Q3' },
			{ from: '2027-01-06', to: '2027-04-05', name: '2026-27-Q4' }
		]);
	});

	it('know the tax year of a day', () => {
		expect(['2026-04-05', '2026-04-06', '2027-01-01'].map(ukTaxYearOf)).toEqual([2025, 2026, 2026]);
	});
});

describe('isWithin', () => {
	it('includes both ends and never the day that is missing', () => {
		const year = calendarYear(2026);
		const days = ['', '2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'];
		expect(days.map((day) => isWithin(day, year))).toEqual([false, false, true, true, false]);
	});
});
