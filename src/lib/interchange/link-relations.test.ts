import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { planImport } from './plan.ts';
import { readVCard } from './vcard/read.ts';
import { writeVCards } from './vcard/write.ts';

function person(id: string, given: string, relations: Partial<Contact['relations'][number]>[]): Contact {
	const contact = emptyContact(id);
	contact.name.given = given;
	contact.relations = relations.map((relation, position) => ({
		...{ id: `i${position}`, position, type: 'partner', contactId: '', title: '', from: '', to: '' },
		...relation
	}));
	return contact;
}

const ADA = person('a', 'Ada', [
	{ contactId: 'b' },
	{ contactId: 'x', type: 'worksAt', title: 'Köchin', from: '2001-02-03' },
	{ contactId: 'gone', title: 'Tante' }
]);
const BO = { ...person('b', 'Bo', [{ contactId: 'a' }]), uid: 'uid-b' };
const INN = { ...emptyContact('x'), kind: 'organisation' as const, organisation: 'Gasthof' };

function exported(): Uint8Array {
	const all = new Map([ADA, BO, INN].map((contact) => [contact.id, contact]));
	const related = (id: string) => ({ uid: all.get(id)?.uid || id, name: all.get(id)?.name.given || 'Eva' });
	return new TextEncoder().encode(writeVCards([ADA, BO], { photo: () => undefined, related }));
}

let ids = 0;
const source = { newId: () => `new${ids++}`, newItemId: () => `item${ids++}`, importId: '' };

describe('links between the cards of a file', () => {
	const { contacts: drafts } = readVCard(exported());

	it('are made again, also to cards that were in the box; one to nobody is kept as text', () => {
		const { add } = planImport(drafts, [INN], source);
		const [ada, bo] = add;
		expect(ada?.relations).toMatchObject([
			{ type: 'partner', contactId: bo?.id },
			{ type: 'worksAt', contactId: 'x', title: 'Köchin', from: '2001-02-03' }
		]);
		expect(ada?.extra).toMatchObject([{ label: 'Tante', value: 'Eva' }]);
		expect(bo?.relations).toMatchObject([{ type: 'partner', contactId: ada?.id }]);
	});

	it('change nothing at the second import', () => {
		const first = planImport(drafts, [INN], source);
		expect(planImport(drafts, [INN, ...first.add], source).counts).toMatchObject({ added: 0, updated: 0 });
		expect(planImport(drafts, [ADA, BO, INN], source).counts).toMatchObject({ added: 0 });
	});
});
