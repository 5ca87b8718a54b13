import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Contact } from '#lib/contacts/contact.ts';
import { planImport } from './plan.ts';
import type { PlanOptions } from './import-plan.ts';
import { readContacts } from './read.ts';

/** Real programs' files with mixed licences: they stay outside the repository. */
const CORPUS = join(import.meta.dirname, '../../../../shared/corpus');
const present = existsSync(CORPUS);
const title = present ? 'every file of the corpus' : `every file of the corpus (skipped: there is no folder ${CORPUS})`;

function filesUnder(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesUnder(path) : /\.(csv|vcf|txt)$/i.test(name) ? [path] : [];
	});
}

let counter = 0;
const options: PlanOptions = {
	newId: () => `id-${++counter}`,
	newItemId: () => `item-${++counter}`,
	importId: ''
};

/** As a person might: a name put right, numbers and addresses taken out or changed, a text cleared. */
function edited(contact: Contact, at: number): Contact {
	const phones = contact.phones.slice(1).map((phone) => ({ ...phone, value: `${phone.value} 9` }));
	return at % 2 === 0
		? { ...contact, name: { ...contact.name, given: 'Edited', family: `By hand ${at}` }, emails: [], phones }
		: { ...contact, title: '', organisation: '', remark: 'Rewritten', tags: ['mine'], extra: [] };
}

describe(title, () => {
	it.skipIf(!present).each(present ? filesUnder(CORPUS) : [])('%s', (path) => {
		const { contacts: drafts } = readContacts(readFileSync(path), path);
		const first = planImport(drafts, [], options);
		for (const stored of [first.add, first.add.map(edited)]) {
			const again = planImport(drafts, stored, options);
			expect(again.counts).toMatchObject({ added: 0, updated: 0, doubtful: 0, skipped: drafts.length });
		}
		expect(first.counts.added + first.counts.skipped).toBe(drafts.length);
	});
});
