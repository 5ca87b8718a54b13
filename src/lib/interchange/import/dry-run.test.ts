import { describe, expect, it } from 'vitest';
import { readCsv } from '../csv/read.ts';
import type { ProblemCode } from '../draft.ts';
import { planImport } from '../plan.ts';
import type { PlanOptions } from '../import-plan.ts';
import { dryRunOf } from './dry-run.ts';

const HEAD = 'Name;E-Mail\n';
let last = 0;
const newId = () => `id${++last}`;
const options: PlanOptions = { newId, newItemId: newId, importId: '' };
const planOf = (text: string, existing: Parameters<typeof planImport>[1]) => {
	const result = readCsv(new TextEncoder().encode(HEAD + text));
	return { result, plan: planImport(result.contacts, existing, options) };
};

describe('dryRunOf', () => {
	it('shows the contacts that come in, not those that are left out', () => {
		const known = 'Anna Berg;anna@berg.example\n';
		const first = planOf(known, []);
		const { result, plan } = planOf(`${known}Eva Lang;eva@lang.example\n`, first.plan.add);
		const dryRun = dryRunOf(result, null, plan);
		expect(dryRun.counts).toMatchObject({ added: 1, skipped: 1 });
		expect(dryRun.contactsAfter).toBe(2);
		expect(dryRun.previews.map(({ displayName }) => displayName)).toEqual(['Eva Lang']);
	});
	it('counts the lines that it names, and the file as a whole as one of them', () => {
		const at = (line: number, code: ProblemCode) => ({ line, code, values: {} });
		const result = {
			...readCsv(new TextEncoder().encode(HEAD)),
			problems: [at(7, 'shortRow'), at(3, 'shortRow'), at(7, 'longRow'), at(0, 'zeroBytes'), at(9, 'photoByLink')]
		};
		const { counts, problemLines } = dryRunOf(result);
		expect([counts.withProblems, problemLines]).toEqual([3, [3, 7]]);
		const plan = planImport([], [], { ...options, problems: result.problems });
		expect(plan.counts.withProblems).toBe(3);
	});
});
