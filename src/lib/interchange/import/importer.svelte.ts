import { BoxFailure } from '#lib/db/failures.ts';
import { trustedScriptUrl } from '#lib/shell/script-url.ts';
import type { CsvOptions } from '../csv/read.ts';
import type { ImportCounts } from '../plan.ts';
import workerUrl from './import.worker.ts?worker&url';
import type { DroppedPhoto, DryRun, ImportAnswer, ImportRequest, ImportRules } from './protocol.ts';

export type ImportState =
	| { step: 'choose' }
	| { step: 'reading'; fileName: string }
	| { step: 'preview'; fileName: string; dryRun: DryRun }
	| { step: 'writing'; fileName: string; done: number; total: number }
	| { step: 'done'; fileName: string; counts: ImportCounts; entryId: string; droppedPhotos: DroppedPhoto[] }
	| { step: 'cancelled'; fileName: string }
	| { step: 'failed'; fileName: string; failure: BoxFailure };

/** One import from the choice of a file to its undo; the work is done by a worker that ends with it. */
export class Importer {
	current = $state.raw<ImportState>({ step: 'choose' });
	options = $state.raw<CsvOptions>({});
	rules = $state.raw<ImportRules>({ rule: 'fill', doubtful: 'add' });
	#file: File | undefined;
	#worker: Worker | undefined;

	choose(file: File): void {
		this.#file = file;
		this.options = {};
		this.#read();
	}

	/** Reads the file again as the person says: another encoding, another meaning of a column. */
	change(options: Partial<CsvOptions>): void {
		this.options = { ...this.options, ...options };
		this.#read();
	}

	setRules(rules: Partial<ImportRules>): void {
		this.rules = { ...this.rules, ...rules };
		this.#read();
	}

	write(now: number): void {
		this.current = { step: 'writing', fileName: this.#name, done: 0, total: 0 };
		this.#ask({ kind: 'write', label: this.#name, now });
	}

	cancel(): void {
		this.#ask({ kind: 'cancel' });
	}

	/** Back to the choice of a file. */
	reset(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		this.#file = undefined;
		this.current = { step: 'choose' };
	}

	get #name(): string {
		return this.#file?.name ?? '';
	}

	#read(): void {
		if (!this.#file) return;
		if (this.current.step !== 'preview') this.current = { step: 'reading', fileName: this.#name };
		this.#ask({ kind: 'read', file: this.#file, options: this.options, rules: this.rules });
	}

	#ask(request: ImportRequest): void {
		this.#worker ??= this.#start();
		this.#worker.postMessage(request);
	}

	#start(): Worker {
		const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
		worker.onmessage = (event: MessageEvent<ImportAnswer>) => this.#hear(event.data);
		worker.onerror = () => this.#hear({ kind: 'failed', code: 'unknown' });
		return worker;
	}

	#hear(answer: ImportAnswer): void {
		const fileName = this.#name;
		if (answer.kind === 'dryRun') {
			// One that was under way when "Import" was pressed is what gets imported, no longer a question.
			if (this.current.step !== 'writing') this.current = { step: 'preview', fileName, dryRun: answer.dryRun };
		} else if (answer.kind === 'progress') {
			this.current = { step: 'writing', fileName, done: answer.done, total: answer.total };
		} else if (answer.kind === 'written') {
			const { counts, entryId, droppedPhotos } = answer;
			this.current = { step: 'done', fileName, counts, entryId, droppedPhotos };
		} else if (answer.code === 'cancelled') this.current = { step: 'cancelled', fileName };
		else this.current = { step: 'failed', fileName, failure: new BoxFailure(answer.code) };
	}
}
