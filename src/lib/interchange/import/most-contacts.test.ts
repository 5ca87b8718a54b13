import { expect, it } from 'vitest';
import { MADE_FOR, isTooMany } from './most-contacts.ts';

it.each([
	['many in the box and many new', 15_000, 15_000, true],
	['one more than it is made for', MADE_FOR, 1, true],
	['as many as it is made for', MADE_FOR - 1, 1, false],
	['too many already, and none new', MADE_FOR + 1, 0, false]
])('%s', (_, before, added, expected) => {
	const counts = { added, updated: 0, joined: 0, skipped: 0, withProblems: 0, doubtful: 0 };
	expect(isTooMany({ counts, contactsAfter: before + added })).toBe(expected);
});
