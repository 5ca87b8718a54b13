/** VAT rates in use by home country, hundredths of a percent, the standard rate first (state: 2026). */
const RATES: Readonly<Record<string, readonly number[]>> = {
	AT: [2000, 1300, 1000, 0],
	CH: [810, 380, 260, 0],
	DE: [1900, 700, 0],
	GB: [2000, 500, 0],
	SE: [2500, 1200, 600, 0]
};

/** The rates to choose from: the usual ones of the country, the box's own standard rate, and those already in use. */
export function ratesToChoose(country: string, standard: number, used: readonly number[]): number[] {
	const usual = RATES[country] ?? [standard, 0];
	return [...new Set([...usual, standard, ...used])].sort((a, b) => b - a);
}
