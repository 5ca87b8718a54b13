import { emailKey, phoneKey } from '#lib/contacts/same.ts';
import { firmWords } from '#lib/duplicates/name-words.ts';
import { fold } from '#lib/fold.ts';
import { markedField } from '#lib/indexed-line.ts';
import type { ContactIndex } from './contact-index.ts';
import type { ContactRow } from './contact-row.ts';
import { scan } from './scan.ts';
import { nearlyStartsAt } from './typo.ts';

/** What is known of a contact that is being typed. `name` is its sort name ("Berg, Anna") or organisation. */
export interface DuplicateDraft {
	/** The contact being edited, '' for a new one: never its own duplicate. */
	id: string;
	name: string;
	phones: string[];
	emails: string[];
	postalCode: string;
}

/** `sameName`: the very same name, with no postal code that says otherwise. */
type DuplicateReason = 'phone' | 'email' | 'nameAndPostcode' | 'sameName';

export interface PossibleDuplicate {
	row: ContactRow;
	reason: DuplicateReason;
	/** The phone number or address both have; for names the other's name. */
	shared: string;
}

const MOST = 5;

/** Contacts that may be the same as the draft, the surest reason first, each contact once, at most five. */
export function duplicatesOf(index: ContactIndex, draft: DuplicateDraft): PossibleDuplicate[] {
	const found = new Map<string, PossibleDuplicate>();
	const report = (row: ContactRow, reason: DuplicateReason, shared: string) => {
		if (row.id !== draft.id && !found.has(row.id)) found.set(row.id, { row, reason, shared });
	};
	for (const phone of draft.phones) {
		const key = phoneKey({ value: phone, e164: '' }, index.settings.homeCountry);
		if (key === '') continue;
		for (const row of holders(index, markedField('phone', key))) report(row, 'phone', phone);
	}
	for (const email of draft.emails) {
		const folded = fold(emailKey(email));
		if (folded === '') continue;
		for (const row of holders(index, markedField('email', folded))) report(row, 'email', email);
	}
	const words = nameWords(draft.name);
	if (words.length > 0) {
		const postcode = fold(draft.postalCode);
		const joined = words.join(' ');
		for (const row of index.rows) {
			const other = fold(row.postalCode);
			const isNear = postcode !== '' && other === postcode;
			const mayBeNear = words.length > 1 && (postcode === '' || other === '');
			if (!isNear && !mayBeNear) continue;
			const otherWords = nameWords(row.sortName);
			if (isNear && areSimilar(words, otherWords)) report(row, 'nameAndPostcode', row.displayName);
			else if (mayBeNear && otherWords.join(' ') === joined) report(row, 'sameName', row.displayName);
		}
	}
	return [...found.values()].slice(0, MOST);
}

/** The contacts that have exactly this field: it begins here, and the next character begins another one. */
function holders(index: ContactIndex, field: string): ContactRow[] {
	const terms = [[field]];
	return index.text
		.find(terms, { limit: 50 }, (block, options) => scan(block, terms, options))
		.found.map((each) => each.row)
		.filter((row) => {
			const line = index.text.line(row);
			for (let at = line.indexOf(field); at >= 0; at = line.indexOf(field, at + 1)) {
				if (!(line.charCodeAt(at + field.length) >= 0x20)) return true;
			}
			return false;
		});
}

/** The words that tell, as the search for duplicates in the whole box reads them. */
function nameWords(name: string): string[] {
	return firmWords(name).sort();
}

/** Every word of the shorter name is in the longer one, give or take one letter in words of four and more. */
function areSimilar(a: readonly string[], b: readonly string[]): boolean {
	const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
	return shorter.length > 0 && shorter.every((word) => longer.some((other) => isNearly(word, other)));
}

function isNearly(a: string, b: string): boolean {
	if (a === b) return true;
	return Math.min(a.length, b.length) >= 4 && Math.abs(a.length - b.length) <= 1 && nearlyStartsAt(`${a} `, 0, b);
}
