import type { Stage } from '#lib/contacts/contact.ts';
import { alphabet, OTHER_LETTER } from '#lib/contacts/name.ts';
import type { Day } from '#lib/day.ts';
import { add, nextAnniversary } from '#lib/day.ts';
import type { ContactIndex } from './contact-index.ts';
import type { ContactRow } from './contact-row.ts';
import { compareSteps, lacksNextStep } from './contact-row.ts';

export interface ListQuery {
	sort: 'name' | 'nextStep' | 'changed';
	stage?: Stage;
	tag?: string;
	letter?: string;
	/** Only active contacts without a next step, as of this day. */
	noNextStep?: Day;
}

/** How a list looks as a whole; its rows come by `slice`. */
export interface ListShape {
	total: number;
	/** The tabs in their order that have contacts, by name: how many, and where the first one is in the list (or would be). */
	letters: { letter: string; count: number; first: number }[];
}

/** The lists over the contact index. A list is made once and kept until the index or the query changes. */
export class ContactLists {
	private readonly index: ContactIndex;
	private readonly made = new Map<string, { version: number; rows: readonly ContactRow[]; shape: ListShape }>();

	constructor(index: ContactIndex) {
		this.index = index;
	}

	list(query: ListQuery): ListShape {
		return this.make(query).shape;
	}

	slice(query: ListQuery, from: number, to: number): ContactRow[] {
		return this.make(query).rows.slice(from, to);
	}

	/** Where a contact stands in the list; -1 = not in it. */
	place(query: ListQuery, id: string): number {
		return this.make(query).rows.findIndex((row) => row.id === id);
	}

	private make(query: ListQuery): { rows: readonly ContactRow[]; shape: ListShape } {
		const { sort, stage = '', tag = '', letter = '', noNextStep = '' } = query;
		const key = JSON.stringify([sort, stage, tag, letter, noNextStep]);
		const known = this.made.get(key);
		if (known?.version === this.index.version) return known;
		const inAllLetters = this.index.rows.filter(
			(row) =>
				(stage === '' || row.stage === stage) &&
				(tag === '' || row.tags.includes(tag)) &&
				(noNextStep === '' || lacksNextStep(row, noNextStep))
		);
		const rows = letter === '' ? inAllLetters : inAllLetters.filter((row) => row.letter === letter);
		const letters = lettersOf(inAllLetters, this.index.settings.locale);
		if (sort === 'changed') rows.sort((a, b) => b.changed - a.changed);
		if (sort === 'nextStep') rows.sort(byNextStep);
		const list = { version: this.index.version, rows, shape: { total: rows.length, letters } };
		// A few lists are in use at a time (the list itself, the inbox); more are left over from typing.
		if (this.made.size >= 8) this.made.clear();
		this.made.set(key, list);
		return list;
	}
}

/** Contacts without a step come last, by name (the sort is stable). */
function byNextStep(a: ContactRow, b: ContactRow): number {
	if (a.next && b.next) return compareSteps(a.next, b.next);
	return (a.next ? 0 : 1) - (b.next ? 0 : 1);
}

function lettersOf(rows: readonly ContactRow[], locale: string): ListShape['letters'] {
	const byLetter = new Map<string, { letter: string; count: number; first: number }>();
	rows.forEach((row, at) => {
		const known = byLetter.get(row.letter);
		if (known) known.count++;
		else byLetter.set(row.letter, { letter: row.letter, count: 1, first: at });
	});
	return [...alphabet(locale), OTHER_LETTER].map((letter) => byLetter.get(letter)).filter((each) => each !== undefined);
}

/** Every tag in use with the number of contacts, the most used first. */
export function tagCounts(rows: readonly ContactRow[]): { tag: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const row of rows) for (const tag of row.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	return [...counts]
		.map(([tag, count]) => ({ tag, count }))
		.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

export interface Birthday {
	row: ContactRow;
	/** The day it is celebrated this time. */
	day: Day;
}

/** Birthdays from a day on, for `days` days (7 = that day and six more), the earliest first. */
export function birthdays(rows: readonly ContactRow[], from: Day, days: number): Birthday[] {
	const last = add(from, days - 1, 'day');
	const found: Birthday[] = [];
	for (const row of rows) {
		const day = row.birthday === '' ? null : nextAnniversary(row.birthday, from);
		if (day !== null && day <= last) found.push({ row, day });
	}
	return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** How many active contacts have no next step and are not parked, as of a day. */
export function noNextStepCount(rows: readonly ContactRow[], today: Day): number {
	return rows.reduce((count, row) => count + (lacksNextStep(row, today) ? 1 : 0), 0);
}
