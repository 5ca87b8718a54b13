import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectCsv, readCsv } from './csv/read.ts';
import { parseDate } from './csv/dates.ts';
import type { ContactDraft } from './draft.ts';

/** Real programs' files with mixed licences: they stay outside the repository. */
const CORPUS = join(import.meta.dirname, '../../../../shared/corpus');
const present = existsSync(join(CORPUS, 'expect.json'));
const title = present ? 'CSV corpus' : `CSV corpus (skipped: there is no folder ${CORPUS})`;

interface ExpectedContact {
	given?: string;
	family?: string;
	org?: string;
	title?: string;
	bday?: string;
	emails?: string[];
	phones?: string[];
}

interface ExpectedFile {
	kind: string;
	encoding: string;
	delimiter: string;
	preamble_lines: number;
	columns: number;
	data_rows: number;
	contacts?: ExpectedContact[];
	cells?: string[][];
}

const expected: Record<string, ExpectedFile> = present
	? (JSON.parse(readFileSync(join(CORPUS, 'expect.json'), 'utf8')) as Record<string, ExpectedFile>)
	: {};
const files = Object.entries(expected).filter(([, file]) => file.kind === 'csv');

/** The draft's values for the facts that expect.json states; it leaves some out for some files. */
function factsOf(draft: ContactDraft | undefined, wanted: ExpectedContact): ExpectedContact {
	const facts: Required<ExpectedContact> = {
		given: draft?.name.given ?? '',
		family: draft?.name.family ?? '',
		org: draft?.organisation ?? '',
		title: draft?.title ?? '',
		bday: draft?.birthday ?? '',
		emails: draft?.emails.map(({ value }) => value) ?? [],
		phones: draft?.phones.map(({ value }) => value) ?? []
	};
	return Object.fromEntries(Object.entries(facts).filter(([name]) => Object.hasOwn(wanted, name)));
}

/** All text of a draft, to look for cells in: nothing of a file may be lost. */
function textOf(draft: ContactDraft): string {
	return JSON.stringify([draft.name, draft.organisation, draft.emails, draft.extra]);
}

describe(title, () => {
	it.skipIf(!present)('has its fifteen CSV files', () => {
		expect(files).toHaveLength(15);
	});

	it.skipIf(!present).each(files)('%s', (name, wanted) => {
		const bytes = readFileSync(join(CORPUS, name));
		const layout = detectCsv(bytes);
		const result = readCsv(bytes);
		expect(layout.delimiter).toBe(wanted.delimiter);
		expect(layout.columns).toHaveLength(wanted.columns);
		expect(result.encoding).toBe(wanted.encoding === 'ascii' ? 'utf-8' : wanted.encoding);
		expect(result.problems.filter(({ code }) => code !== 'noKnownColumns' && code !== 'namelessRow')).toEqual([]);
		if (wanted.preamble_lines > 0) expect(layout.headerLine).toBe(wanted.preamble_lines + 1);
		// papaparse-long-sample.csv has no header; its `data_rows` counts the first row as one.
		const rows = layout.headerLine === 0 ? (wanted.cells?.length ?? 0) : wanted.data_rows;
		expect(result.contacts).toHaveLength(rows);
		const facts = wanted.contacts ?? [];
		expect(result.contacts.slice(0, facts.length).map((draft, at) => factsOf(draft, facts[at] ?? {}))).toEqual(
			facts.map((fact) => (fact.bday === undefined ? fact : { ...fact, bday: parseDate(fact.bday, 'mdy') }))
		);
		const data = (wanted.cells ?? []).slice(layout.headerLine === 0 ? 0 : 1);
		data.forEach((cells, at) => {
			const draft = result.contacts[at];
			for (const cell of cells) expect(draft && textOf(draft)).toContain(JSON.stringify(cell));
		});
	});
});
