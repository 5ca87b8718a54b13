import type { Contact, CustomValue, Item } from '#lib/contacts/contact.ts';
import { encodeBase64 } from './base64.ts';
import { escaped, folded } from './fold.ts';
import { joinName } from './name.ts';
import { vCardImageType } from './photo.ts';

interface WriteOptions {
	/** The photo of a `photoId`; undefined = none, or it is to be left out. */
	photo: (photoId: string) => { type: string; bytes: Uint8Array } | undefined;
	/** The employer's name where the contact has only a relation to one. */
	organisationOf?: ((contact: Contact) => string) | undefined;
	/** The name of a custom field; a field without one is left out. */
	customLabel?: ((fieldId: string) => string) | undefined;
}

/** TYPE values Android, iPhone and Outlook all take; a type that is missing here is written as a label. */
const PHONE_TYPES: Record<string, readonly string[]> = {
	mobile: ['CELL', 'VOICE'],
	work: ['WORK', 'VOICE'],
	home: ['HOME', 'VOICE'],
	main: ['MAIN'],
	fax: ['WORK', 'FAX'],
	other: ['VOICE']
};
const EMAIL_TYPES: Record<string, readonly string[]> = {
	work: ['INTERNET', 'WORK'],
	home: ['INTERNET', 'HOME'],
	other: ['INTERNET']
};
const PLACE_TYPES: Record<string, readonly string[]> = { work: ['WORK'], home: ['HOME'], other: [], contact: [] };
/** Apple's stand-in for "no year"; 1604 was a leap year. */
const NO_YEAR = '1604';
/** Labels of extra fields that are property names which any program may see again. */
const PROPERTY_LABEL = /^(ROLE|IMPP|X-(?!AB|KARTEI|NICKNAME$|EPOC|ANDROID|APPLE|ADDRESSBOOKSERVER|MS-OL)[A-Z0-9-]+)$/;

/** The contacts as one vCard 3.0 file (RFC 2426), UTF-8, CRLF. What vCard has no property for goes out as X- fields. */
export function writeVCards(contacts: readonly Contact[], options: WriteOptions): string {
	return contacts.map((contact) => cardOf(contact, options)).join('');
}

/** Lines of one card; labels of the user's own need a group of their own (item1, item2, …). */
class CardLines {
	private readonly lines: string[] = ['BEGIN:VCARD', 'VERSION:3.0'];
	private groups = 0;

	add(name: string, value: string, group = ''): void {
		this.lines.push(`${group}${name}:${value}`);
	}

	text(name: string, value: string): void {
		if (value) this.add(name, escaped(value));
	}

	labelled(name: string, value: string, label: string): void {
		const group = `item${++this.groups}.`;
		this.add(name, value, group);
		this.add('X-ABLabel', escaped(label), group);
	}

	/** A phone, e-mail, address or link with its type: one of `types`, else a label. */
	typed(name: string, value: string, type: string, types: Record<string, readonly string[]>): void {
		const words = Object.hasOwn(types, type) ? types[type] : undefined;
		if (words) this.add([name, ...words.map((word) => `TYPE=${word}`)].join(';'), value);
		else this.labelled(name, value, type || 'other');
	}

	extra(label: string, value: string): void {
		if (!value) return;
		if (PROPERTY_LABEL.test(label) && !label.endsWith('ANNIVERSARY')) this.add(label, escaped(value));
		else this.labelled('X-KARTEI-EXTRA', escaped(value), label);
	}

	toString(): string {
		return [...this.lines, 'END:VCARD'].map(folded).join('');
	}
}

function inOrder<T extends Item>(items: readonly T[]): T[] {
	return [...items].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

function cardOf(contact: Contact, options: WriteOptions): string {
	const card = new CardLines();
	const { name } = contact;
	const organisation = contact.organisation || (options.organisationOf?.(contact) ?? '');
	const reach = [...inOrder(contact.emails), ...inOrder(contact.phones)].map((item) => item.value);
	const names = [
		contact.kind === 'organisation' ? organisation : joinName(name),
		organisation,
		contact.nickname,
		...reach
	];
	const parts = [name.family, name.given, name.additional, name.prefix, name.suffix];
	card.add('N', parts.map(escaped).join(';'));
	card.add('FN', escaped(names.find((text) => text) ?? '?'));
	card.text('NICKNAME', contact.nickname);
	if (organisation || contact.department) {
		card.add(
			'ORG',
			[organisation, contact.department]
				.filter((part, index) => part || index === 0)
				.map(escaped)
				.join(';')
		);
	}
	if (contact.kind === 'organisation') card.add('X-ABShowAs', 'COMPANY');
	card.text('TITLE', contact.title);
	writeReach(card, contact);
	writeDays(card, contact);
	if (contact.tags.length > 0) card.add('CATEGORIES', contact.tags.map(escaped).join(','));
	card.text('NOTE', contact.remark);
	card.text('X-KARTEI-SALUTATION', contact.salutation);
	card.text('X-KARTEI-STAGE', contact.stage);
	card.text('X-KARTEI-SOURCE', contact.source);
	card.text('X-KARTEI-LANGUAGE', contact.language);
	card.text('X-KARTEI-VAT-ID', contact.vatId);
	card.text('X-KARTEI-CUSTOMER-NUMBER', contact.customerNumber);
	writeCustom(card, contact, options);
	for (const { label, value } of inOrder(contact.extra)) card.extra(label, value);
	const photo = contact.photoId ? options.photo(contact.photoId) : undefined;
	if (photo) card.add(`PHOTO;ENCODING=b;TYPE=${vCardImageType(photo.type)}`, encodeBase64(photo.bytes));
	card.add('UID', escaped(contact.uid || contact.id));
	return card.toString();
}

function writeReach(card: CardLines, contact: Contact): void {
	for (const { value, type } of inOrder(contact.phones)) card.typed('TEL', escaped(value), type, PHONE_TYPES);
	for (const { value, type } of inOrder(contact.emails)) card.typed('EMAIL', escaped(value), type, EMAIL_TYPES);
	for (const address of inOrder(contact.addresses)) {
		const { street, city, region, postalCode, country } = address;
		const parts = ['', '', street, city, region, postalCode, country];
		card.typed('ADR', parts.map(escaped).join(';'), address.type, PLACE_TYPES);
	}
	for (const { value, type } of inOrder(contact.urls)) card.typed('URL', escaped(value), type, PLACE_TYPES);
}

function writeDays(card: CardLines, contact: Contact): void {
	const { birthday } = contact;
	if (birthday.startsWith('--')) card.add(`BDAY;X-APPLE-OMIT-YEAR=${NO_YEAR}`, `${NO_YEAR}${birthday.slice(1)}`);
	// Phones make a wrong day of a year alone, so that it goes out under a name only we read.
	else if (birthday) card.add(birthday.length === 10 ? 'BDAY;VALUE=date' : 'X-KARTEI-BDAY', birthday);
	for (const { label, day } of inOrder(contact.occasions)) {
		const yearless = day.startsWith('--');
		const property = yearless ? `X-ABDATE;X-APPLE-OMIT-YEAR=${NO_YEAR}` : 'X-ABDATE';
		card.labelled(property, yearless ? `${NO_YEAR}${day.slice(1)}` : day, label);
	}
}

function writeCustom(card: CardLines, contact: Contact, { customLabel }: WriteOptions): void {
	for (const [fieldId, value] of Object.entries(contact.custom)) {
		const label = customLabel?.(fieldId);
		if (label) card.extra(label, customText(value));
	}
}

function customText(value: CustomValue): string {
	return Array.isArray(value) ? value.join(', ') : String(value);
}
