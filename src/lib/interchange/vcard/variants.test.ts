import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactDraft } from '../draft.ts';
import { random } from '../mutants.ts';
import { readVCard } from './read.ts';
import { joined, spelled } from './variants.ts';
import type { Model, Spelling } from './variants.ts';

/** Thousands of spellings of one person; `npm run faults` runs it with many more. */
const RUNS = Math.max(60, Math.min(20_000, Number(process.env['KARTEI_RUNS'] ?? 0)));
const TIMEOUT = 5000 + RUNS * 20;

/** Bytes of a charset by character, from its decoder. */
function encoderOf(encoding: string): (text: string) => Uint8Array {
	const table = new Map<string, number[]>();
	const decoder = new TextDecoder(encoding);
	const isWide = encoding === 'shift_jis';
	for (let high = 0; high < 256; high++) {
		const isLead = isWide && ((high >= 0x81 && high <= 0x9f) || (high >= 0xe0 && high <= 0xfc));
		const all = isLead ? Array.from({ length: 0xbd }, (_, low) => [high, low + 0x40]) : [[high]];
		for (const bytes of all) {
			const char = decoder.decode(Uint8Array.from(bytes));
			if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, bytes);
		}
	}
	return (text) => Uint8Array.from([...text].flatMap((char) => table.get(char) ?? [63]));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 =
	(bigEndian: boolean) =>
	(text: string): Uint8Array => {
		const bytes = new Uint8Array(text.length * 2);
		const view = new DataView(bytes.buffer);
		for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), !bigEndian);
		return bytes;
	};

interface Script {
	title: string;
	letters: string;
	encode: (text: string) => Uint8Array;
	/** Declared with each property; '' = not. */
	charset: string;
	mark?: Uint8Array;
	foldsBytes: boolean;
	versions: Spelling['version'][];
}

const WESTERN = 'aeinrstÅäöüßéÉçñø';
const MIXED = `${WESTERN}łőЖя表ソ€😀ύ`;
const ALL: Script['versions'] = ['2.1', '3.0', '4.0'];
const OLD: Script['versions'] = ['2.1', '3.0'];
const SCRIPTS: Script[] = [
	{ title: 'UTF-8', letters: MIXED, encode: utf8, charset: '', foldsBytes: true, versions: ALL },
	{ title: 'UTF-8, declared', letters: MIXED, encode: utf8, charset: 'utf-8', foldsBytes: true, versions: OLD },
	{
		title: 'UTF-8 with a mark',
		letters: MIXED,
		encode: utf8,
		charset: '',
		mark: utf8('\ufeff'),
		foldsBytes: true,
		versions: ALL
	},
	{
		title: 'UTF-16 LE',
		letters: MIXED,
		encode: utf16(false),
		charset: '',
		foldsBytes: false,
		versions: ['3.0', '4.0']
	},
	{
		title: 'UTF-16 BE with a mark',
		letters: MIXED,
		encode: utf16(true),
		charset: '',
		mark: utf16(true)('\ufeff'),
		foldsBytes: false,
		versions: ['3.0', '4.0']
	},
	...[
		['windows-1252', WESTERN],
		['iso-8859-1', 'aeinrstÅäöüßéÉçñø'],
		['windows-1250', 'aeinrstřščžłąęőűŐŻ'],
		['windows-1251', 'иванпетров ЖщяЁ'],
		['windows-1253', 'γιώργοςύΠ'],
		['macintosh', WESTERN],
		['shift_jis', 'aen表ソ能十山田ヤﾏ']
	].map(([encoding = '', letters = '']): Script => {
		return {
			title: `${encoding}, declared`,
			letters,
			encode: encoderOf(encoding),
			charset: encoding,
			foldsBytes: true,
			versions: OLD
		};
	})
];

function modelOf(letters: string, is21: boolean): fc.Arbitrary<Model> {
	const signs = is21 ? [';', ' ', '.', ':', '='] : [';', ',', '\\', ' ', '.', ':', '"', '='];
	const char = fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(...letters) },
		{ weight: 1, arbitrary: fc.constantFrom(...signs) }
	);
	// A letter at both ends: blanks there are not kept, and a word alone says no more than it does.
	const word = fc.array(char, { maxLength: 40 }).map((all) => `K${all.join('')}k`.replaceAll(/ +/g, ' '));
	const ascii = fc.string({ unit: fc.constantFrom(...'abcdefgh123'), minLength: 1, maxLength: 20 });
	const reach = <T extends string>(...types: T[]) => fc.constantFrom(...types);
	return fc.record({
		name: fc.record({
			prefix: fc.constantFrom('', 'Dr.'),
			given: word,
			additional: fc.oneof(fc.constant(''), word),
			family: word,
			suffix: fc.constantFrom('', 'jr.')
		}),
		displayName: word,
		organisation: word,
		department: word,
		title: word,
		phones: fc.array(
			fc.record({
				value: fc.constantFrom('+49 171 123', '0621/12 34', '(0)30-1', '110'),
				type: reach('mobile', 'work', 'home', 'fax')
			}),
			{ maxLength: 4 }
		),
		emails: fc.array(fc.record({ value: ascii.map((name) => `${name}@example.com`), type: reach('work', 'home') }), {
			maxLength: 3
		}),
		addresses: fc.array(
			fc.record({
				type: reach('work', 'home'),
				street: word,
				city: word,
				region: word,
				postalCode: ascii,
				country: word
			}),
			{ maxLength: 2 }
		),
		url: ascii.map((name) => `https://example.com/${name}?a=1`),
		birthday: fc.constantFrom('1980-03-22', '--02-29', '2000-12-31'),
		note: fc.array(word, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
		tags: fc.uniqueArray(is21 ? word.map((text) => text.replaceAll(/[;,]/g, '')) : word, {
			minLength: 1,
			maxLength: 3
		}),
		uid: ascii,
		pet: word
	});
}

/** In an order that does not depend on how the objects were made. */
function sorted(values: readonly object[] | readonly string[]): string[] {
	return values
		.map((each: object | string) => JSON.stringify(typeof each === 'string' ? each : Object.entries(each).sort()))
		.sort();
}

function expected({ url, pet, note, ...model }: Model): unknown {
	return {
		...model,
		note,
		urls: [url],
		pets: [pet],
		phones: sorted(model.phones),
		emails: sorted(model.emails),
		addresses: sorted(model.addresses),
		tags: sorted(model.tags)
	};
}

function seen(draft: ContactDraft): unknown {
	const { name, displayName, organisation, department, title, birthday, note, uid } = draft;
	return {
		...{ name, displayName, organisation, department, title, birthday, note, uid },
		phones: sorted(draft.phones),
		emails: sorted(draft.emails),
		addresses: sorted(draft.addresses),
		tags: sorted(draft.tags),
		urls: draft.urls.map(({ value }) => value),
		pets: draft.extra.filter(({ label }) => label.toUpperCase() === 'X-PET').map(({ value }) => value)
	};
}

describe('every spelling of a card', () => {
	it.each(SCRIPTS.flatMap((script) => script.versions.map((version) => ({ ...script, version }))))(
		'$title, vCard $version',
		({ letters, encode, charset, mark = new Uint8Array(), foldsBytes, version }) => {
			const models = fc.array(modelOf(letters, version === '2.1'), { minLength: 1, maxLength: 3 });
			fc.assert(
				fc.property(models, fc.constantFrom('\r\n', '\n', '\r'), fc.integer(), (people, lineEnd, seed) => {
					const next = random(seed);
					const pick = (limit: number): number => Math.floor(next() * limit);
					const spelling: Spelling = {
						version,
						lineEnd,
						pick,
						encode,
						charset,
						foldsBytes,
						payload: foldsBytes ? encode : utf8
					};
					const { contacts, problems } = readVCard(
						joined([mark, ...people.map((person) => spelled(person, spelling))])
					);
					expect(problems).toEqual([]);
					expect(contacts.map(seen)).toEqual(people.map(expected));
				}),
				{ numRuns: Math.ceil(RUNS / 12) }
			);
		},
		TIMEOUT
	);
});
