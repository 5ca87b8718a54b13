import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { draftOf } from '../draft-contact.ts';
import type { AddressDraft, ContactDraft } from '../draft.ts';
import { crmTexts, isWholeDay, notesOf } from './foreign.ts';
import type { LabelledText } from './foreign.ts';
import { OUTLOOK_HEADERS, OUTLOOK_PHONES, OUTLOOK_PLACES } from './outlook-layout.ts';
import type { OutlookField } from './outlook-layout.ts';
import { ownHeader } from './own-layout.ts';
import type { ExportLocale } from './own-layout.ts';
import { csvText } from './text.ts';
import { encodeWindows1252 } from './windows-1252.ts';
import { wordOfCode } from './words.ts';

/** Where a contact's values go: cells by column, and what no column takes. */
interface Sheet {
	cells: Map<OutlookField, string>;
	rest: LabelledText[];
}

/**
 * Contacts as the CSV that Outlook for Windows imports: the header of its own exports in the person's language (it maps
 * the columns by itself only under the names of its own language), comma, CRLF. It reads the file in the computer's
 * eight-bit encoding: so it is Windows-1252 (see `encodeWindows1252`), and UTF-8 only where there is another script.
 * Each contact has three phones a place, three e-mails and three addresses there; what is left over goes to the notes.
 */
export function writeOutlookCsv(
	contacts: readonly Contact[],
	options: { locale: ExportLocale; customFields: readonly CustomField[] }
): Uint8Array<ArrayBuffer> {
	const { locale } = options;
	const headers = OUTLOOK_HEADERS[locale];
	const fields = headers.map(([field]) => field);
	const known = new Set(fields);
	const rows = contacts.map((contact) => {
		const { cells } = sheetOf(draftOf(contact, options.customFields), known, locale);
		return fields.map((field) => cells.get(field) ?? '');
	});
	const text = csvText([headers.map(([, name]) => name), ...rows], { delimiter: ',' });
	return encodeWindows1252(text) ?? new TextEncoder().encode(`\uFEFF${text}`);
}

function sheetOf(draft: ContactDraft, known: ReadonlySet<OutlookField>, locale: ExportLocale): Sheet {
	const sheet: Sheet = { cells: new Map(), rest: [] };
	/** Puts a value into the first free of these columns; else it is left over. */
	const put = (columns: readonly OutlookField[], value: string, label: string) => {
		if (value === '') return;
		const free = columns.find((column) => known.has(column) && !sheet.cells.has(column));
		if (free === undefined) sheet.rest.push({ label, value });
		else sheet.cells.set(free, value);
	};
	const { salutation, ...crm } = draft.crm;
	const word = salutation === undefined || salutation === 'neutral' ? '' : wordOfCode('salutation', salutation, locale);
	put(['title'], [word, draft.name.prefix].filter(Boolean).join(' '), ownHeader('prefix', locale));
	for (const part of ['given', 'additional', 'family', 'suffix'] as const) {
		put([part], draft.name[part], ownHeader(part, locale));
	}
	put(['company'], draft.organisation, ownHeader('organisation', locale));
	put(['department'], draft.department, ownHeader('department', locale));
	put(['jobTitle'], draft.title, ownHeader('title', locale));
	put([], draft.nickname, ownHeader('nickname', locale));
	for (const address of draft.addresses) putAddress(sheet, address, known, locale);
	for (const { type, value } of draft.phones) {
		const columns = Object.hasOwn(OUTLOOK_PHONES, type) ? OUTLOOK_PHONES[type] : undefined;
		put(columns ?? [], value, labelFor('phone.other', type, locale));
	}
	for (const { type, value } of draft.emails) {
		put(['email', 'email2', 'email3'], value, labelFor('email.other', type, locale));
	}
	for (const { type, value } of draft.urls) put(['webPage'], value, labelFor('url.other', type, locale));
	put(isWholeDay(draft.birthday) ? ['birthday'] : [], draft.birthday, ownHeader('birthday', locale));
	for (const { label, day } of draft.occasions) put([], day, label);
	// ";" is Outlook's sign between categories, and a comma is taken for one on many computers.
	put(['categories'], draft.tags.map((tag) => tag.replace(/[;,]/g, ' ')).join(';'), ownHeader('tags', locale));
	sheet.rest.push(...crmTexts({ ...draft, crm: salutation === 'neutral' ? draft.crm : crm }, locale), ...draft.extra);
	put(['notes'], notesOf(draft.note, sheet.rest), '');
	return sheet;
}

/** "Telefon (Werkstatt)": what a value in the notes is. */
function labelFor(field: 'phone.other' | 'email.other' | 'url.other', type: string, locale: ExportLocale): string {
	return `${ownHeader(field, locale).replace(' N', '')} (${wordOfCode('type', type, locale)})`;
}

/** An address goes whole to one place that is free, the one of its type first; else to the notes as one text. */
function putAddress(sheet: Sheet, address: AddressDraft, known: ReadonlySet<OutlookField>, locale: ExportLocale): void {
	const { street, city, region, postalCode, country, type } = address;
	const wanted = Object.hasOwn(OUTLOOK_PLACES, type) ? OUTLOOK_PLACES[type] : undefined;
	const place = (wanted ?? ['other'])?.find(
		(each) =>
			known.has(`${each}Street`) &&
			!(['Street', 'City', 'State', 'PostalCode', 'Country'] as const).some((part) => sheet.cells.has(`${each}${part}`))
	);
	const [first = '', second = '', ...lines] = street.split('\n');
	const fits = place !== undefined && (region === '' || known.has(`${place}State`));
	if (!fits) {
		const text = [street.replaceAll('\n', ', '), `${postalCode} ${city}`.trim(), region, country];
		const value = text.filter((part) => part !== '').join(', ');
		if (value !== '') sheet.rest.push({ label: wordOfCode('type', type, locale), value });
		return;
	}
	const cells: [OutlookField, string][] = [
		[`${place}Street`, known.has(`${place}Street2`) ? first : street],
		[`${place}Street2`, known.has(`${place}Street2`) ? second : ''],
		[`${place}Street3`, lines.join(', ')],
		[`${place}City`, city],
		[`${place}State`, region],
		[`${place}PostalCode`, postalCode],
		[`${place}Country`, country]
	];
	for (const [field, value] of cells) if (value !== '') sheet.cells.set(field, value);
}
