import { EMAIL_TYPES, emptyContact } from '#lib/contacts/contact.ts';
import type { Contact, CustomValue, Salutation } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { crmOf, setCrm } from './crm-fields.ts';
import { displayNameOf } from './display-name.ts';
import { draftMarks } from './draft-digest.ts';
import { emptyDraft } from './draft.ts';
import type { ContactDraft } from './draft.ts';

/** What turning drafts into contacts needs from outside: ids, the import, the home country's reading of a number. */
export interface ContactSource {
	newId: () => string;
	newItemId: () => string;
	importId: string;
	/** E.164 of a number as typed, '' where it is none; missing = always ''. */
	e164?: (phone: string) => string;
	/** Extra columns with the label of one of these become its value. */
	customFields?: readonly CustomField[];
}

const SALUTATION = /^(?:(herrn?|hr|mr|mister)|(frau|fr|mrs|ms|miss|fru|fröken))(?:\.|\s|$)\s*/i;

/** The contact a draft describes, new. The photo is the caller's to store; `photoId` stays ''. */
export function contactOf(draft: ContactDraft, source: ContactSource): Contact {
	const contact = emptyContact(source.newId());
	const items = <Value extends object>(values: readonly Value[]) =>
		values.map((value, position) => ({ ...value, id: source.newItemId(), position }));
	const address = SALUTATION.exec(draft.name.prefix);
	contact.kind = draft.kind;
	contact.name = { ...draft.name, prefix: draft.name.prefix.slice(address?.[0].length ?? 0) };
	contact.salutation = salutationOf(draft.crm.salutation) || (address ? (address[1] === undefined ? 'ms' : 'mr') : '');
	contact.nickname = draft.nickname;
	contact.organisation = draft.organisation;
	contact.department = draft.department;
	contact.title = draft.title;
	contact.phones = items(draft.phones.map((phone) => ({ ...phone, e164: source.e164?.(phone.value) ?? '' })));
	contact.emails = items(draft.emails.map(({ value, type }) => ({ value, type: type || EMAIL_TYPES[2] })));
	contact.addresses = items(draft.addresses);
	contact.urls = items(draft.urls);
	contact.occasions = items(draft.occasions);
	contact.tags = [...new Set(draft.tags)];
	contact.birthday = draft.birthday;
	contact.remark = draft.note;
	contact.uid = draft.uid;
	contact.importId = source.importId;
	contact.imported = draftMarks(draft);
	setCrm(contact, draft.crm);
	setExtra(contact, draft, source);
	return contact;
}

/** Extra columns that are custom fields become their values, the rest stays extra. */
function setExtra(contact: Contact, draft: ContactDraft, source: ContactSource): void {
	const fields = new Map((source.customFields ?? []).map((field) => [field.label, field]));
	for (const { label, value, property } of draft.extra) {
		const field = fields.get(label);
		const custom = field && !Object.hasOwn(contact.custom, field.id) ? customValue(field, value) : null;
		if (field && custom !== null) contact.custom[field.id] = custom;
		else {
			const origin = property === undefined ? {} : { property };
			contact.extra.push({ id: source.newItemId(), position: contact.extra.length, label, value, ...origin });
		}
	}
	// A card with nothing to call it by would be blank in every list.
	if (contact.kind === 'organisation') contact.organisation ||= draft.displayName;
	else if (isNameless(contact)) contact.name.given = draft.displayName;
}

function isNameless(contact: Contact): boolean {
	const { given, additional, family } = contact.name;
	return (
		given + additional + family + contact.organisation + contact.nickname === '' &&
		contact.emails.length + contact.phones.length === 0
	);
}

function salutationOf(text: string | undefined): Salutation {
	return text === 'mr' || text === 'ms' || text === 'neutral' ? text : '';
}

function customValue(field: CustomField, text: string): CustomValue | null {
	switch (field.type) {
		case 'number':
		case 'money':
			return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
		case 'yesNo':
			return text === 'true' || text === 'false' ? text === 'true' : null;
		case 'choices':
			return text.split('; ');
		default:
			return text;
	}
}

/** The draft an export writes for a contact: what reading that file gives again. Photo and relations are not in it. */
export function draftOf(contact: Contact, customFields: readonly CustomField[] = []): ContactDraft {
	const draft = emptyDraft(0);
	draft.kind = contact.kind;
	draft.name = { ...contact.name };
	draft.nickname = contact.nickname;
	draft.organisation = contact.organisation;
	draft.department = contact.department;
	draft.title = contact.title;
	draft.phones = contact.phones.map(({ value, type }) => ({ value, type }));
	draft.emails = contact.emails.map(({ value, type }) => ({ value, type }));
	draft.addresses = contact.addresses.map(({ type, street, postalCode, city, region, country }) => {
		return { type, street, postalCode, city, region, country };
	});
	draft.urls = contact.urls.map(({ value, type }) => ({ value, type }));
	draft.birthday = contact.birthday;
	draft.occasions = contact.occasions.map(({ label, day }) => ({ label, day }));
	draft.note = contact.remark;
	draft.tags = [...contact.tags];
	draft.uid = contact.uid || contact.id;
	draft.crm = crmOf(contact);
	draft.extra = contact.extra.map(({ label, value, property }) => {
		return property === undefined ? { label, value } : { label, value, property };
	});
	for (const field of customFields) {
		const value = Object.hasOwn(contact.custom, field.id) ? contact.custom[field.id] : undefined;
		if (value !== undefined) draft.extra.push({ label: field.label, value: textOfCustom(value) });
	}
	draft.displayName = displayNameOf(draft);
	return draft;
}

function textOfCustom(value: CustomValue): string {
	return Array.isArray(value) ? value.join('; ') : String(value);
}
