import type { AddressDraft } from '../draft.ts';
import type { AddressPart } from './fields.ts';
import { postalCityOf } from './values.ts';
import { typeOfWord } from './words.ts';

type Parts = Partial<Record<AddressPart, string>>;

/**
 * Gathers the addresses of one row, column by column. Parts of the same type belong together; a type column or a
 * part that is there already starts the next address of that type.
 */
export class AddressBuilder {
	readonly #open = new Map<string, Parts>();
	readonly #all: { type: string; parts: Parts }[] = [];
	readonly #own: boolean;
	#typed = '';

	/** `own`: cells mean exactly what they say, no town is looked for in a street. */
	constructor(own: boolean) {
		this.#own = own;
	}

	/** The value of an "Address 1 - Type" column: the parts after it have this type. */
	startTyped(word: string): void {
		this.#typed = word;
		this.#open.clear();
	}

	/** The value of an "Address 1 - Type" column that comes last: the parts before it have this type. */
	endTyped(word: string): void {
		for (const address of this.#all) if (this.#isOpen(address.parts)) address.type = typeOfWord(word, address.type);
		this.#open.clear();
	}

	#isOpen(parts: Parts): boolean {
		return [...this.#open.values()].includes(parts);
	}

	set(part: AddressPart, type: string, value: string): void {
		let parts = this.#open.get(type);
		if (parts === undefined || (parts[part] !== undefined && part !== 'streetMore')) {
			parts = {};
			this.#open.set(type, parts);
			this.#all.push({ type: typeOfWord(this.#typed, type), parts });
		}
		parts[part] = part === 'streetMore' && parts.streetMore !== undefined ? `${parts.streetMore}\n${value}` : value;
	}

	finish(): AddressDraft[] {
		return this.#all.map(({ type, parts }) => {
			const road = [parts.street, parts.houseNumber].filter((text) => text !== undefined).join(' ');
			const street = [road, parts.streetMore, parts.poBox].filter((text) => text !== undefined && text !== '');
			const address: AddressDraft = {
				type,
				street: street.join('\n'),
				postalCode: parts.postalCode ?? '',
				city: parts.city ?? '',
				region: parts.region ?? '',
				country: parts.country ?? ''
			};
			const isKnown = address.street + address.postalCode + address.city !== '';
			if (parts.postalCity !== undefined) setPlace(address, parts.postalCity);
			if (!isKnown && parts.postalCity === undefined) address.street = parts.formatted ?? '';
			return this.#own ? address : withPlace(address);
		});
	}
}

function setPlace(address: AddressDraft, text: string): void {
	const place = postalCityOf(text);
	address.postalCode ||= place?.postalCode ?? '';
	address.city ||= place?.city ?? text;
}

/** "Ringstr. 5, 20095 Hamburg" in one cell: the last piece but a country is postcode and town. */
function withPlace(address: AddressDraft): AddressDraft {
	if (address.postalCode + address.city !== '') return address;
	const pieces = address.street.split(/\s*[,;\n]\s*/).filter((piece) => piece !== '');
	const at = pieces.findLastIndex((piece) => postalCityOf(piece) !== null);
	const place = postalCityOf(pieces[at] ?? '');
	if (place === null || at < pieces.length - 2) return address;
	const country = pieces[at + 1] ?? '';
	if (country !== '' && address.country !== '') return address;
	return { ...address, ...place, street: pieces.slice(0, at).join('\n'), country: address.country || country };
}
