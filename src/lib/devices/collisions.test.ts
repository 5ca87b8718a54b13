import { describe, expect, it } from 'vitest';
import { tick } from '#lib/db/hlc.ts';
import { stampDeleted, stampNew } from '#lib/db/stamps.ts';
import type { StampedRecord } from '#lib/db/stamps.ts';
import { emptySale } from '#lib/sales/sale.ts';
import type { Sale } from '#lib/sales/sale.ts';
import { numberCollisions } from './collisions.ts';

const STAMP = tick('', 1, 'a');
const sale = (id: string, fields: Partial<Sale>) =>
	stampNew({ ...emptySale(id, 'EUR', '2026-11-22'), ...fields }, STAMP);
const invoice = (number: string) => ({
	documents: [{ id: 'd', position: 0, kind: 'invoice' as const, number, day: '2026-11-22', refersTo: '', issuedAt: 1 }]
});
const plan = (...records: StampedRecord[]) => ({
	records: records.map((record) => ({
		...{ table: 'sales' as const, kind: 'new' as const, record, isOurs: false, theirs: record },
		...{ values: {}, conflicts: [] }
	}))
});

describe('numberCollisions', () => {
	it('names a number that two devices gave to different sales', () => {
		const ours = [sale('a', { title: 'Sofa', ...invoice('2026-17') })];
		const theirs = sale('b', { title: 'Chair', ...invoice('2026-17') });
		expect(numberCollisions(ours, plan(theirs))).toEqual([
			{
				number: '2026-17',
				sales: [
					{ id: 'a', name: 'Sofa' },
					{ id: 'b', name: 'Chair' }
				]
			}
		]);
	});
	it('is quiet about the same sale, another kind of document, the trash, and what collided before', () => {
		const ours = [sale('a', invoice('1')), sale('x', { number: '7' }), sale('y', { number: '7' })];
		const again = sale('a', invoice('1'));
		const otherKind = sale('b', { number: '1' });
		const trashed = stampDeleted(sale('c', invoice('1')), tick('', 2, 'b'));
		expect(numberCollisions(ours, plan(again, otherKind, trashed))).toEqual([]);
	});
});
