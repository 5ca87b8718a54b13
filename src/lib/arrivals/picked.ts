import { contactOf } from '#lib/interchange/draft-contact.ts';
import { displayNameOf } from '#lib/interchange/display-name.ts';
import { emptyDraft } from '#lib/interchange/draft.ts';
import type { ContactDraft } from '#lib/interchange/draft.ts';
import { splitName } from '#lib/interchange/vcard/name.ts';
import { writeVCards } from '#lib/interchange/vcard/write.ts';

/** A contact as the Contact Picker API gives it; every list may be missing or empty. */
export interface PickedContact {
	name?: readonly string[];
	email?: readonly string[];
	tel?: readonly string[];
	address?: readonly PickedAddress[];
}

interface PickedAddress {
	addressLine?: readonly string[];
	postalCode?: string;
	city?: string;
	dependentLocality?: string;
	region?: string;
	/** ISO 3166-1, 'DE'. */
	country?: string;
	organization?: string;
}

/** A contact of the phone as a draft. The picker says no types, so the numbers are just numbers. */
export function draftOfPicked(picked: PickedContact, line: number): ContactDraft {
	const draft = emptyDraft(line);
	const texts = (list: readonly string[] | undefined) => [
		...new Set((list ?? []).map((text) => text.trim()).filter((text) => text !== ''))
	];
	const [name = '', ...others] = texts(picked.name);
	draft.name = name === '' ? draft.name : splitName(name);
	draft.displayName = name;
	draft.extra = others.map((value) => ({ label: 'Name', value }));
	draft.phones = texts(picked.tel).map((value, at) => ({ value, type: at === 0 ? 'mobile' : 'other' }));
	draft.emails = texts(picked.email).map((value) => ({ value, type: 'other' }));
	for (const address of picked.address ?? []) {
		const street = [...(address.addressLine ?? []), address.dependentLocality ?? ''].filter((each) => each !== '');
		const { postalCode = '', city = '', region = '', country = '', organization = '' } = address;
		draft.organisation ||= organization;
		if (street.length > 0 || postalCode + city !== '') {
			draft.addresses.push({ type: 'contact', street: street.join('\n'), postalCode, city, region, country });
		}
	}
	draft.displayName = displayNameOf(draft);
	return draft;
}

/** The drafts as a file of cards, so that they go the way of every import: a plan first. */
export function cardsFile(drafts: readonly ContactDraft[], name: string, newItemId: () => string): File {
	// No UID: a made-up one would be kept for ever and mean nothing.
	const contacts = drafts.map((draft) => contactOf(draft, { newId: () => '', newItemId, importId: '' }));
	const text = writeVCards(contacts, { photo: () => undefined, withoutCrm: true });
	return new File([text], `${name}.vcf`, { type: 'text/vcard' });
}
