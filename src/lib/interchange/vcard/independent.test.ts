import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyContact } from '#lib/contacts/contact.ts';
import type { Contact } from '#lib/contacts/contact.ts';
import { writeVCards } from './write.ts';

/* Another program reads what we wrote: vobject, as Debian packages it (python3-vobject). */
const PYTHON = '/usr/bin/python3';

function isThere(): boolean {
	try {
		execFileSync(PYTHON, ['-c', 'import vobject'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

const present = isThere();
const title = present ? 'vobject reads our cards' : 'vobject reads our cards (skipped: install python3-vobject)';

const SCRIPT = `
import json, sys, vobject
with open(sys.argv[1], encoding='utf-8', newline='') as file:
    cards = list(vobject.readComponents(file.read()))
def values(card, name):
    return [line.value for line in card.contents.get(name, [])]
def flat(value):
    return value if isinstance(value, str) else ', '.join(value)
print(json.dumps([{
    'fn': values(card, 'fn'),
    'n': [[flat(getattr(n, part)) for part in ('family', 'given', 'additional', 'prefix', 'suffix')] for n in values(card, 'n')],
    'tel': values(card, 'tel'),
    'email': values(card, 'email'),
    'adr': [[flat(getattr(a, part)) for part in ('street', 'city', 'region', 'code', 'country')] for a in values(card, 'adr')],
    'note': values(card, 'note'),
    'org': values(card, 'org'),
} for card in cards]))
`;

interface Seen {
	fn: string[];
	n: string[][];
	tel: string[];
	email: string[];
	adr: string[][];
	note: string[];
	org: string[][];
}

function read(text: string): Seen[] {
	const folder = mkdtempSync(join(tmpdir(), 'cards-'));
	try {
		const file = join(folder, 'cards.vcf');
		writeFileSync(file, text);
		return JSON.parse(execFileSync(PYTHON, ['-c', SCRIPT, file], { encoding: 'utf8' })) as Seen[];
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function items<T>(values: readonly T[]): (T & { id: string; position: number })[] {
	return values.map((value, position) => ({ ...value, id: `i${position}`, position }));
}

const CONTACTS: Contact[] = [
	{
		...emptyContact('c1'),
		name: { prefix: 'Dr.', given: 'Åsa', additional: 'Maria', family: 'Öberg; von "Roe"', suffix: 'jr.' },
		organisation: 'Bau, Holz; Söhne',
		department: 'Büro',
		phones: items([
			{ type: 'mobile', value: '+49 171 123', e164: '' },
			{ type: 'Werkstatt', value: '0621/12 34-5', e164: '' }
		]),
		emails: items([{ type: 'work', value: 'asa@example.com' }]),
		addresses: items([
			{
				type: 'home',
				street: 'Gräfstraße 1',
				postalCode: '01067',
				city: 'Köln',
				region: 'NRW',
				country: 'Deutschland'
			},
			{ type: 'contact', street: 'Weg 2, Hof', postalCode: '1', city: 'Ås', region: '', country: 'Sverige' }
		]),
		remark: `${'Lange Notiz mit ä, ö; ü und 😀 '.repeat(12)}\nzweite Zeile \\ Ende`,
		birthday: '--02-29',
		occasions: items([{ label: 'Meister', day: '2001-02-03' }]),
		tags: ['a,b', 'c'],
		extra: items([{ label: 'Jabber', value: 'xmpp:a@b', property: 'IMPP;TYPE=home' }])
	},
	{
		...emptyContact('c2'),
		kind: 'organisation',
		organisation: 'Кафе Ёлка',
		emails: items([{ type: 'Büro; hinten', value: 'b@example.com' }]),
		photoId: 'p'
	}
];

describe.skipIf(!present)(title, () => {
	it.each(['3.0', '4.0'] as const)('%s', (version) => {
		const bytes = Uint8Array.from({ length: 500 }, (_, index) => [0x89, 0x50, 0x4e, 0x47][index] ?? index % 256);
		const cards = read(writeVCards(CONTACTS, { version, photo: () => ({ type: 'image/png', bytes }) }));
		expect(cards).toEqual(
			CONTACTS.map(({ name, organisation, department, phones, emails, addresses, remark, kind }) => {
				const parts = [name.prefix, name.given, name.additional, name.family, name.suffix].filter((part) => part);
				return {
					fn: [kind === 'person' ? parts.join(' ') : organisation],
					n: [[name.family, name.given, name.additional, name.prefix, name.suffix]],
					tel: phones.map(({ value }) => value),
					email: emails.map(({ value }) => value),
					adr: addresses.map(({ street, city, region, postalCode, country }) => [
						street,
						city,
						region,
						postalCode,
						country
					]),
					note: remark ? [remark] : [],
					org: [[organisation, department].filter((part) => part)]
				};
			})
		);
	});
});
