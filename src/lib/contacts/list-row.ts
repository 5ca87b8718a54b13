import { daysBetween } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import type { Contact, Parked, Stage } from './contact.ts';
import { isActive, isParked } from './contact-rules.ts';

/** What the list shows of one contact. */
export interface ListRow {
	id: string;
	kind: Contact['kind'];
	sortName: string;
	/** The A–Z tab. */
	letter: string;
	organisation: string;
	city: string;
	stage: Stage;
	parked: Parked | null;
	next: { day: Day | ''; time: string; asap: boolean; text: string } | null;
}

/** One A–Z tab: how many contacts, and where in the list the first one is. */
export interface LetterTab {
	letter: string;
	count: number;
	first: number;
}

export interface ListFilter {
	/** '' = all. */
	stage: Stage | '';
	/** '' = all. */
	tag: string;
	sort: 'name' | 'nextStep';
}

/** The state of a contact's next step, to be said at the right of its row. */
export type StepState =
	| { kind: 'late'; days: number }
	| { kind: 'asap' | 'today' | 'tomorrow' | 'missing' | 'none' }
	| { kind: 'day'; day: Day }
	| { kind: 'parked'; until: Day | '' };

/** `missing`: somebody should think of one; `none`: nobody needs to. */
export function stepState(row: Pick<ListRow, 'next' | 'parked' | 'stage'>, today: Day): StepState {
	const { next } = row;
	if (next?.asap) return { kind: 'asap' };
	if (next && next.day !== '') {
		const days = daysBetween(next.day, today);
		if (days > 0) return { kind: 'late', days };
		return days === 0 ? { kind: 'today' } : days === -1 ? { kind: 'tomorrow' } : { kind: 'day', day: next.day };
	}
	if (isParked(row, today)) return { kind: 'parked', until: row.parked?.until ?? '' };
	return { kind: isActive(row, today) ? 'missing' : 'none' };
}

/** The tab that the row at `index` lies under, in a list sorted by name. */
export function tabAt(tabs: readonly LetterTab[], index: number): LetterTab | undefined {
	return tabs.findLast((tab) => tab.first <= index);
}

/**
 * Where a key leads from the row at `index`: j and k to the next and the one before, a capital letter to its tab where the
 * list has such. undefined = the key means nothing here.
 */
export function rowForKey(
	key: string,
	index: number,
	tabs: readonly LetterTab[],
	alphabet: readonly string[]
): number | undefined {
	if (key === 'j') return index + 1;
	if (key === 'k') return index - 1;
	const isCapital = key.length === 1 && key !== key.toLowerCase();
	return isCapital ? nearestTab(tabs, alphabet, key)?.first : undefined;
}

/** The tab to show for a letter that may have no contacts: it, or the next one after it in the alphabet's order. */
export function nearestTab(
	tabs: readonly LetterTab[],
	alphabet: readonly string[],
	letter: string
): LetterTab | undefined {
	const at = alphabet.indexOf(letter);
	for (const each of at < 0 ? [letter] : alphabet.slice(at)) {
		const tab = tabs.find((candidate) => candidate.letter === each);
		if (tab) return tab;
	}
	return tabs.at(-1);
}
