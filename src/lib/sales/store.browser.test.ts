import { beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { readEntry, undoEntry } from '#lib/db/undo.ts';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { write } from '#lib/db/write.ts';
import { startSale } from './sale-start.ts';
import { advance } from './sale-steps.ts';
import type { Sale } from './sale.ts';
import {
	allSales,
	customersOf,
	deleteSale,
	saleById,
	salesAt,
	salesOf,
	saveSale,
	settleSale,
	unpaid
} from './store.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const TODAY = '2026-11-22';
const address = {
	id: 'a',
	position: 0,
	type: 'billing',
	street: 'Gata 1',
	postalCode: '1',
	city: 'X',
	region: '',
	country: 'SE'
};
const empty = emptyContact('anna');
const anna = { ...empty, name: { ...empty.name, given: 'Anna', family: 'Berg' }, addresses: [address] };

function sale(id: string, fields: Partial<Sale> = {}): Sale {
	const made = startSale(id, anna, { currency: 'EUR', vatRate: 1900, daysToPay: 14 }, TODAY);
	return { ...made, lines: made.lines.map((line) => ({ ...line, text: 'Work', unitPrice: 10000 })), ...fields };
}

const add = async (made: Sale, now = NOW) => (await saveSale(made, made, now)).entryId ?? 'conflict';

beforeEach(async () => {
	await wipeBox();
	await write({ what: 'contact.save', now: NOW }, (box) => box.put('contacts', anna));
});

describe('saveSale', () => {
	it('stores a new sale and gives it back as it was', async () => {
		const made = sale('s');
		await add(made);
		expect(await saleById('s')()).toMatchObject(made);
		expect((await salesOf('anna')()).map(({ id }) => id)).toEqual(['s']);
	});

	it('keeps the customer’s address from the order on, and takes another with another customer', async () => {
		await add(sale('s'));
		expect((await saleById('s')())?.billing).toBeNull();
		const opened = sale('s');
		await saveSale(advance(opened, 'order', TODAY), opened, NOW + 1);
		expect((await saleById('s')())?.billing).toMatchObject({ name: 'Anna Berg', street: 'Gata 1' });
		const ordered = await saleById('s')();
		if (!ordered) throw new Error('not stored');
		await saveSale({ ...ordered, contactId: '' }, ordered, NOW + 2);
		expect((await saleById('s')())?.billing).toBeNull();
	});

	it('keeps what another window paid in meanwhile', async () => {
		const opened = advance(sale('s'), 'invoiced', TODAY);
		await add(opened);
		await settleSale('s', 'cash', TODAY, NOW + 1);
		await saveSale({ ...opened, title: 'Terrace' }, opened, NOW + 2);
		expect(await saleById('s')()).toMatchObject({ title: 'Terrace', step: 'paid', payments: [{ amount: 11900 }] });
	});

	it('asks where another window changed the same value, and keeps the payments of both', async () => {
		const opened = sale('s', { title: 'Deck' });
		await add(opened);
		const payment = { id: 'p', position: 0, day: TODAY, amount: 100, method: 'cash' as const, note: '' };
		await saveSale({ ...opened, title: 'Stairs', payments: [payment] }, opened, NOW + 1);
		const mine = { ...opened, title: 'Terrace', payments: [{ ...payment, id: 'q' }] };
		const asked = await saveSale(mine, opened, NOW + 2);
		expect(asked.conflicts).toEqual([{ key: 'title', mine: 'Terrace', theirs: 'Stairs' }]);
		expect(await saleById('s')()).toMatchObject({ title: 'Stairs', payments: [{ id: 'p' }] });
		await saveSale(mine, opened, NOW + 3, { title: 'theirs' });
		expect(await saleById('s')()).toMatchObject({ title: 'Stairs', payments: [{ id: 'p' }, { id: 'q' }] });
	});

	it('writes nothing where nothing changed', async () => {
		const made = sale('s');
		await add(made);
		expect(await add(made, NOW + 1)).toBe('');
	});
});

describe('the history', () => {
	it('calls a sale by its title, else by its customer, else by its number', async () => {
		const labelOf = async (entryId: string) => (await readEntry(entryId))?.label;
		expect(await labelOf(await add(sale('a', { title: 'Terrace', number: '7' })))).toBe('Terrace');
		expect(await labelOf(await add(sale('b', { number: '8' })))).toBe('Anna Berg');
		expect(await labelOf(await add(sale('c', { contactId: '', number: '9' })))).toBe('9');
		expect(await labelOf(await deleteSale('b', NOW + 1))).toBe('Anna Berg');
	});
});

describe('lists', () => {
	it('are by step, the newest first, with the customer’s name', async () => {
		await add(sale('a'));
		await add(sale('b', { contactId: '' }));
		await add(advance(sale('c'), 'order', TODAY));
		const shown = async (...steps: Sale['step'][]) =>
			(await salesAt(steps, 10)()).map(({ sale: { id }, customer }) => `${id} ${customer}`);
		expect(await shown('enquiry')).toEqual(['b ', 'a Anna Berg']);
		expect(await shown('enquiry', 'order')).toEqual(['c Anna Berg', 'b ', 'a Anna Berg']);
		expect(await salesAt(['enquiry'], 1)()).toHaveLength(1);
	});
	it('of a step are as many as asked for, whatever lies in the trash', async () => {
		for (const id of ['a', 'b', 'c']) await add(sale(id));
		for (const id of ['b', 'c']) await deleteSale(id, NOW + 1);
		expect((await salesAt(['enquiry'], 1)()).map((one) => one.sale.id)).toEqual(['a']);
	});

	it('of what is unpaid begin with the longest due and lose what was paid', async () => {
		await add(advance(sale('late'), 'invoiced', '2026-10-01'));
		await add(advance(sale('later'), 'invoiced', '2026-09-01'));
		await add(advance(sale('order'), 'order', TODAY));
		const ids = async () => (await unpaid()()).map(({ sale: { id } }) => id);
		expect(await ids()).toEqual(['later', 'late']);
		await settleSale('later', 'transfer', TODAY, NOW + 1);
		expect(await ids()).toEqual(['late']);
	});

	it('of all name their customers', async () => {
		await add(sale('a'));
		await add(sale('b', { contactId: 'nobody' }));
		const all = await allSales()();
		expect(all).toHaveLength(2);
		expect([...(await customersOf(all)).keys()]).toEqual(['anna']);
	});
});

describe('short commands', () => {
	it('settle the open rest once, as one entry that can be undone', async () => {
		await add(advance(sale('s'), 'invoiced', TODAY));
		const entry = await settleSale('s', 'transfer', TODAY, NOW + 1);
		expect(await saleById('s')()).toMatchObject({ step: 'paid', payments: [{ amount: 11900, day: TODAY }] });
		expect(await settleSale('s', 'transfer', TODAY, NOW + 2)).toBe('');
		await undoEntry(entry, NOW + 3);
		expect(await saleById('s')()).toMatchObject({ step: 'invoiced', payments: [] });
	});

	it('delete into the trash, from where undo brings it back', async () => {
		await add(sale('s'));
		const entry = await deleteSale('s', NOW + 1);
		expect(await saleById('s')()).toBeUndefined();
		expect(await salesOf('anna')()).toEqual([]);
		await undoEntry(entry, NOW + 2);
		expect(await saleById('s')()).toBeDefined();
	});
});
