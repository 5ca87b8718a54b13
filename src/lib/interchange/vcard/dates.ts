import { partialDay } from './birthday.ts';
import { ownLabel } from './labels.ts';
import type { Property } from './property.ts';
import { groupLabelOf, isNew, keepExtra, lineOf, report } from './reading.ts';
import type { Reading } from './reading.ts';

function dayOf(property: Property, text: string): string | null {
	return partialDay(text, property.parameters.get('X-APPLE-OMIT-YEAR'));
}

/** A birthday that no calendar has is kept as text, and reported. */
export function readBirthday(property: Property, reading: Reading): void {
	const text = lineOf(property, reading);
	if (!text) return;
	const day = dayOf(property, text);
	if (day !== null && !reading.draft.birthday) {
		reading.draft.birthday = day;
		return;
	}
	if (day !== null && day === reading.draft.birthday) return;
	if (day === null) report(reading, property.line, 'impossibleBirthday', { value: text.slice(0, 100) });
	keepExtra(property, text, reading);
}

/** ANNIVERSARY and its X- forms, and Apple's labelled dates. */
export function readOccasion(property: Property, reading: Reading): void {
	const text = lineOf(property, reading);
	if (!text) return;
	const label = ownLabel(groupLabelOf(property, reading)) || defaultLabel(property.name);
	addOccasion(property, label, text, reading);
}

export function addOccasion(property: Property, label: string, text: string, reading: Reading): void {
	const day = dayOf(property, text);
	if (day === null) {
		report(reading, property.line, 'impossibleDate', { text: text.slice(0, 100) });
		keepExtra(property, text, reading);
	} else if (isNew(reading, label, day)) reading.draft.occasions.push({ label, day });
}

function defaultLabel(name: string): string {
	return name === 'DEATHDATE' ? 'Death' : name.endsWith('ANNIVERSARY') ? 'Anniversary' : 'Date';
}
