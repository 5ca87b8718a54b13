import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { emptyContact } from '#lib/contacts/contact.ts';
import { write } from '#lib/db/write.ts';
import { dropped, newFollowUp, waitingFor } from '#lib/follow-ups/follow-up.ts';
import type { FollowUp } from '#lib/follow-ups/follow-up.ts';
import { countDue, isBoxEmpty } from './store.ts';

const TODAY = '2026-11-22';
let clock = Date.UTC(2026, 10, 22);

beforeEach(wipeBox);
afterEach(wipeBox);

const make = (id: string, due = TODAY, contactId = ''): FollowUp =>
	newFollowUp({ id, contactId, kind: 'other', text: id, due });
const put = (...all: FollowUp[]) =>
	write({ what: 'followUp.add', now: ++clock }, (box) => {
		for (const one of all) box.put('followUps', one);
	});

describe('countDue', () => {
	it('counts ASAP, overdue, today and what is to be asked again, and nothing else', async () => {
		const asap = { ...make('asap'), asap: true, due: '' };
		const askAgain = waitingFor(make('ask'), 'Erik', TODAY);
		const waits = waitingFor(make('waits'), 'Erik', '2026-11-23');
		await put(asap, make('late', '2026-11-21'), make('today'), make('future', '2026-11-23'), askAgain, waits);
		await put(dropped(make('gone'), '', clock));
		expect(await countDue(TODAY)()).toBe(4);
	});
	it('leaves out those of a contact in the trash', async () => {
		await write({ what: 'contact.create', now: ++clock }, (box) => box.put('contacts', emptyContact('c1')));
		await put(make('hers', TODAY, 'c1'));
		expect(await countDue(TODAY)()).toBe(1);
		await write({ what: 'contact.delete', now: ++clock }, (box) => box.remove('contacts', 'c1'));
		expect(await countDue(TODAY)()).toBe(0);
	});
});

describe('isBoxEmpty', () => {
	it('holds until something is written, and again when that lies in the trash', async () => {
		expect(await isBoxEmpty()()).toBe(true);
		await write({ what: 'contact.create', now: ++clock }, (box) => box.put('contacts', emptyContact('c1')));
		expect(await isBoxEmpty()()).toBe(false);
		await write({ what: 'contact.delete', now: ++clock }, (box) => box.remove('contacts', 'c1'));
		expect(await isBoxEmpty()()).toBe(true);
		await put(make('own'));
		expect(await isBoxEmpty()()).toBe(false);
	});
});
