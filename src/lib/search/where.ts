import type { Contact } from '#lib/contacts/contact.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import type { Field } from '#lib/indexed-line.ts';
import type { Sale } from '#lib/sales/sale.ts';
import { excerpt, hasHit, marked, markedPhone } from './mark.ts';
import type { Part } from './mark.ts';

/** What a place of a record is called; `type` is the user's or vCard's own word ("mobile"), `custom` a field's id. */
export type PlaceName =
	| { of: 'phone' | 'email'; type: string }
	| { of: 'custom'; id: string }
	| { of: 'own'; label: string }
	| { of: 'organisation' | 'nickname' | 'address' | 'tag' | 'customerNumber' | 'vatId' | 'role' | 'department' }
	| { of: 'web' | 'remark' | 'source' | 'number' | 'item' | 'text' };

/** Where a record holds what was searched for. */
export interface Place {
	name: PlaceName;
	parts: Part[];
}

type Candidate = [name: PlaceName, text: string | undefined];

/** Where a contact was found, one place for each field of the hit, as far as it can be shown. */
export function placesInContact(
	contact: Contact,
	fields: readonly Field[],
	patterns: readonly string[],
	homeCountry: string
): Place[] {
	return fields.flatMap((field) => firstHit(contactTexts(contact, field), patterns, homeCountry));
}

function contactTexts(contact: Contact, field: Field): Candidate[] {
	switch (field) {
		case 'organisation':
			return [[{ of: 'organisation' }, contact.organisation]];
		case 'nickname':
			return [[{ of: 'nickname' }, contact.nickname]];
		case 'phone':
			return contact.phones.map(({ type, value }) => [{ of: 'phone', type }, value]);
		case 'email':
			return contact.emails.map(({ type, value }) => [{ of: 'email', type }, value]);
		case 'street':
		case 'town':
			return contact.addresses.map(({ street, postalCode, city, region, country }) => [
				{ of: 'address' },
				[street, `${postalCode} ${city}`.trim(), region, country].filter(Boolean).join(', ')
			]);
		case 'tag':
			return contact.tags.map((tag) => [{ of: 'tag' }, tag]);
		case 'number':
			return [
				[{ of: 'customerNumber' }, contact.customerNumber],
				[{ of: 'vatId' }, contact.vatId]
			];
		case 'role':
			return [
				[{ of: 'role' }, contact.title],
				[{ of: 'department' }, contact.department],
				...contact.relations.map(({ title }): Candidate => [{ of: 'role' }, title])
			];
		case 'custom':
			return Object.entries(contact.custom).map(([id, value]) => [
				{ of: 'custom', id },
				Array.isArray(value) ? value.join(', ') : String(value)
			]);
		case 'remark':
			return [
				[{ of: 'remark' }, contact.remark],
				[{ of: 'remark' }, contact.parked?.reason]
			];
		case 'extra':
			return [
				...contact.urls.map(({ value }): Candidate => [{ of: 'web' }, value]),
				[{ of: 'source' }, contact.source],
				...[...contact.occasions.map(({ label }) => ({ label, value: label })), ...contact.extra].map(
					({ label, value }): Candidate => [{ of: 'own', label }, value]
				)
			];
		default:
			return [];
	}
}

/** The first place of a sale that holds a pattern beside its title; none where only the title does. */
export function placesInSale(sale: Sale, patterns: readonly string[]): Place[] {
	return firstHit(
		[
			[{ of: 'number' }, sale.number],
			...sale.documents.map(({ number }): Candidate => [{ of: 'number' }, number]),
			...sale.lines.map(({ text }): Candidate => [{ of: 'item' }, text]),
			...sale.deliveries.map(({ tracking }): Candidate => [{ of: 'number' }, tracking]),
			[{ of: 'remark' }, sale.remark]
		],
		patterns,
		''
	);
}

/** The text of a follow-up that holds a pattern: what is to be done, what is waited for, what came of it. */
export function placesInFollowUp(followUp: FollowUp, patterns: readonly string[]): Place[] {
	return firstHit(
		[followUp.text, followUp.waitingFor, followUp.result].map((text) => [{ of: 'text' }, text]),
		patterns,
		''
	);
}

function firstHit(texts: readonly Candidate[], patterns: readonly string[], homeCountry: string): Place[] {
	for (const [name, text] of texts) {
		if (!text) continue;
		const parts = name.of === 'phone' ? markedPhone(text, patterns, homeCountry) : marked(text, patterns);
		if (hasHit(parts)) return [{ name, parts: excerpt(parts) }];
	}
	return [];
}
