import type { ContactDraft } from './draft.ts';

const known = new WeakMap<ContactDraft, string>();

/**
 * A short mark of everything a draft says about its contact, without its place in the file and its photo: the same
 * words give the same mark in every session and on every device. It is kept with the contact that came of the draft,
 * so that a second import of the file finds it, however much was changed by hand since. 64 bits as 16 hex digits.
 */
function digestOf(draft: ContactDraft): string {
	const cached = known.get(draft);
	if (cached !== undefined) return cached;
	const digest = digestOfText(textOf(draft));
	known.set(draft, digest);
	return digest;
}

/** Its marks: the digest, and with a photo another one, so that a photo taken out by hand does not come back either. */
export function draftMarks(draft: ContactDraft): string[] {
	const digest = digestOf(draft);
	return draft.photo ? [digest, `${digest}-photo`] : [digest];
}

function textOf(draft: ContactDraft): string {
	const { line: _line, photo: _photo, displayName: _name, ...says } = draft;
	return JSON.stringify(says);
}

function digestOfText(text: string): string {
	let a = 0x811c9dc5;
	let b = 0x9e3779b1;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		// FNV-1a, and beside it one with another prime and the order of both steps turned round.
		a = Math.imul(a ^ code, 0x01000193);
		b = Math.imul(b, 0x85ebca6b) ^ (code + (b >>> 15));
	}
	return hex(a ^ (b >>> 13)) + hex(b ^ (a >>> 16));
}

function hex(value: number): string {
	return (value >>> 0).toString(16).padStart(8, '0');
}
