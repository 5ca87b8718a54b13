import type { Contact } from '#lib/contacts/contact.ts';
import type { CardLines } from './card-lines.ts';
import { inOrder } from './order.ts';

/** Apple's stand-in for "no year"; 1604 was a leap year. */
const NO_YEAR = '1604';

export function writeDays(card: CardLines, contact: Contact): void {
	const { birthday } = contact;
	let hasAnniversary = false;
	if (card.version === '4.0') {
		if (birthday) card.add('BDAY', basicDay(birthday));
	} else if (birthday.startsWith('--')) card.add(`BDAY;X-APPLE-OMIT-YEAR=${NO_YEAR}`, `${NO_YEAR}${birthday.slice(1)}`);
	// Phones make a wrong day of a year alone, so that it goes out under a name only we read.
	else if (birthday) card.add(birthday.length === 10 ? 'BDAY;VALUE=date' : 'X-KARTEI-BDAY', birthday);
	for (const { label, day } of inOrder(contact.occasions)) {
		if (card.version === '4.0' && label === 'Anniversary' && !hasAnniversary) {
			hasAnniversary = true;
			card.add('ANNIVERSARY', basicDay(day));
			continue;
		}
		const yearless = day.startsWith('--');
		const property = yearless ? `X-ABDATE;X-APPLE-OMIT-YEAR=${NO_YEAR}` : 'X-ABDATE';
		card.labelled(property, yearless ? `${NO_YEAR}${day.slice(1)}` : day, label);
	}
}

/** RFC 6350, 4.3.1: the basic format of ISO 8601 (19800322, --0229), but a month with its hyphen (1980-03). */
function basicDay(day: string): string {
	if (day.startsWith('--')) return `--${day.slice(2).replace('-', '')}`;
	return day.length === 10 ? day.replaceAll('-', '') : day;
}
