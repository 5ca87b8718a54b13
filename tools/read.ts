import { readFileSync } from 'node:fs';
import { readFile } from '#lib/interchange/read.ts';
import type { ContactDraft, Problem, ReadResult } from '#lib/interchange/draft.ts';

/**
 * What an import of each file would read, one JSON line a file: for reports of "my file does not import".
 * Exit code 1 where a file could not be opened, 2 without a file, else 0, however odd the file.
 */
const messages: Record<string, unknown> = JSON.parse(
	readFileSync(new URL('../messages/interchange/en.json', import.meta.url), 'utf8')
) as Record<string, unknown>;

function sentence(problem: Problem): string {
	const key = `problem_${problem.code.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
	const text = messages[key];
	if (typeof text !== 'string') return problem.code;
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(problem.values[name] ?? whole));
}

/** The contact without the bytes of its photo; `photo` is their number, or null. */
function printable(contact: ContactDraft): unknown {
	return { ...contact, photo: contact.photo === null ? null : contact.photo.bytes.length || true };
}

function print(file: string, { format, encoding, contacts, problems }: ReadResult): void {
	const line = {
		file,
		format,
		encoding,
		contacts: contacts.map(printable),
		problems: problems.map((problem) => ({ line: problem.line, reason: sentence(problem) }))
	};
	process.stdout.write(`${JSON.stringify(line)}\n`);
}

function unreadable(file: string, error: unknown): void {
	const reason = error instanceof Error ? error.message : String(error);
	const problem: Problem = { line: 0, code: 'unreadableFile', values: { reason } };
	print(file, { format: 'unknown', encoding: '', contacts: [], problems: [problem] });
}

const files = process.argv.slice(2).filter((argument) => argument !== '--');
if (files.length === 0) {
	process.stderr.write('Usage: npm run -s read -- FILE…\n');
	process.exitCode = 2;
}
for (const file of files) {
	let bytes: Uint8Array<ArrayBuffer>;
	try {
		bytes = readFileSync(file);
	} catch (error) {
		unreadable(file, error);
		process.exitCode = 1;
		continue;
	}
	print(file, (await readFile(bytes, file)).result);
}
