import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../draft.ts';
import { computedMs, mutants } from '../mutants.ts';
import { readVCard } from './read.ts';

/** `npm run faults` runs this with many more. */
const RUNS = Number(process.env['KARTEI_RUNS'] ?? 100);

const read = (text: string): ReadResult => readVCard(new TextEncoder().encode(text));
const card = (...properties: unknown[]): unknown => ['vcard', [['version', {}, 'text', '4.0'], ...properties]];

describe('jCard (RFC 7095)', () => {
	it('one card, with lists, parts, parameters and groups', () => {
		const text = JSON.stringify(
			card(
				['fn', {}, 'text', 'Åsa; "Öberg"\nDr.'],
				['n', {}, 'text', ['Öberg, A', 'Åsa', '', '', ['Dr.', 'M.Sc.']]],
				['tel', { type: ['cell', 'voice'], pref: '1' }, 'uri', 'tel:+46-70-1;ext=2'],
				['adr', { type: 'work' }, 'text', ['', '', ['Weg 1', 'Hof'], 'Ulm', '', '89073', 'DE']],
				['categories', {}, 'text', 'a,b', 'c'],
				['bday', {}, 'date-and-or-time', '--04-12'],
				['x-pet', { group: 'G' }, 'unknown', 'Waldi'],
				['x-ablabel', { group: 'g' }, 'text', 'Hund'],
				['photo', {}, 'uri', 'data:image/png;base64,iVBORw0KGgo='],
				['__proto__', { __proto__: 'x' }, 'text', 'y']
			)
		);
		const { contacts, problems, format } = read(text);
		expect([format, problems, contacts.length]).toEqual(['vcard', [], 1]);
		expect(contacts[0]).toMatchObject({
			displayName: 'Åsa; "Öberg" Dr.',
			name: { family: 'Öberg, A', given: 'Åsa', suffix: 'Dr.,M.Sc.' },
			phones: [{ value: '+46-70-1;ext=2', type: 'mobile' }],
			addresses: [{ type: 'work', street: 'Weg 1,Hof', city: 'Ulm', postalCode: '89073' }],
			tags: ['a,b', 'c'],
			birthday: '--04-12',
			photo: { type: 'image/png' },
			extra: [
				{ label: 'Hund', value: 'Waldi', property: 'X-PET' },
				{ label: '__PROTO__', value: 'y' }
			]
		});
	});

	it('a list of cards, each with its line', () => {
		const list = [card(['fn', {}, 'text', 'A [x] "']), card(['fn', {}, 'text', 'B']), card(['fn', {}, 'text', 'C'])];
		const { contacts } = read(`[\n${list.map((each) => JSON.stringify(each)).join(',\n')}\n]`);
		expect(contacts.map(({ displayName, line }) => [displayName, line])).toEqual([
			['A [x] "', 2],
			['B', 3],
			['C', 4]
		]);
	});

	it('cards within another document', () => {
		expect(read(JSON.stringify({ entities: [{ vcardArray: card(['fn', {}, 'text', 'A']) }] })).contacts).toHaveLength(
			1
		);
	});

	it('what is cut off or broken costs itself only', () => {
		const whole = JSON.stringify([
			card(['fn', {}, 'text', 'A']),
			card(['fn', {}, 'text', 'B'], ['tel', {}, 'text', '12'])
		]);
		const cut = read(whole.slice(0, -8));
		expect(cut.contacts.map(({ displayName, phones }) => [displayName, phones.length])).toEqual([
			['A', 0],
			['B', 0]
		]);
		expect(cut.problems.map(({ code }) => code)).toEqual(['truncatedCard']);
		const odd = read('["vcard",[["fn",{},"text","A"],\n[1],["tel",{},"text",tel],["tel",{},"text",12]]]');
		expect(odd.contacts[0]).toMatchObject({ displayName: 'A', phones: [{ value: '12' }] });
		expect(odd.problems).toEqual([
			{ line: 2, code: 'strayLine', values: { text: '[1]' } },
			{ line: 2, code: 'strayLine', values: { text: '["tel",{},"text",tel]' } }
		]);
	});

	it('other JSON is none', () => {
		expect(read('{"a":[1,"vcard"]}')).toMatchObject({ format: 'unknown', problems: [{ code: 'notVCard' }] });
	});

	it('takes linear time where nothing is ever closed', () => {
		const start = computedMs();
		read('["vcard",[['.repeat(50_000));
		expect(computedMs() - start).toBeLessThan(2000);
	});

	it(
		'damaged in any way is never an exception, and says so where nothing is left',
		() => {
			const seed = readFileSync('tests/files/contacts.json');
			let contacts = 0;
			for (const bytes of mutants([seed], RUNS, 20_261_122)) {
				const result = readVCard(bytes);
				contacts += result.contacts.length;
				for (const draft of result.contacts) expect(draft.displayName).not.toBe('');
				if (result.contacts.length === 0) expect(result.problems.length).toBeGreaterThan(0);
			}
			expect(contacts).toBeGreaterThan(RUNS);
		},
		5000 + RUNS * 5
	);
});
