import { decodeBase64 } from './base64.ts';
import { PHOTO_LIMIT, imageType } from './photo.ts';
import type { Property } from './property.ts';
import { keepExtra, lineOf, report, textOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { valueBytes } from './text.ts';

const LINK = /^\s*(https?|ftp|file|cid|content|ldap|urn):/i;
const START = 256;

function startOf(property: Property): string {
	return String.fromCharCode(...property.raw.subarray(0, START));
}

/** The photo of the card: inline bytes are decoded, a link is kept as text and never fetched. */
export function readPhoto(property: Property, reading: Reading): void {
	const start = startOf(property);
	if (!start.trim() && property.raw.length < START) return;
	if (LINK.test(start)) {
		report(reading, property.line, 'photoByLink');
		keepExtra(property, lineOf(property, reading), reading);
		return;
	}
	if (property.raw.length * 0.75 > PHOTO_LIMIT * 1.1) {
		report(reading, property.line, 'photoTooBig', { limit: PHOTO_LIMIT / 1024 / 1024 });
		return;
	}
	const bytes = photoBytes(property, start);
	if (bytes && bytes.length > PHOTO_LIMIT) {
		report(reading, property.line, 'photoTooBig', { limit: PHOTO_LIMIT / 1024 / 1024 });
		return;
	}
	const type = bytes ? imageType(bytes) : '';
	if (!bytes || !type) report(reading, property.line, 'brokenPhoto');
	else if (reading.draft.photo) report(reading, property.line, 'binaryNotKept', { name: 'PHOTO', bytes: bytes.length });
	else reading.draft.photo = { type, bytes };
}

function photoBytes(property: Property, start: string): Uint8Array | null {
	const data = /^\s*data:[^,\\]*(;|\\;)\s*base64\s*\\?,/i.exec(start);
	if (data) return decodeBase64(property.raw.subarray(data[0].length));
	if (property.encoding === 'quoted-printable') return valueBytes(property);
	// Files with photos whose ENCODING got lost are not rare.
	return decodeBase64(property.raw);
}

/** Logos, sounds, keys: a link or readable text goes to the extra fields, bytes are named in a problem. */
export function readBinary(property: Property, reading: Reading): void {
	const start = startOf(property);
	if (LINK.test(start) || (property.encoding !== 'base64' && !start.startsWith('data:'))) {
		keepExtra(property, textOf(property, reading), reading);
		return;
	}
	const bytes = valueBytes(property);
	if (bytes && property.encoding === 'base64' && isText(bytes)) keepExtra(property, textOf(property, reading), reading);
	else if (property.raw.length > 0) {
		const size = bytes?.length ?? property.raw.length;
		report(reading, property.line, 'binaryNotKept', { name: property.originalName, bytes: size });
	}
}

function isText(bytes: Uint8Array): boolean {
	return bytes.length < 65_536 && bytes.every((byte) => byte >= 32 || byte === 10 || byte === 13 || byte === 9);
}
