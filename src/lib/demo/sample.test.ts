import { describe, expect, it } from 'vitest';
import { displayName } from '#lib/contacts/name.ts';
import { add, dayOf } from '#lib/day.ts';
import { grouped } from '#lib/follow-ups/follow-up.ts';
import { openComplaint } from '#lib/notes/note.ts';
import { paymentState } from '#lib/sales/sale-status.ts';
import { sampleBox } from './sample.ts';
import { SAMPLE_COUNT } from './sample-contacts.ts';

const TODAY = '2026-11-22';
const boxOf = (locale: 'de' | 'en' | 'sv') => {
	let made = 0;
	return sampleBox({
		locale,
		today: TODAY,
		now: Date.UTC(2026, 10, 22, 12),
		zone: 'Europe/Berlin',
		currency: 'EUR',
		vatRate: 1900,
		newId: () => `id-${++made}`
	});
};

describe.each(['de', 'en', 'sv'] as const)('the sample box in %s', (locale) => {
	const box = boxOf(locale);

	it('holds people with different names, each reachable at an address nobody owns', () => {
		expect(box.contacts).toHaveLength(SAMPLE_COUNT);
		expect(new Set(box.contacts.map(displayName)).size).toBe(SAMPLE_COUNT);
		expect(box.contacts.every(({ emails }) => emails[0]?.value.endsWith('@example.com'))).toBe(true);
		expect(box.contacts.every(({ phones }) => /^\+4[469]\d{7,10}$/.test(phones[0]?.e164 ?? ''))).toBe(true);
	});
	it('has ids of its own and points at none that is not there', () => {
		const all = [...box.contacts, ...box.notes, ...box.followUps, ...box.sales].map(({ id }) => id);
		expect(new Set(all).size).toBe(all.length);
		const people = new Set(box.contacts.map(({ id }) => id));
		const named = [
			...box.notes.flatMap(({ contactIds }) => contactIds),
			...box.followUps.map(({ contactId }) => contactId),
			...box.sales.map(({ contactId }) => contactId),
			...box.contacts.flatMap(({ relations }) => relations.map(({ contactId }) => contactId))
		];
		expect(named.filter((id) => !people.has(id))).toEqual([]);
	});
	it('has something overdue, something today, as soon as possible, ahead, and recurring', () => {
		expect(grouped(box.followUps, TODAY).map(({ group }) => group)).toEqual(['asap', 'overdue', 'today', 'future']);
		expect(box.followUps.some(({ recurrence }) => recurrence?.mode === 'after')).toBe(true);
		expect(box.followUps.some(({ recurrence }) => recurrence?.mode === 'every')).toBe(true);
	});
	it('has sales open, part paid and overdue, and paid', () => {
		const states = box.sales.map((sale) => paymentState(sale, TODAY));
		for (const state of ['none', 'open', 'overdue', 'paid']) expect(states.map((one) => one.state)).toContain(state);
		const late = states.find(({ state }) => state === 'overdue');
		expect(late?.overdueDays).toBe(9);
	});
	it('has a log without the future, an open complaint, and a birthday this week', () => {
		expect(box.notes.every(({ at }) => dayOf(at) < TODAY)).toBe(true);
		expect(openComplaint(box.notes)).toBeDefined();
		expect(box.contacts.some(({ birthday }) => birthday.slice(5) === add(TODAY, 2, 'day').slice(5))).toBe(true);
	});
});
