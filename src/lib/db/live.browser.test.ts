import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import { openBox } from './box.ts';
import { LiveProbe } from './live-probe.svelte.ts';
import { readMany, readRows } from './read.ts';
import { write } from './write.ts';

beforeEach(async () => {
	const { db } = await openBox();
	await Promise.all(db.tables.map((table) => table.clear()));
});

const save = (id: string, source: string) =>
	write({ what: 'contact.save', now: Date.UTC(2026, 10, 22) }, async (box) => {
		await box.get('contacts', id);
		box.put('contacts', { ...emptyContact(id), source });
	});

describe('live', () => {
	it('sees a change, also of the second request of a query', async () => {
		await save('a', 'one');
		const twoSteps = () => async () => {
			const ids = (await readRows('contacts', (rows) => rows.where('deleted').equals(0).toArray())).map(({ id }) => id);
			return (await readMany('contacts', ids)).map(({ source }) => source);
		};
		const probe = new LiveProbe(twoSteps);
		expect(probe.current.state).toBe('loading');
		await vi.waitFor(() => expect(probe.current.data).toEqual(['one']));
		await save('a', 'two');
		await vi.waitFor(() => expect(probe.current.data).toEqual(['two']));
		await save('b', 'three');
		await vi.waitFor(() => expect(probe.current.data).toEqual(['two', 'three']));
		probe.stop();
	});
	it('keeps the last list where it is asked to, until the next one is there', async () => {
		await save('a', 'of a');
		await save('b', 'of b');
		const probe = new LiveProbe((id) => async () => (await readMany('contacts', [id]))[0]?.source, { keep: true });
		expect(probe.current.state).toBe('loading');
		await vi.waitFor(() => expect(probe.current.data).toBe('of a'));
		probe.id = 'b';
		flushSync();
		expect(probe.current).toEqual({ state: 'ready', data: 'of a' });
		await vi.waitFor(() => expect(probe.current.data).toBe('of b'));
		probe.stop();
	});
	it('follows what its source reads and shows nothing of the old one meanwhile', async () => {
		await save('a', 'of a');
		await save('b', 'of b');
		const probe = new LiveProbe((id) => async () => (await readMany('contacts', [id]))[0]?.source);
		probe.id = 'a';
		await vi.waitFor(() => expect(probe.current.data).toBe('of a'));
		probe.id = 'b';
		flushSync();
		expect(probe.current.state).toBe('loading');
		await vi.waitFor(() => expect(probe.current.data).toBe('of b'));
		probe.stop();
	});
	it('shows a failure as a failure', async () => {
		const probe = new LiveProbe(() => () => Promise.reject(new DOMException('gone', 'UnknownError')));
		await vi.waitFor(() => expect(probe.current.failure?.code).toBe('connectionLost'));
		expect(probe.current.data).toBeUndefined();
		probe.stop();
	});
});
