import { photoFrom } from '#lib/contacts/photo-file.ts';
import { asFailure } from '#lib/db/failures.ts';
import { detectCsv } from '../csv/read.ts';
import type { CsvOptions } from '../csv/read.ts';
import type { Problem, ReadResult } from '../draft.ts';
import { planImport } from '../plan.ts';
import type { ImportPlan } from '../plan.ts';
import { MAX_BYTES, readContacts } from '../read.ts';
import { newId, newItemId } from '#lib/id.ts';
import type { DroppedPhoto, DryRun, ImportAnswer, ImportRequest, ImportRules, Preview } from './protocol.ts';
import { boxRevision, existingContacts, numberReader, ownFields, storeImport } from './store.ts';

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
let latestRead = 0;
let queue: Promise<void> = Promise.resolve();

function answer(message: ImportAnswer): void {
	postMessage(message);
}

async function read(file: File, options: CsvOptions, rules: ImportRules): Promise<void> {
	loaded = undefined;
	const bytes = await bytesOf(file);
	if ('code' in bytes) {
		answer({ kind: 'dryRun', dryRun: dryRunOf({ format: 'unknown', encoding: '', contacts: [], problems: [bytes] }) });
		return;
	}
	const result = readContacts(bytes, file.name, options);
	loaded = await planned(result, rules);
	const layout = result.format === 'csv' ? detectCsv(bytes, options) : null;
	answer({ kind: 'dryRun', dryRun: dryRunOf(result, layout, loaded.plan) });
}

/** A file can be too large, or gone or changed since it was chosen. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | Problem> {
	if (file.size > MAX_BYTES) return { line: 0, code: 'fileTooLarge', values: {} };
	try {
		return new Uint8Array(await file.arrayBuffer());
	} catch (error) {
		return {
			line: 0,
			code: 'unreadableFile',
			values: { reason: error instanceof Error ? error.message : String(error) }
		};
	}
}

async function planned(result: ReadResult, rules: ImportRules): Promise<Loaded> {
	const revision = await boxRevision();
	const e164 = await numberReader(result.contacts);
	const plan = planImport(result.contacts, await existingContacts(), {
		newId,
		newItemId,
		importId: '',
		e164,
		customFields: await ownFields(),
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
		problems: listed(problems)
	};
}

/** The first problems, and how many more there are. */
function listed(problems: readonly Problem[]): Problem[] {
	if (problems.length <= MOST_LISTED) return [...problems];
	const last = problems.at(-1);
	const beyond = last?.code === 'moreProblems' ? Number(last.values['count']) - 1 : 0;
	const count = problems.length - MOST_LISTED + beyond;
	return [...problems.slice(0, MOST_LISTED), { line: 0, code: 'moreProblems', values: { count } }];
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

async function write(label: string, now: number, signal: AbortSignal): Promise<void> {
	if (!loaded) throw new Error('Nothing was read yet');
	// Somebody wrote since the dry run, perhaps in another tab: compare again with what is there now.
	if ((await boxRevision()) !== loaded.revision) loaded = await planned(loaded.result, loaded.rules);
	const photos = [];
	const droppedPhotos: DroppedPhoto[] = [];
	for (const { photo, ...of } of loaded.plan.photos) {
		if (signal.aborted) break;
		const small = await photoFrom(new Blob([photo.bytes.slice()], { type: photo.type }), newId(now));
		if ('problem' in small) droppedPhotos.push(of);
		else photos.push({ contactId: of.contactId, photo: small });
	}
	const entryId = await storeImport(loaded.plan, photos, {
		label,
		now,
		signal,
		onProgress: (done, total) => answer({ kind: 'progress', done, total })
	});
	answer({ kind: 'written', entryId, counts: loaded.plan.counts, droppedPhotos });
}

function fail(error: unknown): void {
	answer({ kind: 'failed', code: asFailure(error).code });
}

/** One after the other: "Import" pressed while the file is read anew imports what was chosen last. */
function inOrder(work: () => Promise<void>): void {
	queue = queue.then(work).catch(fail);
}

addEventListener('message', (event: MessageEvent<ImportRequest>) => {
	const request = event.data;
	if (request.kind === 'read') {
		const turn = ++latestRead;
		inOrder(async () => {
			if (turn === latestRead) await read(request.file, request.options, request.rules);
		});
	} else if (request.kind === 'write') {
		stop = new AbortController();
		const { signal } = stop;
		inOrder(() => write(request.label, request.now, signal));
	} else stop.abort();
});
