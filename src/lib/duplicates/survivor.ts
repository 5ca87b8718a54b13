import { dayOf } from '#lib/day.ts';
import type { Day } from '#lib/day.ts';
import { timeOf } from '#lib/db/hlc.ts';
import type { Envelope } from '#lib/db/stamps.ts';

/** The card that stays unless somebody chooses otherwise: the oldest, to which most of the outside world may point. */
export function oldestOf(contacts: readonly Pick<Envelope, 'id' | 'created'>[]): string {
	const [first] = contacts.toSorted((a, b) => (a.created + a.id < b.created + b.id ? -1 : 1));
	return first?.id ?? '';
}

/** The day the card was made. */
export function sinceDay({ created }: Pick<Envelope, 'created'>): Day {
	return dayOf(timeOf(created));
}
