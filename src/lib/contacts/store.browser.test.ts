import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undoEntry } from '#lib/db/undo.ts';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { emptyContact } from './contact.ts';
import type { Contact } from './contact.ts';
import { photoFrom } from './photo-file.ts';
import {
	addTag,
	cardById,
	contactById,
	contactsRelatedTo,
	createFromText,
	customFields,
	deleteContact,
	deleteCustomField,
	parkContact,
	photoById,
	restoreContact,
	saveContact,
	saveCustomField,
	setStage,
	unparkContact
} from './store.ts';

let now = Date.UTC(2026, 10, 22);

beforeEach(wipeBox);
afterEach(wipeBox);

const phone = (value: string) => ({ id: value, position: 0, type: 'mobile', value, e164: '' });

function anna(changes: Partial<Contact> = {}): Contact {
	const contact = emptyContact('c1');
	return { ...contact, name: { ...contact.name, given: 'Anna', family: 'Berg' }, ...changes };
}

async function stored(id = 'c1'): Promise<Contact> {
	const contact = await contactById(id)();
	if (!contact) throw new Error(`no contact ${id}`);
	return contact;
}

const create = (contact = anna()) => saveContact({ base: null, draft: contact, now: ++now });

describe('saveContact', () => {
	it('stores a new contact with its number in E.164', async () => {
		await create(anna({ phones: [phone(' +46 70 123 45 67 '), phone('110')] }));
		expect((await stored()).phones.map(({ value, e164 }) => [value, e164])).toEqual([
			['+46 70 123 45 67', '+46701234567'],
			['110', '']
		]);
	});
	it('keeps what another window changed elsewhere on the card', async () => {
		await create();
		const base = await stored();
		await saveContact({ base, draft: { ...base, source: 'fair', tags: ['vip'] }, now: ++now });
		const saved = await saveContact({ base, draft: { ...base, remark: 'likes tea', tags: ['new'] }, now: ++now });
		expect(saved.conflicts).toBeUndefined();
		expect(await stored()).toMatchObject({ source: 'fair', remark: 'likes tea', tags: ['new', 'vip'] });
	});
	it('asks where both changed the same value, and stores nothing before the answer', async () => {
		await create();
		const base = await stored();
		await saveContact({ base, draft: { ...base, source: 'fair' }, now: ++now });
		const mine = { base, draft: { ...base, source: 'web', remark: 'tea' }, now: ++now };
		expect(await saveContact(mine)).toEqual({ conflicts: [{ key: 'source', mine: 'web', theirs: 'fair' }] });
		expect(await stored()).toMatchObject({ source: 'fair', remark: '' });
		await saveContact({ ...mine, choices: { source: 'theirs' } });
		expect(await stored()).toMatchObject({ source: 'fair', remark: 'tea' });
		await saveContact({ ...mine, choices: { source: 'mine' } });
		expect(await stored()).toMatchObject({ source: 'web', remark: 'tea' });
	});
	it('does not ask where both changed to the same value', async () => {
		await create();
		const base = await stored();
		await saveContact({ base, draft: { ...base, source: 'fair' }, now: ++now });
		expect(await saveContact({ base, draft: { ...base, source: 'fair' }, now: ++now })).toEqual({ entryId: '' });
	});
	it('brings back a card that was deleted while it was being edited', async () => {
		await create();
		const base = await stored();
		await deleteContact('c1', ++now);
		await saveContact({ base, draft: { ...base, remark: 'still here' }, now: ++now });
		expect(await stored()).toMatchObject({ remark: 'still here' });
	});
	it('stores a photo with the card, small and undoable', async () => {
		const canvas = new OffscreenCanvas(2000, 1000);
		canvas.getContext('2d')?.fillRect(0, 0, 900, 900);
		const photo = await photoFrom(await canvas.convertToBlob(), 'p1');
		if ('problem' in photo) throw new Error(photo.problem);
		expect([photo.width, photo.height]).toEqual([512, 256]);
		const { entryId = '' } = await saveContact({ base: null, draft: anna(), photo, now: ++now });
		expect((await photoById((await stored()).photoId)())?.bytes.length).toBe(photo.bytes.length);
		await undoEntry(entryId, ++now);
		expect(await photoById('p1')()).toBeUndefined();
	});
});

describe('photoFrom', () => {
	it('names what is no image or too large', async () => {
		expect(await photoFrom(new Blob(['no image']), 'p')).toEqual({ problem: 'noImage' });
		expect(await photoFrom(new Blob([new Uint8Array(20 * 1024 * 1024 + 1)]), 'p')).toEqual({ problem: 'tooBig' });
	});
});

describe('commands', () => {
	it('move a card to the trash and back', async () => {
		await create();
		const entryId = await deleteContact('c1', ++now);
		expect(await contactById('c1')()).toBeUndefined();
		expect(await cardById('c1')()).toMatchObject({ trashed: true, record: { id: 'c1' } });
		await restoreContact('c1', ++now);
		expect(await cardById('c1')()).toMatchObject({ trashed: false });
		await undoEntry(entryId, ++now);
		expect(await contactById('c1')()).toBeDefined();
		expect(await cardById('nobody')()).toBeUndefined();
	});
	it('change stage and parking, each undoable', async () => {
		await create();
		const staged = await setStage('c1', 'customer', ++now);
		const parked = await parkContact('c1', '2027-03-01', ' away ', ++now);
		expect(await stored()).toMatchObject({ stage: 'customer', parked: { until: '2027-03-01', reason: 'away' } });
		await undoEntry(parked, ++now);
		await undoEntry(staged, ++now);
		expect(await stored()).toMatchObject({ stage: 'lead', parked: null });
		expect(await unparkContact('c1', ++now)).toBe('');
	});
	it('tag many cards in one step', async () => {
		await create();
		const other = await createFromText('Berg & Söhne', ++now);
		const entryId = await addTag(['c1', other, 'nobody'], 'vip', ++now);
		expect((await stored()).tags).toEqual(['vip']);
		expect((await stored(other)).tags).toEqual(['vip']);
		await undoEntry(entryId, ++now);
		expect((await stored(other)).tags).toEqual([]);
	});
	it('create from a line of text, as what is asked for', async () => {
		const person = await stored(await createFromText('Anna Berg', ++now));
		expect([person.kind, person.name.family]).toEqual(['person', 'Berg']);
		const firm = await stored(await createFromText('Anna Berg', ++now, 'organisation'));
		expect([firm.kind, firm.organisation, firm.name.family]).toEqual(['organisation', 'Anna Berg', '']);
	});
});

describe('contactsRelatedTo', () => {
	it('finds the link from the other end', async () => {
		const firm = await createFromText('Berg GmbH', ++now);
		const relation = { id: 'r1', position: 0, contactId: firm, type: 'worksAt' as const, title: '', from: '', to: '' };
		await create(anna({ relations: [relation] }));
		expect((await contactsRelatedTo(firm)()).map(({ id }) => id)).toEqual(['c1']);
		expect(await contactsRelatedTo('c1')()).toEqual([]);
	});
});

describe('custom fields', () => {
	it('come in their order, and give back the values of cards when a deletion is undone', async () => {
		const field = { label: 'Shoe', type: 'number' as const, choices: [], sensitive: false };
		await saveCustomField({ ...field, id: 'f2', position: 1 }, ++now);
		await saveCustomField({ ...field, id: 'f1', position: 0 }, ++now);
		expect((await customFields()()).map(({ id }) => id)).toEqual(['f1', 'f2']);
		await create(anna({ custom: { f1: 42 } }));
		const entryId = await deleteCustomField({ ...field, id: 'f1', position: 0 }, ++now);
		expect((await customFields()()).map(({ id }) => id)).toEqual(['f2']);
		await undoEntry(entryId, ++now);
		expect((await customFields()()).length).toBe(2);
		expect((await stored()).custom).toEqual({ f1: 42 });
	});
});
