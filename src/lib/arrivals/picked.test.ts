import { describe, expect, it } from 'vitest';
import { readVCard } from '#lib/interchange/vcard/read.ts';
import { cardsFile, draftOfPicked } from './picked.ts';

describe('draftOfPicked', () => {
	it('reads name, numbers, e-mails and address', () => {
		const draft = draftOfPicked(
			{
				name: ['Dr. Anna Berg', 'Anna'],
				tel: ['0171 2345678', ' 0171 2345678 ', '06221 1'],
				email: ['anna@example.org'],
				address: [
					{
						addressLine: ['Weg 1', 'Hof'],
						postalCode: '69117',
						city: 'Heidelberg',
						country: 'DE',
						organization: 'Acme'
					}
				]
			},
			3
		);
		expect(draft).toMatchObject({
			line: 3,
			displayName: 'Dr. Anna Berg',
			name: { prefix: 'Dr.', given: 'Anna', family: 'Berg' },
			organisation: 'Acme',
			phones: [
				{ value: '0171 2345678', type: 'mobile' },
				{ value: '06221 1', type: 'other' }
			],
			emails: [{ value: 'anna@example.org', type: 'other' }],
			addresses: [{ street: 'Weg 1\nHof', postalCode: '69117', city: 'Heidelberg', country: 'DE' }],
			extra: [{ label: 'Name', value: 'Anna' }]
		});
	});

	it('makes do with a number alone, and with nothing', () => {
		expect(draftOfPicked({ tel: ['112'] }, 1).displayName).toBe('112');
		expect(draftOfPicked({}, 1)).toMatchObject({ displayName: '?', phones: [], addresses: [] });
		expect(draftOfPicked({ address: [{}] }, 1).addresses).toEqual([]);
	});
});

describe('cardsFile', () => {
	it('makes a file the import reads back, without made-up UIDs', async () => {
		const drafts = [
			draftOfPicked({ name: ['Anna Berg'], tel: ['0171 2345678'] }, 1),
			draftOfPicked({ tel: ['112'] }, 2)
		];
		let next = 0;
		const file = cardsFile(drafts, 'Telefon', () => `i${next++}`);
		expect(file.name).toBe('Telefon.vcf');
		const { contacts, problems } = readVCard(new Uint8Array(await file.arrayBuffer()));
		expect(problems).toEqual([]);
		expect(contacts.map(({ uid, displayName }) => [uid, displayName])).toEqual([
			['', 'Anna Berg'],
			['', '112']
		]);
	});
});
