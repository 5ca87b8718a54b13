import { dayOf, toDate } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { Payment, Sale, StepReached } from '#lib/sales/sale.ts';
import type { Note, NoteType } from './note.ts';

interface Dated {
	/** Unique in the timeline. */
	id: string;
	/** Instant it is sorted by; noon for what has only a day. */
	at: number;
	day: Day;
}

/** One line of a contact's or a sale's log. Follow-ups stand in it once they are done or dropped. */
export type TimelineItem =
	| (Dated & { kind: 'note'; note: Note })
	| (Dated & { kind: 'followUp'; followUp: FollowUp })
	| (Dated & { kind: 'sale'; sale: Sale; step: StepReached })
	| (Dated & { kind: 'payment'; sale: Sale; payment: Payment });

interface Sources {
	notes: readonly Note[];
	followUps?: readonly FollowUp[];
	sales?: readonly Sale[];
}

/**
 * Everything that happened, newest first: notes, closed follow-ups, the steps and payments of sales. A done follow-up
 * whose result was written into the log stands there once, as that note.
 */
export function timelineOf({ notes, followUps = [], sales = [] }: Sources): TimelineItem[] {
	const items: TimelineItem[] = notes.map((note) => ({
		kind: 'note',
		id: note.id,
		at: note.at,
		day: dayOf(note.at),
		note
	}));
	for (const followUp of followUps) {
		const at = followUp.closedAt;
		if (at === null || notes.some((note) => isResultOf(note, followUp, at))) continue;
		items.push({ kind: 'followUp', id: followUp.id, at, day: dayOf(at), followUp });
	}
	for (const sale of sales) {
		for (const step of sale.steps) {
			items.push({
				kind: 'sale',
				id: `${sale.id}/${step.id}`,
				at: noon(step.day) + step.position,
				day: step.day,
				sale,
				step
			});
		}
		for (const payment of sale.payments) {
			const { id, day } = payment;
			items.push({ kind: 'payment', id: `${sale.id}/${id}`, at: noon(day) + LAST, day, sale, payment });
		}
	}
	return items.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

const MINUTE = 60_000;

/**
 * Is the note what a follow-up closed at `at` wrote into the log? It has its very instant; one stored before that was
 * so, or whose time was edited since (to the minute), is known by its words.
 */
function isResultOf(note: Note, followUp: FollowUp, at: number): boolean {
	if (followUp.state !== 'done' || Math.abs(note.at - at) >= MINUTE) return false;
	if (!note.contactIds.includes(followUp.contactId)) return false;
	return note.at === at || note.text === (followUp.result === '' ? followUp.text : followUp.result);
}

/** Of one day the payment stands above the steps, and a later step above an earlier one. */
const LAST = 1000;

function noon(day: Day): number {
	return toDate(day).getTime();
}

/** What a timeline can be narrowed to: a type of note, the follow-ups, the sales with their payments. */
export type TimelineFilter = NoteType | 'followUp' | 'sale';

export function filterOf(item: TimelineItem): TimelineFilter {
	if (item.kind === 'note') return item.note.type;
	return item.kind === 'payment' ? 'sale' : item.kind;
}

/** The filters that would show something, the most frequent first. */
export function filtersIn(items: readonly TimelineItem[]): TimelineFilter[] {
	const counts = new Map<TimelineFilter, number>();
	for (const item of items) counts.set(filterOf(item), (counts.get(filterOf(item)) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a).map(([filter]) => filter);
}

/** The items by month ('2026-11'), in their order. */
export function byMonth(items: readonly TimelineItem[]): { month: string; items: TimelineItem[] }[] {
	const months: { month: string; items: TimelineItem[] }[] = [];
	for (const item of items) {
		const month = item.day.slice(0, 7);
		const last = months.at(-1);
		if (last?.month === month) last.items.push(item);
		else months.push({ month, items: [item] });
	}
	return months;
}
