import { photoFrom } from '#lib/contacts/photo-file.ts';
import { asFailure } from '#lib/db/failures.ts';
import { detectCsv } from '../csv/read.ts';
import type { CsvOptions } from '../csv/read.ts';
import type { Problem, ReadResult } from '../draft.ts';
import { planImport } from '../plan.ts';
import type { ImportPlan } from '../plan.ts';
import { MAX_BYTES, readContacts } from '../read.ts';
import { newId, newItemId } from '#lib/id.ts';
import type { DryRun, ImportAnswer, ImportRequest, ImportRules, Preview } from './protocol.ts';
import { boxRevision, existingContacts, numberReader, storeImport } from './store.ts';

/*
 * Reads, compares and writes an import away from the page, so that the page keeps its frames and "Cancel" works.
 * The drafts and the plan stay here; the page gets counts and a few lines to look at.
 */

const MOST_PREVIEWS = 8;
const MOST_LISTED = 200;

interface Loaded {
	result: ReadResult;
	rules: ImportRules;
	plan: ImportPlan;
	revision: number;
}

let loaded: Loaded | undefined;
let stop = new AbortController();

function answer(message: ImportAnswer): void {
	postMessage(message);
}

async function read(file: File, options: CsvOptions, rules: ImportRules): Promise<void> {
	loaded = undefined;
	if (file.size > MAX_BYTES) {
		const limit: Problem = { line: 0, code: 'fileTooLarge', values: {} };
		answer({ kind: 'dryRun', dryRun: dryRunOf({ format: 'unknown', encoding: '', contacts: [], problems: [limit] }) });
		return;
	}
	const bytes = new Uint8Array(await file.arrayBuffer());
	const result = readContacts(bytes, file.name, options);
	loaded = await planned(result, rules);
	const layout = result.format === 'csv' ? detectCsv(bytes, options) : null;
	answer({ kind: 'dryRun', dryRun: dryRunOf(result, layout, loaded.plan) });
}

async function planned(result: ReadResult, rules: ImportRules): Promise<Loaded> {
	const revision = await boxRevision();
	const e164 = await numberReader(result.contacts);
	const plan = planImport(result.contacts, await existingContacts(), {
		newId,
		newItemId,
		importId: '',
		e164,
		problems: result.problems,
		...rules
	});
	return { result, rules, plan, revision };
}

function dryRunOf(result: ReadResult, layout: DryRun['layout'] = null, plan?: ImportPlan): DryRun {
	const { format, encoding, contacts, problems } = result;
	return {
		format,
		encoding,
		layout,
		contacts: contacts.length,
		counts: plan?.counts ?? { added: 0, updated: 0, skipped: 0, withProblems: problems.length },
		previews: contacts.slice(0, MOST_PREVIEWS).map(preview),
		doubtful: plan?.doubtful.slice(0, MOST_LISTED) ?? [],
		problems: problems.slice(0, MOST_LISTED)
	};
}

function preview({
	displayName,
	organisation,
	line,
	phones,
	emails,
	addresses
}: ReadResult['contacts'][number]): Preview {
	const detail = [phones[0]?.value, emails[0]?.value, addresses[0]?.city].filter(Boolean).join(' · ');
	return { displayName, organisation, line, detail };
}

async function write(label: string, now: number): Promise<void> {
	if (!loaded) throw new Error('Nothing was read yet');
	stop = new AbortController();
	// Somebody wrote since the dry run, perhaps in another tab: compare again with what is there now.
	if ((await boxRevision()) !== loaded.revision) loaded = await planned(loaded.result, loaded.rules);
	const photos = [];
	let droppedPhotos = 0;
	for (const { contactId, photo } of loaded.plan.photos) {
		const small = await photoFrom(new Blob([photo.bytes.slice()], { type: photo.type }), newId(now));
		if ('problem' in small) droppedPhotos++;
		else photos.push({ contactId, photo: small });
	}
	const entryId = await storeImport(loaded.plan, photos, {
		label,
		now,
		signal: stop.signal,
		onProgress: (done, total) => answer({ kind: 'progress', done, total })
	});
	answer({ kind: 'written', entryId, counts: loaded.plan.counts, droppedPhotos });
}

function fail(error: unknown): void {
	answer({ kind: 'failed', code: asFailure(error).code });
}

addEventListener('message', (event: MessageEvent<ImportRequest>) => {
	const request = event.data;
	if (request.kind === 'read') read(request.file, request.options, request.rules).catch(fail);
	else if (request.kind === 'write') write(request.label, request.now).catch(fail);
	else stop.abort();
});
