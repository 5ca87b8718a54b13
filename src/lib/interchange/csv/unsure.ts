import type { Field } from './fields.ts';
import { isKnownHeader } from './header.ts';

/** A column with its header ('' = none), and some of its values. */
interface Guess {
	name: string;
	field: Field;
	samples: readonly string[];
}

/**
 * Should the person look at the columns before the import? Yes where there is no header, so that all is a guess from the
 * values, or where the header names half of what was understood at most. `isGuessed`: nobody has said what they mean.
 */
export function areUnsure(columns: readonly Guess[], hasHeader: boolean, isGuessed: boolean): boolean {
	const filled = columns.filter(({ samples }) => samples.length > 0);
	if (!isGuessed || filled.length === 0) return false;
	const understood = filled.filter(({ field }) => field !== 'extra' && field !== 'skip');
	const byHeader = understood.filter(({ name }) => isKnownHeader(name));
	return !hasHeader || byHeader.length * 2 <= understood.length;
}
