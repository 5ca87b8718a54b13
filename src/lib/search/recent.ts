import { fold } from '#lib/fold.ts';

/** More than a screen of them is a list one searches. */
const MOST = 8;

/** The list with `item` in front and once only; searches that differ in case or blanks are the same. */
export function withNewest(list: readonly string[], item: string): string[] {
	const text = item.trim();
	if (text === '') return [...list];
	return [text, ...list.filter((each) => fold(each) !== fold(text))].slice(0, MOST);
}

/** What a search that found nobody makes a new card of: a phone number stays one, anything else is a name. */
export function newContactFrom(text: string): { name: string } | { phone: string } {
	const typed = text.trim();
	const isNumber = /^[+(]?[\d\s()./-]+$/u.test(typed) && typed.replace(/\D/g, '').length >= 3;
	return isNumber ? { phone: typed } : { name: typed };
}
