import type { Field } from './fields.ts';
import { partsOf } from './fields.ts';
import { fieldsOfHeaders } from './header.ts';
import { ownField } from './own-layout.ts';
import type { Table } from './table.ts';
import { Sample, bareFieldOf, looksLikeName, phoneFieldOf, plainFieldOf } from './values.ts';
import { codeOfWord } from './words.ts';

/** Forms of address and academic titles. */
const FORM_OF_ADDRESS = /^(dr|prof|dipl|mag|ing|med|jur|phil|rer|nat|herrn?|frau|fru|mr|mrs|ms|miss|hr|fr)\b/i;
/** Fields whose columns people also put an address or a number of another kind into. */
const LOOSE = ['phone', 'email', 'url', 'displayName', 'street', 'city', 'postalCode'];

/**
 * The field of every column, null = nobody can say. Our own layout, then headers, then values; where all values of a
 * column are plainly something else than its header says ("Kontakt" over e-mail addresses), the values win.
 */
export function guessFields(table: Table, names: readonly string[]): (Field | null)[] {
	if (names.some((name) => ownField(name) === 'uid')) return fieldsOfHeaders(names);
	const samples = names.map((_, index) => new Sample(column(table, index)));
	if (table.header === null) return fieldsOfValues(samples);
	return fieldsOfHeaders(names).map((field, index) => {
		const sample = samples[index];
		if (!sample) return field;
		const name = names[index] ?? '';
		const isFormOfAddress =
			field === 'prefix' || (field === 'title' && sample.most((text) => FORM_OF_ADDRESS.test(text)));
		// "Herr" and "Frau" alone say how to write to somebody; "Herr Dr." is more.
		if (isFormOfAddress)
			return sample.most((text) => codeOfWord('salutation', text) !== null, 1) ? 'salutation' : 'prefix';
		const plain = plainFieldOf(sample);
		if (field === null) return plain ?? phoneFieldOf(sample, name);
		const [part, type] = partsOf(field);
		if (plain === null || !LOOSE.includes(part)) {
			return field === 'email.other' ? (phoneFieldOf(sample, name) ?? field) : field;
		}
		// The header's type stays: "E-Mail geschäftlich" over addresses, "Wohnort" over "20095 Hamburg".
		if (plain === 'postalCity.contact') return /^(street|city|postalCode)$/.test(part) ? placeField(type) : field;
		return partsOf(plain)[0] === part ? field : plain;
	});
}

function placeField(type: string): Field {
	return `postalCity.${type}` as Field;
}

function* column(table: Table, index: number): Generator<string> {
	for (const row of table.rows) yield row.cells[index] ?? '';
}

function fieldsOfValues(samples: readonly Sample[]): (Field | null)[] {
	const fields = samples.map((sample) => plainFieldOf(sample) ?? phoneFieldOf(sample, '') ?? bareFieldOf(sample));
	samples.forEach((sample, index) => {
		const isTown = fields[index] === null && sample.most(looksLikeName);
		if (isTown && fields[index - 1] === 'postalCode.contact') fields[index] = 'city.contact';
	});
	setNames(samples, fields);
	return fields;
}

/** The first column of short capitalised text is the name; two such columns side by side are given and family name. */
function setNames(samples: readonly Sample[], fields: (Field | null)[]): void {
	if (!fields.some((field) => field !== null && !/^(birthday|vatId)$/.test(field))) return;
	const first = fields.findIndex((field, index) => field === null && isNameColumn(samples[index]));
	if (first === -1) return;
	const isWhole = samples[first]?.most((text) => /\s/.test(text), 0.5) ?? false;
	const isPair = !isWhole && fields[first + 1] === null && isNameColumn(samples[first + 1]);
	fields[first] = isPair ? 'given' : 'displayName';
	if (isPair) fields[first + 1] = 'family';
}

function isNameColumn(sample: Sample | undefined): boolean {
	return sample?.most(looksLikeName, 0.9) ?? false;
}
