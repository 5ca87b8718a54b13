import { emptyDraft } from '#lib/interchange/draft.ts';
import type { ContactDraft } from '#lib/interchange/draft.ts';
import { oneOf, randomOf } from './random.ts';
import { asciiName, STOCK, streetLine } from './stock.ts';
import type { SampleLocale, Stock } from './stock.ts';

/** How many of a thousand: people with an employer, firms, people with a birthday, with a note, with tags. */
const WITH_FIRM = 350;
const FIRMS = 150;
const WITH_BIRTHDAY = 300;
const WITH_NOTE = 250;
const WITH_TAGS = 400;

/**
 * `count` contacts for tests and measurements, the same for the same seed: Germans, Swedes and Britons in turn, with
 * umlauts, titles, particles and hyphens as they occur. Each has a phone and an e-mail of its own; numbers are right
 * in form, e-mails are at example.com. The names repeat as names do.
 */
export function generateContacts(count: number, seed: number): ContactDraft[] {
	const random = randomOf(seed);
	const locales: readonly SampleLocale[] = ['de', 'sv', 'en'];
	return Array.from({ length: count }, (_, index) => {
		const locale = locales[index % locales.length] ?? 'en';
		return oneContact(STOCK[locale], locale, index, random);
	});
}

function oneContact(stock: Stock, locale: SampleLocale, index: number, random: () => number): ContactDraft {
	const of = (perThousand: number) => random() * 1000 < perThousand;
	const draft = emptyDraft(index + 2);
	const given = oneOf(stock.given, random);
	const family = familyName(stock, locale, random);
	const firm = oneOf(stock.firm, random)(oneOf(stock.family, random));
	const town = oneOf(stock.towns, random);
	if (of(FIRMS)) {
		draft.kind = 'organisation';
		draft.organisation = firm;
		draft.displayName = firm;
	} else {
		draft.name = { ...draft.name, given, family, prefix: of(40) ? 'Dr.' : '' };
		draft.displayName = [draft.name.prefix, given, family].filter((part) => part !== '').join(' ');
		if (of(WITH_FIRM)) {
			draft.organisation = firm;
			draft.title = oneOf(stock.titles, random);
		}
		if (of(WITH_BIRTHDAY)) draft.birthday = birthday(random);
	}
	// The number says which contact it is, so that no two are alike.
	draft.phones.push({ type: 'mobile', value: phone(oneOf(stock.mobile, random), stock, index * 7919) });
	if (of(500)) draft.phones.push({ type: 'work', value: phone(`${town.area} 2`, stock, index * 31) });
	draft.emails.push({
		type: of(500) ? 'work' : 'home',
		value: `${asciiName(given)}.${asciiName(family)}${index}@example.com`
	});
	draft.addresses.push({
		type: 'home',
		street: streetLine(oneOf(stock.streets, random), 1 + Math.floor(random() * 120), locale),
		postalCode: town.postalCode,
		city: town.name,
		region: '',
		country: stock.country
	});
	if (of(WITH_NOTE)) draft.note = `${oneOf(stock.tags, random)}, ${oneOf(stock.titles, random)}`;
	if (of(WITH_TAGS)) draft.tags = [...new Set([oneOf(stock.tags, random), oneOf(stock.tags, random)])];
	return draft;
}

function familyName(stock: Stock, locale: SampleLocale, random: () => number): string {
	const family = oneOf(stock.family, random);
	const kind = random();
	if (kind < 0.05) return `${family}-${oneOf(stock.family, random)}`;
	if (kind < 0.07 && locale === 'de') return `von ${family}`;
	if (kind < 0.07 && locale === 'sv') return `af ${family}`;
	return family;
}

function birthday(random: () => number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${1940 + Math.floor(random() * 66)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
}

/** A number of the country's length that begins so and says `value` in its last digits. */
function phone(start: string, stock: Stock, value: number): string {
	const rest = stock.phoneLength - start.replace(/\D/g, '').length;
	return start + String(value % 10 ** rest).padStart(rest, '0');
}

const COLUMNS = [
	'Prefix',
	'First Name',
	'Last Name',
	'Organization',
	'Job Title',
	'Mobile Phone',
	'Work Phone',
	'E-mail',
	'Street',
	'Postal Code',
	'City',
	'Country',
	'Birthday',
	'Notes',
	'Tags'
];

/** The contacts as a CSV file as an address book exports it: commas, quotes where needed, CRLF, UTF-8. */
export function contactsCsv(drafts: readonly ContactDraft[]): string {
	const lines = drafts.map((draft) => {
		const { name, phones, addresses } = draft;
		const address = addresses[0];
		const phone = (type: string) => phones.find((one) => one.type === type)?.value ?? '';
		return [
			name.prefix,
			name.given,
			name.family,
			draft.organisation,
			draft.title,
			phone('mobile'),
			phone('work'),
			draft.emails[0]?.value ?? '',
			address?.street ?? '',
			address?.postalCode ?? '',
			address?.city ?? '',
			address?.country ?? '',
			draft.birthday,
			draft.note,
			draft.tags.join(', ')
		];
	});
	return [COLUMNS, ...lines].map((cells) => cells.map(quoted).join(',') + '\r\n').join('');
}

function quoted(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
