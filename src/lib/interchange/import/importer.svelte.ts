import type { BoxFailure } from '#lib/db/failures.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { WorkerTalk } from '#lib/shell/worker-talk.ts';
import type { CsvOptions } from '../csv/read.ts';
import { PRESETS } from '../fill.ts';
import type { FieldRules } from '../fill.ts';
import type { DoubtAnswer, DoubtAnswers, ImportCounts } from '../import-plan.ts';
import workerUrl from './import.worker.ts?worker&url';
import type {
	Answers,
	DroppedPhoto,
	DryRun,
	ImportAnswer,
	ImportRequest,
	ImportRules,
	Question,
	ReadingStep
} from './protocol.ts';

export type ImportState =
	| { step: 'choose' }
	| { step: 'reading'; fileName: string; what: ReadingStep; part: number }
	| { step: 'preview'; fileName: string; dryRun: DryRun }
	| { step: 'writing'; fileName: string; done: number; total: number }
	| { step: 'done'; fileName: string; counts: ImportCounts; entryId: string; droppedPhotos: DroppedPhoto[] }
	| { step: 'cancelled'; fileName: string }
	| { step: 'failed'; fileName: string; failure: BoxFailure };

/** What happens to contacts that are in the box already: one choice on top, or field by field. */
export interface RuleChoice {
	preset: keyof typeof PRESETS | 'fields';
	fields: FieldRules;
}

/** Ms after the last answer. */
const PLAN_AFTER = 300;
/** Contacts of a file that takes so long that the way is shown when it is looked at again. */
const LARGE = 2000;

/** The last choice counts for the next file too, until the app is closed. */
let chosenRules: RuleChoice = { preset: 'fill', fields: PRESETS.fill };

/** One import from the choice of a file to its undo; the work is done by a worker that ends with it. */
export class Importer {
	current = $state.raw<ImportState>({ step: 'choose' });
	options = $state.raw<CsvOptions>({});
	rules = $state.raw(chosenRules);
	answers = $state.raw<DoubtAnswers>({});
	unanswered = $state.raw<DoubtAnswer>('other');
	/** A large file is read or compared again, while the last dry run stays in sight. */
	again = $state.raw<{ what: ReadingStep; part: number } | null>(null);
	#file: File | undefined;
	#worker: WorkerTalk<ImportRequest, ImportAnswer> | undefined;
	#lastAsked = 0;
	#planning: ReturnType<typeof setTimeout> | undefined;

	choose(file: File): void {
		this.#file = file;
		this.options = {};
		this.answers = {};
		this.unanswered = 'other';
		this.#read();
	}

	/** Reads the file again as the person says: another encoding, another meaning of a column. */
	change(options: Partial<CsvOptions>): void {
		this.options = { ...this.options, ...options };
		// What was said about a contact was said about what it was read as.
		this.answers = {};
		this.#read();
	}

	setRules(rules: RuleChoice): void {
		chosenRules = this.rules = rules;
		this.#plan();
	}

	/** What a doubtful draft is; the dry run follows. */
	answer(at: number, answer: DoubtAnswer | ''): void {
		const others = Object.entries(this.answers).filter(([other]) => Number(other) !== at);
		this.answers = Object.fromEntries(answer === '' ? others : [...others, [at, answer]]);
		this.#plan();
	}

	/** The answer to all that have none of their own. */
	answerRest(answer: DoubtAnswer): void {
		this.unanswered = answer;
		this.#plan();
	}

	/** A part of the plan that is too long to be shown whole; undefined where it came to nothing, as `current` says. */
	async ask<List extends Question['list']>(question: Question & { list: List }): Promise<Answers[List] | undefined> {
		const id = ++this.#lastAsked;
		const hear = (answer: ImportAnswer) => (answer.kind === 'answer' && answer.id === id ? answer : undefined);
		const answered = await this.#worker?.ask({ kind: 'ask', id, question }, hear).catch(() => undefined);
		return answered?.answer as Answers[List] | undefined;
	}

	write(now: number): void {
		const isToPlan = this.#planning !== undefined;
		this.#planless();
		if (isToPlan) this.#planNow();
		this.again = null;
		this.current = { step: 'writing', fileName: this.#name, done: 0, total: 0 };
		this.#ask({ kind: 'write', label: this.#name, now });
	}

	cancel(): void {
		if (this.current.step !== 'reading') return this.#ask({ kind: 'cancel' });
		// Nothing is written yet, and a worker deep in a large file hears nothing.
		this.#end();
		this.current = { step: 'cancelled', fileName: this.#name };
	}

	/** Back to the choice of a file. */
	reset(): void {
		this.#end();
		this.#file = undefined;
		this.current = { step: 'choose' };
	}

	/** What was to be planned comes with what is read anew, or not at all. */
	#planless(): void {
		clearTimeout(this.#planning);
		this.#planning = undefined;
	}

	#end(): void {
		this.#planless();
		this.again = null;
		this.#worker?.end();
		this.#worker = undefined;
	}

	get #name(): string {
		return this.#file?.name ?? '';
	}

	#read(): void {
		if (!this.#file) return;
		this.#planless();
		if (this.current.step !== 'preview')
			this.current = { step: 'reading', fileName: this.#name, what: 'file', part: 0 };
		this.#ask({ kind: 'read', file: this.#file, options: this.options, rules: this.#rules });
	}

	/** Soon, not at once: of a large file each plan takes seconds, and answers are often given one after the other. */
	#plan(): void {
		if (this.current.step !== 'preview') return;
		clearTimeout(this.#planning);
		this.#planning = setTimeout(() => this.#planNow(), PLAN_AFTER);
	}

	#planNow(): void {
		this.#planning = undefined;
		this.#ask({ kind: 'plan', rules: this.#rules });
	}

	get #rules(): ImportRules {
		const { preset, fields } = this.rules;
		const { answers, unanswered } = this;
		return { rules: preset === 'fields' ? fields : PRESETS[preset], answers, unanswered, locale: getLocale() };
	}

	#ask(request: ImportRequest): void {
		this.#worker ??= this.#start();
		this.#worker.send(request);
	}

	#start(): WorkerTalk<ImportRequest, ImportAnswer> {
		return new WorkerTalk(workerUrl, { hear: (answer) => this.#hear(answer), fail: (failure) => this.#fail(failure) });
	}

	#fail(failure: BoxFailure): void {
		const fileName = this.#name;
		this.#end();
		if (failure.code === 'cancelled') this.current = { step: 'cancelled', fileName };
		else this.current = { step: 'failed', fileName, failure };
	}

	#hear(answer: ImportAnswer): void {
		const fileName = this.#name;
		if (answer.kind === 'dryRun') {
			this.again = null;
			// One that was under way when "Import" was pressed is what gets imported, no longer a question.
			if (this.current.step !== 'writing') this.current = { step: 'preview', fileName, dryRun: answer.dryRun };
		} else if (answer.kind === 'reading') {
			const { what, part } = answer;
			if (this.current.step === 'reading') this.current = { step: 'reading', fileName, what, part };
			else if (this.current.step === 'preview' && this.current.dryRun.contacts > LARGE) this.again = { what, part };
		} else if (answer.kind === 'progress') {
			this.current = { step: 'writing', fileName, done: answer.done, total: answer.total };
		} else if (answer.kind === 'written') {
			const { counts, entryId, droppedPhotos } = answer;
			this.current = { step: 'done', fileName, counts, entryId, droppedPhotos };
		}
	}
}
