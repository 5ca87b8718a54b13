import { soundsOf } from './name-sound.ts';
import type { NameLanguage, Traits } from './traits.ts';

/** Contacts that share a key are compared each with each up to here, so that nothing grows with the square. */
const MOST_COMPARED = 40;
/** In a larger block each is compared with so many that follow it in the order of names and places. */
const WINDOW = 10;

/**
 * The keys under which a contact meets those it may be the same as: number, address, house, birthday, whole name, and at
 * a postcode or in a firm the sound of the family name and that of the given name (a slip of the finger in one leaves
 * the other as it is). Whatever two contacts share beyond these makes them no duplicates.
 */
function keysOf(traits: Traits, home: NameLanguage): string[] {
	const keys = [...traits.phones.map((phone) => `p${phone}`), ...traits.emails.map((email) => `e${email}`)];
	for (const field of ['uid', 'vatId', 'customerNumber'] as const) {
		if (traits[field] !== '') keys.push(`${field} ${traits[field]}`);
	}
	if (traits.name !== '') keys.push(`n${traits.name}`, `n${traits.allWords}`);
	if (traits.birthday.length === 10) keys.push(`b${traits.birthday}`);
	const sounds = soundsOfName(traits, home);
	for (const { postcode, street, house } of traits.places) {
		if (postcode === '') continue;
		if (street !== '') keys.push(`a${postcode} ${street} ${house}`);
		for (const sound of sounds) keys.push(`z${postcode} ${sound}`);
	}
	if (traits.kind === 'person' && traits.firmKey !== '') {
		for (const sound of sounds) keys.push(`f${traits.firmKey} ${sound}`);
	}
	return unique(keys);
}

/** Those of the given name with the letter the family name begins with: a slip of the finger is hardly ever in that one. */
function soundsOfName({ given, family, firm, kind, language }: Traits, home: NameLanguage): string[] {
	const languages = language === home ? [home] : [home, language];
	const sounds = (words: readonly string[]) =>
		words.flatMap((word) => languages.flatMap((each) => soundsOf(word, each)));
	if (kind === 'organisation') return sounds(firm);
	const initials = unique(family.map((word) => word.charAt(0)));
	const ofGiven = sounds(given.slice(0, 1)).flatMap((sound) => initials.map((initial) => `${initial}.${sound}`));
	return unique([...sounds(family), ...ofGiven]);
}

function unique(values: readonly string[]): string[] {
	return [...new Set(values)];
}

interface Block {
	/** Places in the list of contacts; sorted by likeness where the block is large. */
	members: number[];
	/** Where each member stands, for large blocks. */
	at: Map<number, number> | undefined;
}

/** All contacts by what they share. */
export class Blocks {
	readonly #ofContact: Block[][] = [];

	constructor(all: readonly Traits[], home: NameLanguage) {
		const byKey = new Map<string, Block>();
		for (const [at, traits] of all.entries()) {
			const mine: Block[] = [];
			for (const key of keysOf(traits, home)) {
				let block = byKey.get(key);
				if (!block) byKey.set(key, (block = { members: [], at: undefined }));
				block.members.push(at);
				mine.push(block);
			}
			this.#ofContact.push(mine);
		}
		const order = new Map<number, string>();
		const orderOf = (at: number) => {
			const known = order.get(at) ?? orderText(all[at]);
			order.set(at, known);
			return known;
		};
		for (const block of byKey.values()) {
			if (block.members.length <= MOST_COMPARED) continue;
			block.members.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
			block.at = new Map(block.members.map((member, at) => [member, at]));
		}
	}

	/** Those after contact `at` of the list that it is to be compared with, each once. */
	candidates(at: number): ReadonlySet<number> {
		const found = new Set<number>();
		for (const { members, at: places } of this.#ofContact[at] ?? []) {
			const place = places?.get(at);
			const near = place === undefined ? members : members.slice(Math.max(0, place - WINDOW), place + WINDOW + 1);
			for (const other of near) if (other > at) found.add(other);
		}
		return found;
	}
}

/** Likes stand side by side: by name, then place, then number. */
function orderText(traits: Traits | undefined): string {
	if (!traits) return '';
	const place = traits.places[0];
	return [traits.name, place?.postcode, place?.street, place?.house, traits.birthday, traits.phones[0]].join('\n');
}
