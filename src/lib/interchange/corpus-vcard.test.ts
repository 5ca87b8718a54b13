import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ContactDraft } from './draft.ts';
import { readVCard } from './vcard/read.ts';

/** Real programs' files with mixed licences: they stay outside the repository. */
const CORPUS = join(import.meta.dirname, '../../../../shared/corpus');
const present = existsSync(join(CORPUS, 'expect.json'));
const title = present ? 'vCard corpus' : `vCard corpus (skipped: there is no folder ${CORPUS})`;

interface ExpectedAddress {
	pobox?: string;
	ext?: string;
	street?: string;
	city?: string;
	region?: string;
	zip?: string;
	country?: string;
}

interface ExpectedCard {
	fn?: string;
	n?: Partial<Record<'family' | 'given' | 'additional' | 'prefix' | 'suffix', string>>;
	org?: string[];
	title?: string;
	tel?: string[];
	email?: string[];
	adr?: ExpectedAddress[];
	url?: string[];
	bday?: string;
	uid?: string;
	note_starts?: string;
	categories?: string[];
	photos?: number;
}

const expected: Record<string, { kind: string; contacts: ExpectedCard[] }> = present
	? (JSON.parse(readFileSync(join(CORPUS, 'expect.json'), 'utf8')) as never)
	: {};
const files = Object.keys(expected).filter((file) => expected[file]?.kind === 'vcard');

const sorted = (values: readonly string[] | undefined): string[] => [...(values ?? [])].sort();
const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');
/** A photo by URL is not fetched; its address is an extra field. */
const photosOf = (draft: ContactDraft): number =>
	(draft.photo ? 1 : 0) + draft.extra.filter((extra) => extra.label.startsWith('PHOTO')).length;

/** The facts of a draft in the words of expect.json, lists without order: the preferred phone may come first. */
function factsOf(draft: ContactDraft): object {
	return {
		organisation: draft.organisation,
		department: draft.department,
		title: draft.title,
		phones: sorted(draft.phones.map((phone) => phone.value)),
		emails: sorted(draft.emails.map((email) => email.value)),
		urls: sorted(draft.urls.map((url) => url.value)),
		addresses: sorted(
			draft.addresses.map((a) => JSON.stringify([a.street, a.city, a.region, a.postalCode, a.country]))
		),
		birthday: draft.birthday,
		uid: draft.uid,
		tags: draft.tags,
		photos: photosOf(draft)
	};
}

function expectedFacts(card: ExpectedCard): object {
	const [organisation = '', ...units] = card.org ?? [];
	return {
		organisation,
		department: units.join(', '),
		title: card.title ?? '',
		phones: sorted(card.tel),
		emails: sorted(card.email),
		urls: sorted(card.url),
		addresses: sorted(
			card.adr?.map((a) => {
				const street = [a.pobox, a.ext, a.street].filter((part) => part).join('\n');
				return JSON.stringify([street, a.city ?? '', a.region ?? '', a.zip ?? '', a.country ?? '']);
			})
		),
		birthday: card.bday ?? '',
		uid: card.uid ?? '',
		tags: card.categories ?? [],
		photos: card.photos ?? 0
	};
}

describe.skipIf(!present)(title, () => {
	it('knows every file of the folder', () => {
		expect(sorted(files)).toEqual(sorted(readdirSync(join(CORPUS, 'vcf')).map((name) => `vcf/${name}`)));
	});

	it.each(files)('%s', (file) => {
		const { contacts, format } = readVCard(readFileSync(join(CORPUS, file)));
		const cards = expected[file]?.contacts ?? [];
		expect(format).toBe('vcard');
		expect(contacts.map(factsOf)).toEqual(cards.map(expectedFacts));
		for (const [index, card] of cards.entries()) {
			const draft = contacts[index];
			if (card.fn) expect(draft?.displayName).toBe(card.fn);
			expect(draft?.displayName).not.toBe('');
			if (card.n) {
				const whole = { family: '', given: '', additional: '', prefix: '', suffix: '', ...card.n };
				expect(draft?.name).toEqual(whole);
			}
			const note = lines(card.note_starts ?? '');
			expect(draft?.note.slice(0, note.length)).toBe(note);
			if (!note) expect(draft?.note).toBe('');
		}
		expect(JSON.stringify(contacts)).not.toContain('\ufffd');
	});
});
