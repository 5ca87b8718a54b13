import { FOLD_VERSION } from '#lib/fold.ts';
import type { IndexSettings } from './contact-row.ts';

/** Raised when rows or lines change their make: saved pages of another version are not read. */
const ROW_VERSION = 2;

/** An index as it is saved: the text of all lines, the rows beside it, and what both belong to. */
export interface Packed {
	version: string;
	/** The box's change counter up to which every change is in. */
	rev: number;
	count: number;
	text: string;
	/** The rows as JSON: read in one go ten times as fast as single rows. */
	rows: string;
}

/** Saved pages hold for one make of index, one language (the order of names) and one home country (phones). */
function packVersion(settings: IndexSettings): string {
	return [FOLD_VERSION, ROW_VERSION, settings.locale, settings.homeCountry].join('|');
}

export function pack(packed: { rows: readonly object[]; text: string }, rev: number, settings: IndexSettings): Packed {
	const { rows, text } = packed;
	return { version: packVersion(settings), rev, count: rows.length, text, rows: JSON.stringify(rows) };
}

function isPacked(value: unknown): value is Packed {
	const { version, rev, count, text, rows } = (value ?? {}) as Partial<Record<keyof Packed, unknown>>;
	return (
		typeof version === 'string' &&
		typeof rev === 'number' &&
		typeof count === 'number' &&
		typeof text === 'string' &&
		typeof rows === 'string'
	);
}

/**
 * The rows of saved pages, null where they are missing, damaged, of another version, or newer than the box itself
 * (`boxRev`, after a restore): then the index is made anew from the records.
 */
export function unpack<Row>(
	value: unknown,
	settings: IndexSettings,
	boxRev: number
): { rows: Row[]; text: string; rev: number } | null {
	if (!isPacked(value) || value.version !== packVersion(settings) || value.rev > boxRev) return null;
	try {
		const rows = JSON.parse(value.rows) as unknown;
		if (!Array.isArray(rows) || rows.length !== value.count) return null;
		return { rows: rows as Row[], text: value.text, rev: value.rev };
	} catch {
		// A half-written page: the records are all there, and the index is made from them.
		return null;
	}
}
