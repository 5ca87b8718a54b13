import { describe, expect, it } from 'vitest';
import {
	callBackOf,
	formOfNew,
	formOfStored,
	instantOf,
	localText,
	missingIn,
	noteFrom,
	resumed
} from './note-form.ts';
import { newNote } from './note.ts';

const NOW = new Date(2026, 10, 22, 9, 30, 15).getTime();
const note = newNote({ id: 'n', at: NOW, zone: 'Europe/Berlin', contactIds: ['anna', 'erik'], saleId: 's' });
const form = formOfNew(note, '2026-11-23', 'f');

describe('resumed', () => {
	const written = new Date(2026, 10, 22, 9, 30).getTime();
	const form = formOfNew(newNote({ id: 'n', at: written, zone: 'UTC' }), '2026-11-23', 'f');
	it('keeps the moment a form was written, whenever it is saved', () => {
		const later = written + 5 * 3_600_000;
		expect(instantOf(resumed(form), later)).toBe(written);
		expect(instantOf(resumed({ ...form, when: 'hour' }), later)).toBe(written - 3_600_000);
	});
	it('leaves a date and time that somebody chose', () => {
		const exact = { ...form, when: 'exact' as const, exact: '2026-11-20T08:00' };
		expect(resumed(exact)).toBe(exact);
	});
});

describe('instantOf', () => {
	it('is now, some minutes ago, or the same time yesterday', () => {
		expect(instantOf(form, NOW)).toBe(NOW);
		expect(instantOf({ ...form, when: 'minutes10' }, NOW)).toBe(NOW - 600_000);
		expect(instantOf({ ...form, when: 'hour' }, NOW)).toBe(NOW - 3_600_000);
		expect(localText(instantOf({ ...form, when: 'yesterday' }, NOW) ?? 0)).toBe('2026-11-21T09:30');
	});
	it('is the date and time typed, in local time, the future too', () => {
		const at = instantOf({ ...form, when: 'exact', exact: '2027-01-05T08:00' }, NOW);
		expect(at).toBe(new Date(2027, 0, 5, 8).getTime());
	});
	it('is nothing without a full date and time', () => {
		for (const exact of ['', '2026-11-22', '2026-13-45T10:00']) {
			expect(instantOf({ ...form, when: 'exact', exact }, NOW)).toBeNull();
		}
		expect(noteFrom({ ...form, when: 'exact', exact: '' }, NOW)).toBeNull();
	});
	it('keeps the seconds of a note whose time was not touched', () => {
		expect(instantOf(formOfStored(note), NOW + 99_999)).toBe(NOW);
	});
});

describe('formOfStored', () => {
	it('leaves out the envelope the note was read with', () => {
		const stored = { ...note, rev: 3, stamps: {}, created: 'x', deleted: '' };
		expect(formOfStored(stored).note).toEqual(note);
	});
});

describe('missingIn', () => {
	const back = { ...form, due: '', note: { ...note, outcome: 'callBack' as const } };

	it('asks for the day of a call back, but not when an old note is changed', () => {
		expect(missingIn(back, true, NOW)).toBe('due');
		expect(missingIn({ ...back, due: '2026-11-23' }, true, NOW)).toBe('');
		expect(missingIn(back, false, NOW)).toBe('');
	});
	it('asks for date and time first', () => {
		expect(missingIn({ ...back, when: 'exact', exact: '' }, true, NOW)).toBe('when');
		expect(missingIn(form, true, NOW)).toBe('');
	});
});

describe('callBackOf', () => {
	const back = { ...form, note: { ...note, outcome: 'callBack' as const } };

	it('is a call to the first person on the day chosen, for the same sale', () => {
		expect(callBackOf(back)).toMatchObject({
			id: 'f',
			contactId: 'anna',
			kind: 'call',
			due: '2026-11-23',
			saleId: 's'
		});
	});
	it('is the same one however often the form is saved, as a draft that is taken up again too', () => {
		expect(callBackOf(resumed(back))?.id).toBe(callBackOf(back)?.id);
	});
	it('is none for a note that is there already', () => {
		expect(callBackOf({ ...formOfStored(back.note), due: '2026-11-23' })).toBeUndefined();
	});
	it('names the number where nobody is known', () => {
		const unknown = { ...back, note: { ...back.note, contactIds: [], number: '0171 99' } };
		expect(callBackOf(unknown)).toMatchObject({ contactId: '', text: '0171 99' });
	});
	it('is nothing with another outcome or without a day', () => {
		expect(callBackOf(form)).toBeUndefined();
		expect(callBackOf({ ...back, due: '' })).toBeUndefined();
	});
});
