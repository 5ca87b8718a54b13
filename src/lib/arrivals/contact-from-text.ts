import { fold } from '#lib/fold.ts';
import { displayNameOf } from '#lib/interchange/display-name.ts';
import { emptyDraft } from '#lib/interchange/draft.ts';
import type { AddressDraft, ContactDraft } from '#lib/interchange/draft.ts';
import { splitName } from '#lib/interchange/vcard/name.ts';
import { readVCard } from '#lib/interchange/vcard/read.ts';
import { addressLine } from './address-in-text.ts';
import { closingOf, introductionOf, isFooter, isGreeting, isSentence } from './mail-in-text.ts';
import { isOtherNumber, phonesIn } from './phones-in-text.ts';
import { hasLegalForm, isNoise, isPersonName, isTitle, labelledLine, looksLikeFirm } from './words-in-text.ts';
import type { LabelledPart } from './words-in-text.ts';

/** More is no signature; a whole mail with its thread would only fill the remark. */
const MAX_TEXT = 20_000;
/** A longer line is prose, and would take the patterns below too long. */
const MAX_LINE = 300;
const EMAIL = /[^\s<>()[\]{}:;,"'|@]+@[^\s<>()[\]{}:;,"'|@]+\.\p{L}{2,}/gu;
const EMAIL_LABEL = /(?:^|[\s,;|])(?:e-?mail|e-?post|mejl|mail|e|m)\s*[:.]?\s*$/i;
const URL_TEXT = /(?:https?:\/\/|www\.)[^\s<>"')\]|,;]+/gi;
const URL_LABEL = /(?:^|[\s,;|])(?:web(?:site|seite|sida|b)?|internet|homepage|hemsida|url|www|w)\s*[:.]?\s*$/i;
const BARE_DOMAIN =
	/^(?:(?:web(?:site|seite|sida)?|internet|homepage|hemsida)\s*:\s*)?((?:[\p{L}\d-]+\.)+[a-z]{2,})\/?$/iu;
/** "USt-IdNr.: DE 123 456 789", "VAT No. GB123456789", "Momsreg.nr SE556677889901". */
const VAT_ID =
	/(?:(?:ust\.?-?id\.?-?(?:nr|nummer)?\.?|umsatzsteuer-?id[\p{L}.-]*|vat(?: reg(?:istration)?)?(?: (?:no|number|id|nr))?\.?|moms(?:reg)?[\p{L}.]*(?:[ -]?nr)?\.?)\s*:?\s*)?\b((?:DE ?\d{3} ?\d{3} ?\d{3}|SE ?\d{6} ?-?\d{4} ?01|GB ?\d{3} ?\d{4} ?\d{2}|ATU ?\d{8}))\b/iu;

/**
 * Reads a signature or other text about one person or organisation, as it was pasted or shared: name, organisation,
 * title, addresses, phones by their labels, e-mail, web, VAT ID; German, Swedish and English forms, and vCard text.
 * `country` is where the person lives (ISO 3166-1),
 * for numbers without a label. What was not understood is the draft's note, in the text's order; greetings, closing
 * phrases, dashes and what lawyers put below a mail are dropped. Who signs below a closing phrase is the contact. Never throws.
 */
export function contactFromText(text: string, country = ''): ContactDraft {
	const clean = text.slice(0, MAX_TEXT).toWellFormed().normalize('NFC');
	if (/^\s*BEGIN:VCARD/im.test(clean)) {
		const [card] = readVCard(new TextEncoder().encode(clean)).contacts;
		if (card) return card;
	}
	const reading = new Reading(country);
	for (const line of clean.split(/\r\n?|\n/))
		reading.line(
			line
				.replace(/^[>\s]+/, '')
				.replace(/\s+/g, ' ')
				.trim()
		);
	return reading.finish();
}

/** One pass over the lines; what a line is may depend on the ones around it, so names are settled at the end. */
class Reading {
	private readonly draft = emptyDraft(1);
	/** Lines that are no address, phone, e-mail or web: names, and what is not understood. */
	private readonly open: string[] = [];
	/** How many lines were open at each closing phrase: below stands who wrote. */
	private readonly closings: number[] = [];
	/** The parts of lines with bars, of which one may be a title that no list has. */
	private readonly barred: string[][] = [];
	private isFooter = false;
	private address: AddressDraft | undefined;
	private readonly country: string;

	constructor(country: string) {
		this.country = country;
	}

	line(line: string): void {
		this.isFooter = line !== '' && (this.isFooter || isFooter(line));
		if (this.isFooter) return;
		if (line.length > MAX_LINE) this.open.push(line);
		if (line === '' || line.length > MAX_LINE || isNoise(line)) return;
		const signed = closingOf(line);
		if (signed !== null) {
			this.closings.push(this.open.length);
			if (signed !== '') this.open.push(signed);
			return;
		}
		const labelled = labelledLine(line);
		if (labelled) {
			this.labelled(labelled.part, labelled.value);
			return;
		}
		const parts = line.split(/\s+[|•·]\s+/);
		if (parts.length > 1) this.barred.push(parts);
		for (const part of parts) this.segment(part);
	}

	private segment(segment: string): void {
		const rest = this.introduced(this.reach(segment));
		if (rest === '' || isNoise(rest)) return;
		const pieces = rest.split(/\s*,\s*/).filter((piece) => piece !== '');
		// "Hauptstr. 1, 69117 Heidelberg": several lines in one.
		if (pieces.length > 1 && pieces.some((piece) => !isOtherNumber(piece) && addressLine(piece) !== null)) {
			for (const piece of pieces) if (!this.place(piece)) this.open.push(piece);
		} else if (!this.place(rest)) this.open.push(rest);
	}

	private introduced(text: string): string {
		const found = introductionOf(text);
		if (!found) return text;
		const { name } = this.draft;
		if (name.given + name.family === '') this.draft.name = splitName(found.name);
		return found.rest;
	}

	/** Takes VAT ID, e-mails, web addresses and phones out of a text; the answer is what is left. */
	private reach(text: string): string {
		const { draft } = this;
		let rest = text.replace(VAT_ID, (_, id: string) => {
			draft.crm.vatId ??= id.replace(/[\s-]/g, '').toUpperCase();
			return ' ';
		});
		rest = taken(rest, EMAIL, EMAIL_LABEL, (value) => this.email(value.replace(/^mailto:/i, '')));
		rest = taken(rest, URL_TEXT, URL_LABEL, (value) => this.url(value.replace(/[.)]+$/, '')));
		const domain = BARE_DOMAIN.exec(rest.trim())?.[1];
		if (domain !== undefined && !/\.(gmbh|inc|ltd|co)$/i.test(domain)) {
			this.url(domain);
			rest = '';
		}
		const found = phonesIn(rest, this.country);
		for (const phone of found.phones) {
			if (!draft.phones.some(({ value }) => value === phone.value)) draft.phones.push(phone);
		}
		return found.rest.replace(/\s+/g, ' ').trim();
	}

	private email(value: string): void {
		const { emails } = this.draft;
		if (!emails.some((known) => known.value.toLowerCase() === value.toLowerCase()))
			emails.push({ value, type: 'work' });
	}

	private url(value: string): void {
		const { urls } = this.draft;
		if (!urls.some((known) => known.value === value)) urls.push({ value, type: 'work' });
	}

	private place(text: string): boolean {
		const found = isOtherNumber(text) ? null : addressLine(text);
		if (!found) return false;
		// A second street after a whole address begins the next one.
		if (!this.address || (found.kind === 'street' && this.address.city !== '')) {
			this.address = { type: 'contact', street: '', postalCode: '', city: '', region: '', country: '' };
			this.draft.addresses.push(this.address);
		}
		const { address } = this;
		if (found.kind === 'street') address.street = [address.street, found.street].filter(Boolean).join('\n');
		else if (found.kind === 'country') address.country = found.country;
		else address.postalCode = found.postalCode;
		if (found.kind === 'town') address.city = found.city;
		// A British town stands above its postcode.
		if (found.kind === 'postcode' && address.city === '')
			address.city = this.open.length > 0 ? this.cut(this.open.length - 1) : '';
		return true;
	}

	private labelled(part: LabelledPart, value: string): void {
		const { draft } = this;
		if (part === 'address') this.segment(value);
		else if (part === 'name') draft.name = splitName(value);
		else draft[part] = value;
	}

	finish(): ContactDraft {
		const { draft } = this;
		this.takeOrganisation();
		this.takeName();
		this.takeTitle();
		this.takeOrganisationOfDomain();
		const { given, family } = draft.name;
		if (given + family === '' && draft.organisation !== '') draft.kind = 'organisation';
		draft.note = [draft.note, ...this.open].filter(Boolean).join('\n');
		draft.displayName = displayNameOf(draft);
		return draft;
	}

	private takeOrganisation(): void {
		if (this.draft.organisation !== '') return;
		const legal = this.open.findIndex(hasLegalForm);
		const at = legal === -1 ? this.open.findIndex(looksLikeFirm) : legal;
		if (at !== -1) this.draft.organisation = this.cut(at);
	}

	/** The first line below a closing phrase that reads like a person's name, else the first of all. */
	private takeName(): void {
		const { draft } = this;
		if (draft.name.given + draft.name.family === '') {
			const isTaken = [...this.closings, 0].some((from) => this.takeNameFrom(from));
			const [signed] = this.signatures();
			if (!isTaken && signed !== undefined) draft.name.given = signed;
		}
		// "Viele Grüße / Jutta" above the whole name says nothing more.
		for (const signed of this.signatures()) {
			if (draft.name.given.split(' ').includes(signed)) this.open.splice(this.open.indexOf(signed), 1);
		}
	}

	/** Names of one word right below a closing phrase. */
	private signatures(): string[] {
		const below = this.closings.map((at) => this.open[at] ?? '');
		return below.filter((line) => /^\p{Lu}[\p{L}'’-]{1,24}$/u.test(line));
	}

	/** Takes the first name from there on; behind a comma may stand a title or letters. */
	private takeNameFrom(from: number): boolean {
		const { draft } = this;
		for (const [at, line] of this.open.entries()) {
			if (at < from || isGreeting(line) || isSentence(line)) continue;
			const [first = '', ...more] = line.split(/\s*,\s*/);
			const whole = more.length === 1 && !first.includes(' ') && !isTitle(line);
			const name = whole ? line : first;
			if (!isPersonName(name) || isTitle(name)) continue;
			draft.name = splitName(name);
			const behind = whole ? '' : more.join(', ');
			if (!isTitle(behind) && /^(?:\p{Lu}[\p{L}.]{1,5}(?:, )?)+$/u.test(behind)) draft.name.suffix = behind;
			else if (behind !== '') draft.title ||= behind;
			this.cut(at);
			return true;
		}
		return false;
	}

	/** The open line, which is in a field by now. */
	private cut(at: number): string {
		for (const [index, closing] of this.closings.entries()) if (closing > at) this.closings[index] = closing - 1;
		return this.open.splice(at, 1)[0] ?? '';
	}

	private takeTitle(): void {
		const { draft } = this;
		if (draft.title !== '') return;
		const known = this.open.findIndex((line) => isTitle(line) && !isGreeting(line));
		// "Petra Hansen | Hansen & Co. KG | …": beside the name and the firm there is little else to be said.
		const row = draft.organisation === '' ? undefined : this.barred.find((parts) => parts.includes(draft.organisation));
		const left = this.open.filter((line) => row?.includes(line) && /^\p{L}[^\d:]{2,59}$/u.test(line));
		const at = known === -1 && left.length === 1 ? this.open.indexOf(left[0] ?? '') : known;
		if (at !== -1) draft.title = this.cut(at);
	}

	/** "Blumen Schmidt" of anna@blumen-schmidt.de has no legal form to be known by. */
	private takeOrganisationOfDomain(): void {
		if (this.draft.organisation !== '') return;
		const addresses = [...this.draft.emails, ...this.draft.urls].map(({ value }) =>
			value.replace(/^.*@|^https?:\/\/|^www\./gi, '')
		);
		const domains = addresses.map((domain) => plain(domain.replace(/^www\./i, '').split('.')[0] ?? ''));
		const at = this.open.findIndex((line) => {
			const key = plain(line);
			return (
				key.length >= 4 && domains.some((domain) => domain.length >= 4 && (key === domain || key.startsWith(domain)))
			);
		});
		if (at !== -1) this.draft.organisation = this.cut(at);
	}
}

function plain(text: string): string {
	return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The text without what the pattern finds and the label before it; each value is handed to `take`. */
function taken(text: string, pattern: RegExp, label: RegExp, take: (value: string) => void): string {
	let rest = '';
	let from = 0;
	for (const match of text.matchAll(pattern)) {
		take(match[0]);
		rest += `${text.slice(from, match.index).replace(label, ' ')} `;
		from = match.index + match[0].length;
	}
	return `${rest}${text.slice(from)}`.replace(/<\s*>|\(\s*\)/g, ' ').replace(/^[\s,;|]+|[\s,;|]+$/g, '');
}
