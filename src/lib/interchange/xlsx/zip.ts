/** One file of an archive. The text comes in pieces, so that a large sheet is never held as one string. */
export interface ZipEntry {
	name: string;
	text: Iterable<string>;
}

export const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
	let crc = index;
	for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
	return crc;
});

/** 1 January 1980, the zero of MS-DOS dates: equal contents give equal files. */
const DOS_DATE = 0x21;
const DEFLATED = 8;
const UTF8_NAMES = 0x800;
const VERSION = 20;
/** Pieces (of some 100 kB) after which the page gets a turn. */
const PIECES_PER_TURN = 2;

/**
 * A ZIP archive (PKWARE APPNOTE 4.3) of text files, deflated by the platform's CompressionStream: off the main
 * thread and without the blob workers that the app's Content-Security-Policy forbids. Below 4 GB and 65,536 files.
 */
export async function zip(entries: readonly ZipEntry[]): Promise<Blob> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const directory: Uint8Array<ArrayBuffer>[] = [];
	let offset = 0;
	for (const entry of entries) {
		const name = new TextEncoder().encode(entry.name);
		const { bytes, crc, size } = await deflate(entry.text);
		const header = [VERSION, UTF8_NAMES, DEFLATED, 0, DOS_DATE];
		const sizes = [crc, bytes.length, size];
		const local = record([0x04034b50], header, sizes, [name.length, 0], []);
		directory.push(record([0x02014b50], [VERSION, ...header], sizes, [name.length, 0, 0, 0, 0], [0, offset]), name);
		parts.push(local, name, bytes);
		offset += local.length + name.length + bytes.length;
	}
	const directorySize = directory.reduce((sum, part) => sum + part.length, 0);
	const counts = [0, 0, entries.length, entries.length];
	const end = record([0x06054b50], counts, [directorySize, offset], [0], []);
	return new Blob([...parts, ...directory, end]);
}

/** Little-endian groups of 32-, 16-, 32-, 16- and 32-bit numbers: the pattern all three ZIP records follow. */
function record(
	signature: number[],
	shorts: number[],
	longs: number[],
	moreShorts: number[],
	moreLongs: number[]
): Uint8Array<ArrayBuffer> {
	const groups: [number[], 2 | 4][] = [
		[signature, 4],
		[shorts, 2],
		[longs, 4],
		[moreShorts, 2],
		[moreLongs, 4]
	];
	const bytes = new Uint8Array(groups.reduce((sum, [values, width]) => sum + values.length * width, 0));
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const [values, width] of groups) {
		for (const value of values) {
			if (width === 4) view.setUint32(at, value, true);
			else view.setUint16(at, value, true);
			at += width;
		}
	}
	return bytes;
}

async function deflate(text: Iterable<string>): Promise<{ bytes: Uint8Array<ArrayBuffer>; crc: number; size: number }> {
	const encoder = new TextEncoder();
	const stream = new CompressionStream('deflate-raw');
	const result = new Response(stream.readable).arrayBuffer();
	const writer = stream.writable.getWriter();
	let crc = 0xffffffff;
	let size = 0;
	let pieces = 0;
	for (const piece of text) {
		const bytes = encoder.encode(piece);
		for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
		size += bytes.length;
		await writer.write(bytes);
		pieces += 1;
		if (pieces % PIECES_PER_TURN === 0) await new Promise((resolve) => setTimeout(resolve));
	}
	await writer.close();
	return { bytes: new Uint8Array(await result), crc: (crc ^ 0xffffffff) >>> 0, size };
}
