import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact, Stage } from '#lib/contacts/contact.ts';
import { add } from '#lib/day.ts';
import type { Day, PartialDay } from '#lib/day.ts';
import { oneOf, randomOf } from './random.ts';
import { asciiName, STOCK, streetLine } from './stock.ts';
import type { SampleLocale, Stock } from './stock.ts';
import { TEXTS } from './texts.ts';

export const SAMPLE_COUNT = 40;
const DIALLING: Record<SampleLocale, string> = { de: '+49', sv: '+46', en: '+44' };
/** Every tenth place that holds a firm; the people before it may work there. */
const FIRM_PLACES = [3, 7, 9];
const STAGES: readonly Stage[] = ['customer', 'prospect', 'customer', 'lead', 'customer', 'lead', 'prospect', 'former'];

export interface SampleInput {
	locale: SampleLocale;
	today: Day;
	/** Instant (ms) it is put into the box. */
	now: number;
	zone: string;
	/** Of the sales: ISO 4217, and the VAT rate in hundredths of a percent. */
	currency: string;
	vatRate: number;
	newId: () => string;
}

/** Forty invented people and firms of one language; the same each time but for their ids and the days around today. */
export function sampleContacts({ locale, today, newId }: SampleInput): Contact[] {
	const random = randomOf(2026);
	const stock = STOCK[locale];
	const ids = Array.from({ length: SAMPLE_COUNT }, newId);
	return ids.map((id, index) => {
		const given = stock.given[index % stock.given.length] ?? '';
		// A step that shares no factor with the list's length, so that no two share a name.
		const family = stock.family[(index * 11 + 3) % stock.family.length] ?? '';
		const base = placed(emptyContact(id), locale, stock, random);
		const contact = FIRM_PLACES.includes(index % 10)
			? firm(base, stock, family, index)
			: person(base, stock, { index, given, family, employer: ids[index + 1] ?? '' }, random);
		return {
			...reachable(contact, locale, index, given, family),
			stage:
				contact.kind === 'organisation' && index % 20 === 9 ? 'supplier' : (STAGES[index % STAGES.length] ?? 'lead'),
			birthday: contact.kind === 'person' ? birthdayOf(index, today) : '',
			remark: index === 0 ? TEXTS[locale].remark : '',
			source: index % 4 === 1 ? TEXTS[locale].source : '',
			parked: index === 6 ? { until: add(today, 3, 'month'), reason: TEXTS[locale].parkedReason } : null
		};
	});
}

/** A round one in two days, one in five of which the year is not known, some over the year; most are unknown. */
function birthdayOf(index: number, today: Day): PartialDay | '' {
	if (index === 5) return add(add(today, 2, 'day'), -50, 'year');
	if (index === 20) return add(today, 5, 'day').replace(/^\d{4}/, '-');
	return index % 4 === 0 ? add(add(today, index * 23, 'day'), -(30 + index), 'year') : '';
}

function placed(contact: Contact, locale: SampleLocale, stock: Stock, random: () => number): Contact {
	const town = oneOf(stock.towns, random);
	const street = streetLine(oneOf(stock.streets, random), 1 + Math.floor(random() * 90), locale);
	const address = { street, postalCode: town.postalCode, city: town.name, region: '', country: stock.country };
	const tags = random() < 0.5 ? [oneOf(stock.tags, random)] : [];
	return { ...contact, tags, addresses: [{ id: 'a', position: 0, type: 'contact', ...address }] };
}

function firm(contact: Contact, stock: Stock, family: string, index: number): Contact {
	const name = stock.firm[index % stock.firm.length];
	return { ...contact, kind: 'organisation', organisation: name?.(family) ?? family };
}

function person(
	contact: Contact,
	stock: Stock,
	{ index, given, family, employer }: { index: number; given: string; family: string; employer: string },
	random: () => number
): Contact {
	const worksNext = FIRM_PLACES.includes((index + 1) % 10);
	const title = worksNext ? oneOf(stock.titles, random) : '';
	return {
		...contact,
		name: { ...contact.name, given, family, prefix: index === 12 ? 'Dr.' : '' },
		title,
		relations: worksNext
			? [{ id: 'w', position: 0, type: 'worksAt', contactId: employer, title, from: '', to: '' }]
			: []
	};
}

/** Numbers nobody has (see texts.ts) and an address at example.com. */
function reachable(contact: Contact, locale: SampleLocale, index: number, given: string, family: string): Contact {
	const [mobile = '', ...lines] = TEXTS[locale].phones;
	const isFirm = contact.kind === 'organisation';
	const line = lines[index % lines.length] ?? mobile;
	const number = (pattern: string) => pattern.replace('{n}', String(10 + index));
	const phone = (id: string, position: number, type: string, pattern: string) => {
		const value = number(pattern);
		return { id, position, type, value, e164: DIALLING[locale] + value.replace(/\D/g, '').slice(1) };
	};
	const phones = isFirm ? [phone('p1', 0, 'main', line)] : [phone('p1', 0, 'mobile', mobile)];
	if (!isFirm && index % 5 === 0) phones.push(phone('p2', 1, 'work', line));
	const local = isFirm ? 'info' : asciiName(given);
	return {
		...contact,
		phones,
		emails: [
			{ id: 'e', position: 0, type: isFirm ? 'work' : 'home', value: `${local}.${asciiName(family)}@example.com` }
		]
	};
}
