import { describe, expect, it } from 'vitest';
import { readCsv } from '#lib/interchange/csv/read.ts';
import type { ContactDraft } from '#lib/interchange/draft.ts';
import { toE164 } from '#lib/phone.ts';
import { contactsCsv, generateContacts } from './generate.ts';

const contacts = generateContacts(1200, 7);

describe('generateContacts', () => {
	it('makes the same of the same seed and something else of another', () => {
		expect(generateContacts(50, 7)).toEqual(contacts.slice(0, 50));
		expect(generateContacts(50, 8)).not.toEqual(contacts.slice(0, 50));
	});
	it('gives each a phone and an e-mail of its own', () => {
		for (const values of [contacts.map((one) => one.phones[0]?.value), contacts.map((one) => one.emails[0]?.value)]) {
			expect(new Set(values).size).toBe(contacts.length);
		}
	});
	it('writes numbers that are right in form', async () => {
		for (const [at, country] of ['DE', 'SE', 'GB'].entries()) {
			for (const { value } of contacts
				.slice(0, 300)
				.filter((_, index) => index % 3 === at)
				.flatMap((one) => one.phones)) {
				expect(await toE164(value, country), `${country} ${value}`).toMatch(/^\+\d{9,13}$/);
			}
		}
	});
	it('holds 20,000 apart as well', () => {
		expect(new Set(generateContacts(20_000, 1).map((one) => one.phones[0]?.value)).size).toBe(20_000);
	});
	it('has umlauts, Å and firms among them, and only addresses nobody owns', () => {
		expect(contacts.filter((one) => /[äöüß]/iu.test(one.displayName)).length).toBeGreaterThan(100);
		expect(contacts.some((one) => /å/iu.test(one.displayName))).toBe(true);
		expect(contacts.filter((one) => one.kind === 'organisation').length).toBeGreaterThan(100);
		expect(contacts.every((one) => one.emails.every(({ value }) => /^[a-z.]+\d+@example\.com$/.test(value)))).toBe(
			true
		);
	});
});

describe('contactsCsv', () => {
	it('is read back by the reader as what was written', () => {
		const { contacts: read, problems } = readCsv(new TextEncoder().encode(contactsCsv(contacts)));
		expect(problems).toEqual([]);
		const essence = (one: ContactDraft) => [one.kind, one.displayName, one.phones.length, one.emails[0]?.value];
		expect(read.map(essence)).toEqual(contacts.map(essence));
	});
});
