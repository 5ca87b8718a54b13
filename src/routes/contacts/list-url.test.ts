import { describe, expect, it } from 'vitest';
import { addressOf, filterOf } from './list-url.ts';

const read = (address: string) => filterOf(new URL(address, 'http://localhost/contacts'));

describe('addressOf', () => {
	it('is read back as the same filter', () => {
		const filters = [
			{ stage: '', tag: '', sort: 'name' },
			{ stage: 'lead', tag: 'Stamm & Kunde #1', sort: 'nextStep' },
			{ stage: '', tag: 'å=ä', sort: 'name' }
		] as const;
		for (const filter of filters) expect(read(addressOf(filter))).toEqual(filter);
	});
	it('keeps a tag out of what a server would see', () => {
		expect(addressOf({ stage: 'lead', tag: 'ill', sort: 'name' })).toBe('?stage=lead#tag=ill');
		expect(addressOf({ stage: '', tag: '', sort: 'name' })).toBe('');
	});
});

describe('filterOf', () => {
	it('takes no stage and no order that there is not', () => {
		expect(read('?stage=boss&sort=up')).toEqual({ stage: '', tag: '', sort: 'name' });
	});
});
