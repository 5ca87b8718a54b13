import { describe, expect, it } from 'vitest';
import messages from '../../../../messages/interchange/en.json' with { type: 'json' };
import { computedMs, mutants } from '../mutants.ts';
import { readFile } from '../read.ts';
import { partsOf, textRows, workbookBytes, zipBytes } from './test-workbook.ts';

/*
 * Damaged workbooks by the thousand: damaged as files, and with damage inside their parts behind a checksum that
 * fits. `npm run faults` runs it with many more (KARTEI_RUNS).
 */
const RUNS = Number(process.env['KARTEI_RUNS'] ?? 80);
const SEED = Number(process.env['KARTEI_SEED'] ?? 20_261_122);
const MOST_MS = 2000;
const TIMEOUT = 20_000 + RUNS * 60;

const ROWS =
	textRows([
		['Vorname', 'Nachname', 'E-Mail', 'Telefon', 'PLZ', 'Geburtstag'],
		['Anna', 'Berg & Söhne', 'anna@berg.example', '+49 621 12345', '01067', '12.05.1980']
	]) +
	'<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3"><v>491711234567</v></c>' +
	'<c r="E3" s="1"><v>1067</v></c><c r="F3" s="2"><v>29353</v></c></row>';
const PARTS = {
	sheets: [
		{ name: 'Kontakte', rows: ROWS },
		{ name: 'Umsatz', rows: textRows([['Monat', 'Summe']]) }
	],
	strings: '<si><t>Bo</t></si><si><r><t>E</t></r><r><t>k</t></r></si>',
	formats: ['00000', 'dd.mm.yyyy']
};

/** Reads a damaged workbook and looks at what came of it; the answer is the number of contacts. */
async function check(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
	const started = computedMs();
	const { result } = await readFile(bytes, 'list.xlsx');
	expect(computedMs() - started, 'ms to read it').toBeLessThan(MOST_MS);
	let last = 0;
	for (const draft of result.contacts) {
		expect(draft.displayName.trim()).not.toBe('');
		expect(draft.line).toBeGreaterThan(last);
		last = draft.line;
		expect(JSON.stringify(draft)).not.toMatch(/\\ud[89a-f]|\\u0000/);
	}
	for (const { code } of result.problems) {
		expect(messages).toHaveProperty(`problem_${code.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);
	}
	if (result.contacts.length === 0) expect(result.problems.length).toBeGreaterThan(0);
	return result.contacts.length;
}

describe('workbooks that are nearly right', () => {
	it(
		'as files: what was flipped or cut is refused whole',
		async () => {
			const seed = await workbookBytes(PARTS);
			let read = 0;
			for (const mutant of mutants([seed], RUNS, SEED)) read += Math.sign(await check(mutant));
			expect(read).toBeLessThan(RUNS / 2);
		},
		TIMEOUT
	);
	it(
		'inside: what can be read is read',
		async () => {
			const seed = partsOf(PARTS);
			const names = Object.keys(seed).filter((name) => name !== '[Content_Types].xml');
			let read = 0;
			let at = 0;
			for (const mutant of mutants(
				names.map((name) => new TextEncoder().encode(seed[name])),
				RUNS,
				SEED
			)) {
				const name = names[at++ % names.length] ?? '';
				const bytes = await zipBytes({ ...seed, [name]: new TextDecoder('latin1').decode(mutant) });
				read += Math.sign(await check(bytes));
			}
			expect(read).toBeGreaterThan(RUNS / 4);
		},
		TIMEOUT
	);
});
