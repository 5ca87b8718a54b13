const DAY = 86_400_000;

/** Days a deleted record can be put back. */
export const TRASH_DAYS = 90;
const HISTORY_DAYS = 365;
/** Days a safety copy is kept: a month later nobody goes back behind everything that was done since. */
const SAFETY_COPY_DAYS = 30;
/** However full the disk is, so much of the history stays. */
const LEAST_HISTORY_DAYS = 90;

/** Instants (ms): what happened before them may go. */
export interface Limits {
	history: number;
	trash: number;
	safetyCopies: number;
}

/**
 * What may be thrown away. Counted back from the last command, not from the clock alone: a clock that is set wrong, or
 * a box left alone for years, loses nothing.
 */
export function limitsOf(now: number, lastCommand: number, isDiskTight: boolean): Limits {
	const from = Math.min(now, lastCommand);
	return {
		history: from - (isDiskTight ? LEAST_HISTORY_DAYS : HISTORY_DAYS) * DAY,
		trash: from - TRASH_DAYS * DAY,
		safetyCopies: from - SAFETY_COPY_DAYS * DAY
	};
}

/** Whole days until the content of something deleted at `at` may go; 0 = at the next tidying. */
export function daysLeft(at: number, now: number): number {
	return Math.max(0, Math.ceil((at + TRASH_DAYS * DAY - now) / DAY));
}
