import type { AddressDraft } from '../draft.ts';
import type { AddressPart } from './fields.ts';
import { typeOfWord } from './words.ts';

type Parts = Partial<Record<AddressPart, string>>;

/**
 * Gathers the addresses of one row, column by column. Parts of the same type belong together; a type column or a
 * part that is there already starts the next address of that type.
 */
export class AddressBuilder {
	readonly #open = new Map<string, Parts>();
	readonly #all: { type: string; parts: Parts }[] = [];
	#typed = '';

	/** The value of an "Address 1 - Type" column: the parts after it have this type. */
	startTyped(word: string): void {
		this.#typed = word;
		this.#open.clear();
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
			return isKnown || parts.formatted === undefined ? address : { ...address, street: parts.formatted };
		});
	}
}
