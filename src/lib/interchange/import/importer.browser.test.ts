import { beforeEach, describe, expect, it } from 'vitest';
import { wipeBox } from '#lib/db/wiped-box.ts';
import { emptyContact } from '#lib/contacts/contact.ts';
import { write } from '#lib/db/write.ts';
import { MAX_BYTES } from '../read.ts';
import { Importer } from './importer.svelte.ts';

beforeEach(async () => {
	await wipeBox();
	const anna = {
		...emptyContact('anna'),
		name: { prefix: '', given: 'Anna', additional: '', family: 'Berg', suffix: '' }
	};
	await write({ what: 'contact.save', now: 1 }, async (box) => {
		await box.get('contacts', 'anna');
		box.put('contacts', { ...anna, emails: [{ id: 'e', position: 0, type: '', value: 'anna@example.com' }] });
	});
});

async function shown(): Promise<Importer> {
	const importer = new Importer();
	importer.choose(new File(['Given Name,Family Name,E-mail,Title\nAnna,Berg,anna@example.com,Baker'], 'a.csv'));
	await expect.poll(() => importer.current.step).toBe('preview');
	return importer;
}
const updated = { list: 'updated', from: 0, count: 1 } as const;

describe('what is asked of a plan', () => {
	it('is answered', async () => {
		const importer = await shown();
		expect((await importer.ask(updated))?.map(({ change }) => change.id)).toEqual(['anna']);
		importer.reset();
	});
	it('comes to nothing when another file is to be chosen', async () => {
		const importer = await shown();
		const asked = importer.ask(updated);
		importer.reset();
		expect(await asked).toBeUndefined();
		expect(importer.current.step).toBe('choose');
	});
	it('comes to nothing where nothing was read yet, or what was read is none', async () => {
		const importer = new Importer();
		expect(await importer.ask(updated)).toBeUndefined();
		const megabyte = new Blob([new Uint8Array(2 ** 20)]);
		importer.choose(new File(Array<Blob>(MAX_BYTES / 2 ** 20 + 1).fill(megabyte), 'large.csv'));
		expect(await importer.ask(updated)).toBeUndefined();
		importer.reset();
	});
});

it('is cancelled while it reads', () => {
	const importer = new Importer();
	importer.choose(new File(['a,b\n1,2'], 'a.csv'));
	importer.cancel();
	expect(importer.current).toEqual({ step: 'cancelled', fileName: 'a.csv' });
});
