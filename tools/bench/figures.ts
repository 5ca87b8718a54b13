/** Figures of one measurement in ms. */
export interface Figures {
	p50: number;
	p95: number;
	runs: number;
}

/** Median and 95th percentile (nearest rank) of some times. */
export function figuresOf(times: readonly number[]): Figures {
	const sorted = [...times].sort((a, b) => a - b);
	const rank = (share: number) => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
	return { p50: rank(0.5), p95: rank(0.95), runs: sorted.length };
}

export function round(value: number): number {
	return Math.round(value * 100) / 100;
}
