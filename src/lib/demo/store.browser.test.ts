import { beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '#lib/db/read.ts';
import { undoEntry } from '#lib/db/undo.ts';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { write } from '#lib/db/write.ts';
import { newNote } from '#lib/notes/note.ts';
import { logNote } from '#lib/notes/store.ts';
import { saveSettings } from '#lib/shell/store.ts';
import { SAMPLE_COUNT } from './sample-contacts.ts';
import { addSampleData, removeSampleData, sampleEntry } from './store.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const TODAY = '2026-11-22';

beforeEach(wipeBox);

async function count(): Promise<number> {
	const all = await Promise.all([readAll('contacts'), readAll('notes'), readAll('followUps'), readAll('sales')]);
	return all.flat().length;
}

describe('sample data', () => {
	it('comes in one command, once, and goes without a trace', async () => {
		const entryId = await addSampleData('de', TODAY, NOW);
		expect(await sampleEntry()()).toBe(entryId);
		expect(await readAll('contacts')).toHaveLength(SAMPLE_COUNT);
		expect(await addSampleData('de', TODAY, NOW + 1)).toBe('');
		expect((await removeSampleData(NOW + 2)).kept).toEqual([]);
		expect(await count()).toBe(0);
		expect(await sampleEntry()()).toBe('');
	});
	it('can come again after it went', async () => {
		await addSampleData('sv', TODAY, NOW);
		await removeSampleData(NOW + 1);
		await addSampleData('en', TODAY, NOW + 2);
		expect(await readAll('contacts')).toHaveLength(SAMPLE_COUNT);
	});
	it('leaves what was changed, and whom a note of the owner is about', async () => {
		await addSampleData('de', TODAY, NOW);
		const [first, second] = await readAll('contacts');
		if (!first || !second) throw new Error('No sample contacts');
		await write({ what: 'contact.save', now: NOW + 1 }, async (box) => {
			const contact = await box.get('contacts', first.id);
			if (contact) box.put('contacts', { ...contact, remark: 'Real' });
		});
		await logNote({
			note: newNote({ id: 'own', at: NOW, zone: 'UTC', contactIds: [second.id] }),
			now: NOW + 2
		});
		const { kept, entryId } = await removeSampleData(NOW + 3);
		expect(kept).toHaveLength(2);
		expect((await readAll('contacts')).map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
		expect((await readAll('notes')).map(({ id }) => id)).toEqual(['own']);
		await undoEntry(entryId, NOW + 4);
		expect(await readAll('contacts')).toHaveLength(SAMPLE_COUNT);
	});
	it('keeps the settings its owner had', async () => {
		await saveSettings({ currency: 'CHF' }, NOW);
		await addSampleData('sv', TODAY, NOW + 1);
		expect((await readAll('sales'))[0]?.currency).toBe('SEK');
		await removeSampleData(NOW + 2);
		expect(await readAll('settings')).toMatchObject([{ currency: 'CHF', sampleEntryId: '' }]);
	});
	it('removes nothing where there is none', async () => {
		expect(await removeSampleData(NOW)).toEqual({ entryId: '', kept: [] });
	});
});
