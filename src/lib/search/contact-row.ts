import type { Contact, Parked, Stage } from '#lib/contacts/contact.ts';
import { contactLine } from '#lib/contacts/contact-line.ts';
import { displayName, indexLetter, sortName } from '#lib/contacts/name.ts';
import type { Day, PartialDay } from '#lib/day.ts';
import type { FollowUp, FollowUpKind } from '#lib/follow-ups/follow-up.ts';

/** The first open follow-up of a contact. */
export interface NextStep {
	id: string;
	day: Day | '';
	time: string;
	asap: boolean;
	kind: FollowUpKind;
	text: string;
}

/** What lists show of a contact without reading the record. */
export interface ContactRow {
	id: string;
	kind: Contact['kind'];
	displayName: string;
	sortName: string;
	/** The A–Z tab. */
	letter: string;
	/** The employer of a person; '' for an organisation. */
	organisation: string;
	city: string;
	postalCode: string;
	stage: Stage;
	tags: string[];
	birthday: PartialDay | '';
	parked: Parked | null;
	/** The change counter of the record's last change; a later change has a higher one. */
	changed: number;
	next: NextStep | null;
	/** Instant of the newest note, null where there is none or notes are not loaded yet. */
	lastNoteAt: number | null;
}

/** What the index depends on besides the records; with other settings it is made anew. */
export interface IndexSettings {
	locale: string;
	/** ISO 3166-1, 'DE'. */
	homeCountry: string;
}

/** A contact's row and its line of searchable text. */
export function project(contact: Contact, changed: number, settings: IndexSettings): { row: ContactRow; line: string } {
	const sorted = sortName(contact, settings.locale);
	const address = contact.addresses.find((each) => each.city !== '') ?? contact.addresses[0];
	const row: ContactRow = {
		id: contact.id,
		kind: contact.kind,
		displayName: displayName(contact),
		sortName: sorted,
		letter: indexLetter(sorted, settings.locale),
		organisation: contact.kind === 'person' ? contact.organisation : '',
		city: address?.city ?? '',
		postalCode: address?.postalCode ?? '',
		stage: contact.stage,
		tags: contact.tags,
		birthday: contact.birthday,
		parked: contact.parked,
		changed,
		next: null,
		lastNoteAt: null
	};
	return { row, line: contactLine(contact, settings.homeCountry) };
}

/** A follow-up as a step; null where it is closed. One that waits for somebody is still open. */
export function asStep(followUp: FollowUp): NextStep | null {
	if (followUp.state === 'done' || followUp.state === 'dropped') return null;
	const { id, due, time, asap, kind, text } = followUp;
	return { id, day: due, time, asap, kind, text };
}

/** As soon as possible first, then by day; on a day those with a time first; ties by age. */
export function compareSteps(a: NextStep, b: NextStep): number {
	if (a.asap !== b.asap) return a.asap ? -1 : 1;
	const left = `${a.day}T${a.time || '99:99'}|${a.id}`;
	const right = `${b.day}T${b.time || '99:99'}|${b.id}`;
	return left < right ? -1 : left > right ? 1 : 0;
}

const ACTIVE: readonly Stage[] = ['lead', 'prospect', 'customer'];

/** Must somebody think about this contact? Active, no next step, and not parked (for good, or until a later day). */
export function lacksNextStep(row: ContactRow, today: Day): boolean {
	if (row.next !== null || !ACTIVE.includes(row.stage)) return false;
	return row.parked === null || (row.parked.until !== '' && row.parked.until <= today);
}
