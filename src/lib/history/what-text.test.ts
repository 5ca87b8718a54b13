import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { whatText } from './what-text.ts';

/** Codes as commands are named in the rooms' stores: 'contact.save'. */
const CODE = /'((?:contact|customField|note|followUp|sale|import|backup|sample|settings|trash|product)\.[a-zA-Z]+)'/g;

describe('whatText', () => {
	it('has a phrase for each code that a store writes', () => {
		const files = globSync('src/lib/**/store.ts');
		const codes = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(CODE)].map(([, code]) => code ?? ''));
		expect(codes).toContain('note.log');
		expect(codes.filter((code) => whatText(code) === m.history_what_unknown())).toEqual([]);
	});
	it('is neutral about a code it does not know, also a hostile one', () => {
		expect(whatText('robot.dance')).toBe(m.history_what_unknown());
		expect(whatText('constructor')).toBe(m.history_what_unknown());
	});
});
