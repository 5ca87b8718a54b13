import type { HistoryEntry } from '#lib/db/history-entry.ts';
import { parseHlc } from '#lib/db/hlc.ts';
import { TABLE_NAMES } from '#lib/db/schema.ts';
import type { TableName } from '#lib/db/schema.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';

/** A record is a handful of lists in lists; deeper ones only exhaust the stack. */
const MOST_LEVELS = 50;

/** More lists in lists than anything the app writes? */
export function isTooDeep(value: unknown, levels = MOST_LEVELS): boolean {
	if (value === null || typeof value !== 'object') return false;
	return levels === 0 || Object.values(value).some((each) => isTooDeep(each, levels - 1));
}

/** Has it what every record must have: an id and stamps that are stamps? */
export function isRecord(value: unknown): value is StampedRecord {
	if (!isObject(value) || typeof value['id'] !== 'string' || value['id'] === '') return false;
	const { created, deleted, stamps } = value;
	return (
		parseHlc(created) !== null &&
		(deleted === '' || parseHlc(deleted) !== null) &&
		isObject(stamps) &&
		Object.values(stamps).every((stamp) => parseHlc(stamp) !== null)
	);
}

/** Has it what every history entry must have? */
export function isEntry(value: unknown): value is HistoryEntry {
	return (
		isObject(value) &&
		['id', 'what', 'label', 'stamp', 'device', 'undoes'].every((key) => typeof value[key] === 'string') &&
		typeof value['at'] === 'number' &&
		Array.isArray(value['changes']) &&
		value['changes'].every(isChange)
	);
}

function isChange(change: unknown): boolean {
	return (
		isObject(change) &&
		TABLE_NAMES.includes(change['table'] as TableName) &&
		typeof change['id'] === 'string' &&
		['created', 'changed', 'deleted', 'revived'].includes(String(change['kind'])) &&
		(change['values'] === undefined ||
			(isObject(change['values']) && Object.values(change['values']).every(isObject))) &&
		(change['conflicts'] === undefined || (Array.isArray(change['conflicts']) && change['conflicts'].every(isConflict)))
	);
}

function isConflict(conflict: unknown): boolean {
	return (
		isObject(conflict) &&
		typeof conflict['key'] === 'string' &&
		[conflict['keptStamp'], conflict['lostStamp']].every((stamp) => parseHlc(stamp) !== null)
	);
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
