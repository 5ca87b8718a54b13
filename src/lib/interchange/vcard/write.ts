import type { Contact, CustomValue } from '#lib/contacts/contact.ts';
import { crmOf } from '../crm-fields.ts';
import { encodeBase64 } from './base64.ts';
import { CardLines } from './card-lines.ts';
import type { WriteVersion } from './card-lines.ts';
import { CRM_PROPERTIES } from './crm.ts';
import { escaped } from './fold.ts';
import { joinName } from './name.ts';
import { inOrder } from './order.ts';
import { vCardImageType } from './photo.ts';
import { writeDays } from './write-days.ts';
import { writeRelations } from './write-relations.ts';
import type { Related } from './write-relations.ts';

interface WriteOptions {
	/** Default 3.0, which every phone reads. */
	version?: WriteVersion;
	/** The photo of a `photoId`; undefined = none, or it is to be left out. */
	photo: (photoId: string) => { type: string; bytes: Uint8Array } | undefined;
	/** The employer's name where the contact has only a relation to one. */
	organisationOf?: ((contact: Contact) => string) | undefined;
	/** The name of a custom field; a field without one is left out. */
	customLabel?: ((fieldId: string) => string) | undefined;
	/** The other card of a relation; one that is not known is left out. */
	related?: ((contactId: string) => Related | undefined) | undefined;
	/** Left out for a card that is handed to somebody else: what only the business knows (stage, terms, …). */
	withoutCrm?: boolean;
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
const PLACE_TYPES: Record<string, readonly string[]> = { work: ['WORK'], home: ['HOME'], other: [] };

/**
 * The contacts as one vCard file, 3.0 (RFC 2426) or 4.0 (RFC 6350), UTF-8, CRLF. What vCard has no property for goes
 * out as X- fields; `readVCard` reads the same contacts back.
 */
export function writeVCards(contacts: readonly Contact[], options: WriteOptions): string {
	return contacts.map((contact) => cardOf(contact, options)).join('');
}

function cardOf(contact: Contact, options: WriteOptions): string {
	const card = new CardLines(options.version ?? '3.0');
	const isV4 = card.version === '4.0';
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
	if (contact.kind === 'organisation') card.add(isV4 ? 'KIND' : 'X-ABShowAs', isV4 ? 'org' : 'COMPANY');
	card.text('TITLE', contact.title);
	writeReach(card, contact);
	writeDays(card, contact);
	if (contact.tags.length > 0) card.add('CATEGORIES', contact.tags.map(escaped).join(','));
	card.text('NOTE', contact.remark);
	if (!options.withoutCrm) writeCrm(card, contact);
	if (options.related) writeRelations(card, contact, options.related);
	writeCustom(card, contact, options);
	for (const { label, value, property } of inOrder(contact.extra)) card.extra(label, value, property);
	const photo = contact.photoId ? options.photo(contact.photoId) : undefined;
	if (photo && isV4) card.add('PHOTO', `data:${photo.type};base64,${encodeBase64(photo.bytes)}`);
	else if (photo) card.add(`PHOTO;ENCODING=b;TYPE=${vCardImageType(photo.type)}`, encodeBase64(photo.bytes));
	// A UID of 4.0 is a link unless it says that it is text.
	const uid = contact.uid || contact.id;
	if (uid) card.add(isV4 && !/^[a-z][a-z0-9+.-]*:/i.test(uid) ? 'UID;VALUE=text' : 'UID', escaped(uid));
	return card.toString();
}

function writeReach(card: CardLines, contact: Contact): void {
	for (const { value, type } of inOrder(contact.phones)) card.typed('TEL', escaped(value), type, PHONE_TYPES);
	for (const { value, type } of inOrder(contact.emails)) card.typed('EMAIL', escaped(value), type, EMAIL_TYPES);
	for (const address of inOrder(contact.addresses)) {
		const { street, city, region, postalCode, country } = address;
		const parts = ['', '', street, city, region, postalCode, country];
		// The address to write to is nobody else's type: no TYPE, and a parameter of our own.
		const property = address.type === 'contact' ? 'ADR;X-KARTEI-TYPE=contact' : 'ADR';
		const type = address.type === 'contact' ? 'other' : address.type;
		card.typed(property, parts.map(escaped).join(';'), type, PLACE_TYPES);
	}
	for (const { value, type } of inOrder(contact.urls)) card.typed('URL', linkText(card, value), type, PLACE_TYPES);
}

/** A link is no text in 4.0, so that its commas stand as they are. */
function linkText(card: CardLines, value: string): string {
	return card.version === '4.0' && /^[^\\\0-\x1f]*$/.test(value) ? value.toWellFormed() : escaped(value);
}

function writeCrm(card: CardLines, contact: Contact): void {
	const texts = crmOf(contact);
	for (const [field, property] of Object.entries(CRM_PROPERTIES)) {
		card.text(property, texts[field as keyof typeof CRM_PROPERTIES] ?? '');
	}
}

function writeCustom(card: CardLines, contact: Contact, { customLabel }: WriteOptions): void {
	for (const [fieldId, value] of Object.entries(contact.custom)) {
		const label = customLabel?.(fieldId);
		if (label) card.extra(label, customText(value));
	}
}

function customText(value: CustomValue): string {
	return Array.isArray(value) ? value.join('; ') : String(value);
}
