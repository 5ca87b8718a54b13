import type { CsvLayout } from '../csv/read.ts';
import { problemLines } from '../draft.ts';
import type { ContactDraft, Problem, ReadResult } from '../draft.ts';
import { IMPORT_FIELDS } from '../fill.ts';
import type { ImportField } from '../fill.ts';
import type { ImportPlan } from '../import-plan.ts';
import type { DryRun, Preview } from './protocol.ts';

const MOST_PREVIEWS = 8;
const MOST_LISTED = 200;

/** What the page shows of a plan: counts, and the beginning of what can be long. */
export function dryRunOf(result: ReadResult, layout: CsvLayout | null = null, plan?: ImportPlan): DryRun {
	const { format, encoding, contacts, problems } = result;
	const lines = problemLines(problems);
	const counts = { added: 0, updated: 0, joined: 0, skipped: 0, withProblems: lines.length, doubtful: 0 };
	return {
		format,
		encoding,
		layout,
		contacts: contacts.length,
		counts: plan?.counts ?? counts,
		contactsAfter: plan?.contactsAfter ?? 0,
		previews: coming(contacts, plan).slice(0, MOST_PREVIEWS).map(preview),
		doubtful: plan?.doubtful.length ?? 0,
		differing: byField(plan?.differing),
		kept: byField(plan?.kept),
		problemLines: lines.filter((line) => line > 0).slice(0, MOST_LISTED),
		problems: listed(problems)
	};
}

/** In the order a card has them. */
function byField(counts: ReadonlyMap<ImportField, number> | undefined): DryRun['differing'] {
	return IMPORT_FIELDS.flatMap((field) => {
		const contacts = counts?.get(field);
		return contacts === undefined ? [] : [[field, contacts] as [ImportField, number]];
	});
}

/** The contacts that come in or change one: how the others look is no question. */
function coming(contacts: readonly ContactDraft[], plan: ImportPlan | undefined): readonly ContactDraft[] {
	if (!plan) return contacts;
	const left = new Set([...plan.same, ...plan.joined, ...plan.skip].map(({ at }) => at));
	return contacts.filter((_, at) => !left.has(at));
}

/** The first problems, and how many more there are. */
function listed(problems: readonly Problem[]): Problem[] {
	if (problems.length <= MOST_LISTED) return [...problems];
	const last = problems.at(-1);
	const beyond = last?.code === 'moreProblems' ? Number(last.values['count']) - 1 : 0;
	const count = problems.length - MOST_LISTED + beyond;
	return [...problems.slice(0, MOST_LISTED), { line: 0, code: 'moreProblems', values: { count } }];
}

function preview({ displayName, organisation, line, phones, emails, addresses }: ContactDraft): Preview {
	const detail = [phones[0]?.value, emails[0]?.value, addresses[0]?.city].filter(Boolean).join(' · ');
	return { displayName, organisation, line, detail };
}
