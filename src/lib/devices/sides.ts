import { timeOf, writerOf } from '#lib/db/hlc.ts';

/** Who wrote a value, and when (instant, ms): what its stamp says. */
export function sideOf(stamp: string): { writer: string; at: number } {
	return { writer: writerOf(stamp), at: timeOf(stamp) };
}
