import { describe, expect, it } from 'vitest';
import { planImport } from '../plan.ts';
import { readFile } from '../read.ts';
import { rejectedTable } from './rejected-table.ts';
import { rejectsOf } from './rejected.ts';

const words = {
	line: 'Line',
	reason: 'Problem',
	leftOut: 'Left out',
	sentence: ({ code }: { code: string }) => code
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function rejectedOf(text: string, name: string, leftOut: number[] = []) {
	const bytes = bytesOf(text);
	return rejectsOf(bytes, await readFile(bytes, name), leftOut);
}

async function tableOf(text: string, leftOut: number[] = []): Promise<string> {
	const rejects = await rejectedOf(text, 'list.csv', leftOut);
	if (rejects?.format !== 'csv') throw new Error('No rejected rows');
	return [...rejectedTable(rejects, words)].join('');
}

const HEAD = 'First Name;Last Name;Birthday;Notes\r\n';

describe('the rejected rows of a table', () => {
	it('are the rows as they were, with line and reason in front', async () => {
		const table = await tableOf(`${HEAD}Anna;Berg;1970-01-02;fine\r\nBo;Ek;31.31.1980;"two\r\nlines"\r\nEva\r\n`);
		expect(table).toBe(
			'\uFEFFKartei: Line;Kartei: Problem;First Name;Last Name;Birthday;Notes\r\n' +
				'3;impossibleDate;Bo;Ek;31.31.1980;"two\nlines"\r\n' +
				'5;shortRow;Eva\r\n'
		);
	});
	it('name what was left out by an answer', async () => {
		expect(await tableOf(`${HEAD}Anna;Berg;;\r\n`, [2])).toContain('2;Left out;Anna;Berg;;');
	});
	it('are safe to open in a spreadsheet, and come back as they were', async () => {
		const text = `${HEAD}=1+1;@SUM(A1);31.31.1980;+49 171 5\r\n`;
		const table = await tableOf(text);
		expect(table).toContain(`2;impossibleDate;'=1+1;'@SUM(A1);31.31.1980;+49 171 5`);
		const [before, after] = await Promise.all([text, table].map((each) => readFile(bytesOf(each), 'list.csv')));
		expect(after?.result.contacts.map(({ line: _line, ...draft }) => draft)).toEqual(
			before?.result.contacts.map(({ line: _line, ...draft }) => draft)
		);
	});
	it('say nothing where only the file as a whole has a problem', async () => {
		expect(await rejectedOf(`${HEAD}Anna;Berg;;\0\r\n`, 'list.csv')).toBeNull();
		expect(await rejectedOf('', 'list.csv')).toBeNull();
	});
	it('once mended fill in what they lacked, in the contacts they made', async () => {
		const options = { newId: () => `id-${Math.random()}`, newItemId: () => `item-${Math.random()}`, importId: '' };
		const first = await readFile(bytesOf(`${HEAD}Anna;Berg;31.31.1980;tea\r\n`), 'list.csv');
		const stored = planImport(first.result.contacts, [], options).add;
		const table = await tableOf(`${HEAD}Anna;Berg;31.31.1980;tea\r\n`);
		const mended = await readFile(bytesOf(table.replace('31.31.1980', '1980-03-31')), 'list.csv');
		const plan = planImport(mended.result.contacts, stored, {
			...options,
			answers: { 0: 'same' }
		});
		expect(mended.result.problems).toEqual([]);
		expect(plan.counts).toMatchObject({ added: 0, updated: 1 });
		expect(plan.update[0]?.after).toMatchObject({ birthday: '1980-03-31', remark: 'tea' });
	});
});

describe('the rejected cards of a vCard file', () => {
	const card = (name: string, more = '') => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\n${more}END:VCARD\r\n`;
	async function cardsOf(text: string): Promise<string> {
		const rejects = await rejectedOf(text, 'cards.vcf');
		return rejects?.format === 'vcard' ? new TextDecoder().decode(rejects.content) : '';
	}

	it('are their cards as they were', async () => {
		const bad = card('Bo Ek', 'BDAY:1980-31-31\r\n');
		const cut = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva Lind\r\n';
		expect(await cardsOf(card('Anna Berg') + bad + card('Ole') + cut)).toBe(bad + cut);
	});
	it('hold an agent with the card it belongs to', async () => {
		const agent = `BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Bo\r\nBDAY:1980-31-31\r\nAGENT:\r\n${card('Secretary')}END:VCARD\r\n`;
		expect(await cardsOf(card('Anna') + agent + card('Ole'))).toBe(agent);
	});
	it('are none where every card is read', async () => {
		expect(await cardsOf(card('Anna Berg'))).toBe('');
	});
});
