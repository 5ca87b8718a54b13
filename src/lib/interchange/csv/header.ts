import type { Field } from './fields.ts';
import { partsOf } from './fields.ts';
import { fieldOfHeader, foldHeader, numberIn } from './header-words.ts';
import { ownField } from './own-layout.ts';

/** A column name of a known program or in one of the three languages? */
export function isKnownHeader(header: string): boolean {
	return (
		header.trim() !== '' && (ownField(header.trim()) !== null || fieldOfHeader(header) !== null || isTitle(header))
	);
}

/** Words that name the column of names only where there is no better one: "Kunde" can also mean yes or no. */
const WEAK_NAME =
	/^(kunden?|kund|client|klient|customer|contact|kontakt|mandant|mitglied|medlem|member|person|patient|gast)$/;
const CONTACT_PERSON = /^(kontaktperson|ansprechpartner|contact person)$/;

/** "Title" is the form of address where the row also has a job title (Outlook), else the job title itself. */
function isTitle(header: string): boolean {
	return /^(titel|title)$/.test(foldHeader(header));
}

/**
 * The field of every column by its header, null where the header says nothing. A file of our own export is read by
 * its own layout; the rest by synonyms, and then by what stands beside a column.
 */
export function fieldsOfHeaders(headers: readonly string[]): (Field | null)[] {
	if (headers.some((header) => ownField(header) === 'uid')) return headers.map((header) => ownField(header));
	const folded = headers.map(foldHeader);
	const fields = headers.map(fieldOfHeader);
	const has = (field: Field) => fields.includes(field);
	const hasJobTitle = has('title') || folded.includes('anrede');
	const hasBirthMonth = has('birthMonth');
	const hasContactPerson = folded.some((name) => CONTACT_PERSON.test(name));
	const hasTownless =
		has('postalCode.contact') &&
		!has('city.contact') &&
		fields.indexOf('street.contact') !== fields.lastIndexOf('street.contact');
	const isGermanOutlook = folded.includes('ort geschaftlich');
	const isNameless = !(['displayName', 'given', 'family', 'organisation'] as const).some(has);
	return fields.map((field, index) => {
		const name = folded[index] ?? '';
		if (isTitle(name)) return hasJobTitle ? 'prefix' : 'title';
		if (field === null && WEAK_NAME.test(name)) {
			if (isNameless) return 'displayName';
			if (hasContactPerson && !has('organisation')) return 'organisation';
		}
		if (field === 'birthday' && hasBirthMonth) return 'birthDay';
		if (field === 'displayName' && has('given') && !has('family') && /^(name|namn)$/.test(name)) return 'family';
		// "Namn; Kontaktperson": the first is the firm's. "Adress; Postnr; Postadress": the last is the Swedish post town.
		if (field === 'displayName' && hasContactPerson && !CONTACT_PERSON.test(name) && !has('organisation'))
			return 'organisation';
		if (name === 'postadress' && hasTownless) return 'city.contact';
		if (name === 'ort' && isGermanOutlook) return 'extra';
		if (field === 'emailType') return isPairedType(fields, folded, index) ? 'emailType' : 'skip';
		return field;
	});
}

/**
 * "E-mail 1 - Type" before its address, as Google has it, or "Email 1 Type" after it. Outlook's "E-mail Type" without a
 * number stands after the address, too, and only ever says SMTP.
 */
function isPairedType(fields: readonly (Field | null)[], folded: readonly string[], index: number): boolean {
	const number = numberIn(folded[index]);
	const isPair = (at: number) => partsOf(fields[at] ?? 'skip')[0] === 'email' && numberIn(folded[at]) === number;
	return isPair(index + 1) || (number !== '' && isPair(index - 1));
}
