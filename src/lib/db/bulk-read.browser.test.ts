import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { openBox } from './box.ts';
import { rowsOf } from './bulk-read.ts';
import { write } from './write.ts';

const MANY = 5000;
const idOf = (at: number) => `c${String(at).padStart(5, '0')}`;
const ids = Array.from({ length: MANY }, (_, at) => idOf(at));

async function wipe(): Promise<void> {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
}
beforeEach(async () => {
	await wipe();
	await write({ what: 'import.contacts', now: 1 }, (box) => box.addAll('contacts', ids.map(emptyContact)));
});
afterEach(wipe);

async function read(wanted: readonly string[]): Promise<{ found: string[]; asked: number }> {
	const { db } = await openBox();
	let asked = 0;
	const rows = await rowsOf(db, 'contacts', wanted, (some) => (asked += some));
	return { found: rows.map(({ id }) => id).sort(), asked };
}

describe('rowsOf', () => {
	it('reads all of them, each once, wherever they lie', async () => {
		expect(await read([...ids].reverse())).toEqual({ found: ids, asked: MANY });
		const third = ids.filter((_, at) => at % 3 === 1);
		expect(await read([...third, ...third])).toEqual({ found: third, asked: third.length });
		const few = ids.filter((_, at) => at % 500 === 0);
		expect(await read(few)).toEqual({ found: few, asked: few.length });
		const thin = ids.filter((_, at) => at % 20 === 3);
		expect(await read(thin)).toEqual({ found: thin, asked: thin.length });
	});
	it('leaves out what is not there, at both ends and between', async () => {
		const missing = Array.from({ length: 300 }, (_, at) => `${idOf(at)}x`);
		const wanted = ['a', ...ids.slice(0, 300), ...missing, 'd'];
		expect(await read(wanted)).toEqual({ found: ids.slice(0, 300), asked: wanted.length });
		expect(await read(missing)).toEqual({ found: [], asked: 300 });
		expect(await read([])).toEqual({ found: [], asked: 0 });
	});
	it('is stopped by what hears it', async () => {
		const { db } = await openBox();
		const stopped = rowsOf(db, 'contacts', ids, () => {
			throw new Error('enough');
		});
		await expect(stopped).rejects.toThrow('enough');
	});
});
