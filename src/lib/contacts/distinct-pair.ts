/** Two contacts that look alike and were said to be two: they are not offered as duplicates again. */
export interface DistinctPair {
	/** See pairId: the same on every device, so that two answers to one question are one record. */
	id: string;
	/** The smaller id first. */
	contactIds: readonly [string, string];
}

/** The id of the pair, whichever comes first. */
export function pairId(a: string, b: string): string {
	return a < b ? `${a}_${b}` : `${b}_${a}`;
}

export function distinctPair(a: string, b: string): DistinctPair {
	return { id: pairId(a, b), contactIds: a < b ? [a, b] : [b, a] };
}
