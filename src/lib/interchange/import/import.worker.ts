import type { Contact } from '#lib/contacts/contact.ts';
import type { CustomField } from '#lib/contacts/custom-field.ts';
import { displayName } from '#lib/contacts/name.ts';
import { photoFrom } from '#lib/contacts/photo-file.ts';
import { changesBetween } from '#lib/db/stamps.ts';
import { TABLES } from '#lib/db/tables.ts';
import { newId, newItemId } from '#lib/id.ts';
import { tellFailure } from '#lib/shell/worker-talk.ts';
import { importable } from '../csv/read.ts';
import type { CsvOptions } from '../csv/read.ts';
import type { Problem, ReadResult } from '../draft.ts';
import { planImport } from '../plan.ts';
import type { ImportPlan } from '../import-plan.ts';
import { MAX_BYTES, readFile } from '../read.ts';
import type { FileReading } from '../read.ts';
import { newOwnFields } from '../layouts/layout.ts';
import { columnKeeper, rememberedColumns } from '../layouts/store.ts';
import { dryRunOf } from './dry-run.ts';
import type {
	Answers,
	DroppedPhoto,
	ImportAnswer,
	ImportRequest,
	ImportRules,
	Question,
	ReadingStep,
	Updated
} from './protocol.ts';
import { rejectsOf } from './rejected.ts';
import { boxRevision, existingContacts, numberReader, ownFields, storeImport } from './store.ts';

/*
 * Reads, compares and writes an import away from the page, so that the page keeps its frames and "Cancel" works.
 * The drafts and the plan stay here; the page gets counts and a few lines to look at.
 */

interface Loaded {
	bytes: Uint8Array;
	reading: FileReading;
	rules: ImportRules;
	plan: ImportPlan;
	box: Box;
}

/** What the box held when the plan was made. */
interface Box {
	revision: number;
	contacts: Contact[];
	fields: CustomField[];
	/** Those of them the columns were given and the box does not have yet. */
	newFields: CustomField[];
	e164: (phone: string) => string;
}

let loaded: Loaded | undefined;
let stop = new AbortController();
let latestRead = 0;
let queue: Promise<void> = Promise.resolve();

function answer(message: ImportAnswer): void {
	postMessage(message);
}

/** What of the whole is done when the file is read, and when its phone numbers are. */
const FILE_SHARE = 0.35;
const NUMBERS_SHARE = 0.6;

/** Tells the page how far a part of the way is, that leads from one share of the whole to another. */
function said(what: ReadingStep, from: number, to: number): (part: number) => void {
	return (part) => answer({ kind: 'reading', what, part: from + part * (to - from) });
}

async function read(file: File, options: CsvOptions, rules: ImportRules): Promise<void> {
	loaded = undefined;
	const bytes = await bytesOf(file);
	if ('code' in bytes) {
		answer({ kind: 'dryRun', dryRun: dryRunOf({ format: 'unknown', encoding: '', contacts: [], problems: [bytes] }) });
		return;
	}
	const reading = asContacts(await readFile(bytes, file.name, options, rememberedColumns, said('file', 0, FILE_SHARE)));
	const { result, layout } = reading;
	const box = await readBox(reading);
	const plan = planOf(result, box, rules);
	loaded = { bytes, reading, rules, plan, box };
	answer({ kind: 'dryRun', dryRun: dryRunOf(result, layout, plan) });
}

/** The same file by other rules or answers. */
async function planAgain(rules: ImportRules): Promise<void> {
	if (!loaded) return;
	const { result, layout } = loaded.reading;
	const box = await boxOf(loaded);
	const plan = planOf(result, box, rules);
	loaded = { ...loaded, rules, plan, box };
	answer({ kind: 'dryRun', dryRun: dryRunOf(result, layout, plan) });
}

/** A statement or a price list is a table too: without a column that tells of people it brings nobody, until one is given. */
function asContacts(reading: FileReading): FileReading {
	return { ...reading, result: importable(reading.result) };
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

async function readBox({ result, layout }: FileReading): Promise<Box> {
	const revision = await boxRevision();
	const e164 = await numberReader(result.contacts, said('box', FILE_SHARE, NUMBERS_SHARE));
	const fields = await ownFields();
	const newFields = newOwnFields(layout?.columns.map(({ field }) => field) ?? [], fields, newId);
	return { revision, e164, contacts: await existingContacts(), fields: [...fields, ...newFields], newFields };
}

/** As it was read, or anew where somebody wrote since, perhaps in another tab. */
async function boxOf({ box, reading }: Loaded): Promise<Box> {
	return (await boxRevision()) === box.revision ? box : readBox(reading);
}

function planOf({ contacts, problems }: ReadResult, box: Box, rules: ImportRules): ImportPlan {
	const { e164, fields: customFields } = box;
	return planImport(contacts, box.contacts, {
		newId,
		newItemId,
		importId: '',
		e164,
		customFields,
		problems,
		onProgress: said('box', NUMBERS_SHARE, 1),
		...rules
	});
}

function answerTo({ bytes, reading, plan }: Loaded, question: Question): Answers[keyof Answers] {
	if (question.list === 'rejected') {
		const skipped = new Set(plan.skip.map(({ at }) => at));
		const leftOut = plan.doubtful.filter(({ at }) => skipped.has(at));
		return rejectsOf(
			bytes,
			reading,
			leftOut.map(({ line }) => line)
		);
	}
	const { from, count } = question;
	if (question.list === 'doubtful') return plan.doubtful.slice(from, from + count);
	return plan.update.slice(from, from + count).map(({ before, after }): Updated => {
		const changes = [...changesBetween(before, after, TABLES.contacts.collections)];
		const values = Object.fromEntries(changes.filter(([key]) => key !== 'uid' && !key.startsWith('imported/')));
		// The photo has its id only once it is stored.
		if (plan.photos.some(({ contactId }) => contactId === before.id)) values['photoId'] = { before: '', after: 'new' };
		return { displayName: displayName(before), change: { table: 'contacts', id: before.id, kind: 'changed', values } };
	});
}

async function write(label: string, now: number, signal: AbortSignal): Promise<void> {
	if (!loaded) throw new Error('Nothing was read yet');
	const box = await boxOf(loaded);
	// Somebody wrote since the dry run: compare again with what is there now.
	if (box !== loaded.box) loaded = { ...loaded, box, plan: planOf(loaded.reading.result, box, loaded.rules) };
	const photos = [];
	const droppedPhotos: DroppedPhoto[] = [];
	for (const { photo, ...of } of loaded.plan.photos) {
		if (signal.aborted) break;
		const small = await photoFrom(new Blob([photo.bytes.slice()], { type: photo.type }), newId(now));
		if ('problem' in small) droppedPhotos.push(of);
		else photos.push({ contactId: of.contactId, photo: small });
	}
	const keepColumns = await columnKeeper(loaded.reading.layout, box.newFields);
	const command = {
		label,
		now,
		signal,
		onProgress: (done: number, total: number) => answer({ kind: 'progress', done, total })
	};
	const entryId = await storeImport(loaded.plan, photos, command, keepColumns);
	answer({ kind: 'written', entryId, counts: loaded.plan.counts, droppedPhotos });
}

/** One after the other: "Import" pressed while the file is read anew imports what was chosen last. */
function inOrder(work: () => Promise<void> | void): void {
	queue = queue.then(work).catch(tellFailure);
}

addEventListener('message', (event: MessageEvent<ImportRequest>) => {
	const request = event.data;
	if (request.kind === 'read') {
		const turn = ++latestRead;
		inOrder(async () => {
			if (turn === latestRead) await read(request.file, request.options, request.rules);
		});
	} else if (request.kind === 'plan') {
		const turn = ++latestRead;
		inOrder(async () => {
			if (turn === latestRead) await planAgain(request.rules);
		});
	} else if (request.kind === 'ask') {
		inOrder(() => {
			const { id, question } = request;
			answer({ kind: 'answer', id, answer: loaded && answerTo(loaded, question) });
		});
	} else if (request.kind === 'write') {
		stop = new AbortController();
		const { signal } = stop;
		inOrder(() => write(request.label, request.now, signal));
	} else stop.abort();
});
