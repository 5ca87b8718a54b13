import { tooLarge } from './problem.ts';
import type { BackupProblem } from './problem.ts';

/** A browser holds no more as one text; a full box of the largest size is a fifth of that. */
export const MOST_BYTES = 500_000_000;
/** Rows of a box shrink to a fortieth at most; deflate could do a thousandth, and only a trap does. */
const MOST_TIMES = 300;
/** What a small file may unpack to whatever it shrank by. */
const ALWAYS = 2_000_000;
/** Bytes handed to the unpacker at once: it answers each piece with all that comes of it. */
const PIECE = 16_384;

/** So much of an archive's end is looked at. */
const DIRECTORY = 65_536;

/** What a file is by its first bytes; `text` = perhaps a backup as plain lines. */
type Outside = 'empty' | 'gzip' | 'age' | 'zip' | 'spreadsheet' | 'text';

export function outsideOf(bytes: Uint8Array): Outside {
	if (bytes.length === 0) return 'empty';
	if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
	if (startsWith(bytes, 'age-encryption.org/') || startsWith(bytes, '-----BEGIN AGE ENCRYPTED FILE')) return 'age';
	if (startsWith(bytes, 'PK\u0003\u0004')) return isWorkbook(bytes) ? 'spreadsheet' : 'zip';
	return 'text';
}

/** The directory at the end of an archive names all its parts; a workbook is one of them. */
function isWorkbook(bytes: Uint8Array): boolean {
	return new TextDecoder('latin1').decode(bytes.subarray(-DIRECTORY)).includes('xl/workbook.');
}

function startsWith(bytes: Uint8Array, ascii: string): boolean {
	return [...ascii].every((character, at) => bytes[at] === character.charCodeAt(0));
}

/** The bytes as gzip (RFC 1952). */
export async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	return collected(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')));
}

/**
 * The bytes that were packed. A trap is noticed while it unpacks, never when it has: by its size, by how much more it
 * becomes, or because it does not begin as a backup does.
 */
export async function unpacked(
	bytes: Uint8Array<ArrayBuffer>,
	beginning: string
): Promise<Uint8Array<ArrayBuffer> | { problem: BackupProblem }> {
	const stream = new DecompressionStream('gzip');
	const fed = feed(stream.writable, bytes);
	const most = Math.min(MOST_BYTES, Math.max(ALWAYS, bytes.length * MOST_TIMES));
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	const reader = stream.readable.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			if (length === 0 && !isBeginning(value, beginning)) return await stopped(reader, { code: 'foreign' });
			length += value.length;
			if (length > most) return await stopped(reader, length > MOST_BYTES ? tooLarge(length) : { code: 'bomb' });
			chunks.push(value);
		}
	} catch {
		// Whether the data was wrong or only too short, the feeding side knows.
	}
	const end = await fed;
	if (end !== 'whole') return { problem: end === 'short' ? { code: 'truncated' } : { code: 'damaged', line: 0 } };
	return joined(chunks, length);
}

async function stopped(
	reader: ReadableStreamDefaultReader,
	problem: BackupProblem
): Promise<{ problem: BackupProblem }> {
	await reader.cancel().catch(() => undefined);
	return { problem };
}

function isBeginning(chunk: Uint8Array, beginning: string): boolean {
	const start = new TextDecoder().decode(chunk.subarray(0, beginning.length));
	return beginning.startsWith(start);
}

/** Feeds it piece by piece. `short` = every byte was taken and more was expected. */
async function feed(
	writable: WritableStream<BufferSource>,
	bytes: Uint8Array<ArrayBuffer>
): Promise<'whole' | 'short' | 'wrong'> {
	const writer = writable.getWriter();
	writer.closed.catch(() => undefined);
	try {
		for (let at = 0; at < bytes.length; at += PIECE) await writer.write(bytes.subarray(at, at + PIECE));
		await writer.close();
		return 'whole';
	} catch (error) {
		// Told apart by the engines' sentences only; where one has others, the file is called damaged.
		const sentence = error instanceof Error ? `${error.message} ${String(error.cause)}` : '';
		return /truncated|unexpected end/i.test(sentence) ? 'short' : 'wrong';
	}
}

async function collected(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return bytes;
}
