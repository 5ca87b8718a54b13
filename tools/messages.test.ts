import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const rooms = readdirSync('messages');
const LANGUAGES = ['en', 'de', 'sv'] as const;

function catalogue(room: string, language: string): Record<string, unknown> {
	return JSON.parse(readFileSync(`messages/${room}/${language}.json`, 'utf8')) as Record<string, unknown>;
}

/** The names in braces of a message, variants of a plural included. */
function placeholders(message: unknown): string[] {
	return [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();
}

describe.each(rooms)('messages/%s', (room) => {
	it('says everything in all three languages, with the same values', () => {
		const english = catalogue(room, 'en');
		expect(Object.keys(english).length).toBeGreaterThan(0);
		for (const language of LANGUAGES) {
			const other = catalogue(room, language);
			expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
			for (const [key, message] of Object.entries(english)) {
				if (key === '$schema') continue;
				expect(JSON.stringify(other[key]), `${language}: ${key}`).not.toBe('""');
				expect(placeholders(other[key]), `${language}: ${key}`).toEqual(placeholders(message));
			}
		}
	});
});

it('uses every name once over all rooms', () => {
	const names = rooms.flatMap((room) => Object.keys(catalogue(room, 'en')).filter((key) => key !== '$schema'));
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
