import { describe, expect, it } from 'vitest';
import type { Contact } from '#lib/contacts/contact.ts';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import { ContactIndex } from './contact-index.ts';
import { birthdays, ContactLists, noNextStepCount, tagCounts } from './lists.ts';

function contact(id: string, family: string, more: Partial<Contact> = {}): Contact {
	const empty = emptyContact(id);
	return { ...empty, name: { ...empty.name, family }, ...more };
}
function followUp(id: string, contactId: string, due: string, more: Partial<FollowUp> = {}): FollowUp {
	const plain: FollowUp = {
		id,
		contactId,
		kind: 'call',
		text: 'call',
		due,
		time: '',
		asap: false,
		recurrence: null,
		anchor: '',
		occurrence: '',
		saleId: '',
		state: 'open',
		waitingFor: '',
		closedAt: null,
		result: '',
		snoozes: 0,
		sequence: 0
	};
	return { ...plain, ...more };
}
function filled(locale: string, ...contacts: Contact[]): { index: ContactIndex; lists: ContactLists } {
	const index = new ContactIndex({ locale, homeCountry: 'DE' });
	index.fill(contacts.map((each, i) => ({ contact: each, changed: i })));
	return { index, lists: new ContactLists(index) };
}
const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

describe('list', () => {
	it('has the letters of the language with their first places', () => {
		const people = ['Öst', 'Alm', 'Ärlig', 'Berg', '3M', 'Åby', 'Zorn'].map((name) => contact(name, name));
		const german = filled('de', ...people).lists;
		expect(german.list({ sort: 'name' })).toEqual({
			total: 7,
			letters: [
				{ letter: 'A', count: 3, first: 1 },
				{ letter: 'B', count: 1, first: 4 },
				{ letter: 'O', count: 1, first: 5 },
				{ letter: 'Z', count: 1, first: 6 },
				{ letter: '#', count: 1, first: 0 }
			]
		});
		const swedish = filled('sv', ...people).lists;
		expect(ids(swedish.slice({ sort: 'name' }, 0, 10))).toEqual(['3M', 'Alm', 'Berg', 'Zorn', 'Åby', 'Ärlig', 'Öst']);
		expect(swedish.list({ sort: 'name' }).letters.map((each) => each.letter)).toEqual([...'ABZÅÄÖ#']);
		expect(ids(swedish.slice({ sort: 'name', letter: 'Ä' }, 0, 10))).toEqual(['Ärlig']);
		expect(swedish.list({ sort: 'name', letter: 'Ä' }).letters).toHaveLength(7);
	});

	it('filters by stage and tag, cuts slices, and notices changes', () => {
		const { index, lists } = filled(
			'de',
			contact('a', 'A', { stage: 'customer', tags: ['x', 'y'] }),
			contact('b', 'B', { tags: ['x'] }),
			contact('c', 'C', { stage: 'customer' })
		);
		expect(ids(lists.slice({ sort: 'name', stage: 'customer' }, 0, 9))).toEqual(['a', 'c']);
		expect(ids(lists.slice({ sort: 'name', stage: 'customer' }, 1, 2))).toEqual(['c']);
		expect(['a', 'c', 'b', 'gone'].map((id) => lists.place({ sort: 'name', stage: 'customer' }, id))).toEqual([
			0, 1, -1, -1
		]);
		expect(ids(lists.slice({ sort: 'name', tag: 'x' }, 0, 9))).toEqual(['a', 'b']);
		expect(tagCounts(index.rows)).toEqual([
			{ tag: 'x', count: 2 },
			{ tag: 'y', count: 1 }
		]);
		index.put(contact('b', 'B', { stage: 'customer' }), 9);
		expect(ids(lists.slice({ sort: 'name', stage: 'customer' }, 0, 9))).toEqual(['a', 'b', 'c']);
		expect(ids(lists.slice({ sort: 'changed' }, 0, 9))).toEqual(['b', 'c', 'a']);
		index.remove('a');
		expect(lists.list({ sort: 'name' }).total).toBe(2);
	});

	it('sorts by next step: as soon as possible, by day and time, those without last', () => {
		const { index, lists } = filled('de', ...['a', 'b', 'c', 'd', 'e'].map((id) => contact(id, id)));
		index.putFollowUp(followUp('1', 'a', '2026-12-01'));
		index.putFollowUp(followUp('2', 'b', '2026-11-30', { state: 'waiting' }));
		index.putFollowUp(followUp('3', 'd', '', { asap: true }));
		index.putFollowUp(followUp('4', 'e', '2026-11-30', { time: '09:00' }));
		expect(ids(lists.slice({ sort: 'nextStep' }, 0, 9))).toEqual(['d', 'e', 'b', 'a', 'c']);
		index.putFollowUp(followUp('5', 'a', '2026-11-01'));
		expect(index.row('a')?.next?.id).toBe('5');
		index.putFollowUp(followUp('5', 'a', '2026-11-01', { state: 'done' }));
		expect(index.row('a')?.next?.id).toBe('1');
		index.putFollowUp(followUp('1', 'c', '2026-12-01'));
		expect(index.row('a')?.next).toBeNull();
		expect(index.row('c')?.next?.id).toBe('1');
		index.put(contact('c', 'Z'), 10);
		expect(index.row('c')?.next?.id).toBe('1');
	});

	it('counts active contacts nobody has to do anything about, unless they are parked', () => {
		const { index, lists } = filled(
			'de',
			contact('lead', 'A'),
			contact('former', 'B', { stage: 'former' }),
			contact('forGood', 'C', { parked: { until: '', reason: 'x' } }),
			contact('parked', 'D', { parked: { until: '2026-11-23', reason: 'x' } }),
			contact('parkedUntilToday', 'E', { parked: { until: '2026-11-22', reason: 'x' } }),
			contact('busy', 'F')
		);
		index.putFollowUp(followUp('1', 'busy', '2026-12-01'));
		expect(noNextStepCount(index.rows, '2026-11-22')).toBe(2);
		expect(ids(lists.slice({ sort: 'name', noNextStep: '2026-11-22' }, 0, 9))).toEqual(['lead', 'parkedUntilToday']);
	});

	it('shows birthdays of the coming days over the end of the year', () => {
		const { index } = filled(
			'de',
			contact('eve', 'A', { birthday: '1980-12-31' }),
			contact('newYear', 'B', { birthday: '--01-01' }),
			contact('tooLate', 'C', { birthday: '--01-06' }),
			contact('yearOnly', 'D', { birthday: '1980' })
		);
		expect(birthdays(index.rows, '2026-12-30', 7).map((each) => [each.row.id, each.day])).toEqual([
			['eve', '2026-12-31'],
			['newYear', '2027-01-01']
		]);
	});
});
