import type { ComparedField } from '#lib/duplicates/compare-words.ts';

/** Fields that say little of who somebody is. */
const QUIET: readonly string[] = [
	...['salutation', 'language', 'stage', 'preferredChannel', 'doNotContact'],
	...['daysToPay', 'discount', 'creditLimit', 'parked']
];

/**
 * Is the field shown to somebody who decides whether two cards are one? A quiet one is left out only where both say the
 * same; a stage also where one of them only has it because every card has one.
 */
export function tellsApart({ key, values }: Pick<ComparedField, 'key' | 'values'>, haveStages: boolean): boolean {
	if (!QUIET.includes(key)) return true;
	if (key === 'stage' && !haveStages) return false;
	return new Set(values.map((lines) => lines.toSorted().join('\n'))).size > 1;
}
