import { fold } from '#lib/fold.ts';
import { indexedLine, markedField } from '#lib/indexed-line.ts';
import { phoneKeys } from '#lib/phone.ts';
import type { Contact, CustomValue, Stage } from './contact.ts';
import { STAGES } from './contact.ts';
import { emailKey } from './same.ts';
import { displayName, splitParticle } from './name.ts';

/** The stage as one upper-case letter: folded text has none, so that no word of a query hits it by chance. */
function stageCode(stage: Stage): string {
	return String.fromCharCode(0x41 + STAGES.indexOf(stage));
}

/** The pattern that finds the contacts of a stage in their lines. */
export function stagePattern(stage: Stage): string {
	return markedField('stage', stageCode(stage));
}

function customText(value: CustomValue): string {
	if (typeof value === 'boolean') return '';
	return Array.isArray(value) ? value.join(' ') : String(value);
}

/** Name words in the order of sorting: what the list sorts by in front, so that a query can hit the line's start. */
function nameParts(contact: Contact): [head: string, rest: string] {
	const { name } = contact;
	const person = [name.given, name.additional, name.prefix, name.suffix].filter(Boolean).join(' ');
	const hasPersonName = name.family.trim() !== '' || person.trim() !== '';
	if (contact.kind === 'organisation' && contact.organisation !== '') {
		return [contact.organisation, `${name.family} ${person}`.trim()];
	}
	if (!hasPersonName) return [displayName(contact), ''];
	const german = splitParticle(name.family, 'de');
	const { particle, main } = german.particle === '' ? splitParticle(name.family, 'sv') : german;
	return main === '' ? [person, ''] : [main, `${person} ${particle}`.trim()];
}

/** Everything one can search a contact by, as one folded line (see indexed-line.ts). `homeCountry`: ISO 3166-1, 'DE'. */
export function contactLine(contact: Contact, homeCountry: string): string {
	const [head, rest] = nameParts(contact);
	const fields: Parameters<typeof indexedLine>[2][number][] = [];
	if (contact.kind === 'person') fields.push(['organisation', contact.organisation]);
	fields.push(['nickname', contact.nickname]);
	for (const phone of contact.phones) {
		const keys = new Set([...phoneKeys(phone.e164, homeCountry), ...phoneKeys(phone.value, homeCountry)]);
		for (const key of keys) fields.push(['phone', key]);
		if (/\p{L}/u.test(phone.value)) fields.push(['phone', phone.value]);
	}
	for (const { value } of contact.emails) {
		fields.push(['email', value]);
		// A Gmail address has many spellings; the warning about duplicates asks for the one they share.
		const key = emailKey(value);
		if (key !== '' && fold(key) !== fold(value)) fields.push(['email', key]);
	}
	for (const address of contact.addresses) {
		fields.push(['town', `${address.postalCode} ${address.city}`.trim()]);
		fields.push(['street', address.street], ['town', `${address.region} ${address.country}`.trim()]);
	}
	for (const tag of contact.tags) fields.push(['tag', tag]);
	fields.push(['number', contact.customerNumber], ['number', contact.vatId]);
	fields.push(['role', contact.title], ['role', contact.department]);
	for (const relation of contact.relations) fields.push(['role', relation.title]);
	for (const value of Object.values(contact.custom)) fields.push(['custom', customText(value)]);
	for (const url of contact.urls) fields.push(['extra', url.value]);
	fields.push(['remark', contact.remark], ['extra', contact.source]);
	for (const occasion of contact.occasions) fields.push(['extra', occasion.label]);
	for (const extra of contact.extra) fields.push(['extra', extra.value]);
	if (contact.parked) fields.push(['remark', contact.parked.reason]);
	return indexedLine(head, rest, fields) + stagePattern(contact.stage);
}
