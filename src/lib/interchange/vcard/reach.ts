import type { AddressDraft, LabelledValue } from '../draft.ts';
import { typeOf } from './labels.ts';
import type { LabelledProperty } from './labels.ts';
import type { Property } from './property.ts';
import { groupLabelOf, keepExtra, lineOf, oneLine, textOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { splitEscaped, unescaped, valueText } from './text.ts';

function labelled(property: Property, kind: LabelledProperty, value: string, reading: Reading): LabelledValue {
	return { value, type: typeOf(property, kind, groupLabelOf(property, reading)) };
}

/** "tel:+49%20171…" and "mailto:…" are how vCard 4.0 writes them. */
function withoutScheme(text: string, scheme: string): string {
	if (!text.toLowerCase().startsWith(scheme)) return text;
	const rest = text.slice(scheme.length);
	try {
		return decodeURIComponent(rest).trim();
	} catch {
		return rest.trim();
	}
}

export function readPhone(property: Property, reading: Reading): void {
	const value = withoutScheme(lineOf(property, reading), 'tel:');
	if (value) reading.draft.phones.push(labelled(property, 'TEL', value, reading));
}

export function readEmail(property: Property, reading: Reading): void {
	const value = withoutScheme(lineOf(property, reading), 'mailto:');
	if (value) reading.draft.emails.push(labelled(property, 'EMAIL', value, reading));
}

export function readUrl(property: Property, reading: Reading): void {
	const value = lineOf(property, reading);
	if (value) reading.draft.urls.push(labelled(property, 'URL', value, reading));
}

/** ADR has seven parts; post-office box and extended address stand as lines before the street. */
export function readAddress(property: Property, reading: Reading): void {
	const parts = splitEscaped(valueText(property, reading.rules), ';', reading.dialect).map((part) =>
		unescaped(part, reading.dialect).trim()
	);
	const [pobox = '', extended = '', road = '', city = '', region = '', postalCode = '', country = '', ...rest] = parts;
	const lines = [pobox, extended, road].filter((part) => part);
	const asOneText = (property.parameters.get('LABEL') ?? '').replaceAll(/\\n/gi, '\n').trim();
	const isEmpty = parts.slice(0, 7).every((part) => part === '');
	const address: AddressDraft = {
		type: property.parameters.get('X-KARTEI-TYPE') ?? typeOf(property, 'ADR', groupLabelOf(property, reading)),
		street: isEmpty ? asOneText : lines.join('\n'),
		postalCode: oneLine(postalCode),
		city: oneLine(city),
		region: oneLine(region),
		country: oneLine(country)
	};
	if (!isEmpty || asOneText) reading.draft.addresses.push(address);
	if (!isEmpty) keepParameters(property, asOneText, address, reading);
	keepExtra(property, rest.filter((part) => part).join(', '), reading);
}

/** 4.0 puts the printed text, the place on the map and the time zone of an address into its parameters. */
function keepParameters(property: Property, asOneText: string, address: AddressDraft, reading: Reading): void {
	const { extra } = reading.draft;
	const known = new Set(wordsOf(Object.values(address).join(' ')));
	if (!wordsOf(asOneText).every((word) => known.has(word))) extra.push({ label: 'LABEL', value: asOneText });
	for (const label of ['GEO', 'TZ']) {
		const value = property.parameters.get(label);
		if (value) extra.push({ label, value });
	}
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * LABEL is the address again as printed text. It is an address of its own where the card has no other, and an extra
 * field where it says more than the addresses do.
 */
export function keepLabels(properties: readonly Property[], reading: Reading): void {
	const { addresses } = reading.draft;
	const known = new Set(addresses.flatMap((address) => wordsOf(Object.values(address).join(' '))));
	for (const property of properties) {
		if (property.name !== 'LABEL') continue;
		const text = textOf(property, reading).trim();
		if (!text || wordsOf(text).every((word) => known.has(word))) continue;
		if (known.size > 0) keepExtra(property, text, reading);
		else {
			const type = typeOf(property, 'ADR', groupLabelOf(property, reading));
			addresses.push({ type, street: text, postalCode: '', city: '', region: '', country: '' });
		}
	}
}
