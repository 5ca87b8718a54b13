import { m } from '#lib/paraglide/messages.js';
import type { FieldKey } from './merge-fields.ts';

/** What a value is called that its field had before a merge: "Former name". `label`: the field's, in that language. */
export function formerText(key: FieldKey | 'uid', label: string, locale: string): string {
	const [field = '', ownId] = key.split('/');
	const isOwn = ownId !== undefined;
	const text = m.duplicates_former({ field, label: isOwn ? label : withinPhrase(label, locale) });
	return isOwn ? text : text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}

/** German nouns and abbreviations keep their capitals. */
function withinPhrase(label: string, locale: string): string {
	if (locale.startsWith('de') || /^\p{Lu}{2}/u.test(label)) return label;
	return label.slice(0, 1).toLocaleLowerCase(locale) + label.slice(1);
}
