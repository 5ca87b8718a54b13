import type { Property } from './property.ts';

/** Words that say something about transport or order, nothing a person would call the number. */
const SILENT = new Set(
	'pref voice internet x-internet msg text video x400 smtp isdn-voice dom intl postal parcel label uri url inline'.split(
		' '
	)
);

const PHONE: Record<string, string> = {
	cell: 'mobile',
	mobile: 'mobile',
	iphone: 'mobile',
	work: 'work',
	business: 'work',
	company: 'work',
	home: 'home',
	main: 'main',
	'main-number': 'main',
	fax: 'fax',
	homefax: 'fax',
	workfax: 'fax',
	otherfax: 'fax',
	other: 'other'
};
const EMAIL: Record<string, string> = { work: 'work', business: 'work', home: 'home', other: 'other', cell: 'other' };
const ADDRESS: Record<string, string> = {
	work: 'work',
	business: 'work',
	home: 'home',
	billing: 'billing',
	shipping: 'shipping',
	other: 'other'
};
const URL_TYPES: Record<string, string> = { work: 'work', home: 'home', other: 'other', homepage: 'other' };

/** The first of these present decides: a "work fax" is a fax, a "work mobile" a mobile. */
const PHONE_ORDER = ['fax', 'mobile', 'main', 'work', 'home'];

export type LabelledProperty = 'TEL' | 'EMAIL' | 'ADR' | 'URL';

const MAPS: Record<LabelledProperty, Record<string, string>> = { TEL: PHONE, EMAIL, ADR: ADDRESS, URL: URL_TYPES };

/** A file may well say TYPE=constructor. */
function known(map: Record<string, string>, word: string): string | undefined {
	return Object.hasOwn(map, word) ? map[word] : undefined;
}

/** "_$!<HomeFAX>!$_" is how Apple writes a label that it translates; the rest is the user's own text. */
export function ownLabel(label: string): string {
	const apple = /^_\$!<(.*)>!\$_$/.exec(label.trim());
	return (apple ? (apple[1] ?? '') : label).trim();
}

/**
 * Our type for a phone, e-mail, address or URL: the group's label if it has one, else the TYPE words.
 * A word that is none of ours becomes the label ('pager'), 'other' where there is none.
 */
export function typeOf(property: Property, kind: LabelledProperty, groupLabel: string): string {
	const map = MAPS[kind];
	if (groupLabel) {
		const own = ownLabel(groupLabel);
		return known(map, own.toLowerCase().replaceAll(/[\s_-]/g, '')) ?? own;
	}
	const words = property.types.filter((type) => !SILENT.has(type) && type);
	const types = words.map((word) => known(map, word)).filter((type) => type !== undefined);
	const ranked = kind === 'TEL' ? PHONE_ORDER.find((type) => types.includes(type)) : undefined;
	const type = ranked ?? types[0];
	if (type) return type;
	return (words[0] ?? 'other').replace(/^x-/, '') || 'other';
}

/** 1 for TYPE=pref and 2.1's bare PREF, 1 to 100 for 4.0's PREF, 101 where nothing is said: the lowest is preferred. */
export function rankOf(property: Property): number {
	const rank = Number(property.parameters.get('PREF') ?? NaN);
	if (rank >= 1 && rank <= 100) return rank;
	return property.types.includes('pref') || property.parameters.has('PREF') ? 1 : 101;
}

/** How a property that maps to no field is called: its group's label, else its name and types. */
export function extraLabel(property: Pick<Property, 'types' | 'originalName'>, groupLabel: string): string {
	const own = ownLabel(groupLabel);
	if (own) return own;
	const words = property.types.filter((type) => !SILENT.has(type));
	return words.length > 0 ? `${property.originalName} (${words.join(', ')})` : property.originalName;
}
