import { describe, expect, it } from 'vitest';
import type { Handlers } from './protocol.ts';
import { answer } from './protocol.ts';

const broken = () => {
	throw new Error('full');
};
const handlers: Handlers = {
	start: broken,
	search: broken,
	list: broken,
	place: () => -1,
	slice: broken,
	rows: broken,
	tags: () => [{ tag: 'x', count: 1 }],
	birthdays: broken,
	noNextStep: (today) => Promise.resolve(Number(today.slice(0, 4))),
	duplicatesOf: broken,
	rebuild: broken
};

describe('answer', () => {
	it('brings what the handler returns or resolves to', async () => {
		const code = () => 'unknown';
		expect(await answer({ id: 3, call: 'tags', args: [] }, handlers, code)).toEqual({
			type: 'answer',
			id: 3,
			value: [{ tag: 'x', count: 1 }]
		});
		expect(await answer({ id: 4, call: 'noNextStep', args: ['2026-11-22'] }, handlers, code)).toMatchObject({
			value: 2026
		});
	});

	it('brings the code of what it throws', async () => {
		expect(await answer({ id: 5, call: 'rebuild', args: [] }, handlers, () => 'quotaFull')).toEqual({
			type: 'failed',
			id: 5,
			code: 'quotaFull',
			message: 'Error: full'
		});
	});
});
