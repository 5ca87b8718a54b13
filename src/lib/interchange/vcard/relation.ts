import type { Property } from './property.ts';
import { keepExtra, lineOf } from './reading.ts';
import type { Reading } from './reading.ts';

/**
 * RELATED (RFC 6350, 6.6.6) and Apple's related names. Our own writer adds the other card's UID, so that the link can
 * be made again; the names that other programs write stay among the extra fields.
 */
export function readRelation(property: Property, reading: Reading): void {
	const { parameters } = property;
	const name = lineOf(property, reading);
	const uid = parameters.get('X-KARTEI-UID') ?? '';
	if (!uid) {
		keepExtra(property, name, reading);
		return;
	}
	reading.draft.relations.push({
		type: parameters.get('X-KARTEI-RELATION') ?? 'other',
		uid,
		name,
		title: parameters.get('X-KARTEI-TITLE') ?? '',
		from: parameters.get('X-KARTEI-FROM') ?? '',
		to: parameters.get('X-KARTEI-TO') ?? ''
	});
}
