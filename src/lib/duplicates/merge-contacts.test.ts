import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { mergeContacts } from './merge-contacts.ts';
import { questionsOf } from './merge-fields.ts';
import type { StampedContact } from './merge-fields.ts';

const words = {
	label: (key: string) => key,
	former: (key: string) => `former ${key}`,
	text: (key: string, value: unknown) =>
		['kind', 'stage', 'photoId'].includes(key) ? '' : typeof value === 'string' ? value : JSON.stringify(value)
};

function card(id: string, changes: Partial<Contact> = {}, stamps: Record<string, string> = {}): StampedContact {
	return { ...emptyContact(id), ...changes, created: `0${id}`, stamps };
}

const merged = (cards: StampedContact[], choices = {}, survivorOf = (id: string) => id) => {
	const [survivor, ...others] = cards;
	if (!survivor) throw new Error('nobody');
	return mergeContacts({ survivor, others, choices, words, survivorOf });
};
const name = (given: string, family: string) => ({ ...emptyContact('').name, given, family });
const phone = (value: string, more = {}) => ({ id: value, position: 0, type: 'work', value, e164: '', ...more });

describe('mergeContacts', () => {
	it('changes no value of the card that stays unasked, and takes the newest of what it does not say', () => {
		const a = card('a', { title: 'Owner', birthday: '1980', customerNumber: '7' }, { title: '1' });
		const b = card('b', { title: 'Director', birthday: '1980-05-17', nickname: 'Anni' }, { title: '8', nickname: '1' });
		const c = card('c', { nickname: 'Ann', customerNumber: '8' }, { nickname: '2', customerNumber: '9' });
		const { title, birthday, customerNumber, nickname, extra } = merged([a, b, c]);
		expect([title, birthday, customerNumber, nickname]).toEqual(['Owner', '1980', '7', 'Ann']);
		expect(extra.map(({ value }) => value).sort()).toEqual(['1980-05-17', '8', 'Anni', 'Director']);
	});
	it('takes the value of the card that was chosen, and keeps the others among the extra fields', () => {
		const cards = [card('a', { title: 'Owner' }), card('b', { title: 'Director' }), card('c', { title: 'Head' })];
		const { title, extra } = merged(cards, { title: 'a' });
		expect(title).toBe('Owner');
		expect(extra.map(({ label, value }) => [label, value])).toEqual([
			['former title', 'Director'],
			['former title', 'Head']
		]);
		expect(new Set(extra.map(({ id }) => id)).size).toBe(2);
	});
	it('keeps a number that is a part of the other one, and no name or day of which the other says more', () => {
		const a = card('a', { customerNumber: '1001', name: name('Anna Maria', 'Berg'), birthday: '1980-05-17' });
		const b = card('b', { customerNumber: '100', name: name('A.', 'BERG'), birthday: '1980' });
		const chosen = { customerNumber: 'a', name: 'a', birthday: 'a' };
		expect(merged([a, b], chosen).extra.map(({ label, value }) => [label, value])).toEqual([
			['former customerNumber', '100']
		]);
	});
	it('writes a value as the card that stays does where only capitals or blanks differ', () => {
		const cards = [card('a', { organisation: 'Acme' }), card('b', { organisation: 'ACME ' }, { organisation: '9' })];
		expect(merged(cards)).toMatchObject({ organisation: 'Acme', extra: [] });
		expect(merged(cards, { organisation: 'b' }).organisation).toBe('Acme');
	});
	it('prefers the full name and the full birthday to newer halves where the card that stays has none', () => {
		const a = card('a', { name: name('Anna', 'Berg'), birthday: '1980-05-17' });
		const b = card('b', { name: name('A.', 'Berg'), birthday: '--05-17' }, { name: '9', birthday: '9' });
		expect(merged([card('c'), b, a])).toMatchObject({ id: 'c', name: { given: 'Anna' }, birthday: '1980-05-17' });
	});
	it('unites lists without doubling, and takes over what only one says of a member', () => {
		const a = card('a', { phones: [phone('0171 55'), phone('0621 1')], tags: ['vip'] });
		const b = card('b', {
			phones: [phone('0171/55', { id: '0621 1', wrong: true }), phone('030 7', { id: '0171 55' })],
			tags: ['new', 'vip']
		});
		const { phones, tags } = merged([a, b]);
		expect(phones.map(({ value, wrong }) => [value, wrong])).toEqual([
			['0171 55', true],
			['0621 1', undefined],
			['030 7', undefined]
		]);
		expect(new Set(phones.map(({ id }) => id)).size).toBe(3);
		expect(tags).toEqual(['new', 'vip']);
	});
	it("knows every file's entry that any of them came from, so that none comes in again", () => {
		const cards = [card('a', { imported: ['1'] }), card('b', { imported: ['2', '1'] }), card('c', { imported: [] })];
		expect(merged(cards).imported).toEqual(['1', '2']);
	});
	it('keeps two numbers that end alike, and one with its country once', () => {
		const a = card('a', { phones: [phone('030 20304050'), phone('0621 123456')] });
		const b = card('b', { phones: [phone('040 20304050'), phone('+49 621 123456')] });
		expect(merged([a, b]).phones.map(({ value }) => value)).toEqual(['030 20304050', '0621 123456', '040 20304050']);
	});
	it('keeps what is stricter: refusals, prepayment', () => {
		const { terms } = emptyContact('');
		const a = card('a', { doNotContact: ['phone'] });
		const b = card('b', { doNotContact: ['email'], terms: { ...terms, prepayOnly: true, daysToPay: 14 } });
		expect(merged([a, b])).toMatchObject({
			doNotContact: ['email', 'phone'],
			terms: { prepayOnly: true, daysToPay: 14 }
		});
	});
	it('goes furthest in the stage, and parks only whom every card parks', () => {
		const parked = { until: '', reason: 'moved' };
		expect(merged([card('a', { parked }), card('b', { stage: 'customer' })])).toMatchObject({
			stage: 'customer',
			parked: null
		});
		expect(merged([card('a', { parked }), card('b', { parked })]).parked).toEqual(parked);
		expect(merged([card('a', { parked }), card('b')], { parked: 'a' }).parked).toEqual(parked);
	});
	it('joins remarks once', () => {
		const cards = [
			card('a', { remark: 'likes tea' }),
			card('b', { remark: ' likes tea' }),
			card('c', { remark: 'and cake' })
		];
		expect(merged(cards).remark).toBe('likes tea\n\nand cake');
	});
	it('takes own fields of all cards, and asks where they differ', () => {
		const a = card('a', { custom: { shoe: 42, hat: 'L' } });
		const b = card('b', { custom: { shoe: 43, glove: true } });
		expect(merged([a, b], { 'custom/shoe': 'b' }).custom).toEqual({ shoe: 43, hat: 'L', glove: true });
		expect(questionsOf([a, b], a).map(({ key }) => key)).toEqual(['custom/shoe']);
	});
	it('keeps a second UID as text, the only one as it is', () => {
		expect(merged([card('a'), card('b', { uid: 'x' })]).uid).toBe('x');
		const { uid, extra } = merged([card('a', { uid: 'y' }), card('b', { uid: 'x' })]);
		expect([uid, extra.map(({ value }) => value)]).toEqual(['y', ['x']]);
	});
	it('has no link to itself, and each other link once', () => {
		const to = (contactId: string, id: string) => ({
			id,
			position: 0,
			contactId,
			type: 'family' as const,
			title: '',
			from: '',
			to: ''
		});
		const a = card('a', { relations: [to('b', '1'), to('x', '2')] });
		const b = card('b', { relations: [to('a', '3'), to('y', '4')] });
		const survivorOf = (id: string) => ({ b: 'a', y: 'x' })[id] ?? id;
		expect(merged([a, b], {}, survivorOf).relations.map(({ contactId }) => contactId)).toEqual(['x']);
	});
	it('loses no text of any card', () => {
		const text = fc.stringMatching(/^[a-z]{1,6}$/);
		const cards = fc.array(
			fc.record({ title: text, nickname: text, remark: text, vatId: text, source: text, customerNumber: text }),
			{ minLength: 2, maxLength: 4 }
		);
		fc.assert(
			fc.property(cards, (values) => {
				const all = JSON.stringify(merged(values.map((changes, at) => card(`c${at}`, changes))));
				for (const value of values.flatMap((changes) => Object.values(changes))) expect(all).toContain(value);
			})
		);
	});
	it('changes nothing but the links where a card meets its copy', () => {
		const a = card('a', {
			name: name('Anna', 'Berg'),
			phones: [phone('1')],
			remark: 'tea',
			tags: ['vip'],
			custom: { x: 1 }
		});
		const { created: _created, stamps: _stamps, ...plain } = a;
		expect(merged([a, { ...a, id: 'b' }])).toEqual(plain);
	});
});

describe('questionsOf', () => {
	it('asks only where values differ, each value once, and says whose is preset', () => {
		const a = card('a', { title: 'Owner', nickname: 'Ann' });
		const b = card('b', { title: 'owner ', nickname: 'Anni' }, { nickname: '9' });
		const c = card('c', { nickname: 'Ann', source: 'fair' });
		expect(questionsOf([a, b, c], c)).toEqual([
			{
				key: 'nickname',
				answers: [
					{ contactId: 'a', value: 'Ann' },
					{ contactId: 'b', value: 'Anni' }
				],
				preset: 'a'
			}
		]);
	});
});

describe('the preset of a question', () => {
	const old = card('old', { name: name('A.', 'Berg'), title: 'Owner', stage: 'lead' });
	const newer = card(
		'new',
		{ name: name('Anna', 'Berg'), title: 'Director', nickname: 'Ann', stage: 'customer' },
		{ title: '9' }
	);
	const third = card('third', { nickname: 'Anni', title: 'owner' });
	const presets = (survivor: StampedContact) =>
		Object.fromEntries(questionsOf([third, old, newer], survivor).map(({ key, preset }) => [key, preset]));
	it('is what the card that stays says, in whatever capitals; else the usual value', () => {
		expect(presets(old)).toEqual({ name: 'old', title: 'third', nickname: 'third', stage: 'new' });
		expect(presets(newer)).toEqual({ name: 'new', title: 'new', nickname: 'new', stage: 'new' });
	});
	it('is what a merge takes where nobody chooses', () => {
		for (const [survivor, ...others] of [
			[old, newer, third],
			[newer, third, old],
			[third, newer, old]
		] as const) {
			const input = { survivor, others, words, survivorOf: (id: string) => id };
			const asked = questionsOf([third, old, newer], survivor);
			expect(asked.length).toBeGreaterThan(0);
			const choices = Object.fromEntries(asked.map(({ key, preset }) => [key, preset]));
			expect(mergeContacts({ ...input, choices: {} })).toEqual(mergeContacts({ ...input, choices }));
		}
		const { title, name: stays, stage } = merged([old, newer, third]);
		expect([title, stays.given, stage]).toEqual(['Owner', 'A.', 'customer']);
	});
	it('does not ask why somebody is parked whom one card does not park', () => {
		const parked = [
			card('a', { parked: { until: '', reason: 'moved' } }),
			card('b', { parked: { until: '', reason: 'ill' } })
		];
		expect(questionsOf(parked, parked[0]).map(({ key }) => key)).toEqual(['parked']);
		expect(questionsOf([...parked, card('c')], parked[0])).toEqual([]);
	});
});
